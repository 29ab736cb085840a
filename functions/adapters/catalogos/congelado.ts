import { gunzipSync, gzipSync } from 'node:zlib';
import type { Objetos } from '../../domain/objetos.ts';
import { leerTextos, type CatalogoFichas, type TextosFichas } from './fichas.ts';

const objeto = (version: string): string => `catalogos/fichas-${version}.json.gz`;

/** Keeps the definitions a corte is made with: a number must be explained after the fichas have changed. Again is the same object. */
export const congelarCatalogo = (objetos: Pick<Objetos, 'put'>, { version, textos }: CatalogoFichas): Promise<void> =>
  objetos.put(objeto(version), gzipSync(JSON.stringify(textos)));

/** The definitions of a version as they were; null when they were not kept. @throws when what was kept is not that version. */
export async function catalogoCongelado(
  objetos: Pick<Objetos, 'get'>,
  version: string,
): Promise<CatalogoFichas | null> {
  const bytes = await objetos.get(objeto(version));
  if (!bytes) return null;
  const catalogo = leerTextos(JSON.parse(gunzipSync(bytes).toString('utf8')) as TextosFichas); // written by congelarCatalogo
  if (catalogo.version !== version)
    throw new Error(
      `Las fichas guardadas como ${version} no son esas: su contenido da ${catalogo.version}. El objeto ${objeto(version)} fue alterado.`,
    );
  return catalogo;
}
