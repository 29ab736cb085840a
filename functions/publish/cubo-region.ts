import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, leerFilas, literal } from '../adapters/duckdb/conexion.ts';
import { ambitoEess, ambitoSector, ambitosDe, type AmbitoId, type CuelgaDe, type LlaveHoja } from '../domain/ambito.ts';
import type { Periodo } from '../domain/periodo.ts';
import { crearHechosCubo } from './cubo.ts';

export type MesCubo = {
  readonly periodo: Periodo;
  readonly corte: string;
  readonly sha256: string;
  /** Local path of its `hechos.parquet`. */ readonly ruta: string;
};

/**
 * Fills `hechos_cubo` with the leaf facts of several months. Each distinct leaf is placed once, by the same rule that the boards
 * use, and joined to its facts. @returns every place that appears.
 */
export async function llenarCubo(
  con: DuckDBConnection,
  meses: readonly MesCubo[],
  region: string,
  cuelgaDe: (eess: string) => CuelgaDe,
): Promise<AmbitoId[]> {
  await crearHechosCubo(con);
  const fuente = (m: MesCubo): string =>
    `SELECT ${literal(m.periodo)} AS periodo, * FROM read_parquet(${literal(m.ruta)})`;
  await ejecutar(con, `CREATE OR REPLACE TEMP VIEW hechos_meses AS ${meses.map(fuente).join(' UNION ALL ')}`);
  const hojas = await leerFilas<LlaveHoja & Record<string, string>>(
    con,
    'SELECT DISTINCT eess, sector, distrito FROM hechos_meses',
  );
  await ejecutar(
    con,
    'CREATE OR REPLACE TEMP TABLE hoja_cubo (eess VARCHAR, sector VARCHAR, distrito VARCHAR, a_region VARCHAR, a_provincia VARCHAR, a_distrito VARCHAR, a_red VARCHAR, a_microred VARCHAR, a_eess VARCHAR, a_sector VARCHAR)',
  );
  const lugares = new Set<AmbitoId>();
  const appender = await con.createAppender('hoja_cubo');
  for (const hoja of hojas) {
    const { salud, residencia } = ambitosDe(hoja, region, cuelgaDe(hoja.eess));
    const sector = ambitoSector(hoja);
    for (const id of [...salud, ...residencia]) lugares.add(id);
    for (const v of [
      hoja.eess,
      hoja.sector,
      hoja.distrito,
      residencia[2]!,
      residencia[1]!,
      residencia[0]!,
      salud.at(-2)!,
      salud.at(-3)!,
      ambitoEess(hoja),
    ])
      appender.appendVarchar(v);
    if (sector === null) appender.appendNull();
    else appender.appendVarchar(sector);
    appender.endRow();
  }
  appender.closeSync();
  await ejecutar(
    con,
    `INSERT INTO hechos_cubo
     SELECT m.periodo, c.a_region, c.a_provincia, c.a_distrito, c.a_red, c.a_microred, c.a_eess, c.a_sector,
       m.ficha || '@' || m.version || CASE WHEN m.metodo = '' THEN '' ELSE '~' || m.metodo END, m.ficha, m.version, m.metodo, m.curso_vida, m.condicion,
       m.num, m.den, m.sin_dato
     FROM hechos_meses m JOIN hoja_cubo c ON c.eess = m.eess AND c.sector = m.sector AND c.distrito = m.distrito`,
  );
  return [...lugares].sort();
}
