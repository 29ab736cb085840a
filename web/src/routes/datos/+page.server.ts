import { isHttpError } from '@sveltejs/kit';
import { mesesOfrecidos, mesPropuesto } from '#lib/datos/cierre.ts';
import type { PaginaDiario } from '#lib/datos/contrato.ts';
import type { FormatoPublicado } from '../../../../functions/domain/formato-publicado.ts';
import { leerDiario, leerFiltro } from '#lib/datos/diario.ts';
import { regionPedida } from '#lib/datos/regiones.ts';
import { pedir } from '#lib/api.ts';
import { regionesConDatos } from '#lib/lugares.ts';
import { periodoDe } from '../../../../functions/domain/periodo.ts';
import type { PageServerLoad } from './$types';

const HOY_EN_LIMA = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Lima' });

/** The readers of this sala; null in one that does not list them yet. */
const pedirFormatos = async (fetch: typeof globalThis.fetch): Promise<readonly FormatoPublicado[] | null> => {
  try {
    return (await pedir<{ formatos: FormatoPublicado[] }>(fetch, '/v1/formatos')).formatos;
  } catch (e) {
    if (isHttpError(e, 404)) return null;
    throw e;
  }
};

export const load: PageServerLoad = async ({ fetch, url, depends, setHeaders }) => {
  depends('sala:diario');
  const publicadas = (await regionesConDatos(fetch)).map((a) => a.id.slice(2));
  const region = regionPedida(url.searchParams.get('region'), publicadas);
  const filtro = leerFiltro(url.searchParams);
  const desde = url.searchParams.get('cursor');
  const [formatos, diario] = await Promise.all([
    pedirFormatos(fetch),
    leerDiario(
      (cursor) =>
        pedir<PaginaDiario>(
          fetch,
          `/v1/cargas?${new URLSearchParams({ region, ...(cursor === null ? {} : { cursor }) })}`,
        ),
      filtro,
      desde,
    ),
  ]);
  setHeaders({ 'cache-control': 'private, no-store' });
  const hoy = periodoDe(HOY_EN_LIMA.format(new Date()));
  return {
    region,
    publicadas,
    filtro,
    desde,
    formatos,
    diario,
    meses: mesesOfrecidos(hoy),
    propuesto: mesPropuesto(diario.cargas, hoy),
  };
};
