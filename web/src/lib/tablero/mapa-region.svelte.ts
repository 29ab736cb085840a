import { trasElGrafico } from '../charts/turno.ts';
import type { GeoRegion } from '../mapa/geo-region.ts';

/** The drawn districts of a region, fetched once the page is alive; null meanwhile, and where no drawing exists. */
export function mapaRegion(region: () => string | null) {
  let geo = $state.raw<GeoRegion | null>(null);
  let estado = $state.raw<'esperando' | 'listo' | 'no_hay'>('esperando');
  const codigo = $derived(region());
  $effect(() => {
    if (codigo === null) return;
    const corte = new AbortController();
    trasElGrafico()
      .then(() => fetch(`/geo/distritos-${codigo}.json`, { signal: corte.signal }))
      .then((r) => (r.ok ? (r.json() as Promise<GeoRegion>) : null))
      .then(
        (g) => {
          geo = g;
          estado = g ? 'listo' : 'no_hay';
        },
        () => {
          if (!corte.signal.aborted) estado = 'no_hay';
        },
      );
    return () => corte.abort();
  });
  return {
    get geo() {
      return geo;
    },
    get estado() {
      return estado;
    },
  };
}
