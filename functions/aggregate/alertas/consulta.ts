import { ultimoDia } from '../../domain/alerta/ventana.ts';
import type { VersionFicha } from '../../domain/ficha/esquema.ts';
import { seguimientoSql } from '../compilar/seguimiento.ts';
import { UNION_HOJAS } from '../hojas.ts';

/** Components the ficha does not ask of everybody. */
export const condicionados = (version: VersionFicha): string[] =>
  version.componentes.filter((c) => c.solo_si !== undefined || c.exento_si !== undefined).map((c) => c.id);

/** More than any calendar can add to a top age counted from another birth: leap days and the rest of a month. */
const HOLGURA_DIAS = 40;

/** Leaves out, without looking at the exact day, whoever is long past the ages of the ficha: most of a population. */
const quizasDeEdad = (version: VersionFicha): string => {
  const tope = version.poblacion.sujeto === 'persona' ? ultimoDia(version, { ancla: 0, nacimiento: 0 }) : null;
  return tope === null || tope === Infinity ? '' : `WHERE q.edad IS NULL OR q.edad <= ${tope + HOLGURA_DIAS}`;
};

/**
 * Every subject of an edition with what it takes to follow it on the only date of `cortes`: `documento, ancla, nacimiento` (days since
 * 1970-01-01), `excluido`, one `libre_<component>` for each of `condicionados` and one `e_<prestacion>` (days since the anchor), sorted
 * by document and anchor. With `todos`, everyone of `personas`: whoever is no subject is `excluido`. So is the row of a CNV number
 * whose child has another row with DNI, because what it received is already joined there.
 */
export function alertasSql(version: VersionFicha, todos: boolean): string {
  const libres = condicionados(version).map((c) => `, q.libre_${c}`);
  const listas = Object.keys(version.prestaciones).map((p) => `, CASE WHEN NOT excluido THEN e_${p} END AS e_${p}`);
  const demas =
    todos && version.poblacion.sujeto !== 'persona'
      ? 'UNION ALL BY NAME (SELECT documento, true AS excluido FROM motor_personas s ANTI JOIN seguidos q ON q.documento = s.documento WHERE s.documento IS NOT NULL)'
      : '';
  return `WITH seguidos AS (
  SELECT q.documento, CAST(q.ancla - DATE '1970-01-01' AS INTEGER) AS ancla, CAST(q.fecha_nacimiento - DATE '1970-01-01' AS INTEGER) AS nacimiento,
    (q.excluido IS NOT NULL OR q.documento IN (SELECT documento FROM motor_personas WHERE duplicado AND documento IS NOT NULL)) IS TRUE AS excluido,
    q.* EXCLUDE (corte, documento, ancla, fecha_nacimiento, edad, excluido)
  FROM (${seguimientoSql(version)}) q ${todos ? '' : quizasDeEdad(version)}),
todos AS (SELECT * FROM seguidos ${demas})
SELECT q.documento, q.ancla, q.nacimiento, q.excluido${libres.join('')}${listas.join('')} FROM todos q ORDER BY q.documento NULLS FIRST, q.ancla`;
}

/** Where the home of each person places them on the only date of `cortes`: `documento, eess, sector, distrito`. Needs `crearHojas`. */
export const LUGAR_DE_CADA_UNO = `
  SELECT n.documento, coalesce(l.eess, 'SIN') AS eess, coalesce(l.sector, 'SIN') AS sector, coalesce(l.distrito, 'SIN') AS distrito
  FROM (SELECT DISTINCT p.documento, k.corte FROM motor_personas p CROSS JOIN cortes k WHERE p.documento IS NOT NULL) n ${UNION_HOJAS}`;
