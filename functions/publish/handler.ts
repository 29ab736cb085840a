import { tmpdir } from 'node:os';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { exigida, softwareDesplegado } from '../adapters/ambiente.ts';
import { auditoriaRepo } from '../adapters/dynamo/auditoria.ts';
import { anotarMetrica } from '../adapters/metricas.ts';
import { objetosDesplegados } from '../adapters/objects/desplegados.ts';
import { pasoPublicar } from './paso-publicar.ts';

const db = new DynamoDBClient({});
const nominal = process.env['NOMINAL_TABLE_NAME'];

/** Asked by the close once the facts are in the object store; answers with the published cortes. */
export const handler = pasoPublicar({
  db,
  tabla: exigida('TABLE_NAME'),
  objetos: objetosDesplegados(),
  trabajo: tmpdir(),
  software: softwareDesplegado(),
  avisar: (aviso, region) => console.warn(JSON.stringify({ aviso, region })),
  medir: anotarMetrica,
  ...(nominal ? { registro: { auditoria: auditoriaRepo(db, nominal), ahora: () => new Date().toISOString() } } : {}),
});
