import type { Fila } from '../../../../functions/domain/tablero.ts';
import { faltasDe, type Falta } from '../sector/faltas.ts';
import type { Columna } from './columnas.ts';

/** The indicator in which a place is short of most persons; null when it meets every target it can be judged by. */
export const peorBrecha = (fila: Fila, columnas: readonly Columna[]): Falta | null =>
  faltasDe(fila, columnas)[0] ?? null;
