import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { crearEnlace } from './enlace.ts';
import { relojReal } from './reloj.ts';
import { crearSentido } from './sentido.ts';

/** A sender stops being read when this much waits, as a kernel's send buffer would: the server can still choose what goes next. */
const MEMORIA_INTERMEDIA = 32_768;

export type Forma = {
  readonly nombre: string;
  /** Each way, shared by all connections. */
  readonly bitsPorSegundo: number;
  readonly rttMs: number;
};

export const SIN_FORMA: Forma = { nombre: 'sin demora', bitsPorSegundo: Infinity, rttMs: 0 };
export const LENTA: Forma = { nombre: '1,6 Mbit/s · 150 ms', bitsPorSegundo: 1_600_000, rttMs: 150 };

export type Proxy = {
  readonly puerto: number;
  /** From the next connection on; the open ones are dropped. */
  readonly dar: (forma: Forma) => void;
  /** False drops every connection and refuses new ones: the network is off. */
  readonly conectado: (si: boolean) => void;
  /** Bytes that reached the browser, by the machine's own time (ms since 1970): `[cuando, bytes]`, since the last `olvidar`. */
  readonly llegadas: () => readonly (readonly [number, number])[];
  readonly conexiones: () => number;
  readonly olvidar: () => void;
  readonly cerrar: () => void;
};

/**
 * A TCP proxy in front of `destino` that gives its connections the bandwidth and the distance of a link. It knows nothing of TLS or
 * HTTP: their round trips happen by themselves, through it. Modelled: the handshake of TCP (one round trip before the client's first
 * byte), propagation, slow start without loss, headers of the segments, one queue each way for all connections. Not modelled: loss,
 * jitter, name lookup, room taken by acknowledgements.
 */
export async function abrirProxy(destino: number): Promise<Proxy> {
  const reloj = relojReal();
  const abiertas = new Set<Socket>();
  let forma = SIN_FORMA;
  let arriba = crearEnlace(forma.bitsPorSegundo);
  let abajo = crearEnlace(forma.bitsPorSegundo);
  let llegadas: (readonly [number, number])[] = [];
  let conexiones = 0;
  let encendido = true;
  const soltar = (): void => {
    for (const s of abiertas) s.destroy();
    abiertas.clear();
  };

  const servidor: Server = createServer({ allowHalfOpen: true }, (cliente) => {
    if (!encendido) return void cliente.resetAndDestroy();
    conexiones++;
    const origen = connect({ port: destino, host: '127.0.0.1', allowHalfOpen: true });
    const mitad = forma.rttMs / 2;
    const pasar = (de: Socket, a: Socket, enlace: typeof arriba, desde: number, contar: boolean): void => {
      const sentido = crearSentido({
        reloj,
        enlace,
        mitad,
        desde,
        entregar: (datos) => {
          if (contar) llegadas.push([performance.timeOrigin + performance.now(), datos.length]);
          if (!a.destroyed) a.write(datos);
        },
        cerrar: () => a.end(),
        avanza: () => {
          if (sentido.enCola() < MEMORIA_INTERMEDIA) de.resume();
        },
      });
      de.on('data', (datos: Buffer) => {
        sentido.enviar(datos);
        if (sentido.enCola() >= MEMORIA_INTERMEDIA) de.pause();
      });
      de.on('end', () => sentido.terminar());
    };
    pasar(cliente, origen, arriba, reloj.ahora() + forma.rttMs, false);
    pasar(origen, cliente, abajo, 0, true);
    for (const [s, otro] of [
      [cliente, origen],
      [origen, cliente],
    ] as const) {
      s.setNoDelay(true);
      abiertas.add(s);
      s.on('error', () => otro.destroy());
      s.on('close', () => {
        abiertas.delete(s);
        if (abiertas.has(otro) && s.errored) otro.destroy();
      });
    }
  });
  await new Promise<void>((listo) => servidor.listen(0, '127.0.0.1', listo));
  return {
    puerto: (servidor.address() as AddressInfo).port, // a TCP server that listens has one
    dar(nueva) {
      soltar();
      forma = nueva;
      arriba = crearEnlace(forma.bitsPorSegundo);
      abajo = crearEnlace(forma.bitsPorSegundo);
    },
    conectado(si) {
      encendido = si;
      if (!si) soltar();
    },
    llegadas: () => llegadas,
    conexiones: () => conexiones,
    olvidar() {
      llegadas = [];
      conexiones = 0;
    },
    cerrar() {
      soltar();
      servidor.close();
    },
  };
}
