import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline as cadena, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { bloques, examinarArchivo, type Codificacion } from '../../ingest/archivo.ts';

/** Reads one column of the current row, trimmed; '' when the file does not have it. */
export type Leer<C extends string> = (columna: C) => string;

/** What a row adds: one text per added column, and why something could not be worked out ('' when all could). */
export type Calculada = { readonly valores: readonly string[]; readonly observacion: string };

export type Resumen = {
  readonly filas: number;
  /** Rows with an `observacion`. */
  readonly conError: number;
};

type Trabajo<C extends string> = {
  readonly entrada: string;
  readonly salida: Writable;
  readonly obligatorias: readonly C[];
  readonly opcionales: readonly C[];
  /** Columns added at the end, before `observacion`. Those of the same name in the file give way. */
  readonly agregadas: readonly string[];
  readonly calcular: (leer: Leer<C>) => Calculada;
};

const TROZO = 1 << 16;

/**
 * CSV in, the same rows plus columns out, without holding the file: comma, semicolon or tab (kept), UTF-8 with or without BOM or
 * Windows-1252 (out is UTF-8). No row is lost. `salida` is left open.
 * @throws Error in Spanish when the file cannot be read as CSV or lacks a compulsory column
 */
export async function agregarColumnas<C extends string>(trabajo: Trabajo<C>): Promise<Resumen> {
  const resumen = { filas: 0, conError: 0 };
  await pipeline(() => lineas(trabajo, resumen), trabajo.salida, { end: false });
  return resumen;
}

async function* lineas<C extends string>(t: Trabajo<C>, resumen: { filas: number; conError: number }) {
  let cabecera: Cabecera | undefined;
  let trozo = '';
  for await (const { campos, delimitador } of registros(t.entrada)) {
    if (!cabecera) {
      cabecera = leerCabecera(campos, t);
      const propias = cabecera.conservadas.map((i) => campos[i]!);
      trozo += escribir([...propias, ...t.agregadas, 'observacion'], delimitador);
      continue;
    }
    const { indice, conservadas, ancho } = cabecera;
    const completa = campos.length >= ancho && campos.slice(ancho).every((c) => c.trim() === ''); // trailing delimiters
    const calculada = completa
      ? t.calcular((c) => campos[indice.get(c) ?? -1]?.trim() ?? '')
      : {
          valores: t.agregadas.map(() => ''),
          observacion: `la fila tiene ${campos.length} columnas y la cabecera ${ancho}`,
        };
    resumen.filas++;
    if (calculada.observacion !== '') resumen.conError++;
    const propias = conservadas.map((i) => campos[i] ?? '');
    trozo += escribir([...propias, ...calculada.valores, calculada.observacion], delimitador);
    if (trozo.length >= TROZO) {
      yield trozo;
      trozo = '';
    }
  }
  if (!cabecera)
    throw new Error(`${basename(t.entrada)} no tiene cabecera: la primera fila debe nombrar las columnas.`);
  yield trozo;
}

const escribir = (campos: readonly string[], delimitador: string): string =>
  `${campos.map((c) => (/["\r\n]/.test(c) || c.includes(delimitador) ? `"${c.replaceAll('"', '""')}"` : c)).join(delimitador)}\n`;

type Cabecera = {
  readonly indice: ReadonlyMap<string, number>;
  readonly conservadas: readonly number[];
  readonly ancho: number;
};

function leerCabecera<C extends string>(campos: readonly string[], t: Trabajo<C>): Cabecera {
  const nombres = campos.map((c) => c.trim().toLowerCase());
  const faltan = t.obligatorias.filter((c) => !nombres.includes(c));
  if (faltan.length > 0) {
    const cuales = faltan.map((c) => `«${c}»`).join(', ');
    const columnas = `${t.obligatorias.join(',')}${t.opcionales.map((c) => `[,${c}]`).join('')}`;
    throw new Error(
      `A ${basename(t.entrada)} ${faltan.length === 1 ? 'le falta la columna' : 'le faltan las columnas'} ${cuales}. ` +
        `La primera fila debe ser: ${columnas}. Corrija la cabecera y vuelva a intentarlo.`,
    );
  }
  const indice = new Map(nombres.map((n, i) => [n, i] as const).reverse()); // the first of two equal names wins
  const reemplazadas = new Set([...t.agregadas, 'observacion']);
  const conservadas = nombres.flatMap((n, i) => (reemplazadas.has(n) ? [] : [i]));
  return { indice, conservadas, ancho: campos.length };
}

/** Records of a CSV. Blank lines are not records. */
async function* registros(ruta: string): AsyncGenerator<{ campos: string[]; delimitador: string }> {
  if (!existsSync(ruta)) throw new Error(`No existe el archivo ${ruta}: revise la ruta.`);
  const examen = await examinarArchivo(ruta);
  if (examen.clase !== 'texto')
    throw new Error(`${basename(ruta)} es un libro de Excel o un comprimido. Guárdelo como CSV y vuelva a intentarlo.`);
  const delimitador = delimitadorDe(ruta, examen.codificacion);
  const lector = parse({
    delimiter: delimitador,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // A failure of the source destroys the parser with the same error, which the loop below throws.
  cadena(
    () => textos(ruta, examen.codificacion),
    lector,
    () => {},
  );
  try {
    for await (const campos of lector) yield { campos: campos as string[], delimitador }; // without `columns` records are arrays of text
  } catch (causa) {
    if (!(causa instanceof CsvError)) throw causa;
    throw new Error(
      `${basename(ruta)} no se puede leer como CSV desde la línea ${String(causa['lines'])}: revise las comillas sin cerrar.`,
      { cause: causa },
    );
  }
}

async function* textos(ruta: string, codificacion: Codificacion): AsyncGenerator<string> {
  const decodificador = new TextDecoder(codificacion); // drops the BOM
  for await (const bytes of createReadStream(ruta)) yield decodificador.decode(bytes as Buffer, { stream: true }); // no encoding set: buffers
  yield decodificador.decode();
}

/** The candidate that splits the first line in most columns; comma when there is a single column. */
function delimitadorDe(ruta: string, codificacion: Codificacion): string {
  for (const bloque of bloques(ruta, 0, TROZO)) {
    const [linea = ''] = new TextDecoder(codificacion).decode(bloque).trimStart().split(/\r?\n/, 1);
    return [',', ';', '\t'].reduce((a, b) => (linea.split(b).length > linea.split(a).length ? b : a));
  }
  return ',';
}
