import { direccionBase, clasificar } from '../lib/fuera-de-linea/clasificar.ts';
import { CABECERA_GUARDADA, type Comprobacion, type Mensaje } from '../lib/fuera-de-linea/marca.ts';
import { buscar, deTodaVersion, paginasGuardadas, type Nombres } from '../lib/fuera-de-linea/memoria.ts';
import { conMarca, paginaSinConexion } from '../lib/fuera-de-linea/pagina-sin-conexion.ts';
import type { Despues } from './datos.ts';
import { alcabo, conLimite } from './espera.ts';
import { esperaPermiso, guardador, niega, traerYGuardar } from './sesion.ts';

const MAXIMO_PAGINAS = 60;
const MAXIMO_DATOS = 150;
/** What a good network takes. Past it the copy is shown, and what the network says of it comes after. */
const PRONTO_MS = 250;
/** Somebody asked for the page again: the network is waited for. */
const RECARGA_MS = 4_000;
const LIMITE_MS = 30_000;

/** What the network said of the copies given lately, until their pages ask. */
const comprobaciones = new Map<string, Promise<Comprobacion>>();
export const comprobacionDe = (url: string): Promise<Comprobacion> => {
  const hecha = comprobaciones.get(url) ?? Promise.resolve('igual' as const);
  comprobaciones.delete(url);
  return hecha;
};

const html = (cuerpo: string, status: number, cabeceras: Headers = new Headers()): Response => {
  cabeceras.set('content-type', 'text/html; charset=utf-8');
  return new Response(cuerpo, { status, headers: cabeceras });
};

const sinConexion = async (request: Request): Promise<Response> =>
  html(paginaSinConexion(new URL(request.url), await paginasGuardadas()), 503);

export const responderEnLinea = (request: Request): Promise<Response> =>
  fetch(request).catch(() => sinConexion(request));

const comoCopia = async (r: Response): Promise<Response> =>
  html(conMarca(await r.text(), r.headers.get(CABECERA_GUARDADA) ?? ''), 200, new Headers(r.headers));

/**
 * A page: the network's if it comes at once, else the copy; of a session that is over, only if there is no network. A copy of the same place seen otherwise (sorted, another indicator) is
 * only given when there is no network.
 */
export async function responderPagina(request: Request, n: Nombres, despues: Despues): Promise<Response> {
  const caches = [n.paginas, ...(await deTodaVersion('paginas'))];
  const guardada = await buscar(caches, request.url);
  const red = conLimite(traerYGuardar(request, n.paginas, MAXIMO_PAGINAS, despues), LIMITE_MS);
  const llegada = red.then(
    (r) => (r.status >= 500 ? null : r),
    () => null,
  );
  if (!guardada) {
    const r = await llegada;
    if (r) return r;
    const otra = await buscar(caches, direccionBase(new URL(request.url)));
    if (otra) {
      comprobaciones.set(request.url, Promise.resolve('sin_red'));
      return comoCopia(otra);
    }
    // The server did answer, badly: what it says is worth more than silence.
    return red.catch(() => sinConexion(request));
  }
  const pronto = esperaPermiso(guardada)
    ? await llegada
    : await Promise.race([
        llegada,
        alcabo(request.cache === 'no-cache' || request.cache === 'reload' ? RECARGA_MS : PRONTO_MS, null),
      ]);
  if (pronto) return pronto;
  const etag = guardada.headers.get('etag');
  const hecha = llegada.then((r): Comprobacion => {
    if (r === null) return 'sin_red';
    if (niega(r)) return 'sin_permiso';
    return etag !== null && r.headers.get('etag') === etag ? 'igual' : 'nueva';
  });
  comprobaciones.set(request.url, hecha);
  despues(hecha);
  return comoCopia(guardada);
}

/** Keeps a page reached from inside the site, or before the worker was there, with what it used. */
export async function guardarPagina(
  { pagina, recursos }: Extract<Mensaje, { tipo: 'guardar' }>,
  n: Nombres,
  origen: string,
): Promise<void> {
  const clase = (url: URL, esNavegacion: boolean) =>
    clasificar({ metodo: 'GET', url, origen, esNavegacion, esParticular: false });
  const guardarla = guardador();
  const traer = async (cache: string, url: string, maximo: number): Promise<void> => {
    const r = await fetch(url).catch(() => null);
    if (r) await guardarla(cache, url, r, maximo, Date.now());
  };
  const url = new URL(pagina);
  if (clase(url, true) === 'pagina') await traer(n.paginas, direccionBase(url), MAXIMO_PAGINAS);
  for (const recurso of recursos) {
    const c = clase(new URL(recurso), false);
    const cache =
      c === 'inmutable' ? n.armazon : c === 'dato' || c === 'dato_fijo' ? n.datos : c === 'fijo' ? n.fijos : null;
    if (cache && !(await buscar([cache], recurso)))
      await traer(cache, recurso, c === 'inmutable' ? Infinity : MAXIMO_DATOS);
  }
}
