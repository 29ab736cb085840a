import type { Conteo } from '../../../../functions/domain/conteo.ts';
import type { Tablero } from '../../../../functions/domain/tablero.ts';

export type Comprobacion =
  | { readonly estado: 'coincide' }
  | { readonly estado: 'difiere'; readonly tablero: Conteo }
  /** The board has no number to compare with: suppressed, not reported, or without that indicator. */
  | { readonly estado: 'sin_celda' };

/** The region's total in the cube against its own cell in the board of the same corte. */
export const comprobar = (
  total: Conteo,
  tablero: Pick<Tablero, 'indicadores' | 'propio'>,
  clave: string,
): Comprobacion => {
  const celda = tablero.propio.celdas[tablero.indicadores.findIndex((i) => i.clave === clave)];
  if (celda?.e !== 'v') return { estado: 'sin_celda' };
  const { num, den } = celda;
  return num === total.num && den === total.den ? { estado: 'coincide' } : { estado: 'difiere', tablero: { num, den } };
};
