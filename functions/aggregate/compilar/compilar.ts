import type { Ficha, VersionFicha } from '../../domain/ficha/esquema.ts';
import { hitosSql } from './cadenas.ts';
import { componentesSql, cumpleTodo, motivosSql } from './componentes.ts';
import { eventosSql } from './eventos.ts';
import { medicionSql } from './mediciones.ts';
import { exclusionSql, poblacionSql, sujetosSql } from './poblacion.ts';

export type OpcionesCompilar = {
  /** One of the ficha's methods; the main one when absent. */
  readonly metodo?: string | undefined;
  /** Poverty quintiles (1 the poorest) to keep; all when absent. */
  readonly quintiles?: readonly number[] | undefined;
  /** Leave out whoever is not in the population of the cut. */
  readonly soloRelevantes?: boolean | undefined;
};

/**
 * One nominal query for one edition of a ficha over the table `cortes(corte DATE)`, the canonical tables and what `prepararMotor`
 * and `prepararSujetos` made.
 * @returns SQL whose columns are `corte, documento, den, num (NULL when den is 0), excluido, sin_dato, curso_vida, condicion,
 *   renipress (who attended, NULL when the territory is the residence), ubigeo (residence when it is not that of `personas`),
 *   c_<component>…, motivos VARCHAR[]`.
 */
export function compilar(
  ficha: Ficha,
  version: VersionFicha,
  opciones: OpcionesCompilar = {},
): { readonly sql: string } {
  const nominal = version.sql ? aManoSql(version, opciones) : primitivasSql(ficha, version, opciones);
  return { sql: nominal };
}

const columnas = (version: VersionFicha): string => version.componentes.map((c) => `c_${c.id}, `).join('');

function primitivasSql(
  ficha: Ficha,
  version: VersionFicha,
  { metodo, quintiles, soloRelevantes }: OpcionesCompilar,
): string {
  const conEventos = Object.keys(version.prestaciones).length > 0;
  const medicion = medicionSql(version, metodo ?? metodoPrincipal(version));
  // Leaving out early whoever is in no cut spares their lines: most of the cost.
  const interesa = soloRelevantes ? ` SEMI JOIN cortes k ON ${poblacionSql(version)}` : '';
  const relevante = soloRelevantes ? `WHERE ${poblacionSql(version)}` : '';
  const excluido = exclusionSql(version, quintiles);
  const componentes = componentesSql(version);
  return `WITH sujetos AS (${sujetosSql(version)}${interesa}),
${conEventos ? `${eventosSql(version)},\n${hitosSql(version)},` : ''}
${medicion.ctes}candidatos AS (
  SELECT s.*, k.corte, motor_meses(s.fecha_nacimiento, k.corte) AS meses, motor_meses(s.fecha_nacimiento, k.corte) // 12 AS anos,
    CAST(${edadEvaluada(version)} AS INTEGER) AS edad
  FROM sujetos s CROSS JOIN cortes k ${relevante}),
base AS (
  SELECT c.*${conEventos ? ', h.* EXCLUDE (documento, ancla)' : ''}${medicion.columnas}, ${excluido} AS excluido
  FROM candidatos c ${conEventos ? 'LEFT JOIN hitos h ON h.documento = c.documento AND h.ancla = c.ancla' : ''} ${medicion.union}),
estados AS (
  SELECT *, ${medicion.falta} AS falta${componentes.map((c) => `,\n    ${c}`).join('')}
  FROM base)
SELECT corte, documento, CASE WHEN excluido IS NULL AND falta IS NULL THEN 1 ELSE 0 END AS den,
  CASE WHEN excluido IS NULL AND falta IS NULL THEN CASE WHEN ${cumpleTodo(version)} THEN 1 ELSE 0 END END AS num,
  excluido, CASE WHEN excluido IS NULL AND falta IS NOT NULL THEN 1 ELSE 0 END AS sin_dato, motor_curso_vida(anos) AS curso_vida,
  '${ficha.condicion}' AS condicion, CAST(NULL AS VARCHAR) AS renipress, ${version.poblacion.sujeto === 'parto' ? 'ubigeo' : 'CAST(NULL AS VARCHAR)'} AS ubigeo,
  ${columnas(version)}CASE WHEN excluido IS NULL AND falta IS NOT NULL THEN [falta] ELSE ${motivosSql(version)} END AS motivos
FROM estados`;
}

/** Hand-written SQL gives the facts; the engine adds the rest of the columns. */
const aManoSql = (version: VersionFicha, { soloRelevantes }: OpcionesCompilar): string =>
  `SELECT corte, documento, den, CASE WHEN den > 0 THEN num END AS num, excluido, CASE WHEN falta IS NULL THEN 0 ELSE 1 END AS sin_dato, curso_vida, condicion, renipress, ubigeo,
  ${columnas(version)}CASE WHEN falta IS NULL THEN ${motivosSql(version)} ELSE [falta] END AS motivos FROM (${version.sql})${soloRelevantes ? " WHERE excluido IS DISTINCT FROM 'edad'" : ''}`;

/**
 * Whoever turned N days old within the month is judged at that age, even if older at the cut. A pregnancy is judged at its birth:
 * nothing later belongs to it.
 */
const edadEvaluada = ({ corte, poblacion }: VersionFicha): string => {
  if (poblacion.sujeto === 'parto') return '7 * s.semanas';
  return corte.o_cumple_dia === undefined ? 'k.corte - s.ancla' : `least(k.corte - s.ancla, ${corte.o_cumple_dia})`;
};

const metodoPrincipal = (version: VersionFicha): string =>
  (version.metodos.find((m) => m.principal) ?? version.metodos[0])?.id ?? '';
