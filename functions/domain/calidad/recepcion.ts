/**
 * Completeness: what arrived against what the place itself usually sends.
 * @source PROPUESTA: no norm read sets an expected number of rows; each facility is compared with its own months (docs/calidad.md)
 */
export const ESTADOS_RECEPCION = ['llego', 'incompleto', 'no_llego', 'sin_historia', 'no_se_espera'] as const;
export type EstadoRecepcion = (typeof ESTADOS_RECEPCION)[number];

/** Under this share of what is expected a month is incomplete. PROPUESTA. */
export const FRACCION_INCOMPLETO = 0.5;
/** Other months with rows that make a history. PROPUESTA. */
export const MESES_DE_HISTORIA = 3;
/** Who usually sends fewer rows a month may well send none. PROPUESTA. */
export const MINIMO_ESPERADO = 5;

/** Middle value; the mean of both when they are two. null of nothing. The order does not matter. */
export const mediana = (valores: readonly number[]): number | null => {
  if (valores.length === 0) return null;
  const v = valores.toSorted((a, b) => a - b);
  const medio = v.length >> 1;
  return v.length % 2 === 1 ? v[medio]! : (v[medio - 1]! + v[medio]!) / 2;
};

/** Rows to expect in month `i`: the median of the other months that brought any; null with less than three. */
export const esperadas = (filas: readonly number[], i: number): number | null => {
  const otros = filas.filter((n, j) => j !== i && n > 0);
  return otros.length < MESES_DE_HISTORIA ? null : mediana(otros);
};

/**
 * State of each month of one place. Months before its first row are not expected of it; a month is compared with the others, so
 * that a bad one does not lower its own bar.
 */
export function estadosRecepcion(filas: readonly number[]): EstadoRecepcion[] {
  const primero = filas.findIndex((n) => n > 0);
  return filas.map((n, i) => {
    if (primero === -1) return 'sin_historia';
    if (i < primero) return 'no_se_espera';
    const esperado = esperadas(filas, i);
    if (esperado === null) return 'sin_historia';
    if (esperado < MINIMO_ESPERADO) return n > 0 ? 'llego' : 'no_se_espera';
    if (n === 0) return 'no_llego';
    return n < esperado * FRACCION_INCOMPLETO ? 'incompleto' : 'llego';
  });
}
