import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, literal } from '../../../functions/adapters/duckdb/conexion.ts';
import { prepararMotor, prepararSujetos } from '../../../functions/aggregate/compilar/motor.ts';
import type { VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { NOMBRES_TABLAS, TABLAS, type Tabla } from '../../../functions/domain/tablas.ts';
import type { Historia } from './historia.ts';

const columnas = (tabla: Tabla): readonly (readonly [nombre: string, tipo: string])[] => Object.entries(TABLAS[tabla]);

/** What compiled SQL needs, with every canonical table empty. */
export async function prepararTablas(con: DuckDBConnection): Promise<void> {
  await prepararMotor(con);
  for (const tabla of NOMBRES_TABLAS)
    await ejecutar(
      con,
      `CREATE OR REPLACE TABLE ${tabla} (${columnas(tabla)
        .map((c) => c.join(' '))
        .join(', ')})`,
    );
}

type Celda = string | number | null;

const celda = (x: Celda | undefined): string =>
  x === null || x === undefined ? '' : typeof x === 'number' ? String(x) : `"${x}"`;

/** Puts the rows in place of the previous ones and derives the subjects. One read of one file a table. */
export async function cargarHistoria(con: DuckDBConnection, historia: Historia, version: VersionFicha): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'sala-oraculo-'));
  try {
    for (const tabla of ['personas', 'cnv', 'prestaciones', 'nomina_c1'] as const) {
      await ejecutar(con, `DELETE FROM ${tabla}`);
      const filas: readonly object[] = historia[tabla];
      if (filas.length === 0) continue;
      const cols = columnas(tabla);
      // rows of `Historia` hold nothing but cells
      const lineas = filas.map((f) => cols.map(([n]) => celda((f as Readonly<Record<string, Celda>>)[n])).join(','));
      const ruta = join(dir, `${tabla}.csv`);
      await writeFile(ruta, `${lineas.join('\n')}\n`);
      const tipos = cols.map(([n, tipo]) => `'${n}': '${tipo}'`).join(', ');
      await ejecutar(
        con,
        `INSERT INTO ${tabla} SELECT * FROM read_csv(${literal(ruta)}, header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${tipos}})`,
      );
    }
    await prepararSujetos(con, [version]);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
