import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  type DuckDBConnection,
  type DuckDBValue,
} from '@duckdb/node-api';

export type Valor = string | number | boolean | null;
export type Opciones = {
  /** DuckDB's own limit, for example '1GB'. RSS grows beyond it by some 200 MB. */
  readonly memoria?: string;
  readonly hilos?: number;
  /** Folder for spilling; without it a query larger than `memoria` fails. */
  readonly temporal?: string;
  /** A database file; in memory when absent. */
  readonly ruta?: string;
};

/**
 * Opens DuckDB without network: extensions are neither installed nor loaded (Parquet, JSON and ICU are linked in). Close it with
 * `cerrarDuckdb`; one connection per instance, so concurrent work opens its own.
 */
export async function abrirDuckdb(opciones: Opciones = {}): Promise<DuckDBConnection> {
  const instancia = await DuckDBInstance.create(opciones.ruta ?? ':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(opciones.memoria ? { memory_limit: opciones.memoria } : {}),
    ...(opciones.hilos ? { threads: String(opciones.hilos) } : {}),
    ...(opciones.temporal ? { temp_directory: opciones.temporal } : {}),
  });
  const con = await instancia.connect();
  instancias.set(con, instancia);
  return con;
}

const instancias = new WeakMap<DuckDBConnection, DuckDBInstance>();

/** Closes the connection and its instance: memory and the lock of the file are given back now, not when collected. */
export function cerrarDuckdb(con: DuckDBConnection): void {
  con.closeSync();
  instancias.get(con)?.closeSync();
  instancias.delete(con);
}

/** Runs a statement with bound values. @returns rows changed. */
export async function ejecutar(con: DuckDBConnection, sql: string, valores: readonly Valor[] = []): Promise<number> {
  return (await con.run(sql, [...valores])).rowsChanged;
}

const aPlano = (v: DuckDBValue): unknown => {
  if (typeof v === 'bigint') return Number(v);
  if (v instanceof DuckDBDecimalValue) return v.toDouble();
  if (v instanceof DuckDBDateValue) return v.toString();
  if (v instanceof DuckDBListValue) return v.items.map(aPlano);
  return v;
};

/**
 * All rows as plain objects: BIGINT, HUGEINT and DECIMAL become numbers, DATE `YYYY-MM-DD` text, lists arrays, NULL null. The
 * caller names the shape its SQL returns; it is not checked.
 */
export async function leerFilas<T extends Record<string, unknown>>(
  con: DuckDBConnection,
  sql: string,
  valores: readonly Valor[] = [],
): Promise<T[]> {
  const lector = await con.runAndReadAll(sql, [...valores]);
  const nombres = lector.columnNames();
  return lector.getRows().map((fila) => Object.fromEntries(fila.map((v, i) => [nombres[i], aPlano(v)])) as T); // shape promised by the caller
}

/** The only row. @throws when there is not exactly one. */
export async function leerFila<T extends Record<string, unknown>>(
  con: DuckDBConnection,
  sql: string,
  valores: readonly Valor[] = [],
): Promise<T> {
  const filas = await leerFilas<T>(con, sql, valores);
  if (filas.length !== 1) throw new Error(`Se esperaba una fila y vinieron ${filas.length}`);
  return filas[0]!;
}

/** Rows one chunk (2,048) at a time, for results that do not fit in memory. */
export async function* recorrerFilas<T extends Record<string, unknown>>(
  con: DuckDBConnection,
  sql: string,
  valores: readonly Valor[] = [],
): AsyncGenerator<T> {
  const resultado = await con.stream(sql, [...valores]);
  const nombres = resultado.columnNames();
  for await (const filas of resultado.yieldRows())
    for (const fila of filas) yield Object.fromEntries(fila.map((v, i) => [nombres[i], aPlano(v)])) as T; // shape promised by the caller
}

/** A text as an SQL literal, where binding is not possible (paths inside read_csv, COPY). */
export const literal = (texto: string): string => `'${texto.replaceAll("'", "''")}'`;

/** A name as an SQL identifier. */
export const identificador = (nombre: string): string => `"${nombre.replaceAll('"', '""')}"`;

/** Writes a query as Parquet (zstd). @returns rows written. */
export async function escribirParquet(con: DuckDBConnection, consulta: string, ruta: string): Promise<number> {
  return ejecutar(con, `COPY (${consulta}) TO ${literal(ruta)} (FORMAT parquet, COMPRESSION zstd)`);
}
