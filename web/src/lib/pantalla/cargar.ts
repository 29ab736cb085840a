import { error } from '@sveltejs/kit';
import { tipoDe } from '../../../../functions/domain/ambito.ts';
import { pedirTablero } from '../api.ts';
import { columnasDe } from '../tablero/columnas.ts';
import { abreviar, type PrimeraVista } from '../tablero/primera-vista.ts';
import { paraPared } from './para-pared.ts';
import { avisos } from '../textos/es/pared.ts';

type Evento = {
  readonly setHeaders: (cabeceras: Record<string, string>) => void;
  readonly url: URL;
  readonly fetch: typeof globalThis.fetch;
};

/**
 * What a wall screen needs of a board, for a page's server load.
 * @throws Kit's HttpError: 403 for the sectors of a facility in public mode, or what the API answers, in its own words.
 */
export async function cargarPared(
  { url, fetch, setHeaders }: Evento,
  ambito: string,
): Promise<{ vista: PrimeraVista }> {
  const modo = url.searchParams.get('modo');
  if (modo === 'publico' && tipoDe(ambito) === 'E') error(403, avisos.sinPublico, { codigo: 'sectores_no_publicos' });
  const tablero = await pedirTablero(fetch, ambito, url.searchParams.get('corte'), modo);
  setHeaders({ 'cache-control': 'private, no-cache' });
  const columnas = columnasDe(tablero, 'todo', null).map((c) => c.i);
  return { vista: abreviar(paraPared(tablero), columnas, true) };
}
