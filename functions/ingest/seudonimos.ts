import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, leerFila, recorrerFilas } from '../adapters/duckdb/conexion.ts';
import { llenar } from '../adapters/duckdb/territorio.ts';
import type { Formato } from './formato.ts';

export type Seudonimo = (documento: string) => string;

/** Every document in the file starts with 99 and there is at least one: its persons are invented. */
export async function contarSinteticos(con: DuckDBConnection, documentos: readonly string[]): Promise<boolean> {
  if (documentos.length === 0) return false;
  const { hay, reales } = await leerFila<{ hay: number; reales: number }>(
    con,
    `SELECT ${documentos.map((d) => `count(${d})`).join(' + ')} AS hay,
       ${documentos.map((d) => `count(*) FILTER (${d} NOT LIKE '99%')`).join(' + ')} AS reales FROM juzgadas`,
  );
  return hay > 0 && reales === 0;
}

/** What a pseudonym of a HIS number begins with: no number of the HIS has small letters. */
const DE_HIS = 'his_';

/** SQL: the HIS number was written with a pseudonym in its place. */
export const esSeudonimoHis = (columna: string): string => `starts_with(${columna}, '${DE_HIS}')`;

/**
 * Table `seudonimos_his(numero, seudonimo)`: HMAC-SHA256 of each number with a key that the one of the documents gives for this only,
 * so that a number equal to a document has another pseudonym. There are hundreds of thousands in a file: the engine does it.
 */
async function crearDeHis(con: DuckDBConnection, columnas: readonly string[], seudonimo: Seudonimo): Promise<void> {
  const clave = Buffer.alloc(64);
  clave.write(seudonimo('clave de los números del HIS'));
  const relleno = (byte: number): string => Buffer.from(clave.map((b) => b ^ byte)).toString('hex');
  const distintos = columnas.map((c) => `SELECT ${c} AS d FROM juzgadas WHERE ${c} IS NOT NULL`).join(' UNION ');
  await ejecutar(con, 'CREATE OR REPLACE TEMP TABLE seudonimos_his (numero VARCHAR, seudonimo VARCHAR)');
  await ejecutar(
    con,
    `INSERT INTO seudonimos_his SELECT d, '${DE_HIS}' || left(sha256(unhex($2) || unhex(sha256(unhex($1) || encode(d)))), 24)
     FROM (SELECT DISTINCT d FROM (${distintos}))`,
    [relleno(0x36), relleno(0x5c)],
  );
}

/**
 * SQL of what is written, with each HIS number replaced. Once over the rows of the end and not in `filas`, that is read many times.
 */
export async function sinNumerosHis(
  con: DuckDBConnection,
  { pacientes = [] }: Pick<Formato, 'pacientes'>,
  consulta: string,
  seudonimo: Seudonimo | null,
): Promise<string> {
  if (!seudonimo || pacientes.length === 0) return consulta;
  await crearDeHis(con, pacientes, seudonimo);
  return `SELECT q.* REPLACE (${pacientes.map((c) => `s_${c}.seudonimo AS ${c}`).join(', ')}) FROM (${consulta}) q
    ${pacientes.map((c) => `LEFT JOIN seudonimos_his s_${c} ON s_${c}.numero = q.${c}`).join(' ')}`;
}

/**
 * SQL to read `juzgadas j` with each document replaced: the columns, and the joins they need. Each distinct document is asked for
 * once, so that one person has one pseudonym in every column and file.
 */
export async function seudonimizar(
  con: DuckDBConnection,
  identidad: readonly string[],
  columnas: readonly string[],
  seudonimo: Seudonimo | null,
): Promise<{ columnas: string[]; cruces: string }> {
  if (!seudonimo || identidad.length === 0) return { columnas: columnas.map((c) => `j.${c}`), cruces: '' };
  const pares: [string, string][] = [];
  const todos = identidad.map((c) => `SELECT ${c} AS d FROM juzgadas WHERE ${c} IS NOT NULL`).join(' UNION ALL ');
  const distintos = `SELECT DISTINCT d FROM (${todos})`; // twice the same one would double the rows of its person
  for await (const { d } of recorrerFilas<{ d: string }>(con, distintos)) pares.push([d, seudonimo(d)]);
  await llenar(con, 'seudonimos', ['documento', 'seudonimo'], pares);
  await ejecutar(con, 'ANALYZE seudonimos');
  return {
    columnas: columnas.map((c) => (identidad.includes(c) ? `s_${c}.seudonimo AS ${c}` : `j.${c}`)),
    cruces: identidad.map((c) => `LEFT JOIN seudonimos s_${c} ON s_${c}.documento = j.${c}`).join(' '),
  };
}
