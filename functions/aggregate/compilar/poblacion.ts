import type { VersionFicha } from '../../domain/ficha/esquema.ts';
import { alguna, enRango, todas } from './sql.ts';

/** One row per subject with the date ages are counted from (`ancla`). For births it is the estimated last menstrual period. */
export function sujetosSql(version: VersionFicha): string {
  if (version.poblacion.sujeto === 'parto')
    return `SELECT s.* FROM (SELECT b.documento, p.fecha_nacimiento, b.parto - 7 * b.semanas AS ancla, b.parto, b.semanas, b.lugar, b.ubigeo, b.codigo_eess,
    coalesce(e.institucion IN ('MINSA', 'GOBIERNO REGIONAL'), false) AS eess_minsa_o_regional,
    coalesce(p.sexo, 'F') AS sexo, lead(b.parto) OVER (PARTITION BY b.documento ORDER BY b.parto) AS parto_siguiente,
    CAST(NULL AS DATE) AS fecha_emision_dni
    FROM motor_partos b LEFT JOIN motor_personas p ON p.documento = b.documento LEFT JOIN cat_eess e ON e.codigo = b.codigo_eess) s`;
  return `SELECT s.*, s.fecha_nacimiento AS ancla FROM motor_personas s`;
}

/** `s` and `k` are the aliases that hold the subject and the cut. */
const edadSql = ({ poblacion, corte }: VersionFicha, s: string, k: string): string => {
  const mes = `date_trunc('month', ${k}.corte)`;
  if (poblacion.sujeto === 'parto')
    return `${s}.parto BETWEEN ${mes} AND ${k}.corte AND (${s}.parto_siguiente IS NULL OR ${s}.parto_siguiente > ${k}.corte)`;
  const enMes = (dia: number): string => `${s}.fecha_nacimiento + ${dia} BETWEEN ${mes} AND ${k}.corte`;
  const meses = `motor_meses(${s}.fecha_nacimiento, ${k}.corte)`;
  const edades = todas([
    ...(corte.tipo === 'cumple_dia_N' ? [enMes(corte.dia!)] : []),
    ...(poblacion.edad_dias
      ? [
          `${k}.corte - ${s}.fecha_nacimiento BETWEEN ${poblacion.edad_dias[0]} AND ${poblacion.edad_dias[1] ?? 100_000}`,
        ]
      : []),
    ...(poblacion.edad_meses ? [enRango(meses, poblacion.edad_meses)] : []),
    ...(poblacion.edad_anos ? [enRango(`(${meses} // 12)`, poblacion.edad_anos)] : []),
    `${s}.fecha_nacimiento <= ${k}.corte`,
  ]);
  return corte.o_cumple_dia === undefined ? edades : alguna([edades, enMes(corte.o_cumple_dia)]);
};

/** Who is in the population of a cut, before exclusions; over `sujetos s` and `cortes k`. */
export const poblacionSql = (version: VersionFicha): string =>
  todas([
    `coalesce(${edadSql(version, 's', 'k')}, false)`,
    ...(version.poblacion.sexo ? [`coalesce(s.sexo = '${version.poblacion.sexo}', false)`] : []),
  ]);

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
  sin_dni: 'NOT motor_es_dni(c.documento)',
  domicilio_desconocido: 'c.ubigeo NOT IN (SELECT ubigeo FROM motor_distrito) OR c.ubigeo IS NULL',
  parto_no_institucional: "c.lugar IS DISTINCT FROM 'EESS'",
  eess_no_minsa_ni_regional: 'NOT c.eess_minsa_o_regional',
  prematuro: 'c.semanas < 37',
};

/** The one reason why a candidate is not in the denominator, or NULL; over `candidatos c`. The population goes first, then the ficha's order. */
export function exclusionSql(version: VersionFicha, quintiles: readonly number[] | undefined): string {
  const parto = version.poblacion.sujeto === 'parto';
  const casos = [
    ...(parto ? [] : [`WHEN c.fecha_nacimiento IS NULL THEN 'sin_fecha_nacimiento'`]),
    `WHEN NOT coalesce(${edadSql(version, 'c', 'c')}, false) THEN '${parto ? 'sin_parto_en_mes' : 'edad'}'`,
    ...(version.poblacion.sexo ? [`WHEN c.sexo IS DISTINCT FROM '${version.poblacion.sexo}' THEN 'sexo'`] : []),
    ...version.exclusiones.map((e) => `WHEN ${EXCLUSIONES[e.motivo]!} THEN '${e.motivo}'`),
    ...(quintiles
      ? [
          `WHEN c.ubigeo NOT IN (SELECT ubigeo FROM motor_distrito WHERE quintil IN (${quintiles.map(Number).join(', ')})) OR c.ubigeo IS NULL THEN 'quintil'`,
        ]
      : []),
  ];
  return `CASE ${casos.join('\n    ')} END`;
}

/** Why a person of `motor_personas s` has no row at the cut `k` in a ficha that looks at births or attentions. */
export function sinSujetoSql(version: VersionFicha): string {
  if (version.poblacion.sujeto === 'parto') return "'sin_parto_en_mes'";
  const sexo = version.poblacion.sexo ? `WHEN s.sexo IS DISTINCT FROM '${version.poblacion.sexo}' THEN 'sexo'` : '';
  return `CASE WHEN s.fecha_nacimiento IS NULL THEN 'sin_fecha_nacimiento' WHEN NOT coalesce(${edadSql(version, 's', 'k')}, false) THEN 'edad' ${sexo} ELSE '${version.poblacion.fuera}' END`;
}
