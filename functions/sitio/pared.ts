import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import type { PantallasRepo } from '../adapters/dynamo/pantallas.ts';
import { PREFIJO_PANTALLA } from '../api/credencial.ts';
import { crearLimite, type Limite } from '../api/limite.ts';
import { emparejarPantalla } from '../api/pantallas.ts';
import { caminoPared } from '../domain/acceso/pantalla.ts';
import { abrirSesion, type CookieSesion } from './cookie.ts';

/**
 * Tries of codes, counted over everybody. A code has fifty bits and lasts fifteen minutes: twenty tries a second find none, and are more
 * than the firewall lets twenty addresses make, so that nobody can keep the others from pairing.
 */
export const limiteCodigos = (reloj: () => number): Limite => crearLimite(200, 50, reloj);

export type DepsPared = {
  readonly pantallas: Pick<PantallasRepo, 'emparejar'>;
  readonly cookie: CookieSesion;
  /** ISO 8601 in UTC. */
  readonly ahora: () => string;
  /** Tries of codes, counted over everybody: who tries comes from wherever it wants. */
  readonly limite: Limite;
};

/** What the browser of a wall may open: its wall, what says whose session it is, and what pages are made of. */
const DE_PARED = /^\/(?:v1|sesion|entrar|emparejar|_app)(?:\/|$)|\/pantalla(?:\/__data\.json)?$|\.\w+$/;

/**
 * Pairs a wall screen: the code that an administrator gave is typed once, and its browser keeps a token of that place. From then on
 * that browser shows walls and nothing else.
 */
export function sesionPared({ pantallas, cookie, ahora, limite }: DepsPared): Hono {
  const app = new Hono();
  app.use('*', async (c, next) => {
    // The CDN may have moved the cookie to the header.
    const credencial = getCookie(c, cookie.nombre) ?? c.req.header('authorization')?.replace(/^Bearer +/i, '') ?? '';
    const esPared = credencial.startsWith(PREFIJO_PANTALLA);
    return esPared && !DE_PARED.test(c.req.path) ? c.redirect('/entrar', 303) : next();
  });
  app.post('/sesion/pantalla', async (c) => {
    c.header('Cache-Control', 'no-store');
    if (!limite('codigo')) return c.redirect('/emparejar?fallo=espere', 303);
    const { codigo } = await c.req.parseBody();
    const hecha = typeof codigo === 'string' ? await emparejarPantalla(pantallas, codigo, ahora()) : null;
    const camino = hecha && caminoPared(hecha.pantalla.ambito);
    if (!hecha || !camino) return c.redirect('/emparejar?fallo=codigo', 303);
    const segundos = (Date.parse(hecha.pantalla.vence) - Date.parse(ahora())) / 1000;
    abrirSesion(c, cookie, `${PREFIJO_PANTALLA}${hecha.token}`, segundos);
    return c.redirect(camino, 303);
  });
  return app;
}
