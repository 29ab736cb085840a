import type { Verdad } from './atacar.ts';
import type { Dicho } from './sistema.ts';

export type Utilidad = {
  /** Cells of a district over twelve months with at least 20 in the denominator. */
  readonly celdas: number;
  /** Those with a band of at most ten points. */
  readonly utiles: number;
};

const DIEZ_PUNTOS = 1000;
const DENOMINADOR = 20;

/**
 * How much is still said: of the fichas that the policy publishes by district, the cells that give a percentage to ten points or better.
 * @param fichas ids, whatever their edition
 */
export function utilidadDe(dichos: readonly Dicho[], fichas: ReadonlySet<string>, verdad: Verdad): Utilidad {
  let [celdas, utiles] = [0, 0];
  for (const d of dichos) {
    if (!fichas.has(d.clave.split('@')[0]!) || !d.lugar.startsWith('D:') || d.cortes.length < 2) continue;
    const den = d.cortes.reduce((s, c) => s + verdad(d.clave, d.lugar, c).den, 0);
    if (den < DENOMINADOR) continue;
    celdas++;
    if (d.pct[1] - d.pct[0] <= DIEZ_PUNTOS) utiles++;
  }
  return { celdas, utiles };
}
