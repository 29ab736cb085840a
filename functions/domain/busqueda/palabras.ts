/** Lower case without accents: "Áyna" is found by "ayna", "niño" by "nino". */
const plano = (s: string): string => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The words of a text as they are compared: plain, cut at everything but letters and digits. Numbers lose their leading zeros, so that
 * a code is found with them or without: "0003644" is "3644".
 */
export const palabrasDe = (texto: string): string[] =>
  (plano(texto).match(/[\p{L}\p{N}]+/gu) ?? []).map((p) => (/^\d+$/.test(p) ? p.replace(/^0+(?=\d)/, '') : p));

/** A code without what separates its parts: "SI-01.01" and "si 0101" are "si0101". */
export const codigoJunto = (texto: string): string => plano(texto).replace(/[^\p{L}\p{N}]/gu, '');

const VACIAS = new Set(['a', 'al', 'con', 'de', 'del', 'el', 'en', 'la', 'las', 'los', 'o', 'para', 'por', 'que', 'y']);

/** What is searched of a text: its distinct words, without those that say nothing (unless it has no others). */
export function palabrasBuscadas(texto: string): string[] {
  const todas = [...new Set(palabrasDe(texto))];
  const llenas = todas.filter((p) => !VACIAS.has(p));
  return llenas.length > 0 ? llenas : todas;
}

/** Words one after another written as one: "vilcas huaman" is also found by "vilcashuaman". */
export const palabrasUnidas = (palabras: readonly string[]): string[] =>
  palabras.slice(1).flatMap((p, i) => (/\d/.test(palabras[i]! + p) ? [] : [palabras[i]! + p]));
