import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar } from '../../../functions/adapters/duckdb/conexion.ts';
import { NOMBRES_TABLAS } from '../../../functions/domain/tablas.ts';
import { cargarCarpeta } from '../../../functions/local/cargar-carpeta.ts';
import { prepararSujetos } from '../../../functions/aggregate/compilar/motor.ts';
import type { Historia } from './historia.ts';

const celda = (x: string | number | null): string => (x === null ? '' : typeof x === 'number' ? String(x) : `"${x}"`);

const csv = (filas: readonly object[]): string => {
  const columnas = Object.keys(filas[0]!);
  const lineas = filas.map((f) =>
    columnas.map((c) => celda((f as Record<string, string | number | null>)[c] ?? null)).join(','),
  ); // rows of `Historia` hold nothing else
  return `${columnas.join(',')}\n${lineas.join('\n')}\n`;
};

/** Puts the rows where the compiled SQL reads them, in place of the previous ones. Needs `prepararMotor`. */
export async function cargarHistoria(con: DuckDBConnection, historia: Historia): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'sala-oraculo-'));
  try {
    for (const [tabla, filas] of Object.entries(historia) as [string, readonly object[]][])
      if (filas.length > 0) await writeFile(join(dir, `${tabla}.csv`), csv(filas));
    if (historia.personas.length === 0) await writeFile(join(dir, 'personas.csv'), 'documento\n');
    for (const tabla of NOMBRES_TABLAS) await ejecutar(con, `DROP TABLE IF EXISTS ${tabla}`);
    await cargarCarpeta(con, dir);
    await prepararSujetos(con);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
