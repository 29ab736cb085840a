import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Item } from './tabla.ts';

/** Past this a document does not fit in one item (400 KB with keys and names). */
export const MAXIMO_ITEM_BYTES = 380 * 1024;

export class DocumentoGrandeError extends Error {
  override readonly name = 'DocumentoGrandeError';
  readonly code = 'documento_grande';
  readonly documento: string;
  readonly bytes: number;
  constructor(documento: string, bytes: number) {
    super(
      `El documento ${documento} ocupa ${Math.ceil(bytes / 1024)} KB comprimido y el máximo es ${MAXIMO_ITEM_BYTES / 1024} KB. Divida el ámbito o reduzca lo que lleva.`,
    );
    this.documento = documento;
    this.bytes = bytes;
  }
}

/** JSON as stored: gzip, so that it can be sent on without touching it. `etag` is of the uncompressed text. */
export type Documento = { readonly gzip: Uint8Array; readonly etag: string };

export const comprimir = (valor: unknown): Documento => {
  const json = Buffer.from(JSON.stringify(valor));
  return { gzip: gzipSync(json), etag: createHash('sha256').update(json).digest('hex').slice(0, 32) };
};

/** The caller names the shape it stored; it is not checked. */
export const descomprimir = <T>(gzip: Uint8Array): T => JSON.parse(gunzipSync(gzip).toString()) as T;

/** Attributes of a compressed document. @throws DocumentoGrandeError. */
export const atributosDocumento = (nombre: string, valor: unknown): Item => {
  const { gzip, etag } = comprimir(valor);
  if (gzip.byteLength > MAXIMO_ITEM_BYTES) throw new DocumentoGrandeError(nombre, gzip.byteLength);
  return { doc: { B: gzip }, etag: { S: etag } };
};

export const leerDocumento = (item: Item): Documento => {
  const gzip = item['doc']?.B;
  const etag = item['etag']?.S;
  if (!gzip || !etag) throw new Error('Item sin documento comprimido');
  return { gzip, etag };
};
