import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync as zip } from 'fflate';
import { paginateScan, type AttributeValue, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  abrirDuckdb,
  cerrarDuckdb,
  ejecutar,
  leerFilas,
  literal,
} from '../../../functions/adapters/duckdb/conexion.ts';

/** What names the persons of a demo: their documents, and their names as they were written. */
export type Personas = { readonly documentos: ReadonlySet<string>; readonly nombres: ReadonlySet<string> };

const PALABRA = /[\p{L}']{5,}/gu;
const NUMERO = /(?<!\d)99\d{6}(?:\d{2})?(?!\d)/g;

/** Documents and names of the demo that are in a text, each once. */
export function rastros(texto: string, { documentos, nombres }: Personas): string[] {
  const numeros = (texto.match(NUMERO) ?? []).filter((n) => documentos.has(n));
  const palabras = (texto.match(PALABRA) ?? []).map((p) => p.toUpperCase()).filter((p) => nombres.has(p));
  return [...new Set([...numeros, ...palabras])];
}

const esZip = (b: Buffer): boolean => b.subarray(0, 4).equals(Buffer.from('PK\x03\x04'));
const esGzip = (b: Buffer): boolean => b[0] === 0x1f && b[1] === 0x8b;

/** Everything that can be read in some bytes: themselves, and what they hold compressed. */
export function enClaro(bytes: Uint8Array): string {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (esGzip(b)) return enClaro(gunzipSync(b));
  if (esZip(b)) return Object.values(zip(b)).map(enClaro).join('\n');
  return b.toString('latin1') + '\n' + b.toString('utf8');
}

/** Every row of every table of a Parquet file or a DuckDB database, as text. */
export async function tablasEnClaro(ruta: string): Promise<string> {
  const con = await abrirDuckdb({ memoria: '500MB' });
  try {
    if (ruta.endsWith('.parquet')) {
      const filas = await leerFilas<{ t: string }>(
        con,
        `SELECT to_json(x)::VARCHAR AS t FROM read_parquet(${literal(ruta)}) x`,
      );
      return filas.map((f) => f.t).join('\n');
    }
    await ejecutar(con, `ATTACH ${literal(ruta)} AS cubo (READ_ONLY)`);
    const tablas = await leerFilas<{ t: string }>(
      con,
      `SELECT '"' || schema_name || '"."' || table_name || '"' AS t FROM duckdb_tables() WHERE database_name = 'cubo'`,
    );
    const textos: string[] = [];
    for (const { t } of tablas)
      textos.push(
        ...(await leerFilas<{ t: string }>(con, `SELECT to_json(x)::VARCHAR AS t FROM cubo.${t} x`)).map((f) => f.t),
      );
    return textos.join('\n');
  } finally {
    cerrarDuckdb(con);
  }
}

const atributo = (v: AttributeValue): string =>
  v.B
    ? enClaro(v.B)
    : v.M
      ? Object.values(v.M).map(atributo).join('\n')
      : v.L
        ? v.L.map(atributo).join('\n')
        : JSON.stringify(v);

/** Every item of a table, keys and all, with what it holds compressed. */
export async function tablaEnClaro(db: DynamoDBClient, tabla: string): Promise<string> {
  const textos: string[] = [];
  for await (const { Items = [] } of paginateScan({ client: db }, { TableName: tabla }))
    for (const i of Items) textos.push(Object.values(i).map(atributo).join('\n'));
  return textos.join('\n');
}

export const archivosDe = (carpeta: string): string[] =>
  readdirSync(carpeta, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name));

export const leerArchivo = (ruta: string): Promise<string> =>
  /\.(?:parquet|duckdb)$/.test(ruta) ? tablasEnClaro(ruta) : Promise.resolve(enClaro(readFileSync(ruta)));
