import type { Tablero, Tendencia } from '../../../../functions/domain/tablero.ts';
import { trasElGrafico } from '../charts/turno.ts';
import { pedirTablero, pedirTendencia } from '../api.ts';
import { desplegar, type PrimeraVista } from './primera-vista.ts';

type Llegada<T> = { readonly de: PrimeraVista; readonly dato: T };

/**
 * A board as it arrives: the first view at once, the whole board and then the series after the page is alive. Call it while a component
 * starts. If the rest cannot be loaded the first view stays and `falla` says so.
 */
export function tableroVivo(vista: () => PrimeraVista, modo: () => string | null) {
  let entero = $state.raw<Llegada<Tablero> | null>(null);
  let series = $state.raw<Llegada<Tendencia> | null>(null);
  let conFalla = $state.raw<PrimeraVista | null>(null);

  // By value: every choice makes a new address, and only another mode asks again.
  const elModo = $derived(modo());

  $effect(() => {
    const de = vista();
    const conModo = elModo;
    const corte = new AbortController();
    const pedir = <T>(pedido: Promise<T>, poner: (dato: T) => void): Promise<void> =>
      pedido.then(poner, () => {
        if (!corte.signal.aborted) conFalla = de;
      });
    // After the live chart, and one after the other: together they would hold up what is looked at on a slow link.
    void trasElGrafico()
      .then(() => {
        if (!corte.signal.aborted)
          return pedir(
            pedirTablero(fetch, de.ambito.id, de.corte.id, conModo, corte.signal),
            (dato) => (entero = { de, dato }),
          );
      })
      .then(() => {
        if (!corte.signal.aborted)
          void pedir(pedirTendencia(fetch, de.ambito.id, conModo, corte.signal), (dato) => (series = { de, dato }));
      });
    return () => corte.abort();
  });

  const primero = $derived(desplegar(vista()));
  const tablero = $derived(entero?.de === vista() ? entero.dato : primero);
  const tendencia = $derived(series?.de.ambito.id === vista().ambito.id ? series.dato : (vista().tendencia ?? null));
  return {
    get tablero() {
      return tablero;
    },
    get tendencia() {
      return tendencia;
    },
    /** True once every column, component and sector is here. */
    get entero() {
      return entero?.de === vista();
    },
    get falla() {
      return conFalla === vista();
    },
  };
}

export type TableroVivo = ReturnType<typeof tableroVivo>;
