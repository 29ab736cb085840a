import type { Conteo } from '../../../../functions/domain/conteo.ts';
import type { Tablero } from '../../../../functions/domain/tablero.ts';
import type { FilaMatriz } from './matriz.ts';
import type { Pedido } from './pedido.ts';

export type Comprobacion =
  | {
      readonly estado: 'coincide';
      /** Rows of the answer that the board has too, each the same. */
      readonly filas: number;
    }
  | { readonly estado: 'difiere'; readonly tablero: Conteo }
  /** A row of the answer says something else than the board's. */
  | { readonly estado: 'difiere_fila'; readonly id: string; readonly tablero: Conteo }
  /** The board has no number to compare with: suppressed, not reported, or without that indicator. */
  | { readonly estado: 'sin_celda' };

type DelTablero = Pick<Tablero, 'indicadores' | 'propio' | 'hijos'>;

/** The total of a place in the cube, and the rows that are its children, against the board of the same corte. */
export const comprobar = (
  total: Conteo,
  filas: readonly FilaMatriz[],
  tablero: DelTablero,
  clave: string,
): Comprobacion => {
  const i = tablero.indicadores.findIndex((x) => x.clave === clave);
  const celda = tablero.propio.celdas[i];
  if (celda?.e !== 'v') return { estado: 'sin_celda' };
  const { num, den } = celda;
  if (num !== total.num || den !== total.den) return { estado: 'difiere', tablero: { num, den } };
  const delTablero = new Map(tablero.hijos.map((h) => [h.ambito.id, h.celdas[i]]));
  let iguales = 0;
  for (const f of filas) {
    const [suya, otra] = [f.celdas[0], delTablero.get(f.ids[0]!)];
    if (suya?.e !== 'v' || otra?.e !== 'v') continue;
    if (suya.num !== otra.num || suya.den !== otra.den)
      return { estado: 'difiere_fila', id: f.ids[0]!, tablero: { num: otra.num, den: otra.den } };
    iguales++;
  }
  return { estado: 'coincide', filas: iguales };
};

const CADENAS = [
  ['provincia', 'distrito'],
  ['red', 'microred', 'eess'],
] as const;

/**
 * The place whose board says the same total: the region or the finest one chosen. null when no board counts that: a sector, or
 * places of both hierarchies at once.
 */
export const tableroDe = ({ lugares }: Pick<Pedido, 'lugares'>, region: string): string | null => {
  if (lugares.length === 0) return `G:${region}`;
  const cadena = CADENAS.find((c) => lugares.every((l) => (c as readonly string[]).includes(l.dimension)));
  const fino = cadena?.findLast((d) => lugares.some((l) => l.dimension === d));
  return lugares.find((l) => l.dimension === fino)?.id ?? null;
};

/** The rows of an answer that a board may have: one axis of places, one month, every life stage. */
export const filasComparables = (p: Pedido, filas: readonly FilaMatriz[]): readonly FilaMatriz[] =>
  p.filas.length === 1 && p.columna === null && p.etapa === '' && p.condicion === '' && p.indicadores.length === 1
    ? filas
    : [];
