import type { DuckDBConnection } from '@duckdb/node-api';
import { rutaCatalogo } from '../../adapters/catalogos/ruta.ts';
import { ejecutar, literal } from '../../adapters/duckdb/conexion.ts';
import type { VersionFicha } from '../../domain/ficha/esquema.ts';
import { ajusteNts213, ajusteSien } from './ajuste-hb.ts';
import { DIAS_DE_EMBARAZO } from '../../domain/embarazo.ts';
import { lineasQueInteresan } from './lineas.ts';

const csv = (nombre: string): string => `read_csv(${literal(rutaCatalogo(nombre))}, header = true, all_varchar = true)`;

const CATALOGOS = [
  `CREATE OR REPLACE TABLE cat_eess AS
   SELECT CAST(codigo_renipress AS INTEGER) AS codigo, min(codigo_renipress) AS renipress, any_value(ubigeo) AS ubigeo, any_value(categoria) AS categoria,
     any_value(sector) AS institucion,
     max(TRY_CAST(altitud_estimada_m AS DOUBLE))::INTEGER AS altitud, coalesce(bool_or(nombre ILIKE '%SALUD MENTAL%'), false) AS salud_mental
   FROM ${csv('eess/eess_publicos.csv')} WHERE TRY_CAST(codigo_renipress AS INTEGER) IS NOT NULL GROUP BY 1`,
  `CREATE OR REPLACE TABLE motor_localidad AS
   SELECT codigo_ccpp, area, TRY_CAST(altitud_m AS INTEGER) AS altitud FROM ${csv('territorio/centros_poblados.csv.gz')}`,
  // Poverty quintile inside the department, 1 the poorest: stands for the list of the MIDIS, which is not published (PROPUESTA).
  `CREATE OR REPLACE TABLE motor_distrito AS
   SELECT ubigeo, TRY_CAST(altitud_m AS INTEGER) AS altitud,
     CASE WHEN TRY_CAST(pct_pobreza_2018 AS DOUBLE) IS NOT NULL THEN
       ntile(5) OVER (PARTITION BY left(ubigeo, 2), TRY_CAST(pct_pobreza_2018 AS DOUBLE) IS NULL
                      ORDER BY TRY_CAST(pct_pobreza_2018 AS DOUBLE) DESC, ubigeo) END AS quintil
   FROM ${csv('territorio/distritos.csv')}`,
  `CREATE OR REPLACE TABLE motor_talla_edad AS
   SELECT sexo, CAST(edad_dias AS INTEGER) AS edad, CAST(m AS DOUBLE) AS m, CAST(s AS DOUBLE) AS s
   FROM ${csv('oms/lms_talla_edad.csv')}`,
];

const MACROS = [
  `CREATE OR REPLACE MACRO motor_meses(nacimiento, fecha) AS
     (year(fecha) - year(nacimiento)) * 12 + month(fecha) - month(nacimiento) - CASE WHEN day(fecha) < day(nacimiento) THEN 1 ELSE 0 END`,
  // Born on a day the month does not have: it is completed on the 1st of the next (29 February: 1 March).
  `CREATE OR REPLACE MACRO motor_cumple(nacimiento, n) AS
     CAST(nacimiento + to_months(n) AS DATE) + CASE WHEN day(nacimiento + to_months(n)) < day(nacimiento) THEN 1 ELSE 0 END`,
  `CREATE OR REPLACE MACRO motor_curso_vida(anos) AS
     CASE WHEN anos < 12 THEN 'nino' WHEN anos < 18 THEN 'adolescente' WHEN anos < 30 THEN 'joven' WHEN anos < 60 THEN 'adulto'
          WHEN anos >= 60 THEN 'adulto_mayor' END`,
  // Grams per decilitre times 1e8, so that both methods are exact integers.
  `CREATE OR REPLACE MACRO motor_ajuste_nts213(altitud) AS ${ajusteNts213('altitud')}`,
  `CREATE OR REPLACE MACRO motor_ajuste_sien(altitud) AS ${ajusteSien('altitud')}`,
  // Pseudonyms keep the kind of document they stand for.
  `CREATE OR REPLACE MACRO motor_es_dni(documento) AS regexp_full_match(documento, '[0-9]{8}|dni_[0-9a-f]+')`,
  `CREATE OR REPLACE MACRO motor_es_cnv(documento) AS regexp_full_match(documento, '[0-9]{10}|cnv_[0-9a-f]+')`,
  // LAB is text: '1', '01' and '1.0' are the same value.
  `CREATE OR REPLACE MACRO motor_lab(lab) AS
     coalesce(regexp_replace(regexp_replace(upper(trim(lab)), '^([0-9]+)\\.0+$', '\\1'), '^0+([0-9]+)$', '\\1'), '')`,
];

