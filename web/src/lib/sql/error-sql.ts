import { SentenciaError } from './sentencia-libre.ts';
import * as t from '../textos/es/explorar.ts';

const CLASES: readonly (readonly [RegExp, string])[] = [
  [/^Permission Error|disabled by configuration/i, t.soloLeeElCubo],
  [/exists in the \w+ extension|extension/i, t.necesitaUnaExtension],
  [/^Parser Error/, t.errorDeEscritura],
  [/^Catalog Error/, t.noExisteEsaTabla],
  [/^Binder Error/, t.noExisteEsaColumna],
  [/^Conversion Error/, t.valorDeOtroTipo],
  [/read-only|^Invalid Input Error.*write/i, t.useSelect],
  [/^Out of Memory/i, t.pideMasMemoria],
];

/** What happened, in words for the person, and what the engine said. */
export const errorSql = (causa: unknown): { readonly texto: string; readonly original: string } => {
  const original = (causa instanceof Error ? causa.message : String(causa)).trim();
  if (causa instanceof SentenciaError) return { texto: original, original };
  const texto = CLASES.find(([forma]) => forma.test(original))?.[1] ?? t.noSePudoEjecutar;
  return { texto, original };
};
