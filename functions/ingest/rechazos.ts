import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, leerFila, literal } from '../adapters/duckdb/conexion.ts';
import type { Formato, Regla } from './formato.ts';
import type { CsvTamizado } from './tamiz-csv.ts';

/** A spreadsheet runs a cell that starts so: an apostrophe makes it text. */
const neutra = (c: string): string =>
  `CASE WHEN regexp_matches(${c}, '^[=+@\\-\\t\\r]') THEN '''' || ${c} ELSE ${c} END`;

/**
 * CSV `archivo,linea,columna,codigo,estado,valor,sugerencia` of every row that was not simply accepted, in the order of the file. Values of
 * personal columns are masked. `sugerencia` is a guess for whoever corrects the source, never applied. Needs `sugerencias`. @returns its path, or null when there is none.
 */
export async function escribirRechazos(
  con: DuckDBConnection,
  archivo: string,
  formato: Formato,
  tamizado: CsvTamizado,
  reglas: readonly Regla[],
  ruta: string,
): Promise<string | null> {
  const titulo = (id: string): string => {
    const i = tamizado.columnas.get(id);
    return (i === undefined ? id : (tamizado.titulos[i] ?? id)).replace(/\s+/g, ' ').trim();
  };
  const personal = (id: string): boolean => formato.columnas.some((c) => c.id === id && c.personal);
  const caso = (f: (r: Regla) => string): string =>
    `CASE regla ${reglas.map((r, i) => `WHEN ${i} THEN ${f(r)}`).join(' ')} END`;
  await ejecutar(
    con,
    `CREATE TEMP TABLE no_aceptadas AS
     SELECT linea, '' AS columna, codigo, 'rechazada' AS estado, coalesce(valor, '') AS valor FROM read_csv(${literal(tamizado.apartadas)},
       auto_detect = false, header = false, delim = ',', columns = {'linea': 'INTEGER', 'codigo': 'VARCHAR', 'valor': 'VARCHAR'})
     UNION ALL
     SELECT linea, '', CASE WHEN igual THEN 'fila_repetida' ELSE 'clave_repetida' END, 'duplicada', '' FROM perdedoras
     UNION ALL
     SELECT linea, ${caso((r) => literal(titulo(r.columna)))}, ${caso((r) => literal(r.codigo))}, ${caso((r) => literal(r.estado))},
       ${caso((r) => (personal(r.columna) ? `CASE WHEN valor IS NULL THEN '' ELSE '***' END` : neutra(`left(coalesce(valor, ''), 100)`)))}
     FROM juzgadas ANTI JOIN perdedoras USING (linea) WHERE regla >= 0`,
  );
  const { n } = await leerFila<{ n: number }>(con, 'SELECT count(*) AS n FROM no_aceptadas');
  if (n === 0) return null;
  await ejecutar(
    con,
    `COPY (SELECT ${neutra(literal(archivo))} AS archivo, linea, nullif(columna, '') AS columna, codigo, estado, nullif(valor, '') AS valor, sugerencia
           FROM no_aceptadas LEFT JOIN sugerencias USING (linea) ORDER BY linea)
     TO ${literal(ruta)} (FORMAT csv, HEADER true)`,
  );
  return ruta;
}
