import { Hono } from 'hono';
import { POLITICA } from './politica.ts';

/** What the web's server build exports: renders one request, asking the API in process. */
export type Responder = (
  request: Request,
  plataforma: { api: (request: Request) => Promise<Response> },
) => Promise<Response>;

/**
 * Whether a page has changed is decided here and not by the renderer: its 304 would come without the page's own policy, and what a 304
 * says replaces the headers of the stored page, whose start script would then be refused (and the CDN gives the common policy to whatever
 * brings none).
 */
const sinCondicion = (peticion: Request): Request => {
  const headers = new Headers(peticion.headers);
  headers.delete('if-none-match');
  return new Request(peticion, { headers });
};

const esLaMisma = (guardada: string, respuesta: Response): boolean => {
  const etag = respuesta.headers.get('etag');
  return etag !== null && guardada.split(',').some((g) => g.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));
};

const sinCuerpo = (cabeceras: Headers): Headers => {
  const headers = new Headers(cabeceras);
  for (const h of ['content-length', 'content-type', 'content-encoding']) headers.delete(h);
  return headers;
};

/** The pages and the API as one application, the same under Lambda and Node. */
export function crearSitio({
  api,
  responder,
}: {
  api: { fetch: (request: Request) => Response | Promise<Response> };
  responder: Responder;
}): Hono {
  const sitio = new Hono();
  sitio.all('/v1/*', (c) => api.fetch(c.req.raw));
  sitio.all('*', async (c) => {
    const guardada = c.req.header('if-none-match');
    const respuesta = await responder(guardada === undefined ? c.req.raw : sinCondicion(c.req.raw), {
      api: async (r) => api.fetch(r),
    });
    const igual = guardada !== undefined && respuesta.status === 200 && esLaMisma(guardada, respuesta);
    const r = igual
      ? new Response(null, { status: 304, headers: sinCuerpo(respuesta.headers) })
      : new Response(respuesta.body, respuesta);
    // Pages with their own hashes for the inline start script bring their own policy.
    if (!r.headers.has('content-security-policy')) r.headers.set('content-security-policy', POLITICA);
    r.headers.set('x-content-type-options', 'nosniff');
    r.headers.set('referrer-policy', 'same-origin');
    return r;
  });
  return sitio;
}
