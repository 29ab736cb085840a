import { error, isHttpError } from '@sveltejs/kit';
import type { Explicacion, TablaDiferencias } from '../../../../functions/domain/diferencia.ts';
import type { FichaRecontada } from '../../../../functions/domain/recuento.ts';
import type { Tablero } from '../../../../functions/domain/tablero.ts';
import { pedir, pedirTablero } from '../api.ts';
import type { ListaCortes } from './contrato.ts';
import * as textos from '../textos/es/cortes.ts';

// Pages see these through here: the types Kit makes for a route do not reach outside the web's own folder.
export type { Explicacion, TablaDiferencias };

export type Recontado = {
  readonly corte: string;
  readonly sha256: string;
  readonly fecha_corte: string;
  readonly sectores: string;
  readonly segun: string;
  readonly sintetico: boolean;
  readonly avisos: readonly string[];
  readonly fichas: readonly FichaRecontada[];
};

const REGION_POR_DEFECTO = '05';

/** The region a corte, or a place of two digits or more, belongs to. */
export const regionDe = (...textos: readonly (string | null)[]): string =>
  textos.map((t) => /^(?:[GPD]:)?(\d{2})/.exec(t ?? '')?.[1]).find((r) => r !== undefined) ?? REGION_POR_DEFECTO;

export const pedirCortes = (fetch: typeof globalThis.fetch, region: string): Promise<ListaCortes> =>
  pedir(fetch, `/v1/cortes?region=${region}`);

/** The two cortes to compare when nobody said: a month and its previous revision, or the month before. */
export function parPorDefecto({ ultimo, vigentes, cortes }: ListaCortes): { a: string; b: string } {
  if (!ultimo) error(404, textos.laRegionTodaviaNoTiene);
  const revisiones = cortes.filter((c) => c.periodo === ultimo.periodo && c.corte !== ultimo.corte);
  const anterior = vigentes
    .filter((v) => v.periodo < ultimo.periodo)
    .sort((x, y) => (x.periodo < y.periodo ? 1 : -1))[0];
  const a = revisiones[0]?.corte ?? anterior?.corte;
  if (a === undefined) error(404, textos.soloHayUnCortePublicado);
  return { a, b: ultimo.corte };
}

export type Lugar = { readonly id: string; readonly nombre: string };

/** Places to choose from: the region, those under it, the one on screen and those under it. */
export async function lugaresCerca(fetch: typeof globalThis.fetch, region: string, ambito: string): Promise<Lugar[]> {
  const raiz = await pedirTablero(fetch, `G:${region}`, null, null);
  const hijos = (t: Tablero): Lugar[] =>
    [t.ambito, ...t.hijos.map((h) => h.ambito)].map(({ id, nombre }) => ({ id, nombre }));
  const lista = hijos(raiz);
  return lista.some((l) => l.id === ambito) ? lista : [...lista, { id: ambito, nombre: ambito }];
}

export type Calculable<T> = { readonly valor: T } | { readonly camino: string };

/** What the API has kept, or the path that works it out; `ahora` waits for it. */
export async function pedirCalculado<T>(
  fetch: typeof globalThis.fetch,
  camino: string,
  ahora: boolean,
): Promise<Calculable<T>> {
  if (ahora) return { valor: await pedir<T>(fetch, camino) };
  try {
    return { valor: await pedir<T>(fetch, `${camino}&calcular=no`) };
  } catch (e) {
    if (isHttpError(e, 404) && e.body.codigo === 'sin_calcular') return { camino };
    throw e;
  }
}
