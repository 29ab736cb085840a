import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlNeutralizado } from '../domain/celda-csv.ts';
import { razonDe } from '../domain/motivos-carga.ts';
import { ejecutar, leerFilas, literal } from '../adapters/duckdb/conexion.ts';
import { bufferDe } from './crudo.ts';
import type { Formato, Regla } from './formato.ts';
import { filaSql, porHoja } from './hojas.ts';
import { enmascarado } from './mascara.ts';
import { hojaEnmascarada } from './nombre-archivo.ts';
import type { CsvTamizado } from './tamiz-csv.ts';

export type DeQue = {
  /** Name of the file as a person knows it. */
  readonly archivo: string;
  readonly formato: Formato;
  readonly tamizado: CsvTamizado;
  readonly reglas: readonly Regla[];
};

/**
 * CSV `archivo,linea,columna,codigo,estado,valor,razon,sugerencia` of every row that was not simply accepted, in the order of the
 * file; with a last column `hoja` when several sheets were read. Values are masked (`mascara.ts`) unless `sinMascara`.
 * `sugerencia` is a guess for whoever corrects the source, never applied. Needs `sugerencias`.
 * @returns its path, or null when there is none.
 */
export async function escribirRechazos(
  con: DuckDBConnection,
  { archivo, formato, tamizado, reglas }: DeQue,
  ruta: string,
  sinMascara: boolean,
): Promise<string | null> {
  const titulo = (id: string): string => {
    const i = tamizado.columnas.get(id);
    return (i === undefined ? id : (tamizado.titulos[i] ?? id)).replace(/\s+/g, ' ').trim();
  };
  const visto = (id: string): string =>
    sinMascara
      ? `left(coalesce(valor_visto, ''), 100)`
      : enmascarado(
          'valor_visto',
          formato.columnas.find((c) => c.id === id),
        );
  const caso = (f: (r: Regla) => string): string =>
    reglas.length === 0 ? `''` : `CASE regla ${reglas.map((r, i) => `WHEN ${i} THEN ${f(r)}`).join(' ')} END`;
  // One expression for each way of masking and not for each rule: compiling theirs would take longer than reading a small file.
  const porMascara = Map.groupBy(reglas.keys(), (i) => visto(reglas[i]!.columna));
  const mascaras = [...porMascara].map(([sql, is]) => `WHEN regla IN (${is.join(', ')}) THEN ${sql}`);
  const valor = mascaras.length === 0 ? `''` : `CASE ${mascaras.join(' ')} END`;
  await ejecutar(
    con,
    `CREATE TEMP TABLE no_aceptadas AS
     SELECT linea, '' AS columna, codigo, 'rechazada' AS estado, coalesce(valor, '') AS valor FROM read_csv(${literal(tamizado.apartadas)},
       auto_detect = false, header = false, delim = ','${bufferDe(tamizado.apartadas)}, columns = {'linea': 'INTEGER', 'codigo': 'VARCHAR', 'valor': 'VARCHAR'})
     UNION ALL
     SELECT linea, '', CASE WHEN igual THEN 'fila_repetida' ELSE 'clave_repetida' END, 'duplicada', '' FROM perdedoras
     UNION ALL
     SELECT linea, ${caso((r) => literal(titulo(r.columna)))}, ${caso((r) => literal(r.codigo))}, ${caso((r) => literal(r.estado))},
       ${valor}
     FROM juzgadas ANTI JOIN perdedoras USING (linea) WHERE regla >= 0`,
  );
  const codigos = await leerFilas<{ codigo: string }>(con, 'SELECT DISTINCT codigo FROM no_aceptadas');
  if (codigos.length === 0) return null;
  const razon = codigos.map(({ codigo }) => `WHEN ${literal(codigo)} THEN ${literal(razonDe(codigo))}`).join(' ');
  const hoja =
    tamizado.hojas.length > 1
      ? `, ${sqlNeutralizado(porHoja(tamizado.hojas, (h) => (sinMascara ? h.nombre : hojaEnmascarada(h))))} AS hoja`
      : '';
  await ejecutar(
    con,
    `COPY (SELECT ${sqlNeutralizado(literal(archivo))} AS archivo, ${filaSql('linea')} AS linea, nullif(${sqlNeutralizado('columna')}, '') AS columna,
             codigo, estado, nullif(${sqlNeutralizado('valor')}, '') AS valor, CASE codigo ${razon} END AS razon, sugerencia${hoja}
           FROM no_aceptadas LEFT JOIN sugerencias USING (linea) ORDER BY linea)
     TO ${literal(ruta)} (FORMAT csv, HEADER true)`,
  );
  return ruta;
}
