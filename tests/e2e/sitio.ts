import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { crearSitio, type Responder } from '../../functions/sitio/app.ts';

const PAGINAS = fileURLToPath(new URL('../../web/build', import.meta.url));

/** Nobody: every page asks who is looking, sooner or later. */
const NADIE = { sesion: null, por: 'sin_sesion', entrada: { tipo: 'ninguna' } };
const sinDatos = ({ url }: Request): Response =>
  new URL(url).pathname === '/v1/sesion' ? Response.json(NADIE) : new Response('{}', { status: 404 });

/** The built pages without data: every other question to the API is answered 404. Needs `npm run build`. */
export async function servirSitio(): Promise<{ url: string; cerrar: () => Promise<void> }> {
  const { responder } = (await import(`${PAGINAS}/servidor/entrada.js`)) as { responder: Responder }; // what the adapter writes
  const sitio = new Hono()
    .use('*', serveStatic({ root: `${PAGINAS}/cliente` }))
    .route('/', crearSitio({ api: { fetch: sinDatos }, responder, conApi: true }));
  const servidor = createServer(getRequestListener(sitio.fetch));
  await new Promise<void>((listo) => servidor.listen(0, '127.0.0.1', listo));
  const { port } = servidor.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: `http://127.0.0.1:${port}`,
    async cerrar() {
      servidor.closeAllConnections();
      await new Promise((listo) => servidor.close(listo));
    },
  };
}
