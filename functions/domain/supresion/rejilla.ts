import type { Conteo } from '../conteo.ts';
import { pctDesde, type Umbrales } from './politica.ts';

/** Ten-thousandths: a percentage point is 100. All the grid is whole numbers, so that its edges are exact. */
export const UNIDAD = 10_000;

/** Which grid a place is read with: the wider the place, the more its counts and the finer its bands. */
export type Escala = 'fina' | 'gruesa';

/**
 * What is published of a count: the set of (num, den) it could be. Every bound is inside, but the upper one of `pct`, which is outside
 * unless it is 100 %.
 */
export type Region = {
  readonly den: readonly [desde: number, hasta: number];
  readonly pct: readonly [desde: number, hasta: number];
  /** Only where the denominator is under `DEN_BANDAS`: the numerator or the gap is under the minimum, or neither is. */
  readonly menos: 'num' | 'brecha' | 'ninguno' | null;
};

/** From here on a band of ten points holds at least five whole numbers; below it, small numerators and gaps get a band of their own. */
export const DEN_BANDAS = 50;

/** How much a cell may be loosened; the last two say no percentage. */
export const AFLOJADOS = [1, 2, 4, 'sin_pct', 'sin_den'] as const;
export const MAXIMO_AFLOJADO = AFLOJADOS.length - 1;

const SIN_TECHO = Number.MAX_SAFE_INTEGER;

/** Lower bounds of the classes of denominator: 50, 100, 200, 500, 1000… */
function claseDen(den: number, escala: Escala): readonly [number, number] {
  if (escala === 'fina' && den >= 100) {
    const paso = 10 ** Math.max(2, Math.floor(Math.log10(den)) - 1);
    const desde = den < 1000 ? Math.floor(den / 50) * 50 : Math.floor(den / paso) * paso;
    return [desde, desde + (den < 1000 ? 50 : paso) - 1];
  }
  const decada = 10 ** Math.floor(Math.log10(den));
  const [desde, hasta] = den < 2 * decada ? [1, 2] : den < 5 * decada ? [2, 5] : [5, 10];
  return [desde * decada, hasta * decada - 1];
}

/** Width of the bands of a class of denominator: of ten points down, as far as a band still holds about ten persons. */
function anchoPct(den: number, escala: Escala): number {
  if (den < 1000) return 1000;
  if (escala === 'gruesa') return den < 5000 ? 500 : 200;
  if (den < 2000) return 500;
  if (den < 5000) return 200;
  return den < 50_000 ? 100 : 50;
}

/**
 * The region a count falls in. A fixed grid: what is published depends on the count's class and on nothing else of it, so that
 * knowing the rule tells no more than reading the cell.
 *
 * A single month says no percentage under `denominadorMes`: where a band has an edge at nine or ten persons, a place that goes over it
 * from one month to the next, with about the same persons in both, tells how many they are.
 * @param aflojado position in `AFLOJADOS`
 * @param meses how many the count adds up
 */
export function regionDe({ num, den }: Conteo, escala: Escala, aflojado: number, p: Umbrales, meses: number): Region {
  if (den < p.denominador) return { den: [0, p.denominador - 1], pct: [0, UNIDAD], menos: null };
  const veces = AFLOJADOS[aflojado]!; // 0 to MAXIMO_AFLOJADO
  if (veces === 'sin_den') return { den: [p.denominador, SIN_TECHO], pct: [0, UNIDAD], menos: null };
  const clase: readonly [number, number] = den < DEN_BANDAS ? [p.denominador, DEN_BANDAS - 1] : claseDen(den, escala);
  if (veces === 'sin_pct' || den < pctDesde(p, meses)) return { den: clase, pct: [0, UNIDAD], menos: null };
  const ancho = anchoPct(clase[0], escala) * veces;
  const k = num === den ? Math.ceil(UNIDAD / ancho) - 1 : Math.floor((num * UNIDAD) / (den * ancho));
  const pct: readonly [number, number] = [k * ancho, Math.min(UNIDAD, (k + 1) * ancho)];
  if (den >= DEN_BANDAS) return { den: clase, pct, menos: null };
  if (veces > 1) return { den: clase, pct: [0, UNIDAD], menos: null };
  const cola = Math.round(((p.minimo - 1) * UNIDAD) / p.denominador);
  if (num < p.minimo) return { den: clase, pct: [0, cola], menos: 'num' };
  if (den - num < p.minimo) return { den: clase, pct: [UNIDAD - cola, UNIDAD], menos: 'brecha' };
  return { den: clase, pct, menos: 'ninguno' };
}

/** Whether a count of `num` and `brecha` (den − num) could be what is published. */
export function admite(r: Region, num: number, brecha: number, minimo: number): boolean {
  if (num < 0 || brecha < 0) return false;
  const den = num + brecha;
  if (den < r.den[0] || den > r.den[1]) return false;
  switch (r.menos) {
    case 'num':
      return num < minimo;
    case 'brecha':
      return brecha < minimo;
    case 'ninguno':
      if (num < minimo || brecha < minimo) return false;
      break;
    case null:
  }
  const parte = num * UNIDAD;
  return parte >= r.pct[0] * den && (r.pct[1] === UNIDAD || parte < r.pct[1] * den);
}

/** Nothing is known. */
export const LIBRE: Region = { den: [0, SIN_TECHO], pct: [0, UNIDAD], menos: null };
