import { ponerNombres } from '../../../../functions/domain/sectoristas.ts';
import { pedirNombres } from '../api.ts';
import type { HojaSector } from './hoja.ts';

/** The sheet with the names of who answers for its sector, once they arrive and if they may be seen. Call it while a component starts. */
export function hojaConNombres(hoja: () => HojaSector, modo: () => string | null) {
  let llegada = $state.raw<{ readonly de: HojaSector; readonly hoja: HojaSector } | null>(null);
  $effect(() => {
    const de = hoja();
    if (de.sector === null || modo() === 'publico') return;
    const { sector } = de;
    const corte = new AbortController();
    void pedirNombres(fetch, de.eess.id, de.corte.id, corte.signal).then((nombres) => {
      const [suyo] = ponerNombres([sector], nombres);
      if (suyo) llegada = { de, hoja: { ...de, sector: suyo } };
    });
    return () => corte.abort();
  });
  return {
    get hoja() {
      return llegada?.de === hoja() ? llegada.hoja : hoja();
    },
  };
}
