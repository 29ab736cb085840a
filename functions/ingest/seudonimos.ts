import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, leerFila, recorrerFilas } from '../adapters/duckdb/conexion.ts';
import { llenar } from '../adapters/duckdb/territorio.ts';

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
