/**
 * Writes a `.br` beside every compressible file of a built site: `node web/herramientas/comprimir.ts web/build [cache]`. The CDN
 * compresses nothing above 10 MB, so the 34 MB engine must arrive compressed. What was compressed once is kept in `cache` by content.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const comprimirBrotli = promisify(brotliCompress);
const COMPRIMIBLES = /\.(html|js|mjs|css|json|svg|txt|xml|webmanifest|wasm|map)$/;
const GRANDE = 10_000_000;
/** Measured on the engine: quality 5 takes 1.2 s (6.2 MB), 9 takes 8.4 s (5.9 MB), 11 takes 71 s (5.1 MB). */
const CALIDAD_GRANDE = 5;
const MINIMO = 512;

const calidadDe = (bytes: number, grande: number): number => (bytes >= GRANDE ? grande : bytes > 1_000_000 ? 9 : 11);

export type Comprimido = {
  readonly archivo: string;
  readonly antes: number;
  readonly despues: number;
  readonly deCache: boolean;
};

/** @param grande brotli quality for files of 10 MB and more. Files already done with the same content are not done again. */
export async function comprimirSitio(carpeta: string, cache: string, grande = CALIDAD_GRANDE): Promise<Comprimido[]> {
  await mkdir(cache, { recursive: true });
  const nombres = await readdir(carpeta, { recursive: true, withFileTypes: true });
  const hechos: Comprimido[] = [];
  for (const n of nombres) {
    if (!n.isFile() || !COMPRIMIBLES.test(n.name)) continue;
    const archivo = join(n.parentPath, n.name);
    const cuerpo = await readFile(archivo);
    if (cuerpo.length < MINIMO) continue;
    const calidad = calidadDe(cuerpo.length, grande);
    const guardado = join(cache, `${createHash('sha256').update(cuerpo).digest('hex')}.q${calidad}.br`);
    const deCache = existsSync(guardado);
    if (!deCache) {
      const br = await comprimirBrotli(cuerpo, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: calidad,
          [constants.BROTLI_PARAM_SIZE_HINT]: cuerpo.length,
          [constants.BROTLI_PARAM_LGWIN]:
            cuerpo.length >= GRANDE ? constants.BROTLI_MAX_WINDOW_BITS : constants.BROTLI_DEFAULT_WINDOW,
        },
      });
      await writeFile(`${guardado}.tmp`, br);
      await rename(`${guardado}.tmp`, guardado);
    }
    await copyFile(guardado, `${archivo}.br`);
    hechos.push({ archivo, antes: cuerpo.length, despues: (await readFile(guardado)).length, deCache });
  }
  return hechos;
}

if (import.meta.main) {
  const [carpeta, cache = join(import.meta.dirname, '../../.sala/cache-br')] = process.argv.slice(2);
  if (!carpeta) {
    process.stderr.write('Uso: node web/herramientas/comprimir.ts CARPETA [CACHE]\n');
    process.exit(2);
  }
  const hechos = await comprimirSitio(carpeta, cache);
  const suma = (k: 'antes' | 'despues'): string => (hechos.reduce((n, h) => n + h[k], 0) / 1e6).toFixed(1);
  process.stdout.write(`${hechos.length} archivos comprimidos: ${suma('antes')} MB → ${suma('despues')} MB\n`);
}
