import { mediana } from './recepcion.ts';

/** Months with a value that a series needs before any of them can be called far. PROPUESTA. */
export const MESES_PARA_ATIPICO = 8;
/** @source Iglewicz y Hoaglin (1993), modified z-score: 3.5; 1.4826 makes the MAD of a normal its standard deviation */
const CORTE_Z = 3.5;
const MAD_A_DESVIACION = 1.4826;

export type Centro = { readonly mediana: number; readonly mad: number };

/** Median and median absolute deviation of the known values; null with fewer than eight. */
export function centroDe(valores: readonly (number | null)[]): Centro | null {
  const v = valores.filter((x) => x !== null);
  const m = v.length < MESES_PARA_ATIPICO ? null : mediana(v);
  return m === null ? null : { mediana: m, mad: mediana(v.map((x) => Math.abs(x - m)))! }; // as many values, and there are some
}

/**
 * Which months lie far from the rest: |x − median| > 3.5 × 1.4826 × MAD. null is no value and is never far. When more than half of
 * the months are the same (MAD 0) nothing can be said, and nothing is marked.
 */
export function atipicos(valores: readonly (number | null)[]): boolean[] {
  const centro = centroDe(valores);
  return valores.map(
    (x) =>
      x !== null &&
      centro !== null &&
      centro.mad > 0 &&
      Math.abs(x - centro.mediana) > CORTE_Z * MAD_A_DESVIACION * centro.mad,
  );
}
