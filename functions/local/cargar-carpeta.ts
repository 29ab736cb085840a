import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, identificador, leerFila, leerFilas, literal } from '../adapters/duckdb/conexion.ts';
import { NOMBRES_TABLAS, TABLAS, type Tabla } from '../domain/tablas.ts';

/** The folder does not hold what is needed, or a file cannot be read. */
export class CarpetaError extends Error {
  override readonly name = 'CarpetaError';
}

/**
 * Creates every canonical table from the CSVs of a folder: empty where there is no file, NULL where a column is missing.
 * @returns warnings in Spanish: values that could not be read, counted by column and never shown.
 * @throws CarpetaError when `personas.csv` is missing or a file cannot be read
 */
export async function cargarCarpeta(con: DuckDBConnection, dir: string): Promise<string[]> {
  if (!existsSync(join(dir, 'personas.csv')))
    throw new CarpetaError(`En la carpeta ${dir} falta personas.csv, que es obligatorio.`);
  const avisos: string[] = [];
  for (const tabla of NOMBRES_TABLAS) avisos.push(...(await cargarTabla(con, tabla, join(dir, `${tabla}.csv`))));
  return avisos;
}

/** Without these a table says nothing: an empty column would answer for everybody. */
const OBLIGATORIAS: Readonly<Partial<Record<Tabla, readonly string[]>>> = {
  personas: ['documento'],
  prestaciones: ['documento', 'fecha', 'codigo'],
};

/** Of the usual four, the one under which the header gives most of the columns of the table. */
function delimitadorDe(ruta: string, columnas: readonly string[]): string {
  const inicio = Buffer.alloc(64 * 1024);
  const f = openSync(ruta, 'r');
  const leidos = readSync(f, inicio);
  closeSync(f);
  const cabecera = inicio.toString('utf8', 0, leidos).split(/\r?\n/, 1)[0] ?? '';
  const conocidas = (d: string): number =>
    cabecera.split(d).filter((t) =>
      columnas.includes(
        t
          .replace(/^\uFEFF/, '')
          .replaceAll('"', '')
          .trim()
          .toLowerCase(),
      ),
    ).length;
  return [',', ';', '\t', '|'].reduce((a, b) => (conocidas(b) > conocidas(a) ? b : a));
}

async function cargarTabla(con: DuckDBConnection, tabla: Tabla, ruta: string): Promise<string[]> {
  const columnas = Object.entries(TABLAS[tabla]);
  if (!existsSync(ruta)) {
    const vacias = columnas.map(([n, tipo]) => `CAST(NULL AS ${tipo}) AS ${identificador(n)}`);
    await ejecutar(con, `CREATE TABLE ${tabla} AS SELECT ${vacias.join(', ')} LIMIT 0`);
    return [];
  }
  const delimitador = delimitadorDe(
    ruta,
    columnas.map(([n]) => n),
  );
  const origen = `read_csv(${literal(ruta)}, header = true, all_varchar = true, delim = ${literal(delimitador)}, quote = '"', escape = '"', nullstr = '', null_padding = true)`;
  try {
    const presentes = new Map(
      (await leerFilas<{ column_name: string }>(con, `DESCRIBE SELECT * FROM ${origen}`)).map((f) => [
        f.column_name.trim().toLowerCase(),
        f.column_name,
      ]),
    );
    const conArchivo = columnas
      .filter(([n]) => presentes.has(n))
      .map(([n, tipo]) => ({ n, tipo, original: identificador(presentes.get(n)!) }));
    const faltan = (OBLIGATORIAS[tabla] ?? []).filter((n) => !presentes.has(n));
    if (conArchivo.length === 0 || faltan.length > 0)
      throw new CarpetaError(
        `A ${tabla}.csv le falta ${faltan.length > 0 ? `la columna ${faltan.join(', ')}` : 'toda columna conocida'}. Se encontraron: ${[...presentes.keys()].slice(0, 20).join(', ')}. Vuelva a generarlo con «sala normalizar».`,
      );
    const ausentes = columnas.map(([n]) => n).filter((n) => !presentes.has(n));
    const valores = columnas.map(([n, tipo]) => {
      const c = conArchivo.find((x) => x.n === n);
      return `${c ? `TRY_CAST(${c.original} AS ${tipo})` : `CAST(NULL AS ${tipo})`} AS ${identificador(n)}`;
    });
    await ejecutar(con, `CREATE TABLE ${tabla} AS SELECT ${valores.join(', ')} FROM ${origen}`);
    const tipadas = conArchivo.filter((c) => c.tipo !== 'VARCHAR');
    const sinColumna =
      ausentes.length === 0 ? [] : [`Aviso: ${tabla}.csv no trae ${ausentes.join(', ')}: se toman como vacías.`];
    if (tipadas.length === 0) return sinColumna;
    const cuentas = tipadas.map(
      (c) =>
        `count(*) FILTER (WHERE ${c.original} IS NOT NULL AND TRY_CAST(${c.original} AS ${c.tipo}) IS NULL) AS ${identificador(c.n)}`,
    );
    const malas = await leerFila<Record<string, number>>(con, `SELECT ${cuentas.join(', ')} FROM ${origen}`);
    return [
      ...sinColumna,
      ...tipadas
        .filter((c) => malas[c.n]! > 0)
        .map((c) => `Aviso: ${tabla}.csv, columna ${c.n}: ${malas[c.n]} valores no se pudieron leer y quedan vacíos.`),
    ];
  } catch (cause) {
    if (cause instanceof CarpetaError) throw cause;
    throw new CarpetaError(`No se pudo leer ${tabla}.csv: compruebe que es CSV con comas y en UTF-8.`, { cause });
  }
}
