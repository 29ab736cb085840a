import type { PaginaAuditoria } from '#lib/auditoria/contrato.ts';
import { regionPedida } from '#lib/datos/regiones.ts';
import { pedir } from '#lib/api.ts';
import { regionesConDatos } from '#lib/lugares.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const publicadas = (await regionesConDatos(fetch)).map((a) => a.id.slice(2));
  const region = regionPedida(url.searchParams.get('region'), publicadas);
  const q = new URLSearchParams({ region });
  for (const k of ['mes', 'cursor']) {
    const valor = url.searchParams.get(k);
    if (valor) q.set(k, valor);
  }
  return { publicadas, ...(await pedir<PaginaAuditoria>(fetch, `/v1/auditoria?${q}`)) };
};
