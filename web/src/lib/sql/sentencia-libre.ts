import * as textos from '../textos/es/explorar.ts';

/** What a person may run: one reading statement. The engine itself is closed too (`CERRADO`); this says it in words before. */
export class SentenciaError extends Error {
  override readonly name = 'SentenciaError';
}

/** Texts, quoted names and comments: what is inside them is no statement. */
const OPACO =
  /\b[eE]'(?:\\[\s\S]|''|[^'\\])*'|'(?:''|[^'])*'|"(?:""|[^"])*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g;
/** A WITH may end in a change. */
const CAMBIO = /^[\s(]*with\b[\s\S]*\)\s*(?:delete|insert|update|merge)\b/i;
const LECTURA = /^[\s(]*(?:select|with|from|describe|show|pivot)\b/i;

/**
 * The statement without its final semicolon and what follows it, which no subquery takes.
 * @throws SentenciaError when `sql` is not one statement that reads
 */
export const exigirLectura = (sql: string): string => {
  const desnudo = sql.replace(OPACO, ' ').replace(/[;\s]+$/, '');
  if (desnudo.includes(';')) throw new SentenciaError(textos.unaSolaSentencia);
  if (!LECTURA.test(desnudo) || CAMBIO.test(desnudo)) throw new SentenciaError(textos.debeEmpezarConSelect);
  // Blanks of the same length keep the places of what is left.
  const fin = sql.replace(OPACO, (t) => ' '.repeat(t.length)).lastIndexOf(';');
  return fin < 0 ? sql : sql.slice(0, fin);
};
