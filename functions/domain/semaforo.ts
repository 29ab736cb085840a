import { esPequeno, type Conteo, type Direccion } from './conteo.ts';

/** `lograda` ●, `cerca` ▲ (>= 80 % of the target), `brecha` ■, `sin_meta` ○, `pocos` (fewer than 5: no colour), `no_aplica` (den = 0). */
export type Luz = 'lograda' | 'cerca' | 'brecha' | 'sin_meta' | 'pocos' | 'no_aplica';

export const LUZ: Readonly<Record<Luz, { readonly forma: string; readonly palabra: string }>> = {
  lograda: { forma: '●', palabra: 'Meta lograda' },
  cerca: { forma: '▲', palabra: 'Cerca de la meta' },
  brecha: { forma: '■', palabra: 'En brecha' },
  sin_meta: { forma: '○', palabra: 'Sin meta' },
  pocos: { forma: '◌', palabra: 'Pocos casos' },
  no_aplica: { forma: '—', palabra: 'No aplica' },
};

/**
 * Traffic light against the target of that place and period, on the unrounded value.
 * @param meta fraction (0.691), or null when none is loaded: never invented.
 * @source `indicadores.md` §11: green at or above the target, amber from 80 % of it (V2); lower-is-better evaluates the
 *   complement (PROPUESTA).
 */
export const semaforo = (conteo: Conteo, meta: number | null, direccion: Direccion): Luz => {
  if (conteo.den === 0) return 'no_aplica';
  if (esPequeno(conteo)) return 'pocos';
  if (meta === null || direccion === 'ninguna') return 'sin_meta';
  const aFavor = BigInt(direccion === 'menor' ? conteo.den - conteo.num : conteo.num) * 1_000_000n;
  const pedido = BigInt(Math.round((direccion === 'menor' ? 1 - meta : meta) * 1_000_000)) * BigInt(conteo.den);
  if (aFavor >= pedido) return 'lograda';
  return aFavor * 10n >= pedido * 8n ? 'cerca' : 'brecha';
};
