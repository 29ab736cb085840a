import type { DuckDBConnection } from '@duckdb/node-api';
import { leerFilas } from '../adapters/duckdb/conexion.ts';
import type { Fecha } from '../domain/fecha.ts';

/** Names of the sectors of the sectorización valid on a date. */
export const nombresDeSector = (con: DuckDBConnection, corte: Fecha): Promise<{ id: string; nombre: string }[]> =>
  leerFilas(
    con,
    `SELECT 'S:' || sector AS id, any_value(nombre ORDER BY nombre) AS nombre FROM sectorizacion
     WHERE (desde IS NULL OR desde <= $1::DATE) AND (hasta IS NULL OR hasta >= $1::DATE) AND sector IS NOT NULL AND nombre IS NOT NULL GROUP BY 1`,
    [corte],
  );
