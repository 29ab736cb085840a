import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { abrirEmbebida, AlmacenEnUsoError } from '../../../functions/adapters/dynamo/embebida.ts';
import { lugaresRepo } from '../../../functions/adapters/dynamo/lugares.ts';
import { crearTabla } from '../../../functions/adapters/dynamo/tabla.ts';

let carpeta: string;
beforeAll(async () => (carpeta = await mkdtemp(join(tmpdir(), 'sala-almacen-'))));
afterAll(() => rm(carpeta, { recursive: true }));

const lugares = [{ id: 'G:05', tipo: 'G', nombre: 'Ayacucho', padre: null }] as const;

it('keeps its data after closing, and creating the table again is harmless', async () => {
  const primera = await abrirEmbebida(carpeta);
  await crearTabla(primera.cliente, 'sala');
  await lugaresRepo(primera.cliente, 'sala').poner('05', lugares);
  await primera.cerrar();
  const segunda = await abrirEmbebida(carpeta);
  try {
    await crearTabla(segunda.cliente, 'sala');
    expect(await lugaresRepo(segunda.cliente, 'sala').leer('05')).toEqual(lugares);
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
    expect(await lugaresRepo(primera.cliente, 'sala').leer('05')).toEqual(lugares);
  } finally {
    await primera.cerrar();
  }
});
