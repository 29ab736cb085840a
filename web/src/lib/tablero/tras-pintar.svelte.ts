import { untrack } from 'svelte';

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
    let espera: ReturnType<typeof setTimeout> | undefined;
    const cuadro = requestAnimationFrame(() => (espera = setTimeout(() => (valor = nuevo))));
    return () => {
      cancelAnimationFrame(cuadro);
      clearTimeout(espera);
    };
  });
  return {
    get valor() {
      return valor;
    },
  };
}
