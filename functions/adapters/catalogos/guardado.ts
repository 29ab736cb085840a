import type { Ficha } from '../../domain/ficha/esquema.ts';
import type { Objetos } from '../../domain/objetos.ts';
import { leerFichas } from './fichas.ts';

/** Where the fichas of a version of the catalogue are kept: what an old corte asked can still be read. */
export const objetoCatalogo = (version: string): string => `catalogos/${version}.json`;

/** The fichas of a version of the catalogue: this program's, or those kept when a corte was closed with it. null: it is not kept. */
export async function catalogoGuardado(
  objetos: Pick<Objetos, 'get'>,
  version: string,
): Promise<readonly Ficha[] | null> {
  const actual = leerFichas();
  if (actual.version === version) return actual.fichas;
  const bytes = await objetos.get(objetoCatalogo(version));
  if (!bytes) return null;
  const { fichas } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { fichas: readonly Ficha[] }; // written by the close from a valid catalogue
  return fichas;
}
