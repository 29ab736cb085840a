import { createRequire } from 'node:module';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { CERRADO, CONFIGURACION, SIN_EXTENSIONES } from '../../../web/src/lib/sql/apertura.ts';
import type { Conexion } from '../../../web/src/lib/sql/consulta.ts';

export type Bloque = {
  /** A fresh engine, closed behind the cube; the one before is gone. */ conCubo(bytes: Uint8Array): Conexion;
};

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
  return {
    conCubo(bytes) {
      db.open(CONFIGURACION);
      const con = db.connect();
      con.query(SIN_EXTENSIONES);
      db.registerFileBuffer('cubo.duckdb', bytes);
      con.query(`ATTACH 'cubo.duckdb' AS cubo (READ_ONLY); USE cubo`);
      con.query(CERRADO);
      return con;
    },
  };
}
