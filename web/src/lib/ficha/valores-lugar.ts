import { esSinUbicar } from '../../../../functions/domain/ambito.ts';
import type { AmbitoRef, Celda, IndicadorTablero, MetaVigente, Tablero } from '../../../../functions/domain/tablero.ts';
import { componenteQueMasFalla } from '../../../../functions/domain/frases.ts';
import { fallasDe, type Falla } from '../tablero/fallas.ts';
import { noContados } from '../tablero/motivos.ts';
import { ordenarFilas } from '../tablero/orden.ts';

/** One ficha across the districts of a region: only its column of the board. */
export type ValoresLugar = Pick<Tablero, 'corte' | 'modo' | 'sintetico' | 'fuentes' | 'avisos'> & {
  readonly indicador: IndicadorTablero;
  readonly meta: MetaVigente | null;
  readonly region: AmbitoRef;
  readonly total: Celda | undefined;
  /** Which component stops most of those who do not comply, over the region. */
  readonly fallas: readonly Falla[];
  /** Persons out of the denominator, by reason, most first; those whose datum is missing, last. */
  readonly fuera: readonly { readonly codigo: string; readonly texto: string; readonly n: number }[];
  readonly lugares: readonly {
    readonly ambito: AmbitoRef;
    readonly grupo: string;
    readonly celda: Celda | undefined;
    /** The component that stops most persons there. */
    readonly masFalta: { readonly nombre: string; readonly n: number } | null;
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
  const propia = tablero.propio.celdas[columna.i];
  const masFalta = (c: Celda | undefined) => (c?.e === 'v' ? componenteQueMasFalla(columna.indicador, c) : null);
  return {
    corte,
    modo,
    sintetico,
    fuentes,
    avisos,
    indicador: columna.indicador,
    meta: columna.meta,
    region: tablero.propio.ambito,
    total: corta(propia),
    fallas: fallasDe(propia, columna.indicador),
    fuera: noContados(propia),
    lugares: ordenarFilas(tablero.hijos, 'valor', columna)
      .filter((f) => !esSinUbicar(f.ambito.id))
      .map((f) => ({
        ambito: f.ambito,
        grupo: f.grupo?.nombre ?? '',
        celda: corta(f.celdas[columna.i]),
        masFalta: masFalta(f.celdas[columna.i]),
      })),
  };
};
