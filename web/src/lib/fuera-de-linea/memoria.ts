import { CABECERA_GUARDADA } from './marca.ts';

/** Caches of one version of the site, and those that outlive it. */
export const nombresDe = (version: string) => ({
  armazon: `sala-armazon-${version}`,
  paginas: `sala-paginas-${version}`,
  datos: 'sala-datos-1',
  motor: 'sala-motor-1',
  fijos: 'sala-fijos-1',
});
export type Nombres = ReturnType<typeof nombresDe>;

const VERSION = /^sala-(?:armazon|paginas)-(.+)$/;

/**
 * Caches to delete when `version` takes over. The version before it stays: its tabs are still open and still ask for its files, and
 * the pages visited with it open without network until they are visited again.
 */
export function caducas(nombres: readonly string[], version: string): string[] {
  const versiones = [...new Set(nombres.flatMap((n) => VERSION.exec(n)?.[1] ?? []))]
    .filter((v) => v !== version)
    .sort();
  const anterior = versiones.at(-1);
  const vivas = Object.values(nombresDe(version));
  return nombres.filter((n) => {
    if (!n.startsWith('sala-') || vivas.includes(n)) return false;
    return VERSION.exec(n)?.[1] !== anterior || anterior === undefined;
  });
}

/** The same answer with the moment it was kept. Its body is already decoded. */
const fechada = (r: Response, ahora: number): Response => {
  const cabeceras = new Headers(r.headers);
  cabeceras.delete('content-encoding');
  cabeceras.delete('content-length');
  cabeceras.set(CABECERA_GUARDADA, new Date(ahora).toISOString());
  return new Response(r.body, { status: r.status, statusText: r.statusText, headers: cabeceras });
};

/** Only whole, good answers of our own, that do not forbid it. */
export const seGuarda = (r: Response): boolean =>
  r.status === 200 && r.type === 'basic' && !r.redirected && !/no-store/.test(r.headers.get('cache-control') ?? '');

/**
 * Keeps an answer, and no more than `maximo` in that cache: the oldest go. A full disk loses the engine first and never breaks a
 * page: what could not be kept is simply not kept.
 */
export async function guardar(
  cache: string,
  clave: string,
  respuesta: Response,
  maximo: number,
  ahora: number,
): Promise<void> {
  if (!seGuarda(respuesta)) return;
  try {
    const c = await caches.open(cache);
    await c.delete(clave);
    await c.put(clave, fechada(respuesta, ahora));
    const claves = await c.keys();
    for (const vieja of claves.slice(0, Math.max(0, claves.length - maximo))) await c.delete(vieja);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') await caches.delete(nombresDe('').motor);
  }
}

const OPCIONES: CacheQueryOptions = { ignoreVary: true };

export const buscar = async (nombres: readonly string[], clave: string): Promise<Response | undefined> => {
  for (const nombre of nombres) {
    // `caches.open` would create the empty ones.
    const r = await caches.match(clave, { ...OPCIONES, cacheName: nombre });
    if (r) return r;
  }
  return undefined;
};

/** Caches of a kind, the newest version first. */
export const deTodaVersion = async (prefijo: 'armazon' | 'paginas'): Promise<string[]> =>
  (await caches.keys())
    .filter((n) => n.startsWith(`sala-${prefijo}-`))
    .sort()
    .reverse();

export type Guardada = { readonly url: string; readonly titulo: string; readonly guardada: string };

/** The pages kept on this device, the latest visited first, each once. */
export async function paginasGuardadas(): Promise<Guardada[]> {
  const vistas = new Map<string, Guardada>();
  for (const nombre of await deTodaVersion('paginas')) {
    const c = await caches.open(nombre);
    for (const { url } of await c.keys()) {
      const r = await c.match(url, OPCIONES);
      const guardada = r?.headers.get(CABECERA_GUARDADA);
      if (!r || !guardada || vistas.has(url)) continue;
      const titulo = /<title>([^<]*)<\/title>/.exec(await r.text())?.[1] ?? url;
      vistas.set(url, { url, titulo: titulo.replace(/ · Sala$/, ''), guardada });
    }
  }
  return [...vistas.values()].sort((a, b) => (a.guardada < b.guardada ? 1 : -1));
}
