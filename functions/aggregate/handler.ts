import { tmpdir } from 'node:os';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { exigida } from '../adapters/ambiente.ts';
import { objetosDesplegados } from '../adapters/objects/desplegados.ts';
import type { Congelado } from '../domain/corte.ts';
import { pasoAgregar } from './paso-agregar.ts';

// DuckDB may pass its own limit by some hundred MB: the rest of the function's memory is for that.
const memoria = `${Math.floor(Number(process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'] ?? 2048) * 0.6)}MB`;

const agregar = pasoAgregar({
  db: new DynamoDBClient({}),
  tabla: exigida('TABLE_NAME'),
  objetos: objetosDesplegados(),
  trabajo: tmpdir(),
  memoria,
});

/** Asked by the close with what was frozen; leaves the facts in the object store. */
export const handler = async (congelado: Congelado): Promise<{ cortes: number }> => {
  await agregar(congelado);
  return { cortes: congelado.cortes.length };
};
