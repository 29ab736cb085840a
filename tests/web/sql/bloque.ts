import { createRequire } from 'node:module';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { CONFIGURACION, SIN_EXTENSIONES } from '../../../web/src/lib/sql/apertura.ts';
import type { Conexion } from '../../../web/src/lib/sql/consulta.ts';

export type Bloque = { conCubo(bytes: Uint8Array): Conexion };

/** The browser's engine, blocking, in Node: same wasm, same version. */
export async function abrirEnBloque(): Promise<Bloque> {
  const dist = createRequire(import.meta.url)
    .resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')
    .replace('duckdb-eh.wasm', '');
  const paquete = (n: 'mvp' | 'eh') => ({
    mainModule: `${dist}duckdb-${n}.wasm`,
    mainWorker: `${dist}duckdb-node-${n}.worker.cjs`,
  });
  const db = await createDuckDB({ mvp: paquete('mvp'), eh: paquete('eh') }, new VoidLogger(), NODE_RUNTIME);
  await db.instantiate(() => undefined);
  db.open(CONFIGURACION);
  let n = 0;
  return {
    conCubo(bytes) {
      const nombre = `cubo${n++}`;
      const con = db.connect();
      con.query(SIN_EXTENSIONES);
      db.registerFileBuffer(`${nombre}.duckdb`, bytes);
      con.query(`ATTACH '${nombre}.duckdb' AS ${nombre} (READ_ONLY); USE ${nombre}`);
      return con;
    },
  };
}
