import { error } from '@sveltejs/kit';
import type { Tablero } from '../../../../functions/domain/tablero.ts';
import { pedir, pedirTablero } from '../api.ts';
import type { ListaCortes } from './contrato.ts';

const REGION_POR_DEFECTO = '05';

/** The region a corte, or a place of two digits or more, belongs to. */
export const regionDe = (...textos: readonly (string | null)[]): string =>
  textos.map((t) => /^(?:[GPD]:)?(\d{2})/.exec(t ?? '')?.[1]).find((r) => r !== undefined) ?? REGION_POR_DEFECTO;

export const pedirCortes = (fetch: typeof globalThis.fetch, region: string): Promise<ListaCortes> =>
  pedir(fetch, `/v1/cortes?region=${region}`);

/** The two cortes to compare when nobody said: a month and its previous revision, or the month before. */
export function parPorDefecto({ ultimo, vigentes, cortes }: ListaCortes): { a: string; b: string } {
  if (!ultimo) error(404, 'La región todavía no tiene un corte publicado. Cierre un mes y vuelva.');
  const revisiones = cortes.filter((c) => c.periodo === ultimo.periodo && c.corte !== ultimo.corte);
  const anterior = vigentes
    .filter((v) => v.periodo < ultimo.periodo)
    .sort((x, y) => (x.periodo < y.periodo ? 1 : -1))[0];
  const a = revisiones[0]?.corte ?? anterior?.corte;
  if (a === undefined)
    error(404, 'Sólo hay un corte publicado: para comparar hacen falta dos. Cierre otro mes o una corrección.');
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
