import type { Rango } from '../../domain/ficha/esquema-componente.ts';
import type { Exclusion, VersionFicha } from '../../domain/ficha/esquema.ts';
import { sucedio } from './cadenas.ts';
import { DIAS_DE_EMBARAZO } from '../../domain/embarazo.ts';
import { alguna, enRango, lista, todas } from './sql.ts';
import { nacidoEn } from './ventana.ts';

const inicioMes = (k: string): string => `CAST(date_trunc('month', ${k}.corte) AS DATE)`;

/** Whether the time of the subject makes it enter the month of the cut; `s` and `k` are the aliases of both. */
function tiempoSql({ corte, poblacion, sql }: VersionFicha, s: string, k: string): string[] {
  if (sql) return [];
  const mes = inicioMes(k);
  const enMes = (fecha: string): string => `${fecha} BETWEEN ${mes} AND ${k}.corte`;
  const nacimiento = `${s}.fecha_nacimiento`;
  switch (poblacion.sujeto) {
    case 'parto':
      return [enMes(`${s}.parto`), `${s}.parto_siguiente IS NULL OR ${s}.parto_siguiente > ${k}.corte`];
    case 'embarazo':
      return [
        `${k}.corte - ${s}.ancla BETWEEN 0 AND ${DIAS_DE_EMBARAZO}`,
        `${s}.vista <= ${k}.corte`,
        `${s}.parto IS NULL OR ${s}.parto > ${k}.corte`,
      ];
  }
  switch (corte.tipo) {
    case 'cumple_dia_N':
      return [enMes(`${nacimiento} + ${corte.dia!}`)];
    case 'cumple_N_desde_evento':
      return [enMes(`${s}.ancla + ${corte.dia!}`)];
    case 'solapa_rango':
      return [
        alguna(
          corte.rangos!.map(([desde, hasta]) =>
            todas([
              `${k}.corte - ${nacimiento} >= ${desde}`,
              ...(hasta === null ? [] : [`${mes} - ${nacimiento} <= ${hasta}`]),
            ]),
          ),
        ),
      ];
    case 'atencion_en_mes':
      return [
        corte.dias_antes === undefined
          ? enMes(`${s}.ancla`)
          : `${s}.ancla BETWEEN ${mes} - ${corte.dias_antes} AND ${mes} - 1`,
      ];
    default:
      return [`${poblacion.sujeto === 'persona' ? nacimiento : `${s}.ancla`} <= ${k}.corte`];
  }
}

/** `s` and `k` are the aliases that hold the subject and the cut. */
const edadSql = (version: VersionFicha, s: string, k: string): string => {
  const { poblacion, corte } = version;
  const al = poblacion.edad_al?.split('-').map(Number);
  const fecha = al ? `make_date(year(${k}.corte), ${al[0]!}, ${al[1]!})` : `${k}.corte`;
  const meses = `motor_meses(${s}.fecha_nacimiento, ${fecha})`;
  const dias = (r: Rango): string => enRango(`(${k}.corte - ${s}.fecha_nacimiento)`, r);
  const edades = todas([
    ...tiempoSql(version, s, k),
    ...(poblacion.edad_dias ? [dias(poblacion.edad_dias)] : []),
    ...(poblacion.edad_meses ? [enRango(meses, poblacion.edad_meses)] : []),
    ...(poblacion.edad_anos ? [enRango(`(${meses} // 12)`, poblacion.edad_anos)] : []),
    ...(poblacion.sujeto === 'persona' ? [`${s}.fecha_nacimiento <= ${k}.corte`] : []),
  ]);
  if (corte.o_cumple_dia === undefined) return edades;
  return alguna([edades, `${s}.fecha_nacimiento + ${corte.o_cumple_dia} BETWEEN ${inicioMes(k)} AND ${k}.corte`]);
};

const nacidoEsteAno = (s: string, k: string): string =>
  `coalesce(year(${s}.fecha_nacimiento) = year(${k}.corte), false)`;

/**
 * CTE `nomina(corte, documento, meses)`: months in a row asked for in which the person was listed, only of those listed in the month
 * of the cut or before it; `este` whether in that of the cut. '' when the ficha does not ask.
 */
export function nominaSql({ poblacion }: VersionFicha): string {
  if (!poblacion.nomina) return '';
  const { poblacion: cual, meses_seguidos: n } = poblacion.nomina;
  return `nomina AS (
  SELECT k.corte, n.documento, count(DISTINCT n.periodo) AS meses, bool_or(n.periodo = strftime(k.corte, '%Y-%m')) AS este
  FROM nomina_c1 n JOIN cortes k ON n.periodo BETWEEN strftime(${inicioMes('k')} - INTERVAL ${n - 1} MONTH, '%Y-%m') AND strftime(k.corte, '%Y-%m')
  WHERE n.poblacion = '${cual}' AND n.documento IS NOT NULL GROUP BY ALL),
`;
}

/** Who is in the population of a cut, before exclusions; over `sujetos s` and `cortes k`. */
export const poblacionSql = (version: VersionFicha): string =>
  todas([
    `coalesce(${edadSql(version, 's', 'k')}, false)`,
    ...(version.poblacion.nacido_en_el_ano ? [nacidoEsteAno('s', 'k')] : []),
    ...(version.poblacion.sexo ? [`coalesce(s.sexo = '${version.poblacion.sexo}', false)`] : []),
  ]);

/** A person may be several of these subjects: one is kept at each cut, the earliest (of pregnancies, the latest). */
export const unoPorCorteSql = ({ poblacion }: VersionFicha): string => {
  if (poblacion.sujeto === 'evento')
    return 'QUALIFY row_number() OVER (PARTITION BY k.corte, s.documento ORDER BY s.ancla, s.eess NULLS LAST) = 1';
  return poblacion.sujeto === 'embarazo'
    ? 'QUALIFY row_number() OVER (PARTITION BY k.corte, s.documento ORDER BY s.ancla DESC) = 1'
    : '';
};

