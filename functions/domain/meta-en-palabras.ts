import type { Direccion } from './conteo.ts';
import type { IndicadorTablero } from './tablero.ts';

/** «69.1 %», or «a lo más 73.0 %» where lower is better: a target alone does not say on which side it is met. */
export const metaEnPalabras = (valor: string, direccion: Direccion): string =>
  direccion === 'menor' ? `a lo más ${valor}` : valor;

/**
 * The persons between a place and its target: «falta que cumplan 11 niños con anemia», «hay 8 de más con el problema». The unit is what
 * the denominator counts, often persons with an illness: it is never what is missing. One goes without it, for it is written in plural.
 * @param cuantos the number as it is written
 */
export const brechaEnPalabras = (
  n: number,
  cuantos: string,
  { direccion, unidad }: Pick<IndicadorTablero, 'direccion' | 'unidad'>,
): string => {
  if (direccion === 'menor') return `hay ${cuantos} de más con el problema`;
  return n === 1 ? 'falta que cumpla 1' : `falta que cumplan ${cuantos} ${unidad}`;
};
