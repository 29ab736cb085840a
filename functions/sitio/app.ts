import { Hono } from 'hono';

/** What the web's server build exports: renders one request, asking the API in process. */
export type Responder = (
  request: Request,
  plataforma: { api: (request: Request) => Promise<Response> },
) => Promise<Response>;

/**
 * Policy of whatever is not a page with its own hashes: static files too, because a worker obeys the policy of its own script and the
 * explorer's must not reach any other server. Only what the pages need: scripts and WebAssembly of our own origin. Inline styles come from Svelte's transitions and charts.
 */
export const POLITICA =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

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
    const respuesta = await responder(c.req.raw, { api: async (r) => api.fetch(r) });
    const r = new Response(respuesta.body, respuesta);
    // Pages with their own hashes for the inline start script bring their own policy. «Not modified» brings none, and one here would
    // replace that of the page the browser has.
    if (r.status !== 304 && !r.headers.has('content-security-policy'))
      r.headers.set('content-security-policy', POLITICA);
    r.headers.set('x-content-type-options', 'nosniff');
    r.headers.set('referrer-policy', 'same-origin');
    return r;
  });
  return sitio;
}
