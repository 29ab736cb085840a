import { afterAll, beforeAll } from 'vitest';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { abrirEmbebida, type Embebida } from '../../../functions/adapters/dynamo/embebida.ts';
import { crearTabla, NOMBRE_TABLA } from '../../../functions/adapters/dynamo/tabla.ts';

/** An embedded store in memory for the tests of one file. Use what it returns inside tests only. */
export function enMemoria(): { readonly db: DynamoDBClient; readonly tabla: string } {
  let embebida: Embebida | undefined;
  beforeAll(async () => {
    embebida = await abrirEmbebida();
    await crearTabla(embebida.cliente);
  });
  afterAll(() => embebida?.cerrar());
  return {
    tabla: NOMBRE_TABLA,
    get db() {
      if (!embebida) throw new Error('the store is open inside tests only');
      return embebida.cliente;
    },
  };
}
