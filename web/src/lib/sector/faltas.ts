import { componenteQueMasFalla } from '../../../../functions/domain/frases.ts';
import type { Fila } from '../../../../functions/domain/tablero.ts';
import { faltan } from '../tablero/celda.ts';
import type { Columna } from '../tablero/columnas.ts';

/** An indicator in which a place is short of its target. */
export type Falta = {
  readonly columna: Columna;
  /** Persons short of the target (or over it, where lower is better). */
  readonly n: number;
  /** What stops most of them; null for a single component, or while the detail has not arrived. */
  readonly falla: { readonly nombre: string; readonly n: number } | null;
  /** Persons who do not comply. */
  readonly incumplen: number;
};

/** Everything a place lacks for its targets, most persons first; only what can be judged (target loaded, 5 cases or more). */
export const faltasDe = (fila: Fila, columnas: readonly Columna[]): Falta[] =>
  columnas
    .flatMap((columna): Falta[] => {
      const celda = fila.celdas[columna.i];
      const n = faltan(celda, columna.indicador, columna.meta) ?? 0;
      if (celda?.e !== 'v' || n === 0) return [];
      // Where lower is better whoever has the problem is the numerator: no component explains them.
      const falla = columna.indicador.direccion === 'mayor' ? componenteQueMasFalla(columna.indicador, celda) : null;
      return [{ columna, n, falla, incumplen: celda.den - celda.num }];
    })
    .sort((a, b) => b.n - a.n);

/** Whether some target can be told met or not here: five cases or more. */
export const seJuzga = (fila: Fila, columnas: readonly Columna[]): boolean =>
  columnas.some((c) => faltan(fila.celdas[c.i], c.indicador, c.meta) !== null);
