import type { Direccion } from './conteo.ts';
import type { Luz } from './semaforo.ts';
import type { Celda } from './tablero.ts';

export type Banda = Extract<Celda, { readonly e: 'b' }>;

/** Amber from this part of the target. */
const CERCA = 0.8;

/**
 * The light of a band against a target: only when every percentage in it has the same one. `pct` is read with both its ends inside, so
 * a doubt is never settled in favour of a place nor against it.
 * @param meta fraction, or null when none is loaded
 * @returns `en_banda` when the band holds percentages of different lights; `sin_meta` without target
 */
export function luzBanda({ pct: [desde, hasta] }: Banda, meta: number | null, direccion: Direccion): Luz {
  if (meta === null || direccion === 'ninguna') return 'sin_meta';
  const [peor, mejor, pedido] = direccion === 'menor' ? [1 - hasta, 1 - desde, 1 - meta] : [desde, hasta, meta];
  const luz = (x: number): Luz => (x >= pedido ? 'lograda' : x >= pedido * CERCA ? 'cerca' : 'brecha');
  return luz(peor) === luz(mejor) ? luz(peor) : 'en_banda';
}
