import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirEmbebida, AlmacenEnUsoError, type Embebida } from '../../../functions/adapters/dynamo/embebida.ts';
import { punterosRepo } from '../../../functions/adapters/dynamo/punteros.ts';
import { crearTabla } from '../../../functions/adapters/dynamo/tabla.ts';

let carpeta: string;
beforeAll(async () => (carpeta = await mkdtemp(join(tmpdir(), 'sala-almacen-'))));
afterAll(() => rm(carpeta, { recursive: true }));

const puntero = { region: '05', periodo: '2026-10', corte: '05-2026-10-r1', revision: 1, vigencia: 'v1', cubo: null };

it('keeps its data after closing, and creating the table again is harmless', async () => {
  const primera = await abrirEmbebida(carpeta);
  await crearTabla(primera.cliente, 'sala');
  await punterosRepo(primera.cliente, 'sala').publicar(puntero);
  await primera.cerrar();
  const segunda = await abrirEmbebida(carpeta);
  try {
    await crearTabla(segunda.cliente, 'sala');
    expect(await punterosRepo(segunda.cliente, 'sala').ultimo('05')).toMatchObject({ corte: '05-2026-10-r1' });
  } finally {
    await segunda.cerrar();
  }
});

it('a second opening of the same folder is refused with what to do, and the first goes on', async () => {
  const primera = await abrirEmbebida(carpeta);
  try {
    const error = await abrirEmbebida(carpeta).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AlmacenEnUsoError);
    expect((error as AlmacenEnUsoError).message).toContain(carpeta);
    await crearTabla(primera.cliente, 'sala');
    expect(await punterosRepo(primera.cliente, 'sala').ultimo('05')).toMatchObject({ corte: '05-2026-10-r1' });
  } finally {
    await primera.cerrar();
  }
});

describe('quien no la abrió', () => {
  let embebida: Embebida;
  let direccion: string;
  beforeAll(async () => {
    embebida = await abrirEmbebida();
    await crearTabla(embebida.cliente, 'sala');
    const { hostname, port } = await embebida.cliente.config.endpoint!();
    direccion = `http://${hostname}:${port}/`;
  });
  afterAll(() => embebida.cerrar());

  it('with any other access key is answered nothing, and changes nothing', async () => {
    for (const accessKeyId of ['local', 'x', 'a'.repeat(64)]) {
      const otro = new DynamoDBClient({
        endpoint: direccion,
        region: 'us-east-1',
        credentials: { accessKeyId, secretAccessKey: 'local' },
      });
      await expect(punterosRepo(otro, 'sala').publicar(puntero)).rejects.toMatchObject({
        name: 'UnrecognizedClientException',
      });
      otro.destroy();
    }
    expect(await punterosRepo(embebida.cliente, 'sala').ultimo('05')).toBeNull();
  });

  it('from a web page is not even told that it may ask', async () => {
    const cabeceras = { origin: 'https://otra.example', 'x-amz-target': 'DynamoDB_20120810.ListTables' };
    for (const method of ['OPTIONS', 'POST', 'GET']) {
      const r = await fetch(direccion, { method, headers: cabeceras, ...(method === 'POST' ? { body: '{}' } : {}) });
      expect([r.status, r.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
  });
});
