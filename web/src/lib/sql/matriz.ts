import { brecha, sumar, valorDe } from '../../../../functions/domain/conteo.ts';
import type { Celda } from '../../../../functions/domain/tablero.ts';
import type { IndicadorCubo } from './contenido.ts';
import { ordenPropio, type Dimension } from './dimension.ts';
import type { Nombrador } from './nombrar.ts';
import { seSuma, type Pedido } from './pedido.ts';
import type { Grupo } from './pivote.ts';

/** null: the cube has no facts of that combination, which is not zero. `na`: the ficha has no meaning at that level. */
export type CeldaPivote = Celda | null;
type Valor = Extract<Celda, { e: 'v' }>;

export type FilaMatriz = {
  /** Aligned with `Pedido.filas`. */
  readonly ids: readonly string[];
  readonly indicador: IndicadorCubo;
  /** Aligned with `Matriz.columnas`. */
  readonly celdas: readonly CeldaPivote[];
  /** Across the columns; null where they are never added. */
  readonly total: CeldaPivote;
};

export type Matriz = {
  /** Ids of the members of the columns; [''] when there are none. */
  readonly columnas: readonly string[];
  readonly filas: readonly FilaMatriz[];
  /** Of all the rows, by column; null where rows are never added. */
  readonly totales: readonly CeldaPivote[] | null;
  readonly total: CeldaPivote;
};

const celdaDe = ({ num, den, sinDato }: Omit<Grupo, 'ids'>): Valor => ({ e: 'v', num, den, sinDato });

/** Sums counts; never averages. null when there is nothing to add. */
const sumarCeldas = (celdas: readonly CeldaPivote[]): CeldaPivote => {
  const valores = celdas.filter((c): c is Valor => c?.e === 'v');
  if (valores.length === 0) return celdas.find((c) => c !== null) ?? null;
  return { e: 'v', ...sumar(valores), sinDato: valores.reduce((n, c) => n + c.sinDato, 0) };
};

const ALFABETO = new Intl.Collator('es');

/** Negative when `a` goes first. Rows without a figure go last whatever the order. */
const compararFilas = (
  { orden, columna }: Pedido,
  a: { readonly f: FilaMatriz; readonly nombre: string },
  b: { readonly f: FilaMatriz; readonly nombre: string },
): number => {
  const cifra = ({ f }: { readonly f: FilaMatriz }): number | null => {
    const c = f.total ?? (columna === 'indicador' ? f.celdas[0] : f.celdas.findLast((x) => x?.e === 'v')) ?? null;
    if (c?.e !== 'v') return null;
    if (orden === 'brecha') return -brecha(c, f.indicador.direccion);
    if (orden === 'casos') return -c.den;
    const v = valorDe(c, f.indicador.tipo);
    return v === null ? null : orden === '-valor' ? -v : v;
  };
  if (orden !== 'nombre') {
    const [x, y] = [cifra(a), cifra(b)];
    if (x !== null && y !== null && x !== y) return x - y;
    if ((x === null) !== (y === null)) return x === null ? 1 : -1;
  }
  return ALFABETO.compare(a.nombre, b.nombre) || (a.f.ids.join() < b.f.ids.join() ? -1 : 1);
};

/** The answer to a question as a table: its rows sorted, its columns in their order, totals that are sums of counts. */
export function matriz(grupos: readonly Grupo[], p: Pedido, nombrar: Nombrador): Matriz {
  const n = p.filas.length;
  const columna = p.columna;
  const ejes = columna === null ? p.filas : [...p.filas, columna];
  const deIndicador = ejes.indexOf('indicador');
  const indicadorDe = (ids: readonly string[]): IndicadorCubo =>
    p.indicadores.find((i) => i.clave === ids[deIndicador]) ?? p.indicadores[0]!;
  const deSector = ejes.includes('sector');

  const columnas =
    columna === null
      ? ['']
      : miembros(
          grupos.map((g) => g.ids[n]!),
          columna,
          p,
          nombrar,
        );
  const lugar = new Map(columnas.map((c, i) => [c, i]));
  const porFila = new Map<string, { ids: readonly string[]; celdas: CeldaPivote[] }>();
  for (const g of grupos) {
    const ids = g.ids.slice(0, n);
    const llave = ids.join('\n');
    const fila = porFila.get(llave) ?? { ids, celdas: columnas.map(() => null) };
    porFila.set(llave, fila);
    const i = lugar.get(columna === null ? '' : g.ids[n]!);
    if (i !== undefined) fila.celdas[i] = deSector && indicadorDe(g.ids).nivel === 'eess' ? { e: 'na' } : celdaDe(g);
  }

  const columnasSuman = columna === null || seSuma(p, columna);
  const filas: FilaMatriz[] = [...porFila.values()].map(({ ids, celdas }) => ({
    ids,
    indicador: indicadorDe(ids),
    celdas,
    total: columnasSuman ? sumarCeldas(celdas) : null,
  }));
  const filasSuman = p.filas.every((d) => seSuma(p, d));
  // Places of a ficha that has no meaning by sector still add to its total.
  const totales = !filasSuman
    ? null
    : columnas.map((c) => {
        const suyos = grupos.filter((g) => columna === null || g.ids[n] === c);
        return suyos.length === 0 ? null : sumarCeldas(suyos.map(celdaDe));
      });
  return {
    columnas,
    filas: ordenar(filas, p, nombrar),
    totales,
    total: totales && columnasSuman ? sumarCeldas(totales) : null,
  };
}

