import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objetosCifrados } from '../../../functions/adapters/objects/cifrados.ts';
import { objetosRepartidos } from '../../../functions/adapters/objects/repartidos.ts';
import { objetosCarpeta } from '../../../functions/adapters/objects/carpeta.ts';
import { ClaveInvalidaError, ObjetoInexistenteError } from '../../../functions/adapters/objects/clave.ts';
import { objetosS3 } from '../../../functions/adapters/objects/s3.ts';
import type { Objetos } from '../../../functions/domain/objetos.ts';
import { abrirS3Falso } from './s3-falso.ts';

let carpeta: string;
let s3: Awaited<ReturnType<typeof abrirS3Falso>>;
beforeAll(async () => {
  carpeta = await mkdtemp(join(tmpdir(), 'sala-objetos-'));
  s3 = await abrirS3Falso();
});
afterAll(async () => {
  await s3.cerrar();
  await rm(carpeta, { recursive: true });
});

const CLAVE = Buffer.alloc(32, 5);
const texto = (s: string) => new TextEncoder().encode(s);

describe.each<[string, () => Objetos]>([
  ['a folder', () => objetosCarpeta(join(carpeta, 'almacen'))],
  ['a ciphered folder', () => objetosCifrados(objetosCarpeta(join(carpeta, 'cifrado')), CLAVE, join(carpeta, 'claro'))],
  [
    'two folders, one of them ciphered',
    () =>
      objetosRepartidos(
        objetosCarpeta(join(carpeta, 'comun')),
        objetosCifrados(objetosCarpeta(join(carpeta, 'aparte')), CLAVE, join(carpeta, 'claro2')),
      ),
  ],
  ['S3 (real client against a small server)', () => objetosS3(s3.cliente, 'pruebas', join(carpeta, 'copias'))],
])('the object store in %s', (_nombre, abrir) => {
  it('gives back the bytes that were put', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) % 256);
    await abrir().put('equipo/05/ñandú.bin', bytes);
    expect(Buffer.from((await abrir().get('equipo/05/ñandú.bin'))!).equals(bytes)).toBe(true);
  });

  it('keeps an empty object as an object', async () => {
    await abrir().put('vacio.txt', new Uint8Array());
    expect((await abrir().get('vacio.txt'))?.byteLength).toBe(0);
    expect(await abrir().existe('vacio.txt')).toBe(true);
  });

  it('puts a file by its path, byte by byte', async () => {
    const origen = join(carpeta, 'origen.bin');
    const bytes = Buffer.alloc(300_000, 'abc\r\n');
    await writeFile(origen, bytes);
    await abrir().put('recepcion/a/origen.bin', { ruta: origen });
    expect(bytes.equals((await abrir().get('recepcion/a/origen.bin'))!)).toBe(true);
  });

  it('says null, false and an error with the key for what is not there', async () => {
    expect(await abrir().get('no/hay')).toBeNull();
    expect(await abrir().existe('no/hay')).toBe(false);
    await expect(abrir().rutaLocal('no/hay')).rejects.toBeInstanceOf(ObjetoInexistenteError);
  });

  it('leaves a local copy that other programs can read', async () => {
    await abrir().put('normalizado/personas/x.parquet', texto('PAR1'));
    const ruta = await abrir().rutaLocal('normalizado/personas/x.parquet');
    expect(ruta.endsWith('.parquet')).toBe(true);
    expect(await readFile(ruta, 'utf8')).toBe('PAR1');
    expect(await abrir().rutaLocal('normalizado/personas/x.parquet')).toBe(ruta);
  });

  it('lists the keys under a prefix, sorted, past one page, with prefixes that end inside a name', async () => {
    for (const c of ['l/05-b/3', 'l/05-a/2', 'l/05-a/1', 'l/06/4', 'l/05-a/5']) await abrir().put(c, texto(c));
    expect(await abrir().list('l/05-')).toEqual(['l/05-a/1', 'l/05-a/2', 'l/05-a/5', 'l/05-b/3']);
    expect(await abrir().list('l/06/')).toEqual(['l/06/4']);
    expect(await abrir().list('nadie/')).toEqual([]);
  });

  it.each(['../fuera', 'a/../../b', '/absoluta', 'a\\b', '', 'a//b', 'a/./b', 'a\0b'])(
    'refuses the key %j',
    async (clave) => {
      await expect(abrir().put(clave, texto('x'))).rejects.toBeInstanceOf(ClaveInvalidaError);
      await expect(abrir().get(clave)).rejects.toBeInstanceOf(ClaveInvalidaError);
    },
  );
});
