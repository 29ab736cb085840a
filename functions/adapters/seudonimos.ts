import { createHmac } from 'node:crypto';

/**
 * Pseudonyms: HMAC-SHA256 of the document with a key that never leaves the sala, 24 hex digits after the kind of document (`dni_`,
 * `cnv_`, `doc_`), because some rules ask whether it is a DNI. The same document gives the same pseudonym, so tables join; facts
 * are counts, so the key does not reach any result.
 */
export function crearSeudonimos(clave: Uint8Array): (documento: string) => string {
  const cache = new Map<string, string>();
  return (documento) => {
    let s = cache.get(documento);
    if (s === undefined) {
      const clase = /^\d{8}$/.test(documento) ? 'dni' : /^\d{10}$/.test(documento) ? 'cnv' : 'doc';
      cache.set(
        documento,
        (s = `${clase}_${createHmac('sha256', clave).update(documento).digest('hex').slice(0, 24)}`),
      );
    }
    return s;
  };
}
