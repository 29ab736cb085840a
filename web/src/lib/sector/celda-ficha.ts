import type { Celda, Fila, IndicadorTablero, Tablero } from '../../../../functions/domain/tablero.ts';

/** The cell of a ficha by its name, in the edition and method the board shows first; null when the board lacks it. */
export const celdaDeFicha = (
  { indicadores }: Pick<Tablero, 'indicadores'>,
  fila: Fila | undefined,
  ficha: string,
): { readonly indicador: IndicadorTablero; readonly celda: Celda } | null => {
  const i = indicadores.findIndex((x) => x.ficha === ficha && x.principal);
  const celda = fila?.celdas[i];
  return celda ? { indicador: indicadores[i]!, celda } : null;
};
