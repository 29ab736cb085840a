/** A spreadsheet runs a cell that starts so, wherever the text came from. */
export const INICIO_DE_FORMULA = '^[=+@\\-\\t\\r]';
const FORMULA = new RegExp(INICIO_DE_FORMULA);
const NUMERO = /^[+-]?\d+([.,]\d+)?$/;

/** Text of a cell for a file that a person may open in a spreadsheet: an apostrophe before what would run. A number is left alone. */
export const neutralizar = (texto: string): string =>
  FORMULA.test(texto) && !NUMERO.test(texto) ? `'${texto}` : texto;

/** One field of a CSV with commas for a person: neutralised and quoted (RFC 4180). */
export const campoCsv = (texto: string): string => {
  const seguro = neutralizar(texto);
  return /[",\r\n]/.test(seguro) ? `"${seguro.replaceAll('"', '""')}"` : seguro;
};

/** SQL: `neutralizar` over a column of text. */
export const sqlNeutralizado = (columna: string): string =>
  `CASE WHEN regexp_matches(${columna}, '${INICIO_DE_FORMULA}') AND NOT regexp_matches(${columna}, '${NUMERO.source}') THEN '''' || ${columna} ELSE ${columna} END`;
