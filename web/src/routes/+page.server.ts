import { isHttpError } from '@sveltejs/kit';
import { pedirTablero } from '#lib/api.ts';
import { buscarLugares } from '#lib/lugares.ts';
import type { Tablero } from '../../../functions/domain/tablero.ts';
import type { PageServerLoad } from './$types';

type Resumen = Pick<Tablero, 'ambito' | 'corte' | 'modo' | 'fuentes' | 'sintetico' | 'avisos'> & {
  readonly frases: readonly string[];
};

/** What a region says of itself; null where it has no corte yet or it is not ours to see. */
const resumen = async (fetch: typeof globalThis.fetch, id: string): Promise<Resumen | null> => {
  try {
    const { ambito, corte, modo, fuentes, sintetico, avisos, frases } = await pedirTablero(fetch, id, null, null);
    return {
      ambito,
      corte,
      modo,
      fuentes,
      sintetico,
      avisos,
      frases: frases.map((f) => f.texto.replaceAll(' %', '\u00a0%')),
    };
  } catch (e) {
    if (isHttpError(e) && [401, 403, 404, 503].includes(e.status)) return null;
    throw e;
  }
};

/** The regions that have data here, each with what it says; and, without script, the places that were searched for. */
export const load: PageServerLoad = async ({ fetch, url, setHeaders }) => {
  const buscado = url.searchParams.get('buscar')?.trim() ?? '';
  const [todos, hallados] = await Promise.all([
    buscarLugares(fetch, 'G:'),
    buscado.length >= 2 ? buscarLugares(fetch, buscado) : [],
  ]);
  const regiones = await Promise.all(
    todos
      .filter((a) => a.tipo === 'G')
      .map(async ({ id, nombre }) => ({ id, nombre, resumen: await resumen(fetch, id) })),
  );
  setHeaders({ 'cache-control': 'private, no-cache' });
  return { regiones, buscado, hallados };
};
