import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar } from './conexion.ts';

const VACIOS = [
  '',
  '-',
  '.',
  'null',
  'NULL',
  'Null',
  'None',
  'NONE',
  'nullnu',
  'SIN DA',
  'False',
  'FALSE',
  'nan',
  'NaN',
];
const NULOS_DISFRAZADOS = [
  '1900-01-01',
  '1969-12-31',
  '1970-01-01',
  '12/31/1969',
  '31/12/1969',
  '01/01/1900',
  '1/1/1900',
  '01/01/1970',
  '1/1/1970',
  '01-01-1900',
  '1-1-1900',
  '31-12-1969',
  '01-01-1970',
  '1-1-1970',
  '00/01/1900',
  '0/1/1900',
  '19000101',
  '19691231',
  '19700101',
  '25568',
  '25569',
];
const lista = (textos: readonly string[]): string => textos.map((t) => `'${t}'`).join(', ');

// Expressions are inlined where a macro is used: each argument should appear once or be cheap. All but `limpio` take cleaned text.
const MACROS = [
  // What the sources write for "no value" (formatos §0.3). `*` and `SD` are suppression, not absence, and stay.
  // `trim` with a set of characters costs ten times plain `trim`: only where a tab or a hard space is there.
  `recortado(x) AS CASE WHEN contains(x, '\t') OR contains(x, '\u00a0') THEN trim(x, ' \t\u00a0') ELSE trim(x) END`,
  `limpio(x) AS CASE WHEN strlen(recortado(x)) > 6 THEN recortado(x) WHEN recortado(x) IN (${lista(VACIOS)}) THEN NULL ELSE recortado(x) END`,
  // Excel adds `.0` to codes it took for numbers.
  // `9.900000001E+09` kept all its digits and is 9900000001; `8.00012E+09` lost some, and none is invented.
  `cientifica(x) AS CASE WHEN contains(x, 'E+') AND regexp_full_match(x, '[1-9][.,]\\d+E\\+\\d{1,2}')
     AND length(regexp_extract(x, '[.,](\\d+)', 1)) = try_cast(regexp_extract(x, '(\\d+)$', 1) AS INTEGER)
     THEN regexp_replace(regexp_extract(x, '^[^E]+'), '[.,]', '') END`,
  `cifras(x) AS coalesce(nullif(regexp_extract(x, '^(\\d+)(\\.0+)?$', 1), ''), cientifica(x))`,
  `es_truncado(x) AS coalesce(contains(x, 'E+') AND regexp_full_match(x, '\\d([.,]\\d+)?E\\+\\d{1,2}') AND cientifica(x) IS NULL, false)`,
  // Statistical suppression (formatos §0.3): neither zero nor empty.
  `es_suprimido(x) AS coalesce(upper(x) IN ('*', 'SD', '(SD)'), false)`,
  `a_entero(x) AS try_cast(x AS INTEGER)`,
  // "inf" and "nan" are numbers for the engine and for nobody else.
  `a_numero(x) AS CASE WHEN isfinite(try_cast(replace(x, ',', '.') AS DOUBLE)) THEN try_cast(replace(x, ',', '.') AS DOUBLE) END`,
  `a_conteo(x) AS try_cast(round(a_numero(x)) AS INTEGER)`,
  `a_dni(x) AS CASE WHEN length(cifras(x)) BETWEEN 6 AND 8 THEN lpad(cifras(x), 8, '0') END`,
  `a_documento(x) AS CASE WHEN NOT es_truncado(x) THEN coalesce(a_dni(x), cifras(x), upper(x)) END`,
  // A key of another system, as text: only `.0` and exact scientific notation are undone.
  `a_clave(x) AS CASE WHEN contains(x, '.') OR contains(x, '+') THEN CASE WHEN NOT es_truncado(x) THEN coalesce(cifras(x), upper(x)) END ELSE upper(x) END`,
  `a_cnv(x) AS CASE WHEN length(cifras(x)) = 10 THEN cifras(x) END`,
  `a_ubigeo(x) AS CASE WHEN length(cifras(x)) BETWEEN 5 AND 6 THEN lpad(cifras(x), 6, '0') END`,
  `a_ccpp(x) AS CASE WHEN length(cifras(x)) BETWEEN 9 AND 10 THEN lpad(cifras(x), 10, '0') END`,
  // 8 or 9 digits, 7, or an integer that lost its zeros (formatos §7).
  `a_renipress(x) AS CASE WHEN length(ltrim(cifras(x), '0')) BETWEEN 1 AND 8 THEN lpad(ltrim(cifras(x), '0'), 8, '0') END`,
  // An internal number as text, whatever zeros or `.0` it gained or lost on the way.
  `a_id(x) AS coalesce(CAST(try_cast(x AS UBIGINT) AS VARCHAR), upper(x))`,
  `es_nulo_disfrazado(x) AS coalesce(split_part(left(x, 10), ' ', 1) IN (${lista(NULOS_DISFRAZADOS)}), false)`,
  // ISO, slashes or dashes in the order decided for the file, AAAAMMDD, Excel serial; disguised nulls are NULL.
  `a_fecha_con(x, formato) AS CASE
     WHEN es_nulo_disfrazado(x) THEN NULL
     WHEN x LIKE '____-%' AND x NOT LIKE '_-%' THEN try_cast(left(x, 10) AS DATE)
     WHEN x LIKE '____/__/__%' THEN try_cast(replace(left(x, 10), '/', '-') AS DATE)
     WHEN contains(x, '/') OR contains(x, '-') THEN CAST(try_strptime(replace(split_part(x, ' ', 1), '-', '/'), formato) AS DATE)
     WHEN regexp_full_match(x, '\\d{8}') THEN CAST(try_strptime(x, '%Y%m%d') AS DATE)
     WHEN regexp_full_match(x, '[1-9]\\d{4}(\\.\\d+)?') THEN DATE '1899-12-30' + CAST(split_part(x, '.', 1) AS INTEGER)
   END`,
  `a_fecha_dmy(x) AS a_fecha_con(x, '%d/%m/%Y')`,
  `a_fecha_mdy(x) AS a_fecha_con(x, '%m/%d/%Y')`,
];

/** Readers of field text, as SQL macros: one place for what the sources do to values. */
export async function crearMacros(con: DuckDBConnection): Promise<void> {
  for (const m of MACROS) await ejecutar(con, `CREATE OR REPLACE TEMP MACRO ${m}`);
}
