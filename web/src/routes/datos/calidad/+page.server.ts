import { error, isHttpError } from '@sveltejs/kit';
import { pedir } from '#lib/api.ts';
import { leerEstado } from '#lib/calidad/estado-url.ts';
import { vistaDe, type VistaCalidad } from '#lib/calidad/vista.ts';
import { regionesConDatos } from '#lib/lugares.ts';
import type { Calidad } from '../../../../../functions/domain/calidad.ts';
import { esRegion } from '../../../../../functions/domain/territorio.ts';
import type { PageServerLoad } from './$types';
import * as t from '../../../lib/textos/es/calidad.ts';

type Region = { readonly region: string; readonly nombre: string };

/** The quality of the region the address names, or of the first that has data here. `vista` null: nothing is published yet. */
export const load: PageServerLoad = async ({ fetch, url, setHeaders }) => {
  const estado = leerEstado(url.searchParams);
  if (estado.region !== null && !esRegion(estado.region)) error(404, t.noHayUnaRegionLas(estado.region));
  const regiones = (await regionesConDatos(fetch)).map((l): Region => ({ region: l.id.slice(2), nombre: l.nombre }));
  setHeaders({ 'cache-control': 'private, no-cache' });
  const region = estado.region ?? /^\d{2}/.exec(estado.corte ?? '')?.[0] ?? regiones[0]?.region;
  if (region === undefined) return { regiones, estado, nombre: '', vista: null };
  const nombre = regiones.find((r) => r.region === region)?.nombre ?? region;
  return { regiones, estado, nombre, vista: await vista(fetch, region, estado) };
};

async function vista(
  fetch: typeof globalThis.fetch,
  region: string,
  estado: ReturnType<typeof leerEstado>,
): Promise<VistaCalidad | null> {
  const corte = estado.corte === null ? '' : `?corte=${encodeURIComponent(estado.corte)}`;
  try {
    return vistaDe(await pedir<Calidad>(fetch, `/v1/calidad/${region}${corte}`), estado);
  } catch (e) {
    if (isHttpError(e) && e.status === 503) return null;
    if (isHttpError(e)) error(e.status, e.body);
    throw e;
  }
}
