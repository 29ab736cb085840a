import { tmpdir } from 'node:os';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { exigida } from '../adapters/ambiente.ts';
import { cargasRepo } from '../adapters/dynamo/cargas.ts';
import { cortesRepo } from '../adapters/dynamo/cortes.ts';
import { hechosRepo } from '../adapters/dynamo/hechos.ts';
import { lugaresRepo } from '../adapters/dynamo/lugares.ts';
import { punterosRepo } from '../adapters/dynamo/punteros.ts';
import { tablerosRepo } from '../adapters/dynamo/tableros.ts';
import { tendenciasRepo } from '../adapters/dynamo/tendencias.ts';
import { objetosS3 } from '../adapters/objects/s3.ts';
import { crearApp } from './app.ts';
import type { FichaPublicada } from './deps.ts';
import { indiceLugares } from './lugares.ts';

const db = new DynamoDBClient({}); // module scope: warm invocations reuse its sockets
const tabla = exigida('TABLE_NAME');
const objetos = objetosS3(new S3Client({}), exigida('BUCKET_NAME'), tmpdir());

/** The explained fichas, left in the store by whoever deploys or closes. */
const CLAVE_FICHAS = 'publico/fichas.json';
let fichas: readonly FichaPublicada[] | null = null;
const leerFichas = async (): Promise<readonly FichaPublicada[]> => {
  if (fichas) return fichas;
  const bytes = await objetos.get(CLAVE_FICHAS);
  if (!bytes) throw new Error(`Falta el objeto ${CLAVE_FICHAS}`);
  return (fichas = JSON.parse(Buffer.from(bytes).toString()) as FichaPublicada[]); // our own file
};

/** Nobody can be identified here until there is sign-in: routes that are not open answer 401 before they get this far. */
const sinIdentidad = (): never => {
  throw new Error('Ruta alcanzada sin identidad');
};

/** The API as it is deployed. The only module of it that reads the environment. */
export const api = crearApp({
  version: process.env['SALA_VERSION'] ?? 'sin_version',
  identificar: () => null,
  anfitriones: null,
  punteros: punterosRepo(db, tabla),
  cortes: cortesRepo(db, tabla),
  cargas: cargasRepo(db, tabla),
  tableros: tablerosRepo(db, tabla),
  tendencias: tendenciasRepo(db, tabla),
  hechos: hechosRepo(db, tabla),
  lugares: indiceLugares(lugaresRepo(db, tabla), () => performance.now()),
  objetos,
  fichas: leerFichas,
  maximoCargaBytes: 0,
  recibir: sinIdentidad,
  cerrar: sinIdentidad,
  anotar: (error, donde) =>
    console.error(JSON.stringify({ ...donde, error: error instanceof Error ? error.stack : String(error) })),
});
