import type { AmbitoRef } from '../../../functions/domain/tablero.ts';
import { pedir } from './api.ts';

export type LugarHallado = AmbitoRef & { readonly padre: string | null; readonly region: string };

/** Places whose name or code holds the words of `texto`, best first; sectors have no screen of their own and are left out. */
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
