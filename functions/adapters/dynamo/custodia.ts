import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server } from 'node:http';

/** The access key a request says it is signed with; empty when it says none. */
const claveDe = ({ headers }: IncomingMessage): Buffer =>
  Buffer.from(/^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1] ?? '');

/**
 * Makes an embedded store answer only to whoever opened it: dynalite believes any signature, and on a loopback port any program and
 * any web page of the machine could ask. @returns the access key to sign with, new at each opening and written nowhere.
 */
export function custodiar(servidor: Server): string {
  const clave = randomBytes(32).toString('hex');
  const esperada = Buffer.from(clave);
  const atender = servidor.listeners('request') as RequestListener[]; // what an HTTP server is given to answer with
  servidor.removeAllListeners('request');
  servidor.on('request', (req, res) => {
    const dada = claveDe(req);
    if (dada.length === esperada.length && timingSafeEqual(dada, esperada)) {
      for (const f of atender) f.call(servidor, req, res);
      return;
    }
    res.writeHead(403, { 'content-type': 'application/x-amz-json-1.0', connection: 'close' });
    res.end(
      JSON.stringify({ __type: 'UnrecognizedClientException', message: 'El almacén es sólo de la sala que lo abrió' }),
    );
  });
  return clave;
}
