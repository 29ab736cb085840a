import { SvelteMap } from 'svelte/reactivity';
import { pedir } from '../api.ts';
import type { EdicionFicha } from './ediciones.ts';

/**
 * Editions of the chosen ficha, each asked for once and only when `ficha()` is not null: the first paint does not wait for them.
 * Call it while a component starts. [] while they come, and if they cannot.
 */
export function edicionesDe(ficha: () => string | null) {
  const traidas = new SvelteMap<string, readonly EdicionFicha[]>();
  const elegida = $derived(ficha());
  $effect(() => {
    const id = elegida;
    if (id === null || traidas.has(id)) return;
    const aborto = new AbortController();
    pedir<{ ediciones: readonly EdicionFicha[] }>(fetch, `/v1/fichas/${id}`, aborto.signal).then(
      ({ ediciones }) => traidas.set(id, ediciones),
      () => {
        if (!aborto.signal.aborted) traidas.set(id, []);
      },
    );
    return () => aborto.abort();
  });
  return {
    get todas(): readonly EdicionFicha[] {
      return (elegida !== null && traidas.get(elegida)) || [];
    },
  };
}
