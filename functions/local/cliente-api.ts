import { createReadStream, statSync } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import type { Cierre } from '../close/cerrar.ts';
import type { LineaDiario, Vigencia } from '../domain/anulacion.ts';
import type { Carga } from '../domain/carga.ts';
import type { PedidoExportar } from '../export/exportar.ts';
import type { Tarea } from '../domain/tarea.ts';
import { cabecerasPara } from './acceso/credenciales.ts';
import { duracion, lineaDeEnvio } from './avance.ts';
import { FalloError } from './errores.ts';
import type { InformeCarga } from './ordenes/informe-carga.ts';
import type { MetaCarga } from './servicio.ts';

export type CorteCerrado = {
  readonly corte: string;
  readonly sha256: string;
  readonly publicado: boolean;
  readonly segundos: Cierre['segundos'];
  readonly hechos: number;
  readonly ambitos: number;
  readonly avisos: readonly string[];
};

type Juzgada = Carga & Partial<Vigencia> & { readonly aviso_declaracion?: string | null };

/** How often the sala is asked how it goes. */
const CADA_MS = 500;

const n = (x: number): string => x.toLocaleString('es-PE');

const lineaDeTarea = ({ titulo, mensaje, hecho, total, filas, filas_por_s, restante_s }: Tarea): string =>
  `${titulo}: ${[
    mensaje,
    ...(filas === null ? [] : [`${n(filas)} filas`]),
    ...(filas_por_s === null ? [] : [`${n(filas_por_s)} filas/s`]),
    ...(total === null || total === 0 ? [] : [`${Math.floor((hecho / total) * 100)} %`]),
    ...(restante_s === null ? [] : [`faltan ${duracion(restante_s)}`]),
  ].join(' · ')}`;

