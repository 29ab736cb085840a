import { error } from '@sveltejs/kit';
import { pedir, pedirTablero } from '#lib/api.ts';
import { eessDeSector, hojaDe } from '#lib/sector/hoja.ts';
import type { PageServerLoad } from './$types';
import * as t from '../../../lib/textos/es/sector.ts';

/** One read, the board of its facility; a code that does not say its facility needs one more. */
export const load: PageServerLoad = async ({ params, url, fetch, setHeaders }) => {
  const id = `S:${params.codigo}`;
  const eess =
    eessDeSector(params.codigo) ??
    (await pedir<{ padre: string | null }>(fetch, `/v1/ambitos/${encodeURIComponent(id)}`)).padre;
  if (eess === null) error(404, { message: t.noHayUnSectorCon, codigo: 'ambito_desconocido' });
  const tablero = await pedirTablero(fetch, eess, url.searchParams.get('corte'), url.searchParams.get('modo'));
  const hoja = hojaDe(tablero, id);
  if (hoja === null)
    error(404, {
      message: t.noTieneEseSectorEn(tablero.ambito.nombre, tablero.corte.id),
      codigo: 'ambito_desconocido',
    });
  setHeaders({ 'cache-control': 'private, no-cache' });
  return { hoja };
};
