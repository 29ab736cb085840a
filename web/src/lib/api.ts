import { error } from '@sveltejs/kit';
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
