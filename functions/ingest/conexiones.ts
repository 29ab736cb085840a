import type { DuckDBConnection } from '@duckdb/node-api';
import type { Territorio } from '../domain/territorio.ts';
import { abrirDuckdb, cerrarDuckdb, ejecutar, identificador, leerFilas } from '../adapters/duckdb/conexion.ts';
import { crearMacros } from '../adapters/duckdb/macros.ts';
import { cargarTerritorio } from '../adapters/duckdb/territorio.ts';
import { ArchivoRechazadoError } from './errores.ts';
import { cargarCodigosDudosos } from './formatos/codigo-item.ts';

/**
 * Prepared connections of DuckDB (macros and territory inside), lent one at a time: two receptions at once never share one. What a
 * reception leaves is dropped before the next; after an unexpected failure the connection is not lent again.
 */
export type Conexiones = {
  usar<T>(hacer: (con: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Closes those that are not lent; the lent ones close when they come back. */
  cerrar(): void;
};

export type OpcionesConexiones = {
  /** Limit of each DuckDB, for example '1GB'. */
  readonly memoria?: string;
  /** Folder for spilling. */
  readonly temporal: string;
};

/** Idle ones kept: as many files as are read at once on one machine. */
const LIBRES = 2;

type Preparada = { readonly con: DuckDBConnection; readonly base: ReadonlySet<string> };

export function crearConexiones(territorio: Territorio, { memoria = '1GB', temporal }: OpcionesConexiones): Conexiones {
  const libres: Preparada[] = [];
  let cerrada = false;

  const preparar = async (): Promise<Preparada> => {
    const con = await abrirDuckdb({ memoria, temporal });
    try {
      await crearMacros(con);
      await cargarTerritorio(con, territorio);
      await cargarCodigosDudosos(con);
      return { con, base: new Set((await relaciones(con)).map((r) => r.nombre)) };
    } catch (e) {
      cerrarDuckdb(con);
      throw e;
    }
  };

  const devolver = async (p: Preparada): Promise<void> => {
    if (cerrada || libres.length >= LIBRES) return cerrarDuckdb(p.con);
    try {
      for (const { nombre, clase } of await relaciones(p.con))
        if (!p.base.has(nombre)) await ejecutar(p.con, `DROP ${clase} IF EXISTS ${identificador(nombre)}`);
    } catch (e) {
      cerrarDuckdb(p.con);
      throw e;
    }
    libres.push(p);
  };

  return {
    async usar(hacer) {
      const p = libres.pop() ?? (await preparar());
      let valor;
      try {
        valor = await hacer(p.con);
      } catch (e) {
        if (e instanceof ArchivoRechazadoError) await devolver(p);
        else cerrarDuckdb(p.con);
        throw e;
      }
      await devolver(p);
      return valor;
    },
    cerrar() {
      cerrada = true;
      for (const { con } of libres.splice(0)) cerrarDuckdb(con);
    },
  };
}

/** Views first: they hang from the tables. */
const relaciones = (con: DuckDBConnection): Promise<{ nombre: string; clase: string }[]> =>
  leerFilas(
    con,
    `SELECT view_name AS nombre, 'VIEW' AS clase FROM duckdb_views() WHERE NOT internal
     UNION ALL SELECT table_name, 'TABLE' FROM duckdb_tables() WHERE NOT internal ORDER BY clase DESC`,
  );
