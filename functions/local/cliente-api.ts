import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Cierre } from '../close/cerrar.ts';
import type { Carga } from '../domain/carga.ts';
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
};

/** The commands of a terminal through the API of an open sala. @throws FalloError with the detail the API gave. */
export function clienteApi(base: string) {
  const pedir = async (ruta: string, init: RequestInit): Promise<Response> => {
    let r: Response;
    try {
      r = await fetch(new URL(ruta, base), init);
    } catch (cause) {
      throw new FalloError(`No responde la sala en ${base}. Ábrala con «npm start», o quite --api.`, 1, { cause });
    }
    return r;
  };
  return {
    async cargar(ruta: string, meta: MetaCarga): Promise<InformeCarga> {
      const { nombre, ...resto } = meta;
      const consulta = new URLSearchParams(
        Object.entries(resto).filter((e): e is [string, string] => typeof e[1] === 'string'),
      );
      const r = await pedir(`/v1/cargas?${consulta}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-sala-archivo': encodeURIComponent(nombre) },
        body: Readable.toWeb(createReadStream(ruta)) as ReadableStream, // node's and the DOM's stream types differ in name only
        duplex: 'half',
      } as RequestInit); // `duplex` is required by fetch for streams and missing in the DOM types
      const cuerpo = (await r.json()) as Carga & { detail?: string; carga?: Carga }; // our own API
      if (!r.ok && r.status !== 422) throw new FalloError(cuerpo.detail ?? `La sala respondió ${r.status}`);
      const carga = cuerpo.carga ?? cuerpo;
      return {
        carga,
        repetida: r.status === 200,
        rechazos: carga.rechazos ? new URL(`/v1/cargas/${carga.id}/rechazos.csv`, base).href : null,
      };
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

/** A JSON answer of an open sala. @throws FalloError with the detail the API gave. */
export async function pedirApi<T>(base: string, ruta: string): Promise<T> {
  let r: Response;
  try {
    r = await fetch(new URL(ruta, base));
  } catch (cause) {
    throw new FalloError(`No responde la sala en ${base}. Ábrala con «npm start», o quite --api.`, 1, { cause });
  }
  const cuerpo = (await r.json()) as T & { detail?: string }; // our own API
  if (!r.ok) throw new FalloError(cuerpo.detail ?? `La sala respondió ${r.status}`);
  return cuerpo;
}
