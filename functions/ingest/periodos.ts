import { leerFilas } from '../adapters/duckdb/conexion.ts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { esPeriodo, ultimoDia } from '../domain/periodo.ts';

/** Share of the rows a month (or year) must hold to be covered by a file: late records and mistyped dates hold less. */
const PARTE = 0.02;

/**
 * What a file covers by the dates of its rows: `AAAA-MM`, or `AAAA-MM/AAAA-MM` from the first to the last month that hold each 2 % of
 * them or more. '' when no row has a date.
 * @param consulta SQL with a column `mes` of text `AAAA-MM`, one per row.
 */
export async function mesesCubiertos(con: DuckDBConnection, consulta: string): Promise<string> {
  const meses = await cubiertos(con, consulta, 7);
  return meses.length < 2 ? (meses[0] ?? '') : `${meses[0]}/${meses.at(-1)}`;
}

/** As `mesesCubiertos`, by whole years (`AAAA-01/AAAA-12`): registers that are issued by year. One month alone is that month. */
export async function aniosCubiertos(con: DuckDBConnection, consulta: string): Promise<string> {
  const unico = await cubiertos(con, consulta, 7);
  if (unico.length === 1) return unico[0]!;
  const anios = await cubiertos(con, consulta, 4);
  return anios.length === 0 ? '' : `${anios[0]}-01/${anios.at(-1)}-12`;
}

async function cubiertos(con: DuckDBConnection, consulta: string, largo: 4 | 7): Promise<string[]> {
  const filas = await leerFilas<{ m: string }>(
    con,
    `SELECT m FROM (SELECT left(mes, ${largo}) AS m, count(*) AS n FROM (${consulta}) WHERE mes IS NOT NULL GROUP BY 1)
     QUALIFY n >= ${PARTE} * sum(n) OVER () ORDER BY m`,
  );
  return filas.map((f) => f.m);
}

/** Last day of a month, or of the last month of a range; null for the whole picture. */
export const finDe = (periodo: string): string | null => {
  const ultimo = periodo.split('/').at(-1) ?? '';
  return esPeriodo(ultimo) ? ultimoDia(ultimo) : null;
};
