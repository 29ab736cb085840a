import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { BYTES_WASM, CERRADO, CONFIGURACION, SIN_EXTENSIONES } from './apertura.ts';

export type Avance = { readonly paso: 'cubo' | 'motor' | 'abriendo'; readonly bytes: number; readonly total: number };

export type Motor = {
  readonly con: AsyncDuckDBConnection;
  /** For what the person writes: it may be stopped without touching the rest. */
  readonly libre: AsyncDuckDBConnection;
  readonly cerrar: () => Promise<void>;
};

export class MotorError extends Error {
  override readonly name = 'MotorError';
  readonly code: 'descarga' | 'cubo_alterado' | 'sin_wasm' | 'arranque' | 'memoria' | 'cancelado';
  constructor(code: MotorError['code'], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

const descargar = async (
  url: string,
  signal: AbortSignal,
  avisar: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> => {
  const respuesta = await fetch(url, { signal });
  if (!respuesta.ok || !respuesta.body) throw new MotorError('descarga');
  const partes: Uint8Array<ArrayBuffer>[] = [];
  let leidos = 0;
  const lector = respuesta.body.getReader();
  for (let { done, value } = await lector.read(); !done; { done, value } = await lector.read()) {
    partes.push(value!);
    leidos += value!.length;
    avisar(leidos);
  }
  return new Uint8Array(await new Blob(partes).arrayBuffer());
};

/** Asks for a file and lets go of it: a worker whose engine is blocked never answers, so whether it comes is known first. */
const llega = async (url: string, signal: AbortSignal): Promise<string> => {
  const respuesta = await fetch(url, { signal });
  await respuesta.body?.cancel();
  if (!respuesta.ok) throw new MotorError('descarga');
  return url;
};

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('');

/** Rejects when the person gives up or the worker dies: the engine itself would wait for ever. */
const interrumpido = (trabajador: Worker, signal: AbortSignal): Promise<never> =>
  new Promise((_, rechazar) => {
    signal.addEventListener('abort', () => rechazar(new MotorError('cancelado')), { once: true });
    trabajador.addEventListener('error', (e) => rechazar(new MotorError('arranque', { cause: e.message })), {
      once: true,
    });
  });

const SIN_MEMORIA = /memory|allocat/i;

/**
 * Boots DuckDB in a worker of our own origin and attaches the cube, read only. One at a time; close it when the page goes.
 * @throws MotorError, `cancelado` when `signal` said so
 */
export async function arrancar(
  cubo: { readonly url: string; readonly bytes: number; readonly sha256: string },
  signal: AbortSignal,
  avisar: (avance: Avance) => void,
): Promise<Motor> {
  // The server never asks: said so that what follows does not travel with it.
  if (import.meta.env.SSR || typeof WebAssembly !== 'object' || typeof Worker !== 'function')
    throw new MotorError('sin_wasm');
  const [{ AsyncDuckDB, VoidLogger }, wasm, { default: obrero }, datos] = await Promise.all([
    import('@duckdb/duckdb-wasm'),
    import('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url').then(({ default: url }) => llega(url, signal)),
    import('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url'),
    descargar(cubo.url, signal, (bytes) => avisar({ paso: 'cubo', bytes, total: cubo.bytes })),
  ]).catch((cause: unknown) => {
    if (signal.aborted) throw new MotorError('cancelado', { cause });
    throw cause instanceof MotorError ? cause : new MotorError('descarga', { cause });
  });
  // Only in secure contexts (https, localhost); elsewhere the transport is all there is.
  if (globalThis.crypto?.subtle && hex(await crypto.subtle.digest('SHA-256', datos)) !== cubo.sha256)
    throw new MotorError('cubo_alterado');

  const trabajador = new Worker(obrero);
  const db = new AsyncDuckDB(new VoidLogger(), trabajador);
  const abrir = async (): Promise<Motor> => {
    await db.instantiate(wasm, null, ({ bytesLoaded }) =>
      avisar({ paso: 'motor', bytes: bytesLoaded, total: BYTES_WASM }),
    );
    avisar({ paso: 'abriendo', bytes: 0, total: 0 });
    await db.open(CONFIGURACION);
    const con = await db.connect();
    const libre = await db.connect();
    await con.query(SIN_EXTENSIONES);
    await db.registerFileBuffer('cubo.duckdb', datos);
    await con.query(`ATTACH 'cubo.duckdb' AS cubo (READ_ONLY)`);
    for (const c of [con, libre]) await c.query('USE cubo');
    await con.query(CERRADO);
    return { con, libre, cerrar: () => db.terminate() };
  };
  try {
    return await Promise.race([abrir(), interrumpido(trabajador, signal)]);
  } catch (cause) {
    trabajador.terminate();
    if (cause instanceof MotorError) throw cause;
    throw new MotorError(SIN_MEMORIA.test(String(cause)) ? 'memoria' : 'arranque', { cause });
  }
}
