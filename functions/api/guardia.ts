import type { Context } from 'hono';
import type { Acceso, Deps } from './deps.ts';
import { problema } from './problema.ts';

const sinPuerto = (anfitrion: string): string => anfitrion.replace(/:\d+$/, '').toLowerCase();

/**
 * Refuses what another web page could make a browser send here: names that are not this server's (DNS rebinding), and requests that
 * change something from another origin. @returns null when it may go on.
 */
export const comprobarOrigen = (c: Context, anfitriones: Deps['anfitriones']): Response | null => {
  const anfitrion = c.req.header('Host') ?? new URL(c.req.url).host;
  if (anfitriones !== null && !anfitriones.includes(sinPuerto(anfitrion)))
    return problema(
      c,
      403,
      'origen_ajeno',
      'Esta Sala solo responde con su propio nombre. Ábrala en http://localhost o en http://127.0.0.1.',
    );
  const origen = c.req.header('Origin');
  const deOtro = origen !== undefined && (!URL.canParse(origen) || new URL(origen).host !== anfitrion);
  const cruzada = c.req.header('Sec-Fetch-Site') === 'cross-site';
  const cambia = c.req.method !== 'GET' && c.req.method !== 'HEAD';
  if (deOtro || (cruzada && cambia))
    return problema(c, 403, 'origen_ajeno', 'La petición viene de otra página. Hágala desde la propia Sala.');
  return null;
};

/** Default deny: an identity is asked for unless the route says that it is open. @returns null when it may go on. */
export const comprobarAcceso = (c: Context, acceso: Acceso, identificar: Deps['identificar']): Response | null => {
  if (acceso === 'abierta') return null;
  const identidad = identificar(c);
  if (!identidad) return problema(c, 401, 'sin_sesion', 'Identifíquese para ver este recurso.');
  return identidad.roles.includes(acceso)
    ? null
    : problema(
        c,
        403,
        'sin_permiso',
        'Su cuenta no tiene el permiso que este recurso pide. Solicítelo a informática de su red.',
      );
};
