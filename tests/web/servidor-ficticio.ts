/** `node tests/web/servidor-ficticio.ts [puerto]`: the built web over invented boards, to look at screens without data. */
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { fileURLToPath } from 'node:url';
import { leerFichas } from '../../functions/adapters/catalogos/fichas.ts';
import { fichasPublicadas } from '../../functions/publish/fichas-publicadas.ts';
import { crearSitio, type Responder } from '../../functions/sitio/app.ts';
import { CORTE, PERIODO, tableroFicticio, tendenciaFicticia } from './tablero-ficticio.ts';

const RAIZ = fileURLToPath(new URL('../..', import.meta.url));
const problema = (status: number, code: string, detail: string): Response =>
  new Response(JSON.stringify({ type: `urn:sala:problema:${code}`, title: code, status, detail, code }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

const FICHAS = fichasPublicadas(leerFichas().fichas);

const LUGARES = [
  { id: 'G:05', tipo: 'G', nombre: 'Ayacucho', padre: null, region: '05' },
  { id: 'D:050111', tipo: 'D', nombre: 'Vinchos', padre: 'P:0501', region: '05' },
  { id: 'E:00003644', tipo: 'E', nombre: 'Vinchos', padre: 'M:01-01-00', region: '05' },
];

export const apiFicticia = new Hono()
  .get('/v1/tableros/:ambito', (c) => {
    const id = c.req.param('ambito');
    if (id === 'G:06')
      return problema(
        503,
        'sin_corte',
        'La región 06 todavía no tiene un corte publicado. Cargue sus archivos y cierre un periodo.',
      );
    if (id === 'G:07') return problema(403, 'sin_permiso', 'Su cuenta no alcanza a este lugar.');
    if (!/^(G:05|[DPEMR]:)/.test(id)) return problema(404, 'ambito_desconocido', `No hay un ámbito ${id}.`);
    const meses = (() => {
      const m = /(\d{4})-(\d{2})-r/.exec(c.req.query('corte') ?? CORTE)!;
      return (Number(PERIODO.slice(0, 4)) - Number(m[1])) * 12 + Number(PERIODO.slice(5)) - Number(m[2]);
    })();
    return c.json(tableroFicticio(id, meses));
  })
  .get('/v1/tableros/:ambito/tendencia', (c) => c.json(tendenciaFicticia(c.req.param('ambito'))))
  .get('/v1/cortes', (c) =>
    c.json({
      region: '05',
      ultimo: { periodo: PERIODO, corte: CORTE },
      vigentes: [{ periodo: PERIODO, corte: CORTE }],
      cortes: [],
      cursor: null,
    }),
  )
  .get('/v1/regiones', (c) => c.json({ regiones: LUGARES.filter((l) => l.id.startsWith('G:')) }))
  .get('/v1/ambitos', (c) =>
    c.json({
      ambitos: LUGARES.filter((l) =>
        `${l.nombre} ${l.id}`.toLowerCase().includes((c.req.query('buscar') ?? '').toLowerCase()),
      ),
      hay_mas: false,
    }),
  )
  .get('/v1/fichas', (c) => c.json({ fichas: FICHAS }))
  .get('/v1/fichas/:id', (c) => {
    const ficha = FICHAS.find((f) => f.id === c.req.param('id'));
    return ficha ? c.json(ficha) : problema(404, 'ficha_desconocida', 'No hay esa ficha.');
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const entrada = `${RAIZ}/web/build/servidor/entrada.js`;
  const { responder } = (await import(entrada)) as { responder: Responder };
  const sitio = new Hono()
    .use(compress())
    .use('*', serveStatic({ root: `${RAIZ}/web/build/cliente` }))
    .route('/', crearSitio({ api: apiFicticia, responder, conApi: true }));
  serve({ fetch: sitio.fetch, port: Number(process.argv[2] ?? 4199), hostname: '127.0.0.1' });
}
