import { untrack } from 'svelte';
import { trasCuadro } from '../ui/tras-cuadro.ts';

/**
 * What `leer` says, but a frame later when it changes: the numbers answer first, and charts and maps follow. Call it while a component
 * starts.
 * @param leer its results are compared by identity
 */
export function trasPintar<T>(leer: () => T): { readonly valor: T } {
  const ahora = $derived(leer());
  let valor = $state.raw(untrack(() => ahora));
  $effect(() => {
    const nuevo = ahora;
    if (nuevo === untrack(() => valor)) return;
    let vigente = true;
    void trasCuadro().then(() => {
      if (vigente) valor = nuevo;
    });
    return () => {
      vigente = false;
    };
  });
  return {
    get valor() {
      return valor;
    },
  };
}
