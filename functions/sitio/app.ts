import { Hono } from 'hono';
import { soloCaminosDerechos } from '../api/camino.ts';
import { comprobarOrigen } from '../api/guardia.ts';
import { problema } from '../api/problema.ts';
import { CABECERA_HASTA } from '../domain/acceso/hasta.ts';
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

/** The pages, which ask the API in process; the same under Lambda and Node. */
export function crearSitio({
  api,
  responder,
  puertas = [],
  conApi = false,
}: {
  api: { fetch: (request: Request) => Response | Promise<Response> };
  responder: Responder;
  /** What opens and closes sessions, under `/sesion`. */
  puertas?: readonly Hono[];
  /** Whether who asks from outside is also answered by the API: only where it has no door of its own, that limits and counts. */
  conApi?: boolean;
}): Hono {
  const sitio = new Hono();
  sitio.use(soloCaminosDerechos);
  sitio.use('/sesion/*', async (c, next) => comprobarOrigen(c, null) ?? (await next()));
  for (const puerta of puertas) sitio.route('/', puerta);
  sitio.all('/v1/*', (c) =>
    conApi
      ? api.fetch(c.req.raw)
      : problema(c, 404, 'ruta_desconocida', 'Aquí sólo hay páginas: la API tiene su puerta.'),
  );
  sitio.all('*', async (c) => {
    const guardada = c.req.header('if-none-match');
    let hasta: string | null = null; // one session reads all of a page
    const respuesta = await responder(guardada === undefined ? c.req.raw : sinCondicion(c.req.raw), {
      api: async (r) => {
        const dato = await api.fetch(r);
        hasta = dato.headers.get(CABECERA_HASTA) ?? hasta;
        return dato;
      },
    });
    const igual = guardada !== undefined && respuesta.status === 200 && esLaMisma(guardada, respuesta);
    const r = igual
      ? new Response(null, { status: 304, headers: sinCuerpo(respuesta.headers) })
      : new Response(respuesta.body, respuesta);
    // Pages with their own hashes for the inline start script bring their own policy.
    if (!r.headers.has('content-security-policy')) r.headers.set('content-security-policy', POLITICA);
    // A page is of whoever asked for it unless it says otherwise; and never of others when it was asked with a session.
    const conSesion = c.req.header('cookie') !== undefined || c.req.header('authorization') !== undefined;
    const guardar = r.headers.get('cache-control');
    if (guardar === null || (conSesion && !/no-store|private/.test(guardar)))
      r.headers.set('cache-control', 'private, no-cache');
    if (hasta !== null) r.headers.set(CABECERA_HASTA, hasta);
    r.headers.append('vary', 'Cookie, Authorization');
    r.headers.set('x-content-type-options', 'nosniff');
    r.headers.set('referrer-policy', 'same-origin');
    return r;
  });
  return sitio;
}
