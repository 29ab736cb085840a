import { exigirLectura } from './sentencia-libre.ts';

/** What a query module needs of a connection: the worker's (async) and the blocking one both fit. */
type Sentencia = { query(...valores: readonly unknown[]): Tabla | Promise<Tabla>; close(): unknown };
export type Conexion = {
  prepare(sql: string): Sentencia | Promise<Sentencia>;
  query(sql: string): Tabla | Promise<Tabla>;
};
type Tabla = {
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type: unknown }[] };
  toArray(): readonly unknown[];
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

const aResultado = (tabla: Tabla): Resultado => {
  const campos = tabla.schema.fields;
  return {
    columnas: campos.map((c) => c.name),
    filas: tabla
      .toArray()
      .map((fila) => campos.map((c) => aDato((fila as Record<string, unknown>)[c.name], String(c.type)))), // arrow rows are keyed by column
  };
};

/** Runs one statement with bound values. */
export async function consultar(con: Conexion, sql: string, valores: readonly Dato[]): Promise<Resultado> {
  const sentencia = await con.prepare(sql);
  try {
    return aResultado(await sentencia.query(...valores));
  } finally {
    await sentencia.close();
  }
}

/**
 * Runs what the person wrote.
 * @throws SentenciaError before asking the engine, when it is not one statement that reads
 */
export const consultarTexto = async (con: Conexion, sql: string): Promise<Resultado> => {
  exigirLectura(sql);
  return aResultado(await con.query(sql));
};

/** The same statement with its values written in, to show and edit. Marks inside quotes are not expected. */
export const conValores = (sql: string, valores: readonly Dato[]): string => {
  let i = 0;
  return sql.replaceAll('?', () => {
    const v = valores[i++] ?? null;
    return typeof v === 'string' ? `'${v.replaceAll("'", "''")}'` : String(v ?? 'NULL');
  });
};
