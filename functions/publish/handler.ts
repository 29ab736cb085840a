import { tmpdir } from 'node:os';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { exigida, softwareDesplegado } from '../adapters/ambiente.ts';
import { auditoriaRepo } from '../adapters/dynamo/auditoria.ts';
import { objetosS3 } from '../adapters/objects/s3.ts';
import { pasoPublicar } from './paso-publicar.ts';

const db = new DynamoDBClient({});
const nominal = process.env['NOMINAL_TABLE_NAME'];

/** Asked by the close once the facts are in the object store; answers with the published cortes. */
export const handler = pasoPublicar({
  db,
  tabla: exigida('TABLE_NAME'),
  objetos: objetosS3(new S3Client({}), exigida('BUCKET_NAME'), tmpdir()),
  trabajo: tmpdir(),
  software: softwareDesplegado(),
  ...(nominal ? { registro: { auditoria: auditoriaRepo(db, nominal), ahora: () => new Date().toISOString() } } : {}),
});
