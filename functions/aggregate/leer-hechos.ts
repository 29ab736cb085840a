import type { DuckDBConnection } from '@duckdb/node-api';
import { leerFilas, literal } from '../adapters/duckdb/conexion.ts';
import type { Condicion, CursoVida } from '../domain/curso-vida.ts';
import type { ConteoComponente, Hecho } from '../domain/hecho.ts';
import { COLUMNAS_HECHO } from './hechos.ts';

type FilaHecho = {
  eess: string;
  sector: string;
  distrito: string;
  ficha: string;
  version: string;
  metodo: string;
  curso_vida: CursoVida | '';
  condicion: Condicion;
  num: number;
  den: number;
  sin_dato: number;
  excluidos: string;
  componentes: string;
};

/** Leaf facts of a `hechos.parquet`, as `agregar` wrote it. */
export const leerHechos = (con: DuckDBConnection, ruta: string): Promise<Hecho[]> =>
  hechosDe(con, `read_parquet(${literal(ruta)})`);

/** Leaf facts of a table or table function with the columns of `hechos`. */
export async function hechosDe(con: DuckDBConnection, origen: string): Promise<Hecho[]> {
  const filas = await leerFilas<FilaHecho>(con, `SELECT ${COLUMNAS_HECHO} FROM ${origen}`);
  return filas.map((f) => ({
    ...f,
    // JSON written by agregarHechos
    excluidos: JSON.parse(f.excluidos) as Record<string, number>,
    componentes: JSON.parse(f.componentes) as Record<string, ConteoComponente>,
  }));
}
