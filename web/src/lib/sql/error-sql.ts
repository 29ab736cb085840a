import { SentenciaError } from './sentencia-libre.ts';

const CLASES: readonly (readonly [RegExp, string])[] = [
  [
    /^Permission Error|disabled by configuration/i,
    'El explorador sólo lee el cubo: no abre archivos ni direcciones de fuera.',
  ],
  [
    /exists in the \w+ extension|extension/i,
    'Esa función necesita una extensión que el explorador no trae. Use otra función o descargue los datos.',
  ],
  [
    /^Parser Error/,
    'El SQL tiene un error de escritura. Revise comas, paréntesis y comillas cerca del lugar indicado.',
  ],
  [/^Catalog Error/, 'No existe esa tabla o función. Las tablas son hechos, lugares, indicadores, cortes e info.'],
  [/^Binder Error/, 'No existe esa columna, o se usa de una forma que no corresponde a su tipo.'],
  [/^Conversion Error/, 'Un valor no se puede leer como el tipo pedido. Revise códigos y periodos (AAAA-MM).'],
  [/read-only|^Invalid Input Error.*write/i, 'El cubo es de sólo lectura: use SELECT.'],
  [/^Out of Memory/i, 'La consulta pide más memoria de la que hay. Acote el mes, el indicador o el lugar.'],
];

/** What happened, in words for the person, and what the engine said. */
export const errorSql = (causa: unknown): { readonly texto: string; readonly original: string } => {
  const original = (causa instanceof Error ? causa.message : String(causa)).trim();
  if (causa instanceof SentenciaError) return { texto: original, original };
  const texto =
    CLASES.find(([forma]) => forma.test(original))?.[1] ??
    'La consulta no se pudo ejecutar. Corríjala o vuelva a la consulta guiada.';
  return { texto, original };
};
