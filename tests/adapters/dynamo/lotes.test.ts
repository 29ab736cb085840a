import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { leerFirme } from '../../../functions/adapters/dynamo/lectura.ts';
import { escribirLote, ItemGrandeError, LoteIncompletoError } from '../../../functions/adapters/dynamo/lotes.ts';
import { enMemoria } from './almacen.ts';

const almacen = enMemoria();
const item = (n: number, v = 'x') => ({ pk: { S: 'LOTE' }, sk: { S: String(n) }, v: { S: v } });

async function* generar(n: number) {
  for (let i = 0; i < n; i++) yield item(i);
}

it('writes what an async source gives, more than one batch, and counts it', async () => {
  expect(await escribirLote(almacen.db, almacen.tabla, generar(130))).toBe(130);
  expect(await leerFirme(almacen.db, almacen.tabla, { pk: 'LOTE', sk: '129' })).toMatchObject({ v: { S: 'x' } });
  expect(await escribirLote(almacen.db, almacen.tabla, [])).toBe(0);
});

/** A store that takes only the first `acepta` items of each request: dynalite never leaves any unprocessed. */
const apretado = (acepta: number): { db: DynamoDBClient; escritos: WriteRequest[] } => {
  const escritos: WriteRequest[] = [];
  const send = async (orden: BatchWriteItemCommand) => {
    const pedidos = orden.input.RequestItems?.['t'] ?? [];
    escritos.push(...pedidos.slice(0, acepta));
    return { UnprocessedItems: pedidos.length > acepta ? { t: pedidos.slice(acepta) } : {} };
  };
  return { db: { send } as unknown as DynamoDBClient, escritos };
};

it('tries again what was left unprocessed, waiting longer each time', async () => {
  const { db, escritos } = apretado(10);
  const esperas: number[] = [];
  const esperar = async (ms: number) => void esperas.push(ms);
  expect(await escribirLote(db, 't', generar(25), { paralelo: 1, esperar })).toBe(25);
  expect(new Set(escritos.map((e) => e.PutRequest?.Item?.['sk']?.S)).size).toBe(25);
  expect(esperas).toEqual([50, 100]);
});

it('gives up after the tries it was given, saying what is missing', async () => {
  const { db } = apretado(0);
  const error = await escribirLote(db, 't', generar(3), { intentos: 2, esperar: async () => {} }).catch(
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(LoteIncompletoError);
  expect(error).toMatchObject({ escritos: 0, pendientes: 3 });
});

it('refuses an item past 400 KB by its key', async () => {
  const grande = escribirLote(almacen.db, almacen.tabla, [item(1, 'x'.repeat(410_000))]);
  await expect(grande).rejects.toBeInstanceOf(ItemGrandeError);
  await expect(grande).rejects.toThrow('LOTE / 1');
});
