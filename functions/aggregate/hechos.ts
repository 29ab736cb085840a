import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, identificador, literal } from '../adapters/duckdb/conexion.ts';
import type { Unidad } from '../domain/ficha/unidad.ts';
import type { LlaveFicha } from '../domain/hecho.ts';
import { UNION_HOJAS } from './hojas.ts';

/** One ficha version and method ready to run: its nominal SQL and how its units are placed. */
export type Consulta = LlaveFicha & {
  /** SELECT of `compilar`: corte, documento, den, num, excluido, sin_dato, curso_vida, condicion, renipress, ubigeo, c_<componente>… */
  readonly sql: string;
  readonly componentes: readonly string[];
  readonly unidad: Unidad;
};

export const COLUMNAS_HECHO =
  'eess, sector, distrito, ficha, version, metodo, curso_vida, condicion, num, den, sin_dato, excluidos, componentes';

/** Empties and creates `hechos`; `excluidos` and `componentes` are JSON text. */
export const crearTablaHechos = (con: DuckDBConnection): Promise<number> =>
  ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE hechos (corte DATE, eess VARCHAR, sector VARCHAR, distrito VARCHAR, ficha VARCHAR, version VARCHAR, metodo VARCHAR,
      curso_vida VARCHAR, condicion VARCHAR, num INTEGER, den INTEGER, sin_dato INTEGER, excluidos VARCHAR, componentes VARCHAR)`,
  );

/** How a unit is placed: its join as `l`, its district, and whether the sector of `l` is to be believed. */
const UBICACION: Readonly<
  Record<Unidad, { readonly lugar: string; readonly distrito: string; readonly enSuCasa: string }>
> = {
  persona: { lugar: UNION_HOJAS, distrito: 'l.distrito', enSuCasa: '(n.ubigeo IS NULL OR n.ubigeo = l.distrito)' },
  localidad: {
    lugar: `LEFT JOIN (SELECT corte, codigo_ccpp, arg_min(renipress, (renipress, sector)) AS eess, arg_min(sector, (renipress, sector)) AS sector FROM sector_dia GROUP BY ALL) l
      ON l.corte = n.corte AND l.codigo_ccpp = n.documento`,
    distrito: 'left(n.documento, 6)',
    enSuCasa: 'true',
  },
  // A sector lies where most of its localities do.
  sector: {
    lugar: `LEFT JOIN (SELECT corte, sector, min(renipress) AS eess, mode(left(codigo_ccpp, 6) ORDER BY codigo_ccpp) AS distrito FROM sector_dia GROUP BY ALL) l
      ON l.corte = n.corte AND l.sector = n.documento`,
    distrito: 'l.distrito',
    enSuCasa: 'true',
  },
  distrito: {
    lugar: 'CROSS JOIN (SELECT NULL::VARCHAR AS eess, NULL::VARCHAR AS sector) l',
    distrito: "replace(n.documento, 'D:', '')",
    enSuCasa: 'true',
  },
};

/** The leaf of each row of the nominal result: `columnas` are `eess, sector, distrito` over `desde`, where the row is `n`. */
export function ubicadas(c: Pick<Consulta, 'sql' | 'unidad'>): { readonly columnas: string; readonly desde: string } {
  const { lugar, distrito, enSuCasa } = UBICACION[c.unidad];
  return {
    columnas: `coalesce(n.renipress, CASE WHEN ${enSuCasa} THEN l.eess END, 'SIN') AS eess,
       CASE WHEN n.renipress IS NOT NULL THEN '' ELSE coalesce(CASE WHEN ${enSuCasa} THEN l.sector END, 'SIN') END AS sector,
       CASE WHEN n.renipress IS NOT NULL THEN coalesce(e.ubigeo, 'SIN') ELSE coalesce(n.ubigeo, ${distrito}, 'SIN') END AS distrito`,
    desde: `(${c.sql}) n ${lugar} LEFT JOIN cat_eess e ON e.renipress = n.renipress`,
  };
}

/**
 * From the nominal result of one ficha to its leaf facts, appended to `hechos`. A unit attributed to a facility (`renipress`) is
 * counted there, without sector, in that facility's district; the others where their home places them. When the ficha brings its own
 * residence (`ubigeo`: the mother's in the CNV) that district rules, and the home's sector counts only if it lies in it. A unit
 * without a known home is counted in `SIN`: nobody is dropped.
 */
export async function agregarHechos(con: DuckDBConnection, c: Consulta): Promise<number> {
  const estados = ['cumple', 'no_cumple', 'no_exigible'];
  const componentes = c.componentes.map(
    (id) =>
      `${literal(id)}: [${estados.map((e) => `count(*) FILTER (WHERE n.den > 0 AND n.${identificador(`c_${id}`)} = '${e}')`).join(', ')}]`,
  );
  const { columnas, desde } = ubicadas(c);
  return ejecutar(
    con,
    `INSERT INTO hechos
     SELECT n.corte, ${columnas},
       ${literal(c.ficha)}, ${literal(c.version)}, ${literal(c.metodo)},
       coalesce(n.curso_vida, '') AS curso_vida, coalesce(n.condicion, '') AS condicion,
       sum(coalesce(n.num, 0)), sum(n.den), sum(coalesce(n.sin_dato, 0)),
       coalesce(to_json(histogram(n.excluido) FILTER (WHERE n.excluido IS NOT NULL))::VARCHAR, '{}'),
       ${componentes.length === 0 ? "'{}'" : `to_json(MAP {${componentes.join(', ')}})::VARCHAR`}
     FROM ${desde}
     GROUP BY ALL`,
  );
}

/** Facts of an edition whose question is, word for word, that of another already answered. */
export const repetirHechos = (con: DuckDBConnection, de: LlaveFicha, a: LlaveFicha): Promise<number> =>
  ejecutar(
    con,
    `INSERT INTO hechos SELECT * REPLACE (${literal(a.ficha)} AS ficha, ${literal(a.version)} AS version, ${literal(a.metodo)} AS metodo) FROM hechos
     WHERE ficha = ${literal(de.ficha)} AND version = ${literal(de.version)} AND metodo = ${literal(de.metodo)}`,
  );
