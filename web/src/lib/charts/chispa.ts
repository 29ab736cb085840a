import { trazoLinea } from './tendencia.ts';

export type Chispa = {
  readonly d: string;
  /** Height of the target hairline, null without target. */
  readonly meta: number | null;
  /** The last month, when it has a value. */
  readonly fin: readonly [x: number, y: number] | null;
};

export const ANCHO_CHISPA = 60;
export const ALTO_CHISPA = 16;

/**
 * Sparkline of `num / den` in a box of 60 × 16, 0 at the bottom and `maximo` (a fraction) at the top. Months without data or
 * denominator are gaps. Written for thousands of cells a screen: no objects per month.
 */
export const chispa = (
  num: readonly (number | null)[],
  den: readonly (number | null)[],
  meta: number | null,
  maximo = 1,
): Chispa => {
  const valores = num.map((n, i) => {
    const d = den[i] ?? null;
    return n === null || d === null || d === 0 ? null : n / d;
  });
  const alto = (v: number): number =>
    Math.round((ALTO_CHISPA - (Math.min(v, maximo) / maximo) * ALTO_CHISPA) * 10) / 10;
  const ultimo = valores.at(-1) ?? null;
  return {
    d: trazoLinea(valores, maximo, ANCHO_CHISPA, ALTO_CHISPA),
    meta: meta === null ? null : alto(meta),
    fin: ultimo === null ? null : [ANCHO_CHISPA, alto(ultimo)],
  };
};
