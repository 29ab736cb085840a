import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzipSync, gzip, gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import type { Documento } from '../adapters/dynamo/comprimido.ts';

/**
 * How long an answer may be kept. What an identity was asked for is kept by nobody but its browser, and asked again each time: the
 * next person at the same machine may be another, and a browser does not look at cookies to tell.
 */
export type Vida = 'inmutable' | 'vigente' | 'abierta' | 'no_guardar';
const CACHE: Readonly<Record<Vida, string>> = {
  inmutable: 'private, no-cache',
  vigente: 'private, no-cache',
  abierta: 'public, max-age=300, must-revalidate',
  no_guardar: 'no-store',
};
const COMPRIMIR_DESDE_BYTES = 1024;

const aceptaGzip = (c: Context): boolean => {
  const gzip = /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/i.exec(c.req.header('Accept-Encoding') ?? '');
  return gzip !== null && Number(gzip[1] ?? 1) > 0;
};

const conocido = (c: Context, etag: string): boolean => {
  const conocidos = (c.req.header('If-None-Match') ?? '').split(',').map((s) => s.trim().replace(/^W\//, ''));
  return conocidos.includes('*') || conocidos.includes(`"${etag}"`);
};

/** Sets the headers of caching; @returns true when what the client has is still good. */
const sinCambios = (c: Context, etag: string, vida: Vida): boolean => {
  // Weak: the same document compressed or not.
  const debil = `W/"${etag}"`;
  c.header('ETag', debil);
  c.header('Cache-Control', CACHE[vida]);
  c.header('Vary', vida === 'abierta' ? 'Accept-Encoding' : 'Accept-Encoding, Authorization, Cookie');
  return conocido(c, etag);
};

const JSON_UTF8 = 'application/json; charset=utf-8';
const cuerpo = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** A stored document, sent as it is stored to whoever takes gzip. */
export const responderDocumento = (c: Context, { gzip: comprimido, etag }: Documento, vida: Vida): Response => {
  if (sinCambios(c, etag, vida)) return c.body(null, 304);
  c.header('Content-Type', JSON_UTF8);
  if (!aceptaGzip(c)) return c.body(cuerpo(gunzipSync(comprimido)));
  c.header('Content-Encoding', 'gzip');
  return c.body(cuerpo(comprimido));
};

/** A value as JSON, with its ETag; compressed when that is worth it. */
export const responderJson = (c: Context, valor: unknown, vida: Vida, status: 200 | 201 = 200): Response => {
  const json = Buffer.from(JSON.stringify(valor));
  const etag = createHash('sha256').update(json).digest('hex').slice(0, 32);
  if (vida === 'no_guardar') c.header('Cache-Control', CACHE.no_guardar);
  else if (sinCambios(c, etag, vida)) return c.body(null, 304);
  c.header('Content-Type', JSON_UTF8);
  if (json.byteLength < COMPRIMIR_DESDE_BYTES || !aceptaGzip(c)) return c.body(cuerpo(json), status);
  c.header('Content-Encoding', 'gzip');
  return c.body(cuerpo(gzipSync(json)), status);
};

/** Bytes of an object as they are, for nobody to keep. */
export const responderArchivo = (c: Context, bytes: Uint8Array, tipo: string): Response => {
  c.header('Cache-Control', CACHE.no_guardar);
  c.header('Content-Type', tipo);
  return c.body(cuerpo(bytes));
};

const comprimir = promisify(gzip);

/** Bytes of a cube, named by their content. On the link of a health post a third of the bytes is a minute less. */
export const responderCubo = async (
  c: Context,
  bytes: Uint8Array,
  etag: string,
  vida: 'inmutable' | 'abierta',
): Promise<Response> => {
  if (sinCambios(c, etag, vida)) return c.body(null, 304);
  c.header('Content-Type', 'application/octet-stream');
  if (!aceptaGzip(c)) return c.body(cuerpo(bytes));
  c.header('Content-Encoding', 'gzip');
  return c.body(cuerpo(await comprimir(bytes)));
};

/**
 * A file made on demand, sent as it is read. `etag` names what it will hold, so that whoever has it already does not make it again.
 * An answer that is not a file (a problem) goes out as it is.
 */
export const responderFlujo = async (
  c: Context,
  etag: string,
  vida: 'vigente' | 'abierta',
  hacer: () => Promise<
    { readonly cuerpo: ReadableStream<Uint8Array>; readonly cabeceras: Readonly<Record<string, string>> } | Response
  >,
): Promise<Response> => {
  if (conocido(c, etag)) {
    sinCambios(c, etag, vida);
    return c.body(null, 304);
  }
  const hecho = await hacer();
  if (hecho instanceof Response) return hecho;
  sinCambios(c, etag, vida);
  return c.body(hecho.cuerpo, 200, hecho.cabeceras);
};
