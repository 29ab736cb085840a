import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { objetosCarpeta } from '../../../functions/adapters/objects/carpeta.ts';
import { objetosCifrados, ObjetoAlteradoError } from '../../../functions/adapters/objects/cifrados.ts';
import { objetosRepartidos } from '../../../functions/adapters/objects/repartidos.ts';
import { abrirObjetos } from '../../../functions/local/almacen-objetos.ts';
import { abrirCarpetaDatos } from '../../../functions/local/carpeta-datos.ts';

let raiz: string;
beforeAll(async () => (raiz = await mkdtemp(join(tmpdir(), 'sala-cifrados-'))));
afterAll(() => rm(raiz, { recursive: true }));

const CLAVE = Buffer.alloc(32, 9);
const NOMBRE = 'QUISPE MAMANI, ROSA';
const abrir = (clave = CLAVE) => objetosCifrados(objetosCarpeta(join(raiz, 'base')), clave, join(raiz, 'claro'));
const enDisco = (objeto: string) => readFile(join(raiz, 'base', objeto));

it('what is on the disk says nothing, and the same twice does not look the same', async () => {
  const origen = join(raiz, 'padron.csv');
  await writeFile(origen, NOMBRE.repeat(10_000));
  await abrir().put('recepcion/a/padron.csv', { ruta: origen });
  await abrir().put('recepcion/b/padron.csv', Buffer.from(NOMBRE.repeat(10_000)));
  const [a, b] = [await enDisco('recepcion/a/padron.csv'), await enDisco('recepcion/b/padron.csv')];
  for (const bytes of [a, b]) expect(bytes.includes('QUISPE')).toBe(false);
  expect(a.equals(b)).toBe(false);
  expect(Buffer.from((await abrir().get('recepcion/a/padron.csv'))!).toString()).toBe(NOMBRE.repeat(10_000));
});

it.each<[string, (b: Buffer) => Buffer]>([
  ['a bit changed', (b) => Buffer.concat([b.subarray(0, 30), Buffer.from([b[30]! ^ 1]), b.subarray(31)])],
  ['cut', (b) => b.subarray(0, -1)],
  ['in clear', () => Buffer.from(NOMBRE.repeat(9))],
  ['empty', () => Buffer.alloc(0)],
])('an object %s is not given, whole or in part', async (_, alterar) => {
  await abrir().put('nominal/x', Buffer.from(NOMBRE));
  await writeFile(join(raiz, 'base', 'nominal/x'), alterar(await enDisco('nominal/x')));
  await expect(abrir().get('nominal/x')).rejects.toBeInstanceOf(ObjetoAlteradoError);
  await abrir().durante(async () => {
    await expect(abrir().rutaLocal('nominal/x')).rejects.toBeInstanceOf(ObjetoAlteradoError);
  });
});

it('with another key, or under another name, it is not opened', async () => {
  await abrir().put('nominal/y', Buffer.from(NOMBRE));
  await expect(abrir(Buffer.alloc(32, 1)).get('nominal/y')).rejects.toThrow('clave-nominal');
  await writeFile(join(raiz, 'base', 'nominal/z'), await enDisco('nominal/y'));
  await expect(abrir().get('nominal/z')).rejects.toBeInstanceOf(ObjetoAlteradoError);
});

it('what was left in clear for others to read goes when nobody works any more', async () => {
  const objetos = abrir();
  await objetos.put('nominal/v', Buffer.from(NOMBRE));
  let ruta = '';
  await objetos.durante(async () => {
    await objetos.durante(async () => void (ruta = await objetos.rutaLocal('nominal/v')));
    expect(await readFile(ruta, 'utf8')).toBe(NOMBRE); // somebody else is still at it
  });
  expect(existsSync(ruta)).toBe(false);
  await expect(
    objetos.durante(async () => {
      ruta = await objetos.rutaLocal('nominal/v');
      throw new Error('a medias');
    }),
  ).rejects.toThrow('a medias');
  expect(existsSync(ruta)).toBe(false);
  expect((await readdir(join(raiz, 'claro'))).filter((n) => !n.startsWith('descifrados'))).toEqual([]);
});

it('only what names persons is apart', async () => {
  const comunes = objetosCarpeta(join(raiz, 'comunes'));
  const aparte = objetosCarpeta(join(raiz, 'nominales'));
  const objetos = objetosRepartidos(comunes, aparte);
  const claves = [
    'recepcion/a/padron.csv',
    'nominal/x/y',
    'rechazos/nominal/x',
    'normalizado/recepcion/x',
    'nominales/x',
  ];
  for (const clave of claves) await objetos.put(clave, Buffer.from(clave));
  expect(await aparte.list('')).toEqual(['nominal/x/y', 'recepcion/a/padron.csv']);
  expect(await comunes.list('')).toEqual(['nominales/x', 'normalizado/recepcion/x', 'rechazos/nominal/x']);
  for (const clave of claves) expect(Buffer.from((await objetos.get(clave))!).toString()).toBe(clave);
});

it('a folder of before it was ciphered goes on being read', async () => {
  const carpeta = abrirCarpetaDatos(join(raiz, 'datos'));
  await objetosCarpeta(carpeta.objetos).put('recepcion/viejo/padron.csv', Buffer.from('de antes'));
  const { objetos, durante } = abrirObjetos(carpeta);
  await objetos.put('recepcion/nuevo/padron.csv', Buffer.from('de ahora'));
  expect((await objetos.list('recepcion/')).sort()).toEqual([
    'recepcion/nuevo/padron.csv',
    'recepcion/viejo/padron.csv',
  ]);
  expect(Buffer.from((await objetos.get('recepcion/viejo/padron.csv'))!).toString()).toBe('de antes');
  await durante(async () =>
    expect(await readFile(await objetos.rutaLocal('recepcion/nuevo/padron.csv'), 'utf8')).toBe('de ahora'),
  );
  expect(await objetosCarpeta(carpeta.objetos).list('')).toEqual(['recepcion/viejo/padron.csv']);
});
