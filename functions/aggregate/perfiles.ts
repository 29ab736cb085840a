import type { DuckDBConnection } from '@duckdb/node-api';
import { leerFilas } from '../adapters/duckdb/conexion.ts';
import type { Fecha } from '../domain/fecha.ts';
import type { PerfilDistrito, PerfilEess, Quintil } from '../domain/tablero.ts';

/** The profile of a facility before the more capable one has its name: its RENIPRESS. */
export type PerfilEessDeclarado = Omit<PerfilEess, 'eessMayor'> & { readonly eessMayor: string | null };

/** What each facility declared of itself, by RENIPRESS: its latest year up to that of the cut date. */
export async function perfilesEess(con: DuckDBConnection, corte: Fecha): Promise<Record<string, PerfilEessDeclarado>> {
  const filas = await leerFilas<PerfilEessDeclarado & { renipress: string }>(
    con,
    `SELECT renipress, anio, poblacion, familias, viviendas, medicos, enfermeras, obstetras, tecnicos, acs, parteras,
       CASE WHEN regexp_full_match(trim(eess_mayor), '[0-9]{1,8}') THEN lpad(trim(eess_mayor), 8, '0') END AS "eessMayor",
       minutos_eess_mayor AS "minutosEessMayor", km_eess_mayor AS "kmEessMayor"
     FROM perfil_eess WHERE renipress IS NOT NULL AND anio <= year($1::DATE)
     QUALIFY row_number() OVER (PARTITION BY renipress ORDER BY anio DESC) = 1 ORDER BY renipress`,
    [corte],
  );
  return Object.fromEntries(filas.map(({ renipress, ...perfil }) => [renipress, perfil]));
}

/** The inputs declared of each district, by ubigeo and in order of their names: those of its latest year up to that of the cut date. */
export async function perfilesDistrito(con: DuckDBConnection, corte: Fecha): Promise<Record<string, PerfilDistrito>> {
  const filas = await leerFilas<{ ubigeo: string; anio: number; entrada: string; valor: number | null }>(
    con,
    `SELECT ubigeo, anio, entrada, valor FROM perfil_distrito WHERE ubigeo IS NOT NULL AND entrada IS NOT NULL AND anio <= year($1::DATE)
     QUALIFY anio = max(anio) OVER (PARTITION BY ubigeo) ORDER BY ubigeo, entrada`,
    [corte],
  );
  const porDistrito = Map.groupBy(filas, (f) => f.ubigeo);
  return Object.fromEntries(
    [...porDistrito].map(([ubigeo, suyas]) => [
      ubigeo,
      { anio: suyas[0]!.anio, entradas: suyas.map(({ entrada, valor }) => ({ entrada, valor })) },
    ]),
  );
}

/** The quintile that the fichas use, of the districts of a region. Needs `prepararMotor`. */
export async function quintilesDe(con: DuckDBConnection, region: string): Promise<Record<string, Quintil>> {
  const filas = await leerFilas<{ ubigeo: string; quintil: Quintil }>(
    con,
    'SELECT ubigeo, quintil FROM motor_distrito WHERE left(ubigeo, 2) = $1 AND quintil IS NOT NULL ORDER BY ubigeo',
    [region],
  );
  return Object.fromEntries(filas.map((f) => [f.ubigeo, f.quintil]));
}
