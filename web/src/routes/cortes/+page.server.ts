import { agruparPorMes } from '#lib/cortes/por-mes.ts';
import type { ListaCortes } from '#lib/cortes/contrato.ts';
import { regionPedida } from '#lib/datos/regiones.ts';
import { pedir } from '#lib/api.ts';
import { regionesConDatos } from '#lib/lugares.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, setHeaders }) => {
  const publicadas = (await regionesConDatos(fetch)).map((a) => a.id.slice(2));
  const region = regionPedida(url.searchParams.get('region'), publicadas);
  const desde = url.searchParams.get('cursor');
  const q = new URLSearchParams({ region, ...(desde === null ? {} : { cursor: desde }) });
  const lista = await pedir<ListaCortes>(fetch, `/v1/cortes?${q}`);
  setHeaders({ 'cache-control': 'private, no-cache' });
  return { region, publicadas, desde, meses: agruparPorMes(lista), cursor: lista.cursor };
};
