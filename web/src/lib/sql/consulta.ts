import { exigirLectura } from './sentencia-libre.ts';

type Vector = { readonly nullCount: number; get(i: number): unknown; toArray(): ArrayLike<unknown> };
/** What is read of an Arrow table or batch. */
type Lote = {
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type: unknown }[] };
  readonly numRows: number;
  getChildAt(i: number): Vector | null;
};
/** What a query module needs of a connection: the worker's (async) and the blocking one both fit. */
type Sentencia = { query(...valores: readonly unknown[]): Lote | Promise<Lote>; close(): unknown };
type Lector = Iterable<Lote> | AsyncIterable<Lote>;
export type Conexion = {
  prepare(sql: string): Sentencia | Promise<Sentencia>;
  query(sql: string): Lote | Promise<Lote>;
  send(sql: string, porPartes?: boolean): Lector | Promise<Lector>;
};

export type Dato = string | number | boolean | null;
export type Resultado = { readonly columnas: readonly string[]; readonly filas: readonly (readonly Dato[])[] };

const aDato = (valor: unknown, tipo: string): Dato => {
  if (valor === null || valor === undefined) return null;
  if (typeof valor === 'bigint') return Number(valor);
  if (typeof valor === 'number') return tipo.startsWith('Date') ? new Date(valor).toISOString().slice(0, 10) : valor;
  if (typeof valor === 'string' || typeof valor === 'boolean') return valor;
  return String(valor);
};

/** Column by column: reading by rows makes an object for each one. */
const filasDe = (lote: Lote): Dato[][] => {
  const filas: Dato[][] = Array.from({ length: lote.numRows }, () => []);
  lote.schema.fields.forEach((campo, j) => {
    const vector = lote.getChildAt(j);
    const tipo = String(campo.type);
    if (vector && tipo === 'Float64' && vector.nullCount === 0) {
      const numeros = vector.toArray();
      for (let i = 0; i < filas.length; i++) filas[i]!.push(numeros[i] as number); // a Float64 column without nulls
    } else for (let i = 0; i < filas.length; i++) filas[i]!.push(aDato(vector?.get(i), tipo));
  });
  return filas;
};

const nombres = (esquema: Lote['schema']): string[] => esquema.fields.map((c) => c.name);

/** Runs one statement with bound values. */
export async function consultar(con: Conexion, sql: string, valores: readonly Dato[]): Promise<Resultado> {
  const sentencia = await con.prepare(sql);
  try {
    const tabla = await sentencia.query(...valores);
    return { columnas: nombres(tabla.schema), filas: filasDe(tabla) };
  } finally {
    await sentencia.close();
  }
}

/** Rows of a statement that are read; what comes after is left in the engine. */
export const MAXIMO_FILAS = 10_000;

export type ResultadoLibre = Resultado & {
  /** True when it had more rows than `MAXIMO_FILAS`. */
  readonly cortado: boolean;
};

/** Statements that are run as they are: they are short, and nothing can be asked of them. */
const DIRECTA = /^[\s(]*(?:describe|show|pivot)\b/i;

/**
 * Runs what the person wrote, as far as the first rows. The answer comes by parts, so that it can be stopped: that way the engine
 * loses the texts of its ENUM columns, so they are cast first.
 * @throws SentenciaError before asking the engine, when it is not one statement that reads
 */
export const consultarTexto = async (con: Conexion, texto: string, maximo = MAXIMO_FILAS): Promise<ResultadoLibre> => {
  const sql = exigirLectura(texto);
  if (DIRECTA.test(sql)) {
    const tabla = await con.query(sql);
    const filas = filasDe(tabla);
    return { columnas: nombres(tabla.schema), filas: filas.slice(0, maximo), cortado: filas.length > maximo };
  }
  const columnas = filasDe(await con.query(`DESCRIBE ${sql}`)).map(([nombre, tipo]) => ({
    nombre: String(nombre),
    esEnum: String(tipo).includes('ENUM('),
  }));
  const lista = columnas.map((c, i) => (c.esEnum ? `c${i}::VARCHAR AS c${i}` : `c${i}`)).join(', ');
  const alias = columnas.map((_, i) => `c${i}`).join(', ');
  const lector = await con.send(`SELECT ${lista} FROM (\n${sql}\n) AS t(${alias}) LIMIT ${maximo + 1}`, true);
  const filas: Dato[][] = [];
  for await (const lote of lector) filas.push(...filasDe(lote));
  return { columnas: columnas.map((c) => c.nombre), filas: filas.slice(0, maximo), cortado: filas.length > maximo };
};

/** The same statement with its values written in, to show and edit. Marks inside quotes are not expected. */
export const conValores = (sql: string, valores: readonly Dato[]): string => {
  let i = 0;
  return sql.replaceAll('?', () => {
    const v = valores[i++] ?? null;
    return typeof v === 'string' ? `'${v.replaceAll("'", "''")}'` : String(v ?? 'NULL');
  });
};
