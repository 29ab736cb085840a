import { createRequire, syncBuiltinESMExports } from 'node:module';
import type zlib from 'node:zlib';

/** Little memory and little effort: what is proved here is what is written and when, not how small it gets. */
const LIGERO = { level: 1, memLevel: 1, windowBits: 9 } as const;

/**
 * Compressing the same text again gives the same bytes: here each text is compressed once, and lightly. Nine tenths of the time of a
 * schedule went into it. Call it before the first schedule.
 */
export function comprimirUnaVez(): void {
  const modulo = createRequire(import.meta.url)('node:zlib') as {
    -readonly [K in keyof typeof zlib]: (typeof zlib)[K];
  };
  const { gzipSync, gunzipSync } = modulo;
  const hechos = new Map<string, Buffer>();
  const deshechos = new WeakMap<object, Buffer>();
  modulo.gzipSync = ((datos: Buffer | string, opciones?: zlib.ZlibOptions) => {
    const texto = typeof datos === 'string' ? datos : datos.toString('latin1');
    let b = hechos.get(texto);
    if (!b || opciones) {
      b = gzipSync(datos, opciones ?? LIGERO);
      if (hechos.size > 60_000) hechos.clear();
      hechos.set(texto, b);
      deshechos.set(b, Buffer.from(datos));
    }
    return b;
  }) as typeof gzipSync;
  modulo.gunzipSync = ((datos: Buffer) => deshechos.get(datos) ?? gunzipSync(datos)) as typeof gunzipSync;
  syncBuiltinESMExports();
}
