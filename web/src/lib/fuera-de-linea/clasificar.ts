/**
 * What the service worker does with a request. Only what is listed here is ever kept: uploads, exports, rejects, tasks and whatever
 * is not thought of go to the network as if there were no worker.
 */
export type Clase =
  /** A page of reading: kept as visited, opened without network. */
  | 'pagina'
  /** A page that only the network can answer: without it, the list of what is kept. */
  | 'pagina_en_linea'
  /** Data of a page changed from inside the site: never kept, given up soon. */
  | 'navegacion'
  /** Named by its content: kept while its version lives. */
  | 'inmutable'
  /** The engine and the cubes of the explorer: large, kept apart. */
  | 'motor'
  /** An answer about a named corte: it never changes. */
  | 'dato_fijo'
  /** An answer about the current corte: the network first. */
  | 'dato'
  /** Maps, icons: what is kept is given, and renewed behind. */
  | 'fijo';

export type Peticion = {
  readonly metodo: string;
  readonly url: URL;
  readonly origen: string;
  /** A person goes to an address. */
  readonly esNavegacion: boolean;
  /** It carries credentials of its own, asks for a piece of a file, or for nobody to keep it. */
  readonly esParticular: boolean;
};

/** Never kept, not even while offline: it says who somebody is. */
const DE_SESION = /^\/(?:sesion|entrar|emparejar|auditoria|v1\/(?:sesion|nominal|auditoria|pantallas))(?:\/|$)/;
const PAGINAS = /^\/(?:$|(?:iar|ial|eess|sector|red|ambito|indicador)(?:\/|$)|explorar$)/;
const DATOS =
  /^\/v1\/(?:tableros\/[^/]+(?:\/tendencia)?|fichas(?:\/[^/]+)?|series\/[^/]+\/[^/]+|ambitos\/[^/]+|cubos\/[^/]+)$/;
const CUBO = /^\/v1\/cubos\/[^/]+\/archivo\//;
const DATOS_PAGINA = /\/__data\.json$/;
const MOTOR = /\.wasm$|\/duckdb-[^/]*\.js$/;
const FIJOS = /^\/(?:geo\/|iconos\/|icono\.svg$|manifest\.webmanifest$)/;

/** Coming in, going out, becoming somebody else. */
export const cambiaSesion = ({ origin, pathname }: URL, origen: string): boolean =>
  origin === origen && /^\/sesion(?:\/|$)/.test(pathname);

/** @returns null for what is not the worker's business. */
export function clasificar({ metodo, url, origen, esNavegacion, esParticular }: Peticion): Clase | null {
  if (metodo !== 'GET' || url.origin !== origen || esParticular) return null;
  const { pathname } = url;
  if (DE_SESION.test(pathname)) return esNavegacion && !pathname.startsWith('/v1/') ? 'pagina_en_linea' : null;
  if (pathname.startsWith('/_app/immutable/')) return MOTOR.test(pathname) ? 'motor' : 'inmutable';
  if (pathname.startsWith('/v1/')) {
    if (esNavegacion) return null;
    if (CUBO.test(pathname)) return 'motor';
    if (!DATOS.test(pathname)) return null;
    return url.searchParams.has('corte') ? 'dato_fijo' : 'dato';
  }
  if (FIJOS.test(pathname)) return 'fijo';
  if (DATOS_PAGINA.test(pathname)) return PAGINAS.test(pathname.replace(DATOS_PAGINA, '')) ? 'navegacion' : null;
  if (!esNavegacion) return null;
  return PAGINAS.test(pathname) ? 'pagina' : 'pagina_en_linea';
}

/** The address under which a page is found whatever was sorted or opened in it: place, corte and mode. */
export function direccionBase(url: URL): string {
  const base = new URL(url.pathname, url.origin);
  for (const clave of ['corte', 'modo']) {
    const valor = url.searchParams.get(clave);
    if (valor !== null) base.searchParams.set(clave, valor);
  }
  return base.href;
}