/** Creates what compiled SQL needs and never changes: macros and built-in catalogues. Once per connection. */
export async function prepararMotor(con: DuckDBConnection): Promise<void> {
  for (const sql of [...MACROS, ...CATALOGOS]) await ejecutar(con, sql);
}

const SUJETOS = [
  // A number that is repeated keeps the row with DNI. A row without DNI or CNV stays, marked, under its own (or an empty) key.
  `CREATE OR REPLACE TABLE motor_personas AS
   WITH numeradas AS (
     SELECT *, row_number() OVER () AS fila, coalesce(nullif(upper(trim(tipo_documento)), ''), CASE
         WHEN motor_es_dni(documento) THEN 'DNI' WHEN motor_es_cnv(documento) THEN 'CNV' END) AS tipo
     FROM personas),
   filas AS (
     SELECT *, nullif(trim(dni), '') AS numero_dni,
       coalesce(nullif(trim(cnv), ''), CASE WHEN tipo = 'CNV' THEN nullif(trim(documento), '') END) AS numero_cnv
     FROM numeradas),
   unicas AS (
     SELECT * FROM filas
     QUALIFY row_number() OVER (
       PARTITION BY coalesce(nullif(documento, ''), 'fila ' || fila)
       ORDER BY (tipo IS NOT DISTINCT FROM 'DNI') DESC, fecha_nacimiento, sexo, seguros, fecha_emision_dni, numero_cnv, ubigeo, codigo_ccpp, renipress) = 1),
   con_dni AS (SELECT DISTINCT numero_cnv FROM unicas WHERE tipo = 'DNI' AND numero_cnv IS NOT NULL),
   nacidos AS (SELECT trim(cnv) AS numero, bool_or(peso_g < 2500 OR semanas < 37) AS bajo, bool_or(semanas < 37) AS prematuro, min(peso_g) AS peso_g, min(semanas) AS semanas FROM cnv WHERE cnv IS NOT NULL GROUP BY 1)
   SELECT p.documento, p.fecha_nacimiento, p.sexo, p.estado, p.ubigeo, p.codigo_ccpp, p.fecha_emision_dni,
     coalesce(p.tipo IN ('DNI', 'CNV'), p.documento IS NOT NULL) AND coalesce(p.documento, '') <> ''
       OR p.numero_dni IS NOT NULL OR p.numero_cnv IS NOT NULL AS con_documento,
     coalesce(p.tipo = 'DNI', false) OR p.numero_dni IS NOT NULL AS con_dni,
     p.numero_cnv IS NOT NULL AS con_cnv,
     p.tipo IS DISTINCT FROM 'DNI' AND d.numero_cnv IS NOT NULL AS duplicado,
     coalesce(n.bajo, false) AS bajo, coalesce(n.prematuro, false) AS prematuro, n.peso_g, n.semanas, p.renipress,
     CASE WHEN nullif(trim(p.seguros), '') IS NOT NULL THEN list_transform(string_split(p.seguros, '|'), lambda x: trim(x)) END AS seguros,
     coalesce(l.altitud, e.altitud, t.altitud) AS altitud
   FROM unicas p
   LEFT JOIN con_dni d ON d.numero_cnv = p.numero_cnv
   LEFT JOIN nacidos n ON n.numero = p.numero_cnv
   LEFT JOIN motor_localidad l ON l.codigo_ccpp = p.codigo_ccpp
   LEFT JOIN cat_eess e ON e.codigo = TRY_CAST(p.renipress AS INTEGER)
   LEFT JOIN motor_distrito t ON t.ubigeo = p.ubigeo`,
  // For the follow-up: what was written under the CNV number belongs to whoever carries both. The official value does not join them.
  `CREATE OR REPLACE TABLE motor_identidades AS
   SELECT trim(cnv) AS numero, min(documento) AS documento FROM personas
   WHERE nullif(trim(cnv), '') IS NOT NULL AND trim(cnv) <> documento AND (tipo_documento = 'DNI' OR tipo_documento IS NULL AND motor_es_dni(documento))
   GROUP BY 1`,
  `CREATE OR REPLACE VIEW prestaciones_unidas AS
   SELECT p.* REPLACE (coalesce(i.documento, p.documento) AS documento) FROM motor_lineas p LEFT JOIN motor_identidades i ON i.numero = p.documento`,
  // Last menstrual periods as the lines write them, each from the first day it was seen.
  `CREATE OR REPLACE TABLE motor_furs AS
   SELECT documento, fur, min(fecha) AS vista FROM motor_lineas WHERE fecha - fur BETWEEN 0 AND ${DIAS_DE_EMBARAZO} GROUP BY documento, fur`,
  // One row per birth date of a mother; twins are one birth and keep the row with the most weeks. A birth whose mother the CNV does not
  // name is a birth all the same, under the number of its certificate.
  `CREATE OR REPLACE TABLE motor_partos AS
   SELECT coalesce(nullif(trim(documento_madre), ''), 'parto ' || coalesce(trim(cnv), 'sin número ' || fila)) AS documento,
     fecha_nacimiento AS parto, semanas, lugar, ubigeo_madre AS ubigeo, TRY_CAST(renipress AS INTEGER) AS codigo_eess
   FROM (SELECT *, row_number() OVER () AS fila FROM cnv WHERE fecha_nacimiento IS NOT NULL)
   QUALIFY row_number() OVER (PARTITION BY documento, fecha_nacimiento
                              ORDER BY semanas DESC NULLS LAST, lugar, renipress, ubigeo_madre, cnv) = 1`,
  // A newborn is known by the person who carries that number, or else by the number.
  `CREATE OR REPLACE TABLE motor_nacidos AS
   WITH portador AS (
     SELECT coalesce(nullif(trim(cnv), ''), documento) AS numero, arg_min(documento, (tipo_documento IS DISTINCT FROM 'DNI', documento)) AS documento
     FROM personas WHERE documento IS NOT NULL AND (nullif(trim(cnv), '') IS NOT NULL OR motor_es_cnv(documento)) GROUP BY 1)
   SELECT coalesce(p.documento, trim(c.cnv)) AS documento, c.fecha_nacimiento, c.peso_g, c.semanas, c.lugar, c.ubigeo_madre AS ubigeo, s.sexo
   FROM cnv c LEFT JOIN portador p ON p.numero = trim(c.cnv) LEFT JOIN motor_personas s ON s.documento = p.documento
   WHERE c.cnv IS NOT NULL AND c.fecha_nacimiento IS NOT NULL
   QUALIFY row_number() OVER (PARTITION BY trim(c.cnv) ORDER BY c.fecha_nacimiento, c.peso_g, c.semanas, c.lugar, c.ubigeo_madre) = 1`,
];

/** Sorted by code, so that each edition skips the others'. */
function lineasSql(versiones: readonly VersionFicha[] | undefined): string {
  const tabla = 'CREATE OR REPLACE TABLE motor_lineas AS SELECT p.* FROM prestaciones p';
  if (!versiones) return tabla;
  const { codigo, ademas } = lineasQueInteresan(versiones);
  return `${tabla} WHERE ${codigo} OR ${ademas} ORDER BY p.codigo`;
}

/**
 * Derives the subjects from the canonical tables `personas` and `cnv` (both must exist, even empty), and the lines to read from
 * `prestaciones`. Needs `prepararMotor`; call it again when they change.
 * @param versiones the editions that will be run; with none, any may be.
 */
export async function prepararSujetos(con: DuckDBConnection, versiones?: readonly VersionFicha[]): Promise<void> {
  await ejecutar(con, lineasSql(versiones));
  for (const sql of SUJETOS) await ejecutar(con, sql);
}
