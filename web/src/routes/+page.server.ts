import { buscarLugares } from '#lib/lugares.ts';
import { pedir } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

type Cortes = { readonly ultimo: { readonly periodo: string; readonly corte: string } | null };

/** The regions that have data here, each with its current corte; and, without script, the places that were searched for. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const buscado = url.searchParams.get('buscar')?.trim() ?? '';
  const [todos, hallados] = await Promise.all([
    buscarLugares(fetch, 'G:'),
    buscado.length >= 2 ? buscarLugares(fetch, buscado) : [],
  ]);
  const regiones = await Promise.all(
    todos
      .filter((a) => a.tipo === 'G')
      .map(async (a) => ({
        id: a.id,
        nombre: a.nombre,
        ultimo: (await pedir<Cortes>(fetch, `/v1/cortes?region=${a.id.slice(2)}`)).ultimo,
      })),
  );
  return { regiones, buscado, hallados };
};
