import fc from 'fast-check';
import { partesDe, diaDelCalendario, cumple } from './calendario.ts';

/** Draws of fast-check, read one at a time. */
export type Azar = {
  /** Both ends included. */
  readonly entero: (desde: number, hasta: number) => number;
  readonly uno: <T>(de: readonly T[]) => T;
  /** True with this percentage. */
  readonly quiza: (porciento: number) => boolean;
};

const NATURAL = fc.nat(0x3fffffff);
const natural = (): fc.Arbitrary<number> => NATURAL;

/** An arbitrary written as a program that draws. */
export const sorteo = <T>(programa: (azar: Azar) => T): fc.Arbitrary<T> =>
  fc.gen().map((g) => {
    const entero = (desde: number, hasta: number): number =>
      hasta <= desde ? desde : desde + (g(natural) % (hasta - desde + 1));
    return programa({ entero, uno: (de) => de[entero(0, de.length - 1)]!, quiza: (p) => entero(1, 100) <= p });
  });

/** A day of `[lo, hi]` or of the day on either side; ends are the usual. */
export function enBorde({ entero, quiza }: Azar, lo: number, hi: number): number {
  if (hi < lo) return lo;
  const suerte = entero(1, 100);
  if (suerte <= 22) return lo;
  if (suerte <= 44) return hi;
  if (suerte <= 50) return lo - 1;
  if (suerte <= 56) return hi + 1;
  return quiza(50) ? entero(lo, hi) : entero(lo, Math.min(hi, lo + 40));
}

/** A birth that completes `meses` exactly on `dia`; when no day does, the first that has completed them. */
export function nacidoHace(dia: number, meses: number): number {
  const [a, m, d] = partesDe(dia);
  for (let atras = 0; atras <= 3; atras += 1) {
    const n = diaDelCalendario(a, m - meses, d) - atras;
    if (cumple(n, meses) === dia) return n;
  }
  return diaDelCalendario(a, m - meses, d);
}
