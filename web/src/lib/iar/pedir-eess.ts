import type { Tablero } from '../../../../functions/domain/tablero.ts';
import { pedirPublicado } from '../api.ts';
import { eessQueMiden, eessQueResponden, type DondeResponde } from './responde.ts';

/**
 * The facilities of a board where most persons lack a ficha that no sector measures, read from their own boards. Names come with the
 * board that was already read: no other reading is noted.
 * @returns null where it is measured inside
 */
export async function pedirEess(
  fetch: typeof globalThis.fetch,
  tablero: Tablero,
  clave: string,
  cuantos: number,
  modo: string | null,
  signal?: AbortSignal,
): Promise<DondeResponde[] | null> {
  const ids = eessQueMiden(tablero, clave);
  if (ids === null) return null;
  const tableros =
    tablero.ambito.tipo === 'E'
      ? [tablero]
      : await Promise.all(ids.map((id) => pedirPublicado(fetch, id, tablero.corte.id, modo, signal)));
  return eessQueResponden(tableros, tablero.sectores, clave, cuantos);
}
