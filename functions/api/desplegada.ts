import { tmpdir } from 'node:os';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { exigida } from '../adapters/ambiente.ts';
import { leerFichas } from '../adapters/catalogos/fichas.ts';
import { calidadRepo } from '../adapters/dynamo/calidad.ts';
import { cargasRepo } from '../adapters/dynamo/cargas.ts';
import { cortesRepo } from '../adapters/dynamo/cortes.ts';
import { hechosRepo } from '../adapters/dynamo/hechos.ts';
import { lugaresRepo } from '../adapters/dynamo/lugares.ts';
import { punterosRepo } from '../adapters/dynamo/punteros.ts';
import { publicosRepo } from '../adapters/dynamo/publicos.ts';
import { tablerosRepo } from '../adapters/dynamo/tableros.ts';
import { tendenciasRepo } from '../adapters/dynamo/tendencias.ts';
import { objetosS3 } from '../adapters/objects/s3.ts';
import { exportarParaEnviar } from '../export/exportar.ts';
import { fichasPublicadas } from '../publish/fichas-publicadas.ts';
import { leerTotales } from '../publish/totales.ts';
import { crearApp } from './app.ts';
import { indiceLugares } from './lugares.ts';

const db = new DynamoDBClient({}); // module scope: warm invocations reuse its sockets
const tabla = exigida('TABLE_NAME');
const objetos = objetosS3(new S3Client({}), exigida('BUCKET_NAME'), tmpdir());

const exportacion = {
  cortes: cortesRepo(db, tabla),
  tableros: tablerosRepo(db, tabla),
  publicos: publicosRepo(db, tabla),
  hechos: hechosRepo(db, tabla),
  totales: (corte: string) => leerTotales(objetos, corte),
  catalogo: leerFichas,
  parquet: null,
};

/** Nobody can be identified here until there is sign-in: routes that are not open answer 401 before they get this far. */
const sinIdentidad = (): never => {
  throw new Error('Ruta alcanzada sin identidad');
};

/** The API as it is deployed. The only module of it that reads the environment. */
export const api = crearApp({
  version: process.env['SALA_VERSION'] ?? 'sin_version',
  ahora: () => new Date().toISOString(),
  identificar: () => null,
  anfitriones: null,
  punteros: punterosRepo(db, tabla),
  cortes: cortesRepo(db, tabla),
  cargas: cargasRepo(db, tabla),
  tableros: tablerosRepo(db, tabla),
  publicos: publicosRepo(db, tabla),
  calidad: calidadRepo(db, tabla),
  tendencias: tendenciasRepo(db, tabla),
  hechos: hechosRepo(db, tabla),
  lugares: indiceLugares(lugaresRepo(db, tabla), () => performance.now()),
  objetos,
  fichas: async () => fichasPublicadas(leerFichas().fichas),
  calcular: null,
  maximoCargaBytes: 0,
  // Without DuckDB here there is no Parquet: the function would carry 100 MB for one format.
  exportar: (pedido) => exportarParaEnviar(pedido, tmpdir(), exportacion),
  mapa: sinIdentidad,
  anular: sinIdentidad,
  recibir: sinIdentidad,
  rechazosConValores: sinIdentidad,
  tareas: sinIdentidad,
  cerrar: sinIdentidad,
  anotar: (error, donde) =>
    console.error(JSON.stringify({ ...donde, error: error instanceof Error ? error.stack : String(error) })),
});
