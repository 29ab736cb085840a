import { leerTerritorio } from '../adapters/catalogos/territorio.ts';
import { literal } from '../adapters/duckdb/conexion.ts';
import type { ColumnaEsperada } from './titulos.ts';

/** A number of so many digits may be a document: eight of a DNI, or seven where a spreadsheet took its zero away. */
const CIFRAS_DE_DOCUMENTO = 7;

const HORA = String.raw`([ T]\d{1,2}:\d{2}(:\d{2}([.,]\d{1,6})?)?( ?[AaPp]\.? ?[Mm]\.?)?(Z|[+-]\d{2}:?\d{2})?)?`;
/** Written so, a value is no document whatever its digits: a date with its separators, a measure with its decimals. */
const INOCENTES = [
  String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}${HORA}`,
  String.raw`\d{1,2}[-/.]\d{1,2}[-/.](\d{2}|\d{4})${HORA}`,
  // A coordinate here is negative; without a sign, as many digits may be a document with a point in it.
  String.raw`-\d{1,3}[.,]\d{1,6}`,
  String.raw`\+?\d{1,3}[.,]\d{1,4}`,
];
/** Codes of places as long as a document, told apart by how they begin: no register goes beyond five figures, a locality is of a district. */
const CODIGOS = {
  renipress: () => String.raw`0{3,4}\d{5}`,
  localidad: () => `(${[...leerTerritorio().distritos.keys()].join('|')})\\d{4}`,
} as const;
export type CodigoDeLugar = keyof typeof CODIGOS;

/** As Excel writes a long number: nearly all of it is before the E. */
const CIENTIFICA = String.raw`\d[.,]\d{4,}[Ee]`;
const LETRAS = String.raw`[\p{L}\p{M}]`;

/**
 * SQL: a value that its column did not expect, as whoever mends the file may see it. A name or a document may be in any column, one
 * cell to the left of its own, so what is hidden is decided by the value: words are `***` where there are two, or one of three
 * letters; digits are `#` where there are as many as in a document. Personal columns show nothing.
 */
export function enmascarado(valor: string, columna: Pick<ColumnaEsperada, 'personal' | 'codigo'> | undefined): string {
  if (columna?.personal) return `CASE WHEN ${valor} IS NULL THEN '' ELSE '***' END`;
  const seVen = [...INOCENTES, ...(columna?.codigo ? [CODIGOS[columna.codigo]()] : [])].join('|');
  const varias = literal(`${LETRAS}[^\\p{L}\\p{M}]+${LETRAS}`);
  // Patterns are constants: one that depends on the value would be compiled for every row.
  const palabras = `CASE WHEN regexp_matches(${valor}, ${varias}) THEN regexp_replace(${valor}, ${literal(`${LETRAS}+`)}, '***', 'g')
      ELSE regexp_replace(${valor}, ${literal(`${LETRAS}{3,}`)}, '***', 'g') END`;
  return `coalesce(left(CASE WHEN regexp_full_match(${valor}, ${literal(seVen)}) THEN ${valor}
      WHEN length(regexp_replace(${valor}, '\\P{N}+', '', 'g')) >= ${CIFRAS_DE_DOCUMENTO} OR regexp_matches(${valor}, ${literal(CIENTIFICA)})
        THEN regexp_replace(${palabras}, '\\p{N}', '#', 'g')
      ELSE ${palabras} END, 100), '')`;
}
