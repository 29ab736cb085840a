import type { SectoristasCorte } from '../../../../functions/domain/sectoristas.ts';
import { pedirNombres } from '../api.ts';
import type { Paquete } from './paquete.ts';
import { conNombres } from './responde.ts';

type Brechas = Paquete['brechas'];

/** The widest gaps with the names of who answers, once they arrive and if they may be seen. Call it while a component starts. */
export function brechasConNombres(paquete: () => Paquete) {
  let llegada = $state.raw<{ readonly de: Paquete; readonly nombres: SectoristasCorte } | null>(null);
  $effect(() => {
    const de = paquete();
    const lugares = de.brechas.filter((b) => b.donde).map((b) => b.lugar);
    const distritos = lugares.filter((d, k) => lugares.indexOf(d) === k);
    const corte = new AbortController();
    void Promise.all(distritos.map((d) => pedirNombres(fetch, d, de.vista.corte.id, corte.signal))).then((nombres) => {
      if (!corte.signal.aborted) llegada = { de, nombres: Object.assign({}, ...nombres) as SectoristasCorte }; // one record of many
    });
    return () => corte.abort();
  });
  const nombres = $derived(llegada?.de === paquete() ? llegada.nombres : null);
  const brechas: Brechas = $derived(
    nombres === null
      ? paquete().brechas
      : paquete().brechas.map((b) => (b.donde ? { ...b, donde: conNombres(b.donde, nombres) } : b)),
  );
  return {
    get brechas() {
      return brechas;
    },
  };
}
