import { pedir } from '#lib/api.ts';
import type { FichaPublicada } from '#lib/ficha/contrato.ts';
import { abreviarFicha } from '#lib/ficha/lista.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const { fichas } = await pedir<{ fichas: FichaPublicada[] }>(fetch, '/v1/fichas');
  return { fichas: fichas.map(abreviarFicha), buscar: url.searchParams.get('buscar') ?? '' };
};
