import { error, isHttpError } from '@sveltejs/kit';
import { ponerNombres, type SectoristasCorte } from '../../../functions/domain/sectoristas.ts';
import type { Tablero, Tendencia } from '../../../functions/domain/tablero.ts';
import { leidoDe, recordar } from './leidos.ts';
import * as t from './textos/es/ui.ts';

type Problema = { readonly title?: string; readonly detail?: string; readonly code?: string };

/** @throws Kit's HttpError with the API's own sentence and stable code. */
export async function pedir<T>(fetch: typeof globalThis.fetch, camino: string, signal?: AbortSignal): Promise<T> {
  const leido = leidoDe(camino);
  const r = await fetch(camino, {
    ...(signal ? { signal } : {}),
    ...(leido ? { headers: { 'if-none-match': leido.etag } } : {}),
  });
  if (leido && r.status === 304) return leido.valor as T; // what this same address gave before
  if (r.ok) {
    const valor = (await r.json()) as T; // the shapes are the API's contract, tested there
    if (import.meta.env.SSR) recordar(camino, r.headers.get('etag'), valor);
    return valor;
  }
  const esProblema = r.headers.get('content-type')?.includes('json') ?? false;
  const problema: Problema = esProblema ? ((await r.json()) as Problema) : {};
  error(
    r.status,
    problema.detail ?? problema.title ?? t.noSePudoLeerEl,
    problema.code ? { codigo: problema.code } : {},
  );
}

const consulta = (corte: string | null, modo: string | null): string => {
  const q = new URLSearchParams();
  if (corte) q.set('corte', corte);
  if (modo) q.set('modo', modo);
  const texto = q.toString();
  return texto === '' ? '' : `?${texto}`;
};

export const caminoTablero = (ambito: string, corte: string | null, modo: string | null): string =>
  `/v1/tableros/${encodeURIComponent(ambito)}${consulta(corte, modo)}`;

/**
 * The names of who answers for the sectors of a board, which come apart and only to whoever may read them; nobody keeps them. The
 * server's pages never hold them: what is drawn there may be kept for when there is no network.
 */
let negados = false;
export async function pedirNombres(
  fetch: typeof globalThis.fetch,
  ambito: string,
  corte: string | null,
  signal?: AbortSignal,
): Promise<SectoristasCorte> {
  if (import.meta.env.SSR || negados || !/^[ED]:/.test(ambito)) return {};
  const q = new URLSearchParams({ finalidad: 'seguimiento', ...(corte === null ? {} : { corte }) });
  const camino = `/v1/nominal/sectoristas/${encodeURIComponent(ambito)}?${q}`;
  return pedir<{ sectores: SectoristasCorte }>(fetch, camino, signal).then(
    (r) => r.sectores,
    (e: unknown) => {
      // Not theirs to see, here nor anywhere: the board says which of the staff it is, without the name.
      negados = isHttpError(e) && [401, 403].includes(e.status);
      return {};
    },
  );
}

/** A board as it was published: whoever answers goes by a number. */
export const pedirPublicado = (
  fetch: typeof globalThis.fetch,
  ambito: string,
  corte: string | null,
  modo: string | null,
  signal?: AbortSignal,
): Promise<Tablero> => pedir<Tablero>(fetch, caminoTablero(ambito, corte, modo), signal);

export async function pedirTablero(
  fetch: typeof globalThis.fetch,
  ambito: string,
  corte: string | null,
  modo: string | null,
  signal?: AbortSignal,
): Promise<Tablero> {
  const [tablero, nombres] = await Promise.all([
    pedirPublicado(fetch, ambito, corte, modo, signal),
    modo === 'publico' ? {} : pedirNombres(fetch, ambito, corte, signal),
  ]);
  return { ...tablero, sectores: ponerNombres(tablero.sectores, nombres) };
}

export const pedirTendencia = (
  fetch: typeof globalThis.fetch,
  ambito: string,
  modo: string | null,
  signal?: AbortSignal,
): Promise<Tendencia> =>
  pedir(fetch, `/v1/tableros/${encodeURIComponent(ambito)}/tendencia${consulta(null, modo)}`, signal);
