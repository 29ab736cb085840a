import { error } from '@sveltejs/kit';
import type { Tablero, Tendencia } from '../../../functions/domain/tablero.ts';
import * as t from './textos/es/ui.ts';

type Problema = { readonly title?: string; readonly detail?: string; readonly code?: string };

/**
 * Documents as they were read, by address, for the pages that the server draws: asked for again with their ETag, the API says whether
 * whoever asks may have them and whether they changed, and what did not change is not read again. The largest are a few MB.
 */
const LEIDOS_MAXIMO = 12;
const leidos = new Map<string, { readonly etag: string; readonly valor: unknown }>();

const recordar = (camino: string, etag: string | null, valor: unknown): void => {
  leidos.delete(camino);
  if (etag === null) return;
  leidos.set(camino, { etag, valor });
  for (const viejo of leidos.keys()) {
    if (leidos.size <= LEIDOS_MAXIMO) break;
    leidos.delete(viejo);
  }
};

/** @throws Kit's HttpError with the API's own sentence and stable code. */
export async function pedir<T>(fetch: typeof globalThis.fetch, camino: string, signal?: AbortSignal): Promise<T> {
  const leido = leidos.get(camino);
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

export const pedirTablero = (
  fetch: typeof globalThis.fetch,
  ambito: string,
  corte: string | null,
  modo: string | null,
  signal?: AbortSignal,
): Promise<Tablero> => pedir(fetch, caminoTablero(ambito, corte, modo), signal);

export const pedirTendencia = (
  fetch: typeof globalThis.fetch,
  ambito: string,
  modo: string | null,
  signal?: AbortSignal,
): Promise<Tendencia> =>
  pedir(fetch, `/v1/tableros/${encodeURIComponent(ambito)}/tendencia${consulta(null, modo)}`, signal);
