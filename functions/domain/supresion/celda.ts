import type { Celda } from '../tablero.ts';
import { UNIDAD, type Region } from './rejilla.ts';

/** A cell of `modo publico`. */
export type CeldaPublica = Extract<Celda, { readonly e: 'b' } | { readonly e: 's' }> | { readonly e: 'nr' };

/** Nothing is said of it, not even how many there are: what is only published of wider places. */
export const CALLADA: CeldaPublica = { e: 's', den: [0, null] };

/** A region as it is published; null where the source did not arrive. */
export function celdaDe(r: Region | null): CeldaPublica {
  if (r === null) return { e: 'nr' };
  const [desde, hasta] = r.den;
  const tope = hasta === Number.MAX_SAFE_INTEGER ? null : hasta;
  if (tope === null || (r.pct[0] === 0 && r.pct[1] === UNIDAD)) return { e: 's', den: [desde, tope] };
  return {
    e: 'b',
    pct: [r.pct[0] / UNIDAD, r.pct[1] / UNIDAD],
    den: [desde, tope],
    ...(r.menos === 'num' || r.menos === 'brecha' ? { menos: r.menos } : {}),
  };
}

/**
 * What somebody who reads a cell knows of the count behind it.
 * @param denBandas denominator from which bands say nothing of the numerator or the gap by themselves
 */
export function regionDeCelda(celda: CeldaPublica, denBandas: number): Region | null {
  if (celda.e === 'nr') return null;
  if (celda.e === 's') {
    const [desde, hasta] = celda.den ?? [0, null];
    return { den: [desde, hasta ?? Number.MAX_SAFE_INTEGER], pct: [0, UNIDAD], menos: null };
  }
  const { pct, den, menos } = celda;
  return {
    den,
    pct: [Math.round(pct[0] * UNIDAD), Math.round(pct[1] * UNIDAD)],
    menos: menos ?? (den[1] < denBandas ? 'ninguno' : null),
  };
}