/** Subjects that exist only in their time: whoever is not in the population of the cut has no row. */
export const soloEnSuTiempo = ({ poblacion }: VersionFicha): boolean =>
  ['evento', 'embarazo', 'nacimiento'].includes(poblacion.sujeto);

export const tiempoYEdadSql = (version: VersionFicha): string => `coalesce(${edadSql(version, 's', 'k')}, false)`;

const EXCLUSIONES: Readonly<Record<string, string>> = {
  sin_documento: 'NOT c.con_documento',
  duplicado: 'c.duplicado',
  inactivo: "c.estado = '0'",
  fuera_de_padron: "c.estado IN ('censo', 'atendido')",
  solo_atendido: "c.estado = 'atendido'",
  // Every known code must be "none" or SIS; without the datum the child stays.
  seguro: "len(list_filter(c.seguros, lambda x: x NOT IN ('0', '1', ''))) > 0",
  sin_cnv: 'NOT c.con_cnv',
  // Not found in the CNV, or found without the datum: the child stays.
  bajo_peso_o_prematuro: 'c.bajo',
  sin_dni: 'NOT c.con_dni',
  domicilio_desconocido: 'c.ubigeo NOT IN (SELECT ubigeo FROM motor_distrito) OR c.ubigeo IS NULL',
  parto_no_institucional: "c.lugar IS DISTINCT FROM 'EESS'",
  eess_no_minsa_ni_regional: 'NOT c.eess_minsa_o_regional',
  prematuro: 'c.semanas < 37',
};

const condicionSql = (e: Exclusion, i: number): string => {
  const condiciones = [
    ...(e.tiene ? [sucedio({ clave: `x_tiene_${i}`, existe: e.tiene })] : []),
    ...(e.falta ? [`NOT ${sucedio({ clave: `x_falta_${i}`, existe: e.falta })}`] : []),
    ...(e.nacimiento_en ? [nacidoEn('c', e.nacimiento_en)] : []),
    ...(e.nacimiento_fuera_de ? [`NOT (${nacidoEn('c', e.nacimiento_fuera_de)})`] : []),
  ];
  return condiciones.length > 0 ? todas(condiciones) : EXCLUSIONES[e.motivo]!;
};

/** What takes a person out whatever the age, in order; over `base c`. */
const propias = (version: VersionFicha, metodo: string): string[] => {
  const { poblacion } = version;
  return [
    ...(poblacion.sexo ? [`WHEN c.sexo IS DISTINCT FROM '${poblacion.sexo}' THEN 'sexo'`] : []),
    ...(poblacion.nomina
      ? [
          `WHEN NOT coalesce(c.nomina_este, false) THEN 'fuera_de_nomina'`,
          `WHEN c.nomina_meses < ${poblacion.nomina.meses_seguidos} THEN 'poca_nomina'`,
        ]
      : []),
    ...version.exclusiones.flatMap((e, i) =>
      e.metodos === undefined || e.metodos.includes(metodo) ? [`WHEN ${condicionSql(e, i)} THEN '${e.motivo}'`] : [],
    ),
  ];
};

/** The reason of a person's own, without ages or time: for those who are or will be in the population. */
export const exclusionPropiaSql = (version: VersionFicha, metodo: string): string => {
  const casos = propias(version, metodo);
  return casos.length === 0 ? 'CAST(NULL AS VARCHAR)' : `CASE ${casos.join('\n    ')} END`;
};

/** The one reason why a candidate is not in the denominator, or NULL; over `base c`. The population goes first, then the ficha's order. */
export function exclusionSql(version: VersionFicha, metodo: string, quintiles: readonly number[] | undefined): string {
  const { poblacion } = version;
  const casos = [
    ...(poblacion.sujeto === 'persona' ? [`WHEN c.fecha_nacimiento IS NULL THEN 'sin_fecha_nacimiento'`] : []),
    `WHEN NOT coalesce(${edadSql(version, 'c', 'c')}, false) THEN '${fueraDeTiempo(version)}'`,
    ...(poblacion.nacido_en_el_ano ? [`WHEN NOT ${nacidoEsteAno('c', 'c')} THEN 'nacido_en_otro_ano'`] : []),
    ...propias(version, metodo),
    ...(quintiles
      ? [
          `WHEN c.ubigeo NOT IN (SELECT ubigeo FROM motor_distrito WHERE quintil IN ${lista(quintiles.map(String)).replaceAll("'", '')}) OR c.ubigeo IS NULL THEN 'quintil'`,
        ]
      : []),
  ];
  return `CASE ${casos.join('\n    ')} END`;
}

const fueraDeTiempo = ({ poblacion }: VersionFicha): string =>
  ({ persona: 'edad', parto: 'sin_parto_en_mes' })[poblacion.sujeto as string] ?? poblacion.fuera;

/** Why a person of `motor_personas s` has no row at the cut `k` in a ficha that looks at births or attentions. */
export function sinSujetoSql(version: VersionFicha): string {
  const { poblacion } = version;
  if (poblacion.sujeto === 'parto') return "'sin_parto_en_mes'";
  if (!version.sql) return `'${poblacion.fuera}'`;
  const sexo = poblacion.sexo ? `WHEN s.sexo IS DISTINCT FROM '${poblacion.sexo}' THEN 'sexo'` : '';
  return `CASE WHEN s.fecha_nacimiento IS NULL THEN 'sin_fecha_nacimiento' WHEN NOT coalesce(${edadSql(version, 's', 'k')}, false) THEN 'edad' ${sexo} ELSE '${poblacion.fuera}' END`;
}
