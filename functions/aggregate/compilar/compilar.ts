import type { Ficha, VersionFicha } from '../../domain/ficha/esquema.ts';
import { metodoPrincipal } from '../../domain/ficha/indicadores-tablero.ts';
import { hitosSql, iniciosSql } from './cadenas.ts';
import { componentesSql, cumpleTodo, motivosSql } from './componentes.ts';
import { eventosSql } from './eventos.ts';
import { medicionSql } from './mediciones.ts';
import { exclusionSql, nominaSql, poblacionSql, soloEnSuTiempo, tiempoYEdadSql, unoPorCorteSql } from './poblacion.ts';
import { todas } from './sql.ts';
import { sujetosSql } from './sujetos.ts';

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

function primitivasSql(ficha: Ficha, version: VersionFicha, opciones: OpcionesCompilar): string {
  const { metodo = metodoPrincipal(version), quintiles, soloRelevantes } = opciones;
  const { poblacion } = version;
  const fuente = 'motor_lineas';
  const conEventos = Object.keys(version.prestaciones).length > 0;
  const medicion = medicionSql(version, metodo);
  // Leaving out early whoever is in no cut spares their lines: most of the cost.
  const interesa = soloRelevantes ? ` SEMI JOIN cortes k ON ${poblacionSql(version)}` : '';
  const filtros = [
    ...(soloRelevantes ? [poblacionSql(version)] : []),
    ...(soloEnSuTiempo(version) ? [tiempoYEdadSql(version)] : []),
    ...(soloRelevantes && poblacion.nomina ? ['n.este'] : []),
  ];
  const columnasSql = version.componentes.filter((c) => c.columna).map((c) => `, q.c_${c.id} AS columna_${c.id}`);
  const nomina = nominaSql(version);
  return `WITH sujetos AS (SELECT * FROM (${sujetosSql(version, fuente)}) s${interesa}),
${conEventos ? `${eventosSql(version, fuente)},\n${hitosSql(version)},` : ''}
${medicion.ctes}${nomina}candidatos AS (
  SELECT s.*, k.corte, motor_meses(s.fecha_nacimiento, k.corte) AS meses, motor_meses(s.fecha_nacimiento, k.corte) // 12 AS anos,
    CAST(${edadEvaluada(version)} AS INTEGER) AS edad${iniciosSql(version)}${nomina ? ', n.este AS nomina_este, n.meses AS nomina_meses' : ''}
  FROM sujetos s CROSS JOIN cortes k ${nomina ? 'LEFT JOIN nomina n ON n.corte = k.corte AND n.documento = s.documento' : ''}
  ${filtros.length > 0 ? `WHERE ${todas(filtros)}` : ''} ${unoPorCorteSql(version)}),
base AS (
  SELECT c.*${conEventos ? ', h.* EXCLUDE (documento, ancla)' : ''}${medicion.columnas}${columnasSql.join('')}${version.sql_columnas ? ', q.falta AS columnas_falta' : ''}
  FROM candidatos c ${conEventos ? 'LEFT JOIN hitos h ON h.documento = c.documento AND h.ancla = c.ancla' : ''} ${medicion.union}
  ${version.sql_columnas ? `LEFT JOIN (${version.sql_columnas}) q ON q.corte = c.corte AND q.documento = c.documento` : ''}),
estados AS (
  SELECT *, ${exclusionSql(version, metodo, quintiles)} AS excluido, ${medicion.falta} AS falta${componentesSql(version)
    .map((c) => `,\n    ${c}`)
    .join('')}
  FROM base c)
SELECT corte, documento, CASE WHEN excluido IS NULL AND falta IS NULL THEN 1 ELSE 0 END AS den,
  CASE WHEN excluido IS NULL AND falta IS NULL THEN CASE WHEN ${cumpleTodo(version)} THEN 1 ELSE 0 END END AS num,
  excluido, CASE WHEN excluido IS NULL AND falta IS NOT NULL THEN 1 ELSE 0 END AS sin_dato, motor_curso_vida(anos) AS curso_vida,
  '${ficha.condicion}' AS condicion, ${poblacion.atribuir === 'eess' ? 'eess' : 'CAST(NULL AS VARCHAR)'} AS renipress, ${['parto', 'nacimiento'].includes(poblacion.sujeto) ? 'ubigeo' : 'CAST(NULL AS VARCHAR)'} AS ubigeo,
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
  // Without an anchor there is no age: `least` would skip the NULL.
  return corte.o_cumple_dia === undefined
    ? 'k.corte - s.ancla'
    : `CASE WHEN s.ancla IS NOT NULL THEN least(k.corte - s.ancla, ${corte.o_cumple_dia}) END`;
};
