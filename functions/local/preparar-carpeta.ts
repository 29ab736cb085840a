import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, literal } from '../adapters/duckdb/conexion.ts';
import { prepararMotor, prepararSujetos } from '../aggregate/compilar/motor.ts';
import { crearHojas } from '../aggregate/hojas.ts';
import type { Fecha } from '../domain/fecha.ts';
import type { VersionFicha } from '../domain/ficha/esquema.ts';
import type { Tabla } from '../domain/tablas.ts';
import { tablasDe } from '../domain/ficha/no-reportadas.ts';
import { cargarCarpeta } from './cargar-carpeta.ts';

/**
 * A folder of canonical CSVs ready for compiled SQL at one date, with everyone placed.
 * @param versiones the editions that will be run; with none, any may be
 * @throws CarpetaError
 */
export async function prepararCarpeta(
  con: DuckDBConnection,
  dir: string,
  fecha: Fecha,
  avisos: Writable,
  versiones?: readonly VersionFicha[],
): Promise<void> {
  for (const aviso of await cargarCarpeta(con, dir)) avisos.write(`${aviso}\n`);
  await prepararMotor(con);
  for (const tabla of ['personas', 'prestaciones', 'cnv', 'sectorizacion', 'censo'] as const)
    await igualarEess(con, tabla);
  await prepararSujetos(con, versiones);
  await ejecutar(con, `CREATE TABLE cortes AS SELECT CAST(${literal(fecha)} AS DATE) AS corte`);
  await crearHojas(con);
}

/** Codes of facilities are compared as numbers, and one that nobody knows is no place: both as the reception of files does. */
const igualarEess = (con: DuckDBConnection, tabla: Tabla): Promise<number> =>
  ejecutar(
    con,
    `UPDATE ${tabla} t SET renipress = (SELECT e.renipress FROM cat_eess e WHERE e.codigo = TRY_CAST(t.renipress AS INTEGER))
     WHERE t.renipress IS NOT NULL`,
  );

/** Which tables of this folder an edition lacks, in words; null when it has them all. */
export function tablasQueFaltan(version: VersionFicha, dir: string): string | null {
  const faltan = tablasDe(version).filter((t) => !existsSync(join(dir, `${t}.csv`)));
  return faltan.length === 0 ? null : `En la carpeta falta ${faltan.map((t) => `${t}.csv`).join(' y ')}.`;
}

/** Why an edition cannot be answered from this folder, in words; null when it can. */
export const porQueNo = (version: VersionFicha, dir: string): string | null =>
  version.no_calculable ?? tablasQueFaltan(version, dir);
