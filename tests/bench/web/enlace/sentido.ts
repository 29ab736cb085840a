import { CABECERA, SEGMENTO, type Enlace } from './enlace.ts';
import type { Reloj } from './reloj.ts';

/** Segments a sender may have in flight before the first acknowledgement: ten, as every current system does. */
const VENTANA_INICIAL = 10 * SEGMENTO;
/** Beyond this the receiver's window rules: about twice what fits in 1.6 Mbit/s × 150 ms. */
const VENTANA_MAXIMA = 65_536;

export type Sentido = {
  readonly enviar: (datos: Buffer) => void;
  /** Nothing more follows: `cerrar` is called once everything before has been delivered. */
  readonly terminar: () => void;
  /** Bytes handed over that have not left yet. */
  readonly enCola: () => number;
};

type Opciones = {
  readonly reloj: Reloj;
  readonly enlace: Enlace;
  /** Half a round trip, ms. */
  readonly mitad: number;
  /** Nothing leaves before this time: the handshake has to come back first. */
  readonly desde: number;
  readonly entregar: (datos: Buffer) => void;
  readonly cerrar: () => void;
  /** Called each time something left the queue. */
  readonly avanza?: () => void;
};

/**
 * One way of a TCP connection without loss: slow start from ten segments, doubled each round trip up to 64 KiB, over a link shared
 * with the other connections. Acknowledgements come back after half a round trip and take no room.
 */
export function crearSentido({ reloj, enlace, mitad, desde, entregar, cerrar, avanza }: Opciones): Sentido {
  const cola: Buffer[] = [];
  let pendientes = 0;
  let enVuelo = 0;
  let ventana = VENTANA_INICIAL;
  let ultimo = false;
  let esperandoInicio = false;

  const tomar = (maximo: number): Buffer => {
    const partes: Buffer[] = [];
    let n = 0;
    while (n < maximo && cola[0]) {
      const parte = cola[0].subarray(0, maximo - n);
      if (parte.length === cola[0].length) cola.shift();
      else cola[0] = cola[0].subarray(parte.length);
      partes.push(parte);
      n += parte.length;
    }
    pendientes -= n;
    return partes.length === 1 ? partes[0]! : Buffer.concat(partes);
  };

  const bombear = (): void => {
    if (reloj.ahora() < desde) {
      if (!esperandoInicio) reloj.en(desde, bombear);
      esperandoInicio = true;
      return;
    }
    while (pendientes > 0 && enVuelo + Math.min(SEGMENTO, pendientes) <= ventana) {
      const trozo = tomar(SEGMENTO);
      enVuelo += trozo.length;
      const fuera = enlace.ocupar(reloj.ahora(), trozo.length + CABECERA);
      reloj.en(fuera + mitad, () => entregar(trozo));
      reloj.en(fuera + 2 * mitad, () => {
        enVuelo -= trozo.length;
        ventana = Math.min(VENTANA_MAXIMA, ventana + trozo.length);
        bombear();
      });
      avanza?.();
    }
    if (ultimo && pendientes === 0) {
      ultimo = false;
      reloj.en(enlace.ocupar(reloj.ahora(), CABECERA) + mitad, cerrar);
    }
  };

  return {
    enviar(datos) {
      cola.push(datos);
      pendientes += datos.length;
      bombear();
    },
    terminar() {
      ultimo = true;
      bombear();
    },
    enCola: () => pendientes,
  };
}
