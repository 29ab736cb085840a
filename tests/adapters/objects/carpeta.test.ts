import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { explicar, objetosCarpeta } from '../../../functions/adapters/objects/carpeta.ts';
import { AlmacenError } from '../../../functions/adapters/objects/clave.ts';

let carpeta: string;
beforeAll(async () => (carpeta = await mkdtemp(join(tmpdir(), 'sala-carpeta-'))));
afterAll(() => rm(carpeta, { recursive: true }));

const delSistema = (code: string) => Object.assign(new Error(`${code}: from the system`), { code });

it('says what to do when the disk is full or the folder is not ours', () => {
  const lleno = explicar(delSistema('ENOSPC'), '/datos/x');
  expect(lleno).toMatchObject({ name: 'AlmacenError', code: 'disco_lleno', ruta: '/datos/x' });
  expect((lleno as AlmacenError).message).toMatch(/No queda espacio.*\/datos\/x.*Libere espacio/);
  expect(explicar(delSistema('EACCES'), '/datos/x')).toMatchObject({ code: 'sin_permiso' });
});

it('lets other errors go up as they are', () => {
  const otro = delSistema('EIO');
  expect(explicar(otro, '/datos/x')).toBe(otro);
});

it('leaves nothing half written when a write fails, and keeps what was there', async () => {
  const objetos = objetosCarpeta(carpeta);
  await objetos.put('a/b.txt', new TextEncoder().encode('antes'));
  await expect(objetos.put('a/b.txt', { ruta: join(carpeta, 'no-existe') })).rejects.toMatchObject({ code: 'ENOENT' });
  expect(Buffer.from((await objetos.get('a/b.txt'))!).toString()).toBe('antes');
  expect(await objetos.list('')).toEqual(['a/b.txt']);
});

it('a file in the way of a folder is an absence for reading and an error for writing', async () => {
  await writeFile(join(carpeta, 'archivo'), 'x');
  const objetos = objetosCarpeta(carpeta);
  expect(await objetos.get('archivo/dentro')).toBeNull();
  await expect(objetos.put('archivo/dentro', new Uint8Array(1))).rejects.toThrow();
});
