import type { PantallaContada } from '#lib/auditoria/contrato.ts';
import { regionPedida } from '#lib/datos/regiones.ts';
import { pedir } from '#lib/api.ts';
import { regionesConDatos } from '#lib/lugares.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, depends, setHeaders }) => {
  depends('sala:pantallas');
  setHeaders({ 'cache-control': 'private, no-store' });
  const publicadas = (await regionesConDatos(fetch)).map((a) => a.id.slice(2));
  const region = regionPedida(url.searchParams.get('region'), publicadas);
  const { pantallas } = await pedir<{ pantallas: PantallaContada[] }>(fetch, `/v1/pantallas?region=${region}`);
  return { region, publicadas, pantallas };
};
