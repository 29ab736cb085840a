import { esPequeno, type Conteo, type Direccion } from './conteo.ts';

/**
 * `lograda` ●, `cerca` ▲ (>= 80 % of the target), `brecha` ■, `en_banda` ◐ (a band of `modo publico` that holds percentages of different
 * lights), `sin_meta` ○, `pocos` (fewer than 5: no colour), `sin_dato` (den = 0, and
 * there are persons whose datum is missing), `no_aplica` (den = 0: nobody).
 */
export type Luz = 'lograda' | 'cerca' | 'brecha' | 'en_banda' | 'sin_meta' | 'pocos' | 'sin_dato' | 'no_aplica';

export const LUZ: Readonly<Record<Luz, { readonly forma: string; readonly palabra: string }>> = {
  lograda: { forma: '●', palabra: 'Meta lograda' },
  cerca: { forma: '▲', palabra: 'Cerca de la meta' },
  brecha: { forma: '■', palabra: 'En brecha' },
  en_banda: { forma: '◐', palabra: 'En banda: no alcanza para decir su estado' },
  sin_meta: { forma: '○', palabra: 'Sin meta' },
  pocos: { forma: '◌', palabra: 'Pocos casos' },
  sin_dato: { forma: '?', palabra: 'Sin dato' },
  no_aplica: { forma: '—', palabra: 'No aplica' },
};

/**
 * Traffic light against the target of that place and period, on the unrounded value.
 * @param conteo `sinDato`: persons out of the denominator because what the ficha asks about them is not known
 * @param meta fraction (0.691), or null when none is loaded: never invented.
 * @source `indicadores.md` §11: green at or above the target, amber from 80 % of it (V2); lower-is-better evaluates the
 *   complement (PROPUESTA).
 */
export const semaforo = (
  conteo: Conteo & { readonly sinDato?: number },
  meta: number | null,
  direccion: Direccion,
): Luz => {
  if (conteo.den === 0) return conteo.sinDato ? 'sin_dato' : 'no_aplica';
  if (esPequeno(conteo)) return 'pocos';
  if (meta === null || direccion === 'ninguna') return 'sin_meta';
  const aFavor = BigInt(direccion === 'menor' ? conteo.den - conteo.num : conteo.num) * 1_000_000n;
  const pedido = BigInt(Math.round((direccion === 'menor' ? 1 - meta : meta) * 1_000_000)) * BigInt(conteo.den);
  if (aFavor >= pedido) return 'lograda';
  return aFavor * 10n >= pedido * 8n ? 'cerca' : 'brecha';
};
