import type { Tendencia } from '../../../../functions/domain/tablero.ts';
import { pedirTendencia } from '../api.ts';

/** The series of a place, asked for once the page is alive; null until they arrive, and when they cannot be read. Call it while a component starts. */
export function tendenciaDe(ambito: () => string, modo: () => string | null) {
  let llegada = $state.raw<Tendencia | null>(null);
  $effect(() => {
    const corte = new AbortController();
    // The sheet says its numbers without them: a sketch that does not come is not an error of the page.
    pedirTendencia(fetch, ambito(), modo(), corte.signal).then(
      (t) => (llegada = t),
      () => undefined,
    );
    return () => corte.abort();
  });
  return {
    get tendencia() {
      return llegada?.ambito === ambito() ? llegada : null;
    },
  };
}
