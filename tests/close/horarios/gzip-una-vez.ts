import { createRequire, syncBuiltinESMExports } from 'node:module';
import type zlib from 'node:zlib';

/**
 * Compressing the same text again gives the same bytes: here each text is compressed once. Nine tenths of the time of a schedule went
 * into it. Call it before the first schedule.
 */
export function comprimirUnaVez(): void {
  const modulo = createRequire(import.meta.url)('node:zlib') as { -readonly [K in keyof typeof zlib]: (typeof zlib)[K] };
  const { gzipSync, gunzipSync } = modulo;
  const hechos = new Map<string, Buffer>();
  const deshechos = new WeakMap<object, Buffer>();
  modulo.gzipSync = ((datos: Buffer | string, opciones?: zlib.ZlibOptions) => {
    const texto = typeof datos === 'string' ? datos : datos.toString('latin1');
    let b = hechos.get(texto);
    if (!b || opciones) {
      b = gzipSync(datos, opciones);
      if (hechos.size > 60_000) hechos.clear();
      hechos.set(texto, b);
      deshechos.set(b, Buffer.from(datos));
    }
    return b;
  }) as typeof gzipSync;
  modulo.gunzipSync = ((datos: Buffer) => deshechos.get(datos) ?? gunzipSync(datos)) as typeof gunzipSync;
  syncBuiltinESMExports();
}
