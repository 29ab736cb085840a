import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar } from './conexion.ts';

const VACIOS = ['', '-', '.', 'null', 'NULL', 'Null', 'None', 'NONE', 'nullnu', 'SIN DA', 'False', 'FALSE'];
const NULOS_DISFRAZADOS = ['1900-01-01', '1969-12-31', '1970-01-01'];

const MACROS = [
  // What the sources write for "no value" (formatos §0.3). `*` and `SD` are suppression, not absence, and stay.
  `limpio(x) AS CASE WHEN trim(x, ' \t\u00a0') IN (${VACIOS.map((v) => `'${v}'`).join(', ')}) THEN NULL ELSE trim(x, ' \t\u00a0') END`,
  // Excel adds `.0` to codes it took for numbers.
  `cifras(x) AS CASE WHEN regexp_full_match(limpio(x), '\\d+(\\.0+)?') THEN split_part(limpio(x), '.', 1) END`,
  `a_entero(x) AS try_cast(cifras(x) AS INTEGER)`,
  `a_numero(x) AS try_cast(replace(limpio(x), ',', '.') AS DOUBLE)`,
  `a_dni(x) AS CASE WHEN length(cifras(x)) BETWEEN 6 AND 8 THEN lpad(cifras(x), 8, '0') END`,
  `a_cnv(x) AS CASE WHEN length(cifras(x)) = 10 THEN cifras(x) END`,
  `a_ubigeo(x) AS CASE WHEN length(cifras(x)) BETWEEN 5 AND 6 THEN lpad(cifras(x), 6, '0') END`,
  `a_ccpp(x) AS CASE WHEN length(cifras(x)) BETWEEN 9 AND 10 THEN lpad(cifras(x), 10, '0') END`,
  // 8 or 9 digits, 7, or an integer that lost its zeros (formatos §7).
  `a_renipress(x) AS CASE WHEN length(ltrim(cifras(x), '0')) BETWEEN 1 AND 8 THEN lpad(ltrim(cifras(x), '0'), 8, '0') END`,
  `a_id(x) AS CASE WHEN cifras(x) IS NULL THEN upper(limpio(x)) WHEN ltrim(cifras(x), '0') = '' THEN '0' ELSE ltrim(cifras(x), '0') END`,
  // ISO, slashes or dashes in the order decided for the file, AAAAMMDD, Excel serial; disguised nulls are NULL.
  `a_fecha_cruda(x, formato) AS CASE
     WHEN x IS NULL THEN NULL
     WHEN x[5:5] = '-' AND x[2:2] <> '-' THEN try_cast(x[1:10] AS DATE)
     WHEN contains(x, '/') OR contains(x, '-') THEN CAST(try_strptime(replace(split_part(x, ' ', 1), '-', '/'), formato) AS DATE)
     WHEN regexp_full_match(x, '\\d{8}') THEN CAST(try_strptime(x, '%Y%m%d') AS DATE)
     WHEN regexp_full_match(x, '[1-9]\\d{4}(\\.\\d+)?') THEN DATE '1899-12-30' + CAST(split_part(x, '.', 1) AS INTEGER)
   END`,
  `a_fecha_con(x, formato) AS CASE WHEN a_fecha_cruda(limpio(x), formato) IN (${NULOS_DISFRAZADOS.map((v) => `DATE '${v}'`).join(', ')})
     THEN NULL ELSE a_fecha_cruda(limpio(x), formato) END`,
  `a_fecha_dmy(x) AS a_fecha_con(x, '%d/%m/%Y')`,
  `a_fecha_mdy(x) AS a_fecha_con(x, '%m/%d/%Y')`,
  `es_nulo_disfrazado(x) AS coalesce(a_fecha_cruda(limpio(x), '%d/%m/%Y') IN (${NULOS_DISFRAZADOS.map((v) => `DATE '${v}'`).join(', ')})
     OR limpio(x) IN ('12/31/1969'), false)`,
];

/** Readers of field text, as SQL macros: one place for what the sources do to values. */
export async function crearMacros(con: DuckDBConnection): Promise<void> {
  for (const m of MACROS) await ejecutar(con, `CREATE OR REPLACE TEMP MACRO ${m}`);
}
