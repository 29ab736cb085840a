import type { Carga } from '../domain/carga.ts';
import type { Objetos } from '../domain/objetos.ts';
import { sha256Archivo } from './archivo.ts';
import type { Recibido } from './recibir.ts';

/** Two who bring the same file at once may say different things of it: what each read has its own name, and the journal keeps one. */
const nombrado = (carga: string, sha256: string): string => `${carga}-${sha256.slice(0, 12)}`;
/** Tables with names of persons: apart from those that only have pseudonyms. */
const NOMBRAN = ['sectoristas'];

/** Where an original is kept, under no name of its own: keys are listed and logged, and names of files may be of persons. */
const claveOriginal = (id: string, deMiembro: boolean): string =>
  `recepcion/${id}/${deMiembro ? 'miembro' : 'original'}`;

/** The key of the original of a carga, or null when it is no longer (or never was) kept apart. */
export const originalGuardado = async (objetos: Pick<Objetos, 'list'>, id: string): Promise<string | null> =>
  (await objetos.list(`recepcion/${id}/`))[0] ?? null;

/**
 * Puts what was read into the object store: the original, the normalized tables, the rejects. The journal is written by the
 * caller, after this: a carga that is in the journal is whole. Repeating it writes the same objects again.
 */
export async function guardarCarga(
  objetos: Pick<Objetos, 'put'>,
  /** Where the original is; null when it is in the object store already. */
  original: { readonly ruta: string; readonly deMiembro: boolean } | null,
  recibido: Recibido,
): Promise<Carga> {
  const { carga, parquet, rechazosRuta } = recibido;
  if (original !== null) await objetos.put(claveOriginal(carga.id, original.deMiembro), { ruta: original.ruta });
  const normalizado = [];
  for (const p of parquet) {
    const sha256 = await sha256Archivo(p.ruta);
    const clave = `${NOMBRAN.includes(p.tabla) ? 'nominal/' : ''}normalizado/${p.tabla}/${nombrado(carga.id, sha256)}.parquet`;
    await objetos.put(clave, { ruta: p.ruta });
    normalizado.push({ tabla: p.tabla, clave, filas: p.filas, sha256 });
  }
  const rechazos =
    rechazosRuta === null ? null : `rechazos/${nombrado(carga.id, await sha256Archivo(rechazosRuta))}.csv`;
  if (rechazos !== null && rechazosRuta !== null) await objetos.put(rechazos, { ruta: rechazosRuta });
  return { ...carga, rechazos, normalizado };
}
