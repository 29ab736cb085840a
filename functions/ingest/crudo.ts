import { statSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, leerFila, leerFilas, literal } from '../adapters/duckdb/conexion.ts';
import type { Contexto, Formato } from './formato.ts';
import type { CsvTamizado } from './tamiz-csv.ts';

const LINEA_POR_OMISION = 2_000_000;

/** Option of `read_csv`: by default each reading takes a buffer of 32 MB, which for a small file is most of the work. */
export const bufferDe = (ruta: string): string => {
  const { size } = statSync(ruta);
  return size < LINEA_POR_OMISION ? `, max_line_size = ${size + 4096}` : '';
};

/** Working out the expressions that clean a column costs more than cleaning a few thousand rows: done once, and kept. */
const esPequeno = (ruta: string): boolean => statSync(ruta).size < LINEA_POR_OMISION;

/** Relation `crudo(linea, c_<column>…)`: the expected columns as clean text, NULL where the file lacks them. */
export async function crearCrudo(con: DuckDBConnection, t: CsvTamizado): Promise<void> {
  const tipos = ["'linea': 'INTEGER'", ...t.titulos.map((_, i) => `'x${i}': 'VARCHAR'`)].join(', ');
  const lectura = `read_csv(${literal(t.limpio)}, auto_detect = false, header = false, delim = ${literal(t.delimitador)}, quote = '"', escape = '"',
    new_line = '\\n', nullstr = ''${bufferDe(t.limpio)}, columns = {${tipos}})`;
  const pequeno = esPequeno(t.limpio);
  const hay = t.formato.columnas.filter(({ id }) => t.columnas.has(id)).map(({ id }) => id);
  const x = (id: string): string => `x${t.columnas.get(id)}`;
  const columna = (id: string): string => {
    if (!t.columnas.has(id)) return 'CAST(NULL AS VARCHAR)';
    return pequeno ? `limpias[${hay.indexOf(id) + 1}]` : `limpio(${x(id)})`;
  };
  const columnas = t.formato.columnas.map(({ id }) => `${columna(id)} AS c_${id}`);
  // The cleaning written once for all the columns is planned once: most of the work of a file of a few rows, and slower for many.
  const desde = pequeno
    ? `(SELECT linea, list_transform([${hay.map(x).join(', ')}], lambda x: limpio(x)) AS limpias FROM ${lectura})`
    : lectura;
  await ejecutar(
    con,
    `CREATE TEMP ${pequeno ? 'TABLE' : 'VIEW'} crudo AS SELECT linea, ${columnas.join(', ')} FROM ${desde}`,
  );
}

export async function diaDeEmision(
  con: DuckDBConnection,
  formato: Formato,
  orden: Contexto['orden'],
): Promise<string | undefined> {
  if (!formato.emitido) return undefined;
  return (await leerFila<{ dia: string | null }>(con, formato.emitido(orden))).dia ?? undefined;
}

/** Day and month of slashed dates: decided by the whole file, day first unless only the other order makes sense. */
export async function ordenDeFechas(
  con: DuckDBConnection,
  formato: Formato,
  presentes: ReadonlySet<string>,
): Promise<{ orden: 'dmy' | 'mdy'; aviso: string | null }> {
  const sinDudas = { orden: 'dmy', aviso: null } as const;
  const fechas = formato.columnas.filter((c) => c.fecha && presentes.has(c.id)).map((c) => `c_${c.id}`);
  if (fechas.length === 0) return sinDudas;
  const barras = (c: string): string => `regexp_matches(${c}, '^\\s*\\d{1,2}[/-]\\d{1,2}[/-]')`;
  const muestra = `SELECT ${fechas.join(', ')} FROM crudo LIMIT 2000`;
  const [hay] = await leerFilas<{ hay: boolean | null }>(
    con,
    `SELECT bool_or(${fechas.map(barras).join(' OR ')}) AS hay FROM (${muestra})`,
  );
  if (!hay?.hay) return sinDudas;
  const parte = (c: string, n: number): string =>
    `try_cast(regexp_extract(${c}, '^\\s*(\\d{1,2})[/-](\\d{1,2})[/-]', ${n}) AS INTEGER) > 12`;
  const suma = (n: number): string => fechas.map((c) => `coalesce(count(*) FILTER (${parte(c, n)}), 0)`).join(' + ');
  const { primero, segundo } = await leerFila<{ primero: number; segundo: number }>(
    con,
    `SELECT ${suma(1)} AS primero, ${suma(2)} AS segundo FROM crudo`,
  );
  const orden = segundo > primero ? 'mdy' : 'dmy';
  if (primero === 0 && segundo === 0)
    return { orden, aviso: 'Ninguna fecha dice cuál es el día y cuál el mes: se leyeron como día/mes/año.' };
  const leidas = orden === 'dmy' ? 'día/mes/año' : 'mes/día/año';
  const contrarias = Math.min(primero, segundo);
  return {
    orden,
    aviso:
      contrarias > 0
        ? `Hay fechas en los dos órdenes: se leyeron como ${leidas}, y ${contrarias} que así no existen se observaron.`
        : null,
  };
}
