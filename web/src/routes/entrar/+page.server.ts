import { pedir } from '#lib/api.ts';
import { volverA, type Presentado } from '#lib/sesion/sesion.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  return {
    presentado: await pedir<Presentado>(fetch, '/v1/sesion'),
    volver: volverA(url.searchParams.get('volver')),
    fallo: url.searchParams.has('fallo'),
  };
};
