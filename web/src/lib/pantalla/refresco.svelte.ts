import type { Tablero, Tendencia } from '../../../../functions/domain/tablero.ts';
import { caminoTablero, pedirTendencia } from '../api.ts';
import { copiaDeLaPagina } from '../fuera-de-linea/copia.ts';
import { desplegar, type PrimeraVista } from '../tablero/primera-vista.ts';
import { estaEntero, paraPared } from './para-pared.ts';

const ESPERA_MS = 30_000;
const PRIMERA_MS = 500;

/** Why there is no network: since when it is missed, or from when the copy on the screen is. */
export type SinRed = { readonly desde: number } | { readonly copia: number };

type Red = 'bien' | 'mal';

/**
 * The board of a wall, asked for again every so often. What is shown is only ever replaced by a whole board; while nobody answers the
 * last one stays, and `sinRed` says since when. Call it while a component starts.
 * @param alResponder called each time the server answered: the only moment when it is safe to load the page again
 */
export function tableroDePared(
  vista: () => PrimeraVista,
  corte: () => string | null,
  modo: () => string | null,
  minutos: () => number,
  alResponder: () => void,
) {
  let nuevo = $state.raw<{ de: PrimeraVista; tablero: Tablero } | null>(null);
  let tendencia = $state.raw<Tendencia | null>(null);
  let sinRed = $state.raw<SinRed | null>(null);

  $effect(() => {
    const de = vista();
    const cual = corte();
    const conModo = modo();
    const cada = minutos() * 60_000;
    const copia = copiaDeLaPagina();
    const fin = new AbortController();
    let etag: string | null = null;
    let espera: ReturnType<typeof setTimeout>;
    let turno = 0;

    const preguntar = async (): Promise<Red> => {
      const senal = AbortSignal.any([fin.signal, AbortSignal.timeout(ESPERA_MS)]);
      // It names the workers, and nothing on a wall does: neither the browser nor the worker of the pages keeps it.
      const r = await fetch(caminoTablero(de.ambito.id, cual, conModo), {
        cache: 'no-store',
        signal: senal,
        ...(etag !== null && tendencia !== null ? { headers: { 'if-none-match': etag } } : {}),
      });
      if (r.status === 304) return 'bien';
      if (!r.ok) return 'mal';
      const este = r.headers.get('etag');
      const dato: unknown = await r.json();
      if (!estaEntero(dato)) return 'mal';
      const series = await pedirTendencia(fetch, de.ambito.id, conModo, senal).catch(() => null);
      nuevo = { de, tablero: paraPared(dato) };
      if (series) tendencia = series;
      etag = este;
      return 'bien';
    };
    const decirSinRed = (): void => {
      sinRed ??= copia === null ? { desde: Date.now() } : { copia };
    };
    const vuelta = async (): Promise<void> => {
      clearTimeout(espera);
      const este = ++turno;
      const red = await preguntar().catch((): Red => 'mal');
      // A later question answers for this one.
      if (fin.signal.aborted || este !== turno) return;
      if (red === 'mal') decirSinRed();
      else {
        sinRed = null;
        alResponder();
      }
      // A lost network is looked for more often than a new board.
      espera = setTimeout(() => void vuelta(), red === 'mal' ? Math.min(cada, 60_000) : cada);
    };
    espera = setTimeout(() => void vuelta(), PRIMERA_MS);
    const alVolver = (): void => void vuelta();
    // Said at once, and asked at once: a server on this same machine goes on answering.
    const alIrse = (): void => {
      decirSinRed();
      void vuelta();
    };
    addEventListener('online', alVolver);
    addEventListener('offline', alIrse);
    return () => {
      fin.abort();
      clearTimeout(espera);
      removeEventListener('online', alVolver);
      removeEventListener('offline', alIrse);
    };
  });
  // Stored series come at once, also without network.
  $effect(() => {
    const { id } = vista().ambito;
    const fin = new AbortController();
    pedirTendencia(fetch, id, modo(), fin.signal).then(
      (t) => (tendencia ??= t),
      () => undefined, // the wall shows its other panels, and asks again
    );
    return () => fin.abort();
  });

  const tablero = $derived(nuevo?.de === vista() ? nuevo.tablero : desplegar(vista()));
  return {
    get tablero() {
      return tablero;
    },
    get tendencia() {
      return tendencia;
    },
    get sinRed() {
      return sinRed;
    },
  };
}
