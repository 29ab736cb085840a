import { lugaresCerca, pedirCalculado, pedirCortes, regionDe, type Recontado } from '#lib/cortes/comparar.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import * as t from '../../../lib/textos/es/cortes.ts';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const leer = (k: string): string | null => url.searchParams.get(k) || null;
  const region = regionDe(leer('corte'), leer('ambito'));
  const lista = await pedirCortes(fetch, region);
  const corte = leer('corte') ?? lista.ultimo?.corte;
  if (!corte) error(404, t.laRegionTodaviaNoTiene);
  const ambito = leer('ambito') ?? `G:${region}`;
  const consulta = new URLSearchParams({ ambito });
  const dia = leer('sectores');
  if (dia) consulta.set('sectores', dia);
  const [recuento, lugares] = await Promise.all([
    pedirCalculado<Recontado>(
      fetch,
      `/v1/cortes/${encodeURIComponent(corte)}/sectores?${consulta}`,
      leer('calcular') === 'si',
    ),
    lugaresCerca(fetch, region, ambito),
  ]);
  return { corte, ambito, dia, ficha: leer('ficha'), cortes: lista.cortes.map((c) => c.corte), recuento, lugares };
};
