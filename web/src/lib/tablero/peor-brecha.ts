import type { Fila } from '../../../../functions/domain/tablero.ts';
import { faltan } from './celda.ts';
import type { Columna } from './columnas.ts';

/** The indicator in which a place is short of most persons; null when it meets every target it can be judged by. */
export const peorBrecha = (fila: Fila, columnas: readonly Columna[]): { columna: Columna; n: number } | null =>
  columnas.reduce<{ columna: Columna; n: number } | null>((peor, columna) => {
    const n = faltan(fila.celdas[columna.i], columna.indicador, columna.meta) ?? 0;
    return n > (peor?.n ?? 0) ? { columna, n } : peor;
  }, null);
