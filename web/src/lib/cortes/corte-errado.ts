import { parseCorteId } from '../../../../functions/domain/corte.ts';
import { direccionCorte, type Direccion } from '../tablero/estado-url.ts';

export type CorteErrado = {
  readonly corte: string;
  /** The same screen in the current corte, or the list of those there are. */
  readonly vigente: string;
  /** It has the form of a corte: there is none by that name. */
  readonly bienEscrito: boolean;
};

/**
 * The corte an address asks for, when it is why the page could not be shown; null when the reason is another.
 * @param codigo the API's own, of the failure
 */
export const corteErrado = (url: Direccion, codigo: string | undefined): CorteErrado | null => {
  const deLista = /^\/cortes\/([^/]+)$/.exec(url.pathname)?.[1];
  const corte = deLista === undefined ? url.searchParams.get('corte') : decodeURIComponent(deLista);
  if (corte === null || corte === '') return null;
  const bienEscrito = parseCorteId(corte) !== null;
  if (codigo !== 'corte_desconocido' && (bienEscrito || codigo !== 'parametro_invalido')) return null;
  return { corte, bienEscrito, vigente: deLista === undefined ? direccionCorte(url, null) : '/cortes' };
};
