/** A number written as text is no formula, whatever its sign. */
const NUMERO = /^[+-]?\d+(?:[.,]\d+)?$/;
/** What makes a spreadsheet read a text as a formula: its first sign, in its usual or full width form, after blanks or not. */
const FORMULA = /^[\s\u0000-\u001f\u200b\ufeff]*[=+\-@＝＋－＠]/;
/** The same sign after what another spreadsheet may take for the end of a cell: it splits by `;` or tab where we wrote commas. */
const TRAS_SEPARADOR = /([;\t\r\n]["'\s]{0,4})(?=[=+\-@＝＋－＠])/g;

/** True when a spreadsheet may run this text instead of showing it (`=HYPERLINK(…)`, `@SUM(…)`, `+51…` with letters). */
export const pareceFormula = (texto: string): boolean => FORMULA.test(texto) && !NUMERO.test(texto);

/**
 * A text as it may go into a cell of a CSV: an apostrophe before whatever would start a formula. It is still to be quoted as any
 * other. Texts that are safe, and numbers, come back as they are.
 * @source OWASP, «CSV Injection»
 */
export const celdaSegura = (texto: string): string => {
  const dentro = texto.replace(TRAS_SEPARADOR, "$1'");
  return pareceFormula(texto) ? `'${dentro}` : dentro;
};

/** One field of a CSV (RFC 4180), safe and quoted where it must be. */
export const campoCsv = (texto: string): string => {
  const segura = celdaSegura(texto);
  return /[",;\t\r\n]|^\s|\s$/.test(segura) ? `"${segura.replaceAll('"', '""')}"` : segura;
};