/** Whose value a cell is: the indicator of its column when indicators are there, else that of its row. */
export const indicadorDeCelda = (p: Pedido, m: Matriz, fila: FilaMatriz, j: number): IndicadorCubo =>
  p.columna === 'indicador' ? p.indicadores.find((i) => i.clave === m.columnas[j])! : fila.indicador;

/** Members of a column: all the months and indicators asked for, even without facts; of the rest, those that have them. */
const miembros = (ids: readonly string[], d: Dimension, p: Pedido, nombrar: Nombrador): string[] => {
  if (d === 'mes') return [...p.meses];
  if (d === 'indicador') return p.indicadores.map((i) => i.clave);
  const propio = ordenPropio(d, []);
  return [...new Set(ids)].sort(propio ?? ((a, b) => ALFABETO.compare(nombrar(d, a), nombrar(d, b))));
};

function ordenar(filas: readonly FilaMatriz[], p: Pedido, nombrar: Nombrador): FilaMatriz[] {
  const claves = p.indicadores.map((i) => i.clave);
  const nivel = (suyas: readonly FilaMatriz[], i: number): FilaMatriz[] => {
    const d = p.filas[i];
    if (d === undefined) return [...suyas];
    const grupos = new Map<string, FilaMatriz[]>();
    for (const f of suyas) grupos.set(f.ids[i]!, [...(grupos.get(f.ids[i]!) ?? []), f]);
    const propio = ordenPropio(d, claves);
    const cabezas = [...grupos].map(([id, sueltas]) => {
      const hijas = nivel(sueltas, i + 1);
      return { id, hijas, nombre: nombrar(d, id), f: representante(hijas, p, i + 1) };
    });
    cabezas.sort((a, b) => (propio ? propio(a.id, b.id) : compararFilas(p, a, b)));
    return cabezas.flatMap((c) => c.hijas);
  };
  return nivel(filas, 0);
}

/** What a group is sorted by: its sum or, where that is never taken, its first indicator or its last month. */
const representante = (hijas: readonly FilaMatriz[], p: Pedido, desde: number): FilaMatriz =>
  p.filas.slice(desde).every((d) => seSuma(p, d))
    ? sumarFilas(hijas)
    : p.filas[desde] === 'indicador'
      ? hijas[0]!
      : hijas.at(-1)!;

const sumarFilas = (filas: readonly FilaMatriz[]): FilaMatriz => ({
  ...filas[0]!,
  celdas: filas[0]!.celdas.map((_, j) => sumarCeldas(filas.map((f) => f.celdas[j]!))),
  total: sumarCeldas(filas.map((f) => f.total)),
});

/** Where a new member of the outer row begins, and its subtotal when the inner ones may be added. `desde` is an index of `filas`. */
export const secciones = (
  m: Matriz,
  p: Pedido,
): { readonly id: string; readonly desde: number; readonly subtotal: FilaMatriz | null }[] => {
  if (p.filas.length < 2) return [];
  const suma = seSuma(p, p.filas[1]!);
  const hechas: { id: string; desde: number; subtotal: FilaMatriz | null }[] = [];
  m.filas.forEach((f, i) => {
    if (hechas.at(-1)?.id !== f.ids[0]) hechas.push({ id: f.ids[0]!, desde: i, subtotal: null });
  });
  return hechas.map((s, k) => ({
    ...s,
    subtotal: suma ? sumarFilas(m.filas.slice(s.desde, hechas[k + 1]?.desde ?? m.filas.length)) : null,
  }));
};
