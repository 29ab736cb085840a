import type { Context } from 'hono';
import type { Modo } from '../domain/tablero.ts';
import { esFinalidad, type Identidad } from '../domain/acceso/identidad.ts';
import { puede, type Entorno, type Negativa } from '../domain/acceso/puede.ts';
import type { Deps, Presentado } from './deps.ts';
import type { Parametro, Valores } from './parametros.ts';
import { problema } from './problema.ts';
import type { NoHay, Pide, Quien, Ruta } from './ruta.ts';

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
  // Also from another name of the same domain: the CDN does not always leave the origin to be looked at.
  const cruzada = ['cross-site', 'same-site'].includes(c.req.header('Sec-Fetch-Site') ?? '');
  const cambia = c.req.method !== 'GET' && c.req.method !== 'HEAD';
  if (deOtro || (cruzada && cambia))
    return problema(c, 403, 'origen_ajeno', 'La petición viene de otra página. Hágala desde la propia Sala.');
  return null;
};

const SIN_SESION: Readonly<Record<'sin_sesion' | 'sesion_vencida' | 'sesion_invalida', string>> = {
  sin_sesion: 'Identifíquese para ver este recurso: entre en /entrar.',
  sesion_vencida: 'Su sesión terminó. Vuelva a entrar en /entrar.',
  sesion_invalida: 'La sesión presentada no vale aquí. Vuelva a entrar en /entrar.',
};

export const sinSesion = (c: Context, por: keyof typeof SIN_SESION): Response => problema(c, 401, por, SIN_SESION[por]);

const NEGATIVAS: Readonly<Record<Exclude<Negativa, 'sin_sesion' | 'sesion_vencida' | 'finalidad'>, string>> = {
  rol: 'Su cuenta no tiene el rol que este recurso pide. Solicítelo a informática de su red.',
  ambito: 'Su cuenta no responde por este lugar. Vea los suyos en /entrar, o pida el permiso a informática de su red.',
  pantalla: 'Una pantalla de pared sólo muestra su propio lugar. Para lo demás, entre con su cuenta.',
  modo: 'Esto no se publica en modo público. Use modo=equipo con su cuenta.',
};

const negar = (c: Context, por: Negativa, sinDecir: boolean): Response => {
  if (por === 'sin_sesion' || por === 'sesion_vencida') return sinSesion(c, por);
  if (por !== 'finalidad') return problema(c, 403, 'sin_permiso', NEGATIVAS[por]);
  return sinDecir
    ? problema(c, 403, 'falta_finalidad', 'Aquí hay datos de personas: diga para qué los lee con finalidad=.')
    : problema(
        c,
        403,
        'sin_permiso',
        'Su cuenta no tiene permiso para leer datos de personas con esa finalidad. Pídalo a informática de su red.',
      );
};

const entornoDe = async (deps: Deps, region: string): Promise<Entorno> => ({
  ahora: Date.parse(deps.ahora()) / 1000,
  padres: await deps.lugares.padres(region),
});

type Entrada = Valores<never, Parametro>;
type Permitido = { readonly quien: Quien };
const esNoHay = (x: Pide | NoHay): x is NoHay => 'codigo' in x;

/** Whether somebody may also do something else, in the course of what was granted. */
export const permite = async (deps: Deps, quien: Quien, { accion, lugar }: Pide): Promise<boolean> =>
  puede(quien, { accion, lugar, modo: 'equipo', finalidad: null }, await entornoDe(deps, lugar.region)).puede;

/** What one request asks, against who makes it. Default deny: whatever is not granted here is not served. */
async function decidir(deps: Deps, c: Context, r: Ruta, p: Entrada, quien: Identidad): Promise<Permitido | Response> {
  if (r.acceso === 'abierta') return { quien: null };
  const pide = await r.acceso.pide(p, deps, c);
  if (esNoHay(pide)) return problema(c, 404, pide.codigo, pide.detalle);
  const { accion, lugar } = pide;
  const modo: Modo = p.modo === 'publico' ? 'publico' : 'equipo';
  const finalidad = p.finalidad !== undefined && esFinalidad(p.finalidad) ? p.finalidad : null;
  const d = puede(quien, { accion, lugar, modo, finalidad }, await entornoDe(deps, lugar.region));
  return d.puede ? { quien } : negar(c, d.por, finalidad === null);
}

/**
 * Who is served, or the answer that says why not. A session is asked for before anything is said of what was asked, even that it was
 * badly written.
 */
export async function comprobarAcceso(
  deps: Deps,
  c: Context,
  r: Ruta,
  leidos: { readonly ok: true; readonly value: Entrada } | { readonly ok: false; readonly malos: () => Response },
): Promise<Permitido | Response> {
  const abierta = r.acceso === 'abierta' || (leidos.ok && r.acceso.publico?.(leidos.value) === true);
  if (abierta) return leidos.ok ? { quien: null } : leidos.malos();
  const presentado: Presentado = await deps.identificar(c);
  if (presentado.quien === null) return sinSesion(c, presentado.por);
  return leidos.ok ? decidir(deps, c, r, leidos.value, presentado.quien) : leidos.malos();
}
