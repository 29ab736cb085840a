import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { abrirDuckdb, cerrarDuckdb, ejecutar, literal } from '../adapters/duckdb/conexion.ts';
import { ESTADOS, type Contenido } from './contenido.ts';
import { escribirValores } from './csv.ts';

const TIPO = { texto: 'VARCHAR', entero: 'BIGINT', numero: 'DOUBLE' } as const;

/**
 * The values as one Parquet file; stamp, states, columns, inputs and definitions go in its key-value metadata as JSON
 * (`parquet_kv_metadata` reads them). One thread, so that the bytes depend on the content only.
 */
export async function escribirParquet(c: Contenido, ruta: string): Promise<void> {
  const borrador = `${ruta}.csv`;
  const con = await abrirDuckdb({ memoria: '400MB', hilos: 1, temporal: `${ruta}.tmp` });
  try {
    await pipeline(escribirValores(c), createWriteStream(borrador));
    const metadatos = {
      'sala.corte': c.manifiesto.corte,
      'sala.sello': c.manifiesto.sha256,
      'sala.manifiesto': JSON.stringify(Object.fromEntries(c.sello)),
      'sala.estados': JSON.stringify(Object.fromEntries(ESTADOS)),
      'sala.columnas': JSON.stringify(Object.fromEntries(c.columnas.map((x) => [x.id, x.que]))),
      'sala.insumos': JSON.stringify(c.insumos),
      'sala.definiciones': JSON.stringify(c.definiciones),
    };
    const kv = Object.entries(metadatos).map(([k, v]) => `${literal(k)}: ${literal(v)}`);
    const columnas = c.columnas.map((x) => `${literal(x.id)}: ${literal(TIPO[x.tipo])}`);
    await ejecutar(
      con,
      `COPY (SELECT * FROM read_csv(${literal(borrador)}, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, columns = {${columnas.join(', ')}}))
       TO ${literal(ruta)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {${kv.join(', ')}})`,
    );
  } finally {
    cerrarDuckdb(con);
    await rm(borrador, { force: true });
    await rm(`${ruta}.tmp`, { recursive: true, force: true });
  }
}
