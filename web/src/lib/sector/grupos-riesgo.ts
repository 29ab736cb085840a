import type { Fila, Tablero } from '../../../../functions/domain/tablero.ts';
import { entero } from '../formato.ts';
import { celdaDeFicha } from './celda-ficha.ts';
import * as t from '../textos/es/sector.ts';

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

/** «Menores de 2 años» inside a sentence; «VIH» stays as it is. */
const enFrase = (nombre: string): string =>
  /^\p{Lu}{2}/u.test(nombre) ? nombre : nombre.charAt(0).toLowerCase() + nombre.slice(1);

/** «30 personas: menores de 2 años 17, gestantes 2», only the groups that hold somebody. */
export const gruposEnPalabras = (riesgo: GruposRiesgo | null): string => {
  if (riesgo === null) return t.noReportado;
  if (riesgo.personas === 0) return t.nadieEnLosDatos;
  const conAlguien = riesgo.grupos.filter((g) => g.n > 0).map((g) => `${enFrase(g.nombre)} ${entero(g.n)}`);
  return t.cuantasPersonas(riesgo.personas) + (conAlguien.length > 0 ? `: ${conAlguien.join(', ')}` : '');
};
