import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { comprimirSitio } from '../../../web/herramientas/comprimir.ts';

const raiz = await mkdtemp(join(tmpdir(), 'comprimir-'));
afterAll(() => rm(raiz, { recursive: true }));

it('leaves the same text compressed beside each file, and the second time takes it from the cache', async () => {
  const sitio = await mkdtemp(join(raiz, 'sitio-'));
  const texto = 'sala '.repeat(1000);
  await writeFile(join(sitio, 'a.js'), texto);
  await writeFile(join(sitio, 'corto.js'), 'x');
  await writeFile(join(sitio, 'foto.png'), Buffer.alloc(2000));
  const cache = join(raiz, 'cache');

  const primera = await comprimirSitio(sitio, cache);
  expect(primera.map((h) => [h.antes, h.deCache])).toEqual([[5000, false]]);
  expect(brotliDecompressSync(await readFile(join(sitio, 'a.js.br'))).toString()).toBe(texto);
  expect((await readdir(sitio)).sort()).toEqual(['a.js', 'a.js.br', 'corto.js', 'foto.png']);
  expect((await comprimirSitio(sitio, cache))[0]!.deCache).toBe(true);

  await writeFile(join(sitio, 'a.js'), `${texto}!`);
  expect((await comprimirSitio(sitio, cache))[0]!.deCache).toBe(false);
});
