import { isHttpError } from '@sveltejs/kit';
import type { FormatoPublicado } from '../../../../../functions/domain/formato-publicado.ts';
import type { ListaCortes, ManifiestoLeido } from '#lib/cortes/contrato.ts';
import { revisionesPrevias } from '#lib/cortes/manifiesto.ts';
import { pedir } from '#lib/api.ts';
import type { CorteId } from '../../../../../functions/domain/corte.ts';
import { sumarMeses } from '../../../../../functions/domain/periodo.ts';
import type { PageServerLoad } from './$types';

type Fetch = typeof globalThis.fetch;

const caminoCorte = (id: CorteId): string => `/v1/cortes/${encodeURIComponent(id)}`;

/** The nearest revision before this one that was published; null for the first of its month. */
const revisionAnterior = async (fetch: Fetch, id: CorteId): Promise<CorteId | null> => {
  for (const previa of revisionesPrevias(id)) {
    try {
      return (await pedir<ManifiestoLeido>(fetch, caminoCorte(previa))).corte;
    } catch (e) {
      if (!isHttpError(e, 404)) throw e;
    }
  }
  return null;
};

/** Names of the readers; a sala that does not list them shows their codes. */
const nombresFormatos = async (fetch: Fetch): Promise<Readonly<Record<string, string>>> => {
  try {
    const { formatos } = await pedir<{ formatos: FormatoPublicado[] }>(fetch, '/v1/formatos');
    return Object.fromEntries(formatos.map((f) => [f.id, f.nombre]));
  } catch (e) {
    if (isHttpError(e, 404)) return {};
    throw e;
  }
};

export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  const manifiesto = await pedir<ManifiestoLeido>(fetch, caminoCorte(params.corte));
  const { region, periodo, corte } = manifiesto;
  const [{ vigentes }, anterior, formatos] = await Promise.all([
    pedir<ListaCortes>(fetch, `/v1/cortes?region=${region}`),
    revisionAnterior(fetch, corte),
    nombresFormatos(fetch),
  ]);
  const vigenteDe = (mes: string): CorteId | null => vigentes.find((v) => v.periodo === mes)?.corte ?? null;
  // Which one is current may change; the manifest itself never does.
  setHeaders({ 'cache-control': 'private, no-cache' });
  return {
    manifiesto,
    formatos,
    vigente: vigenteDe(periodo),
    anterior,
    mesAnterior: vigenteDe(sumarMeses(periodo, -1)),
  };
};
