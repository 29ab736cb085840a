import type { Unidad } from './jurisdiccion.ts';

export type Embarazo = {
  readonly unidad: Unidad;
  readonly parto: number;
  readonly fur: number;
  readonly lugar: number;
  /** Hemoglobin at sea level (g/dL). */
  readonly hb: number;
};
