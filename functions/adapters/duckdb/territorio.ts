import type { DuckDBConnection } from '@duckdb/node-api';
import type { Territorio } from '../../domain/territorio.ts';
import { ejecutar } from './conexion.ts';

/**
 * The codes of the built-in territory as temporary tables: `t_distritos(ubigeo)`, `t_reniec(codigo, inei)`,
 * `t_eess(renipress, id_his, ubigeo)`.
 */
export async function cargarTerritorio(con: DuckDBConnection, t: Territorio): Promise<void> {
  await llenar(
    con,
    't_distritos',
    ['ubigeo'],
    [...t.distritos.keys()].map((u) => [u]),
  );
  await llenar(con, 't_reniec', ['codigo', 'inei'], [...t.inei]);
  await llenar(
    con,
    't_eess',
    ['renipress', 'id_his', 'ubigeo'],
    [...t.eess.values()].map((e) => [e.renipress, e.idHis, e.ubigeo]),
  );
}

/** A temporary table of text from memory. */
export async function llenar(
  con: DuckDBConnection,
  tabla: string,
  columnas: readonly string[],
  filas: Iterable<readonly string[]>,
): Promise<void> {
  await ejecutar(con, `CREATE OR REPLACE TEMP TABLE ${tabla} (${columnas.map((c) => `${c} VARCHAR`).join(', ')})`);
  const a = await con.createAppender(tabla, null, 'temp');
  for (const fila of filas) {
    for (const v of fila) a.appendVarchar(v);
    a.endRow();
  }
  a.closeSync();
}
