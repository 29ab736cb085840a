import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, literal } from '../../adapters/duckdb/conexion.ts';
import type { Fecha } from '../../domain/fecha.ts';

/** Where those that one side does not count live, when the ficha counts people where they live; null when it does not. */
export type Hogares = { readonly antes: string; readonly despues: string; readonly fechas: readonly [Fecha, Fecha] };

const HOJA = ['eess', 'sector', 'distrito'] as const;
const iguales = (x: string, y: string): string => HOJA.map((c) => `${x}.${c} = ${y}.${c}`).join(' AND ');

/**
 * Units that count otherwise in `despues` than in `antes` (tables of `crearUnidades`), into the temporary table `salida(documento,
 * d_eess, d_sector, d_distrito, a_eess, a_sector, a_distrito, num_de, den_de, num_a, den_a, movio)`. A unit is paired with itself in the
 * same leaf first, and then in order; whoever one side does not look at is where their home is.
 */
export async function compararUnidades(
  con: DuckDBConnection,
  salida: string,
  antes: string,
  despues: string,
  hogares: Hogares | null,
): Promise<void> {
  const hogar = (lado: 'antes' | 'despues', alias: string, falta: string, otra: string): string =>
    hogares === null
      ? `LEFT JOIN (SELECT NULL::VARCHAR AS documento, NULL::VARCHAR AS eess, NULL::VARCHAR AS sector, NULL::VARCHAR AS distrito, NULL::VARCHAR AS casa) ${alias} ON false`
      : `LEFT JOIN (SELECT * FROM ${hogares[lado]} WHERE corte = DATE ${literal(hogares.fechas[lado === 'antes' ? 0 : 1])}) ${alias}
         ON ${falta}.documento IS NULL AND ${otra}.sector <> '' AND ${alias}.documento = ${otra}.documento`;
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE ${salida} AS
     WITH quedan AS (SELECT p.documento, p.eess, p.sector, p.distrito, p.num AS num_de, p.den AS den_de, q.num AS num_a, q.den AS den_a
       FROM ${antes} p JOIN ${despues} q ON q.documento = p.documento AND ${iguales('p', 'q')}),
     p AS (SELECT *, row_number() OVER (PARTITION BY documento ORDER BY ${HOJA.join(', ')}) AS fila
       FROM ${antes} x ANTI JOIN quedan y ON x.documento = y.documento AND ${iguales('x', 'y')}),
     q AS (SELECT *, row_number() OVER (PARTITION BY documento ORDER BY ${HOJA.join(', ')}) AS fila
       FROM ${despues} x ANTI JOIN quedan y ON x.documento = y.documento AND ${iguales('x', 'y')}),
     sueltas AS (
       SELECT coalesce(p.documento, q.documento) AS documento,
         ${HOJA.map((c) => `coalesce(p.${c}, hp.${c}) AS d_${c}, coalesce(q.${c}, hq.${c}) AS a_${c}`).join(', ')},
         coalesce(p.num, 0) AS num_de, coalesce(p.den, 0) AS den_de, coalesce(q.num, 0) AS num_a, coalesce(q.den, 0) AS den_a,
         coalesce(p.casa, hp.casa) AS d_casa, coalesce(q.casa, hq.casa) AS a_casa
       FROM p FULL JOIN q ON q.documento = p.documento AND q.fila = p.fila
       ${hogar('antes', 'hp', 'p', 'q')}
       ${hogar('despues', 'hq', 'q', 'p')}),
     juntas AS (
       SELECT documento, ${HOJA.map((c) => `${c} AS d_${c}`).join(', ')}, ${HOJA.map((c) => `${c} AS a_${c}`).join(', ')},
         num_de, den_de, num_a, den_a, NULL AS movio FROM quedan WHERE num_de <> num_a OR den_de <> den_a
       UNION ALL BY NAME
       SELECT * EXCLUDE (d_casa, a_casa), CASE
           WHEN d_eess IS NULL OR a_eess IS NULL OR ${HOJA.map((c) => `d_${c} = a_${c}`).join(' AND ')} THEN NULL
           WHEN d_casa = a_casa AND d_sector <> '' AND a_sector <> '' THEN 'sectores' ELSE 'persona' END AS movio
       FROM sueltas)
     SELECT * FROM juntas WHERE (num_de, den_de, num_a, den_a) <> (0, 0, 0, 0)
       AND NOT (movio IS NULL AND d_eess IS NOT NULL AND a_eess IS NOT NULL AND num_de = num_a AND den_de = den_a)`,
  );
}
