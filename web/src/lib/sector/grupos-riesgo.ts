import type { Fila, Tablero } from '../../../../functions/domain/tablero.ts';
import { celdaDeFicha } from './celda-ficha.ts';

export type GrupoRiesgo = { readonly id: string; readonly nombre: string; readonly n: number };
export type GruposRiesgo = {
  /** Persons in some group, each once. */
  readonly personas: number;
  /** In the order of the ficha, also those with nobody; [] while the detail has not arrived or nobody is in any. */
  readonly grupos: readonly GrupoRiesgo[];
};

/** Risk groups of a place; null when the board does not measure them there (not reported, suppressed). */
export const gruposDeRiesgo = (tablero: Pick<Tablero, 'indicadores'>, fila: Fila | undefined): GruposRiesgo | null => {
  const hallada = celdaDeFicha(tablero, fila, 'sec_grupos_riesgo');
  if (hallada?.celda.e !== 'v') return null;
  const { num, comp } = hallada.celda;
  return {
    personas: num,
    grupos: comp ? hallada.indicador.componentes.map((c, k) => ({ ...c, n: comp[k]?.[0] ?? 0 })) : [],
  };
};
