import { esSinUbicar } from '../../../../functions/domain/ambito.ts';
import type { AmbitoRef, Celda, IndicadorTablero, MetaVigente, Tablero } from '../../../../functions/domain/tablero.ts';
import { ordenarFilas } from '../tablero/orden.ts';

/** One ficha across the districts of a region: only its column of the board. */
export type ValoresLugar = Pick<Tablero, 'corte' | 'modo' | 'sintetico' | 'fuentes' | 'avisos'> & {
  readonly indicador: IndicadorTablero;
  readonly meta: MetaVigente | null;
  readonly region: AmbitoRef;
  readonly total: Celda | undefined;
  readonly lugares: readonly {
    readonly ambito: AmbitoRef;
    readonly grupo: string;
    readonly celda: Celda | undefined;
  }[];
};

/** Worst first, as on the board; null when the board does not hold the ficha. */
export const valoresPorLugar = (tablero: Tablero, ficha: string): ValoresLugar | null => {
  const todos = tablero.indicadores
    .map((indicador, i) => ({ i, indicador, meta: tablero.metas[i] ?? null }))
    .filter((c) => c.indicador.ficha === ficha);
  const columna = todos.find((c) => c.indicador.principal) ?? todos[0];
  if (!columna) return null;
  const { corte, modo, sintetico, fuentes, avisos } = tablero;
  const corta = (c: Celda | undefined): Celda | undefined =>
    c?.e === 'v' ? { e: 'v', num: c.num, den: c.den, sinDato: c.sinDato } : c;
  return {
    corte,
    modo,
    sintetico,
    fuentes,
    avisos,
    indicador: columna.indicador,
    meta: columna.meta,
    region: tablero.propio.ambito,
    total: corta(tablero.propio.celdas[columna.i]),
    lugares: ordenarFilas(tablero.hijos, 'valor', columna)
      .filter((f) => !esSinUbicar(f.ambito.id))
      .map((f) => ({ ambito: f.ambito, grupo: f.grupo?.nombre ?? '', celda: corta(f.celdas[columna.i]) })),
  };
};
