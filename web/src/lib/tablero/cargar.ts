import type { Tendencia } from '../../../../functions/domain/tablero.ts';
import { pedirTablero, pedirTendencia } from '../api.ts';
import { columnasDe, conPedida, indicadorInicial } from './columnas.ts';
import { leerEstado } from './estado-url.ts';
import { abreviar, tendenciaBreve, type PrimeraVista } from './primera-vista.ts';

type Evento = {
  readonly setHeaders: (cabeceras: Record<string, string>) => void;
  readonly url: URL;
  readonly fetch: typeof globalThis.fetch;
  readonly untrack: <T>(leer: () => T) => T;
};

/**
 * The first view of a board, for a page's server load. Only `corte` and `modo` ask for it again: the other choices of the address
 * are answered in the browser with what is already there.
 * @param todo every principal column and the sectors, for places with few rows.
 */
export async function cargarPrimeraVista(
  { url, fetch, untrack, setHeaders }: Evento,
  ambito: string,
  todo: boolean,
): Promise<{ vista: PrimeraVista }> {
  const modo = url.searchParams.get('modo');
  const [tablero, series] = await Promise.all([
    pedirTablero(fetch, ambito, url.searchParams.get('corte'), modo),
    // A place without series, or whose series do not come, still shows its numbers.
    pedirTendencia(fetch, ambito, modo).catch((): Tendencia | null => null),
  ]);
  // A board of the team: no shared cache keeps it, and its ETag spares the body when nothing changed.
  setHeaders({ 'cache-control': 'private, no-cache' });
  const estado = untrack(() => leerEstado(url.searchParams));
  const columnas = conPedida(tablero, columnasDe(tablero, todo ? 'todo' : estado.vista, estado.ind), estado.por);
  const elegida = columnas.find((c) => c.indicador.clave === estado.ind) ?? indicadorInicial(tablero, columnas);
  const tendencia = series && elegida && tendenciaBreve(series, elegida.indicador.clave);
  return {
    vista: {
      ...abreviar(
        tablero,
        columnas.map((c) => c.i),
        todo,
      ),
      ...(tendencia ? { tendencia } : {}),
    },
  };
}
