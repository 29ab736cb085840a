import type { AmbitoRef } from '../../../functions/domain/tablero.ts';
import { pedir } from './api.ts';

export type LugarHallado = AmbitoRef & { readonly padre: string | null; readonly region: string };

/** The regions that have data here, by name. */
export const regionesConDatos = async (fetch: typeof globalThis.fetch): Promise<readonly AmbitoRef[]> =>
  (await pedir<{ regiones: AmbitoRef[] }>(fetch, '/v1/regiones')).regiones;

/** Places a file may be of, whose name or code holds the words of `texto`, best first: everything but sectors. */
export const buscarLugares = async (
  fetch: typeof globalThis.fetch,
  texto: string,
  signal?: AbortSignal,
): Promise<LugarHallado[]> => {
  const { ambitos } = await pedir<{ ambitos: LugarHallado[] }>(
    fetch,
    `/v1/ambitos?buscar=${encodeURIComponent(texto.trim())}`,
    signal,
  );
  return ambitos.filter((a) => a.tipo !== 'S');
};
