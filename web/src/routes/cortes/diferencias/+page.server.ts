import { pedir } from '#lib/api.ts';
import {
  lugaresCerca,
  parPorDefecto,
  pedirCalculado,
  pedirCortes,
  regionDe,
  type Explicacion,
  type TablaDiferencias,
} from '#lib/cortes/comparar.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const leer = (k: string): string | null => url.searchParams.get(k) || null;
  const region = regionDe(leer('a'), leer('b'), leer('ambito'));
  const lista = await pedirCortes(fetch, region);
  const [pa, pb] = [leer('a'), leer('b')];
  const { a, b } = pa && pb ? { a: pa, b: pb } : parPorDefecto(lista);
  const ambito = leer('ambito') ?? `G:${region}`;
  const ficha = leer('ficha');
  const consulta = new URLSearchParams({ con: b, ambito });
  const camino = `/v1/cortes/${encodeURIComponent(a)}/diferencias`;
  const [tabla, explicacion, lugares] = await Promise.all([
    pedir<TablaDiferencias>(fetch, `${camino}?${consulta}`),
    ficha
      ? pedirCalculado<Explicacion>(
          fetch,
          `${camino}?${consulta}&ficha=${encodeURIComponent(ficha)}`,
          leer('calcular') === 'si',
        )
      : null,
    lugaresCerca(fetch, region, ambito),
  ]);
  return { a, b, ambito, ficha, cortes: lista.cortes.map((c) => c.corte), tabla, explicacion, lugares };
};
