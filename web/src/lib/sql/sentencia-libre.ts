/** What a person may run: one reading statement. The engine itself is closed too (`CERRADO`); this says it in words before. */
export class SentenciaError extends Error {
  override readonly name = 'SentenciaError';
}

/** Texts, quoted names and comments: what is inside them is no statement. */
const OPACO =
  /\b[eE]'(?:\\[\s\S]|''|[^'\\])*'|'(?:''|[^'])*'|"(?:""|[^"])*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g;
const LECTURA = /^[\s(]*(?:select|with|from|describe|show|pivot)\b/i;

/** @throws SentenciaError when `sql` is not one statement that reads. */
export const exigirLectura = (sql: string): void => {
  const desnudo = sql.replace(OPACO, ' ').replace(/[;\s]+$/, '');
  if (desnudo.includes(';')) throw new SentenciaError('Escriba una sola sentencia: se ejecuta de una en una.');
  if (!LECTURA.test(desnudo))
    throw new SentenciaError(
      'El explorador es de sólo lectura: la sentencia debe empezar con SELECT, WITH, FROM, DESCRIBE, SHOW o PIVOT.',
    );
};