/** The commands of a terminal through the API of an open sala. @throws FalloError with the detail the API gave. */
export function clienteApi(base: string) {
  const pedir = async (ruta: string, init: RequestInit): Promise<Response> => {
    let r: Response;
    try {
      r = await fetch(new URL(ruta, base), { ...init, headers: { ...init.headers, ...cabecerasPara(base) } });
    } catch (cause) {
      throw new FalloError(`No responde la sala en ${base}. Ábrala con «npm start», o quite --api.`, 1, { cause });
    }
    return r;
  };
  /** Shows what the sala says of one task until `hecha`. Not being able to ask is no reason to stop: the answer will tell. */
  const seguir = async (id: string, avisar: (texto: string) => void, hecha: AbortSignal): Promise<void> => {
    while (!hecha.aborted) {
      await new Promise((listo) => setTimeout(listo, CADA_MS));
      const tareas = await fetch(new URL('/v1/tareas', base), { signal: hecha, headers: cabecerasPara(base) })
        .then((r) => r.json() as Promise<{ tareas?: Tarea[] }>) // our own API
        .catch(() => ({ tareas: [] }));
      const mia = tareas.tareas?.find((t) => t.id === id);
      // While it is being sent, the sender knows better.
      if (mia && mia.mensaje !== 'recibiendo' && !hecha.aborted) avisar(lineaDeTarea(mia));
    }
  };
  return {
    /** One line for a loose file, one a member for an archive. */
    async cargar(
      ruta: string,
      { nombre, ...resto }: MetaCarga,
      { ensayo = false, avisar }: { readonly ensayo?: boolean; readonly avisar?: (texto: string) => void } = {},
    ): Promise<InformeCarga[]> {
      const consulta = new URLSearchParams(
        Object.entries(resto).filter((e): e is [string, string] => typeof e[1] === 'string'),
      );
      if (ensayo) consulta.set('ensayo', 'si');
      const tarea = crypto.randomUUID();
      const linea = lineaDeEnvio(nombre, statSync(ruta).size, () => performance.now());
      let enviados = 0;
      const contar = new Transform({
        transform(trozo: Buffer, _, listo) {
          avisar?.(linea((enviados += trozo.length)));
          listo(null, trozo);
        },
      });
      const fin = new AbortController();
      const vigia = avisar ? seguir(tarea, avisar, fin.signal) : Promise.resolve();
      const origen = createReadStream(ruta);
      origen.on('error', (e) => contar.destroy(e));
      try {
        const r = await pedir(`/v1/cargas?${consulta}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/octet-stream',
            'x-sala-archivo': encodeURIComponent(nombre),
            'x-sala-tarea': tarea,
          },
          body: Readable.toWeb(origen.pipe(contar)) as ReadableStream, // node's and the DOM's stream types differ in name only
          duplex: 'half',
        } as RequestInit); // `duplex` is required by fetch for streams and missing in the DOM types
        const cuerpo = (await r.json()) as Partial<Juzgada> & { detail?: string; carga?: Juzgada; cargas?: Juzgada[] }; // our own API
        if (!r.ok && r.status !== 422) throw new FalloError(cuerpo.detail ?? `La sala respondió ${r.status}`);
        const cargas = cuerpo.cargas ?? [cuerpo.carga ?? (cuerpo as Juzgada)]; // without a list, the body is the carga
        return cargas.map((carga) => ({
          carga,
          // An archive answers as one: each of its members was new if any was.
          repetida: carga.motivos['archivo_repetido'] !== undefined,
          ensayo,
          aviso_declaracion: carga.aviso_declaracion ?? null,
          ...(carga.vigente
            ? { vigencia: { vigente: carga.vigente, reemplazada_por: carga.reemplazada_por ?? [] } }
            : {}),
          rechazos: carga.rechazos ? new URL(`/v1/cargas/${carga.id}/rechazos.csv`, base).href : null,
        }));
      } finally {
        fin.abort();
        origen.destroy();
        await vigia;
      }
    },
    /** @returns the carga as it stays in the journal. */
    async anular(id: string, motivo: string, deshacer: boolean): Promise<LineaDiario & { readonly cambio: boolean }> {
      const r = await pedir(`/v1/cargas/${id}/anular`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ motivo, ...(deshacer ? { deshacer } : {}) }),
      });
      const cuerpo = (await r.json()) as LineaDiario & { cambio: boolean; detail?: string }; // our own API
      if (!r.ok) throw new FalloError(cuerpo.detail ?? `La sala respondió ${r.status}`);
      return cuerpo;
    },
    /** @returns CSV. */
    async rechazos(id: string, conValores: boolean): Promise<string> {
      const r = await pedir(
        `/v1/cargas/${id}/rechazos.csv${conValores ? '?valores=si&finalidad=seguimiento' : ''}`,
        {},
      );
      if (!r.ok)
        throw new FalloError(((await r.json()) as { detail?: string }).detail ?? `La sala respondió ${r.status}`); // our own API
      return r.text();
    },
    /** The exported file as it comes, and how many rows it holds. */
    async exportar(pedido: Omit<PedidoExportar, 'sinInsumos'>): Promise<{ cuerpo: Readable; filas: number }> {
      const { corte, ...resto } = pedido;
      const r = await pedir(`/v1/cortes/${encodeURIComponent(corte)}/exportar?${new URLSearchParams(resto)}`, {});
      if (!r.ok || !r.body) {
        const { detail } = (await r.json()) as { detail?: string }; // our own API
        throw new FalloError(detail ?? `La sala respondió ${r.status}`);
      }
      const cuerpo = Readable.fromWeb(r.body as Parameters<typeof Readable.fromWeb>[0]); // node's and the DOM's stream types differ in name only
      return { cuerpo, filas: Number(r.headers.get('x-sala-filas')) };
    },
    async cerrar(region: string, periodo: string): Promise<CorteCerrado> {
      const r = await pedir('/v1/cortes', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ region, periodo }),
      });
      const cuerpo = (await r.json()) as CorteCerrado & { detail?: string }; // our own API
      if (!r.ok) throw new FalloError(cuerpo.detail ?? `La sala respondió ${r.status}`);
      return cuerpo;
    },
  };
}

async function conversar<T>(base: string, ruta: string, init: RequestInit): Promise<T> {
  let r: Response;
  try {
    r = await fetch(new URL(ruta, base), { ...init, headers: { ...init.headers, ...cabecerasPara(base) } });
  } catch (cause) {
    throw new FalloError(`No responde la sala en ${base}. Ábrala con «npm start», o quite --api.`, 1, { cause });
  }
  const cuerpo = (await r.json()) as T & { detail?: string }; // our own API
  if (!r.ok) throw new FalloError(cuerpo.detail ?? `La sala respondió ${r.status}`);
  return cuerpo;
}

/** A JSON answer of an open sala. @throws FalloError with the detail the API gave. */
export const pedirApi = <T>(base: string, ruta: string): Promise<T> => conversar<T>(base, ruta, {});

/** The same, sending something. */
export const enviarApi = <T>(base: string, ruta: string, cuerpo: unknown): Promise<T> =>
  conversar<T>(base, ruta, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(cuerpo),
  });
