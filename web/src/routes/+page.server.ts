import { isHttpError } from '@sveltejs/kit';
import { pedirTablero } from '#lib/api.ts';
import { regionesConDatos } from '#lib/lugares.ts';
import { buscar, EN_PAGINA, gruposHallados, MINIMO_LETRAS, type Grupo } from '#lib/ui/busqueda.ts';
import type { Tablero } from '../../../functions/domain/tablero.ts';
import type { PageServerLoad } from './$types';

type Resumen = Pick<Tablero, 'ambito' | 'corte' | 'modo' | 'fuentes' | 'sintetico' | 'avisos'> & {
  readonly frases: readonly string[];
};

/** What a region says of itself: to whoever may not see the team's board, what is public of it. null where it has no corte yet. */
const resumen = async (
  fetch: typeof globalThis.fetch,
  id: string,
  de: 'publico' | null = null,
): Promise<Resumen | null> => {
  try {
    const { ambito, corte, modo, fuentes, sintetico, avisos, frases } = await pedirTablero(fetch, id, null, de);
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
    if (isHttpError(e) && [401, 403].includes(e.status) && de === null) return resumen(fetch, id, 'publico');
    if (isHttpError(e) && [401, 403, 404, 503].includes(e.status)) return null;
    throw e;
  }
};

/** What a search found; null when it could not be done: the page says so and keeps the rest. */
const busqueda = async (fetch: typeof globalThis.fetch, texto: string): Promise<readonly Grupo[] | null> => {
  if (texto.length < MINIMO_LETRAS) return [];
  try {
    return gruposHallados(await buscar(fetch, texto, EN_PAGINA));
  } catch (e) {
    if (!isHttpError(e)) throw e;
    return e.status === 400 ? [] : null;
  }
};

/** The regions that have data here, each with what it says; and what was searched for. */
export const load: PageServerLoad = async ({ fetch, url, setHeaders }) => {
  const buscado = url.searchParams.get('buscar')?.trim().slice(0, 80) ?? '';
  const [conDatos, hallados] = await Promise.all([regionesConDatos(fetch), busqueda(fetch, buscado)]);
  const regiones = await Promise.all(
    conDatos.map(async ({ id, nombre }) => ({ id, nombre, resumen: await resumen(fetch, id) })),
  );
  setHeaders({ 'cache-control': 'private, no-cache' });
  return { regiones, buscado, hallados };
};
