/** People (or places, or visits) counted for one indicator in one cell. Integers >= 0. */
export type Conteo = { readonly num: number; readonly den: number };

/** Adds cells. Rates are never averaged: sum first, divide once. */
export const sumar = (celdas: readonly Conteo[]): Conteo =>
  celdas.reduce((a, b) => ({ num: a.num + b.num, den: a.den + b.den }), { num: 0, den: 0 });

/**
 * Share of the target population that was reached.
 * @returns a fraction (0.83, not 83). `null` when `den` is 0, because "nobody to reach" is not 0 %. Above 1 is kept: it points
 *   at a bad denominator.
 */
export const cobertura = ({ num, den }: Conteo): number | null => (den === 0 ? null : num / den);

/** `cobertura` is a share; `conteo` a number of things, its `num`; `densidad` persons (`num`) over hectares (`den`). */
export type TipoIndicador = 'cobertura' | 'conteo' | 'densidad';

const HECTAREAS_POR_KM2 = 100;

/** What an indicator says of a count: a fraction, a number of things, or persons per km². `null` where there is nothing to divide by. */
export const valorDe = (conteo: Conteo, tipo: TipoIndicador): number | null => {
  if (tipo === 'conteo') return conteo.num;
  if (tipo === 'cobertura') return cobertura(conteo);
  return conteo.den === 0 ? null : (conteo.num * HECTAREAS_POR_KM2) / conteo.den;
};

/** Below this denominator the percentage and the light are not shown (`indicadores.md` §1.8, PROPUESTA). */
export const DEN_MINIMO = 5;

export const esPequeno = ({ den }: Conteo): boolean => den > 0 && den < DEN_MINIMO;

/** Persons who still lack the care (higher is better) or who carry the problem (lower is better). */
export const brecha = ({ num, den }: Conteo, direccion: Direccion): number => (direccion === 'menor' ? num : den - num);

/**
 * A count of what is to be reached does not apply where there is nothing to reach. One of persons or of problems does: it is zero.
 */
export const nadaQueContar = ({ num, den }: Conteo, tipo: TipoIndicador, direccion: Direccion): boolean =>
  tipo === 'conteo' && direccion === 'mayor' && num === 0 && den === 0;

/** `mayor`: higher is better; `menor`: lower is better; `ninguna`: a count, no judgement. */
export type Direccion = 'mayor' | 'menor' | 'ninguna';

/**
 * How many more persons would have to comply for the target (a fraction) to be met with the same denominator; for lower-is-better,
 * how many fewer. 0 when it is met, `null` without denominator. Integer arithmetic on ten-thousandths so that 0.691 × 1000 is 691.
 */
export const faltanParaMeta = ({ num, den }: Conteo, meta: number, direccion: Direccion): number | null => {
  if (den === 0 || direccion === 'ninguna') return null;
  const m = Math.round(meta * 10_000);
  return direccion === 'mayor'
    ? Math.max(0, Math.ceil((m * den) / 10_000) - num)
    : Math.max(0, num - Math.floor((m * den) / 10_000));
};
