import { tmpdir } from 'node:os';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { exigida, softwareDesplegado } from '../adapters/ambiente.ts';
import { objetosDesplegados } from '../adapters/objects/desplegados.ts';
import { pasoPublicar } from './paso-publicar.ts';

/** Asked by the close once the facts are in the object store; answers with the published cortes. */
export const handler = pasoPublicar({
  db: new DynamoDBClient({}),
  tabla: exigida('TABLE_NAME'),
  objetos: objetosDesplegados(),
  trabajo: tmpdir(),
  software: softwareDesplegado(),
});
