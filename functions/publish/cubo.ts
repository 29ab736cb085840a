import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Periodo } from '../domain/periodo.ts';
import type { AmbitoRef, IndicadorTablero, Modo } from '../domain/tablero.ts';
import { ejecutar, identificador, leerFila, literal } from '../adapters/duckdb/conexion.ts';

/** Text columns of the cube's facts; places are `lugares.id`. `sector` is NULL for fichas of the attending facility. */
const TEXTOS = [
  'periodo',
  'region',
  'provincia',
  'distrito',
  'red',
  'microred',
  'eess',
  'sector',
  'clave',
  'ficha',
  'version',
  'metodo',
  'curso_vida',
  'condicion',
] as const;
const CUENTAS = ['num', 'den', 'sin_dato'] as const;
const ORDEN = 'ficha, version, metodo, periodo, distrito, eess, sector NULLS FIRST, curso_vida, condicion';

/** The staging table `escribirCubo` reads, empty. `llenarCubo` fills it from the facts of each corte. */
export const crearHechosCubo = async (con: DuckDBConnection, tabla = 'hechos_cubo'): Promise<void> => {
  const columnas = [...TEXTOS.map((c) => `${c} VARCHAR`), ...CUENTAS.map((c) => `${c} INTEGER NOT NULL`)];
  await ejecutar(con, `CREATE OR REPLACE TEMP TABLE ${identificador(tabla)} (${columnas.join(', ')})`);
};

/** What the cube says of itself; every value is text in the table `info`. */
export type InfoCubo = {
  readonly region: string;
  readonly nombre_region: string;
  readonly modo: Modo;
  readonly sintetico: boolean;
  readonly catalogo: string;
  readonly software: string;
};

export type EncargoCubo = {
  readonly con: DuckDBConnection;
  /** A file that does not exist yet. */
  readonly ruta: string;
  /** Table or view of `con` with the columns of `crearHechosCubo`. */
  readonly tabla?: string;
  readonly lugares: readonly AmbitoRef[];
  readonly indicadores: readonly IndicadorTablero[];
  /** The corte each month was read from. */
  readonly cortes: readonly { readonly periodo: Periodo; readonly corte: string; readonly sha256: string }[];
  readonly info: InfoCubo;
};

export type CuboEscrito = { readonly filas: number; readonly bytes: number; readonly sha256: string };

const llenar = async (
  con: DuckDBConnection,
  tabla: string,
  columnas: readonly string[],
  filas: readonly (readonly (string | null)[])[],
): Promise<void> => {
  await ejecutar(con, `CREATE TABLE cubo.${tabla} (${columnas.map((c) => `${c} VARCHAR`).join(', ')})`);
  const appender = await con.createAppender(tabla, 'main', 'cubo');
  for (const fila of filas) {
    for (const v of fila) {
      if (v === null) appender.appendNull();
      else appender.appendVarchar(v);
    }
    appender.endRow();
  }
  appender.closeSync();
};

/**
 * Writes the cube of a region as one `.duckdb` file that the engine in the browser (DuckDB 1.4) can attach. The bytes depend on the
 * facts only: one thread, total order. @throws when the file exists.
 */
export async function escribirCubo(encargo: EncargoCubo): Promise<CuboEscrito> {
  const { con, ruta, tabla = 'hechos_cubo', info } = encargo;
  if (existsSync(ruta)) throw new Error(`El cubo ya existe y no se sobrescribe: ${ruta}`);
  const { hilos } = await leerFila<{ hilos: number }>(con, `SELECT current_setting('threads') AS hilos`);
  // With two threads the row groups, and so the file's hash, change from run to run.
  await ejecutar(con, 'SET threads = 1');
  try {
    // Newer storage versions cannot be read by DuckDB-WASM 1.4.
    await ejecutar(con, `ATTACH ${literal(ruta)} AS cubo (STORAGE_VERSION 'v1.0.0')`);
    try {
      const filas = await escribirTablas(encargo, identificador(tabla), info);
      await ejecutar(con, 'CHECKPOINT cubo');
      await ejecutar(con, 'DETACH cubo');
      const bytes = await readFile(ruta);
      return { filas, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    } catch (causa) {
      await con.run('DETACH DATABASE IF EXISTS cubo');
      throw causa;
    }
  } finally {
    await ejecutar(con, `SET threads = ${Number(hilos)}`);
  }
}

async function escribirTablas(
  { con, lugares, indicadores, cortes }: EncargoCubo,
  origen: string,
  info: InfoCubo,
): Promise<number> {
  const tipos: string[] = [];
  for (const c of TEXTOS) {
    const { n } = await leerFila<{ n: number }>(con, `SELECT count(DISTINCT ${c}) AS n FROM ${origen}`);
    if (n > 0) {
      await ejecutar(
        con,
        `CREATE TYPE cubo.t_${c} AS ENUM (SELECT DISTINCT ${c} FROM ${origen} WHERE ${c} IS NOT NULL ORDER BY 1)`,
      );
    }
    tipos.push(`${c} ${n > 0 ? `cubo.t_${c}` : 'VARCHAR'}`);
  }
  await ejecutar(
    con,
    `CREATE TABLE cubo.hechos (${[...tipos, ...CUENTAS.map((c) => `${c} INTEGER NOT NULL`)].join(', ')})`,
  );
  const filas = await ejecutar(
    con,
    `INSERT INTO cubo.hechos SELECT ${[...TEXTOS, ...CUENTAS].join(', ')} FROM ${origen} ORDER BY ${ORDEN}`,
  );
  const porId = [...lugares].sort((a, b) => (a.id < b.id ? -1 : 1));
  await llenar(
    con,
    'lugares',
    ['id', 'tipo', 'nombre'],
    porId.map((l) => [l.id, l.tipo, l.nombre]),
  );
  await llenar(
    con,
    'indicadores',
    [
      'clave',
      'ficha',
      'version',
      'metodo',
      'nombre',
      'edicion',
      'direccion',
      'tipo',
      'unidad',
      'nivel',
      'verificacion',
      'fuente',
    ],
    indicadores.map((i) => [
      i.clave,
      i.ficha,
      i.version,
      i.metodo,
      i.nombre,
      i.etiquetaMetodo === '' ? i.edicion : `${i.edicion}, ${i.etiquetaMetodo}`,
      i.direccion,
      i.tipo,
      i.unidad,
      i.nivel,
      i.verificacion,
      i.fuente,
    ]),
  );
  await llenar(
    con,
    'cortes',
    ['periodo', 'corte', 'sha256'],
    cortes.map((c) => [c.periodo, c.corte, c.sha256]),
  );
  await llenar(
    con,
    'info',
    ['clave', 'valor'],
    Object.entries({ formato: '1', ...info, sintetico: info.sintetico ? 'si' : 'no' }).map(([k, v]) => [k, String(v)]),
  );
  return filas;
}
