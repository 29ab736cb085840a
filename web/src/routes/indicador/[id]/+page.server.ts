import { pedir, pedirTablero } from '#lib/api.ts';
import type { FichaPublicada } from '#lib/ficha/contrato.ts';
import { valoresPorLugar, type ValoresLugar } from '#lib/ficha/valores-lugar.ts';
import { regionesConDatos } from '#lib/lugares.ts';
import { isHttpError } from '@sveltejs/kit';
import { diferenciasEntre } from '../../../../../functions/domain/ficha/describir-diferencias.ts';
import type { AmbitoRef } from '../../../../../functions/domain/tablero.ts';
import type { PageServerLoad } from './$types';

const valores = async (
  fetch: typeof globalThis.fetch,
  region: string | null,
  corte: string | null,
  ficha: string,
): Promise<ValoresLugar | null> => {
  if (region === null || !/^\d{2}$/.test(region)) return null;
  try {
    return valoresPorLugar(await pedirTablero(fetch, `G:${region}`, corte, null), ficha);
  } catch (e) {
    // The definition stands by itself: a region without corte, or not ours to see, only leaves out its values.
    if (isHttpError(e) && [401, 403, 404, 503].includes(e.status)) return null;
    throw e;
  }
};

/** Where its values can be read. The definition stands without them. */
const otrasRegiones = async (fetch: typeof globalThis.fetch, esta: string | null): Promise<readonly AmbitoRef[]> => {
  try {
    return (await regionesConDatos(fetch)).filter((a) => a.id !== `G:${esta}`);
  } catch (e) {
    if (isHttpError(e) && [401, 403].includes(e.status)) return [];
    throw e;
  }
};

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const [ficha, lugares] = await Promise.all([
    pedir<FichaPublicada>(fetch, `/v1/fichas/${encodeURIComponent(params.id)}`),
    valores(fetch, url.searchParams.get('region'), url.searchParams.get('corte'), params.id),
  ]);
  const [actual, ...otras] = ficha.ediciones;
  const diferencias = actual ? otras.map((otra) => diferenciasEntre(actual, otra)) : [];
  return {
    ficha,
    diferencias,
    lugares,
    regiones: lugares ? [] : await otrasRegiones(fetch, url.searchParams.get('region')),
  };
};
