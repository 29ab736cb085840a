import type { VersionFicha } from '../../domain/ficha/esquema.ts';
import { metodoPrincipal } from '../../domain/ficha/indicadores-tablero.ts';
import { aLaVista, hitosSql, iniciosSql } from './cadenas.ts';
import { libreSql } from './componentes.ts';
import { eventosSql } from './eventos.ts';
import { exclusionPropiaSql, nominaSql, tiempoYEdadSql, unoPorCorteSql } from './poblacion.ts';
import { sujetosSql } from './sujetos.ts';

/**
 * What following a person needs, of every subject of an edition at each date of `cortes`, whatever its age (of pregnancies, the current one): `corte, documento, ancla,
 * fecha_nacimiento, edad` (days since the anchor), `excluido` (reasons of the person's own, never of age), `libre_<component>`
 * (nothing is required of this person) and `e_<prestacion>` (days since the anchor, sorted; NULL when none). What was written under
 * the CNV number of a child with DNI is joined.
 */
export function seguimientoSql(version: VersionFicha): string {
  const { poblacion } = version;
  const conEventos = Object.keys(version.prestaciones).length > 0;
  const nomina = nominaSql(version);
  const metodo = metodoPrincipal(version);
  const libres = version.componentes.map((c) => `, ${libreSql(c)} AS libre_${c.id}`);
  const listas = Object.keys(version.prestaciones).map((p) => `, v.e_${p}`);
  const une = (tabla: string, alias: string): string =>
    `LEFT JOIN ${tabla} ${alias} ON ${alias}.documento = s.documento AND ${alias}.ancla = s.ancla`;
  return `WITH sujetos AS (SELECT * FROM (${sujetosSql(version, 'prestaciones_unidas')}) s),
${conEventos ? `${eventosSql(version, 'prestaciones_unidas')},\n${hitosSql(version)},` : ''}
${nomina}base AS (
  SELECT s.*, k.corte, CAST(k.corte - s.ancla AS INTEGER) AS edad${iniciosSql(version)}${nomina ? ', n.este AS nomina_este, n.meses AS nomina_meses' : ''}
    ${conEventos ? `, h.* EXCLUDE (${['documento', 'ancla', ...[...aLaVista(version)].map((p) => `e_${p}`)].join(', ')})${listas.join('')}` : ''}
  FROM sujetos s CROSS JOIN cortes k ${nomina ? 'LEFT JOIN nomina n ON n.corte = k.corte AND n.documento = s.documento' : ''}
    ${conEventos ? `${une('hitos', 'h')} ${une('eventos', 'v')}` : ''}
  ${poblacion.sujeto === 'embarazo' ? `WHERE ${tiempoYEdadSql(version)} ${unoPorCorteSql(version)}` : ''})
SELECT corte, documento, ancla, fecha_nacimiento, edad, ${exclusionPropiaSql(version, metodo)} AS excluido${libres.join('')}${listas.map((l) => l.replace('v.', '')).join('')}
FROM base c`;
}
