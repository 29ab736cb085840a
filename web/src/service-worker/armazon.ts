import { guardar, type Nombres } from '../lib/fuera-de-linea/memoria.ts';

/** Compressed. What is larger (charts, the engine) is kept when somebody uses it. */
const MAXIMO_BYTES = 32_000;
const A_LA_VEZ = 4;
const SIN_LIMITE = Infinity;

/**
 * Brings the small files of this version, so that a tab of it goes on working after the server has only the next one. One that does
 * not arrive is left for when it is used: on a bad network a worker without it is better than none.
 */
export async function precargar({ armazon }: Nombres, archivos: readonly { readonly path: string }[]): Promise<void> {
  const pendientes = archivos
    .map(({ path }) => `/${path.replace(/^\//, '')}`)
    .filter((p) => /\.(?:js|css)$/.test(p) && !/duckdb/.test(p));
  const traer = async (camino: string): Promise<void> => {
    if (await (await caches.open(armazon)).match(new URL(camino, location.href).href)) return;
    const r = await fetch(camino);
    if (Number(r.headers.get('content-length') ?? 0) > MAXIMO_BYTES) await r.body?.cancel();
    else await guardar(armazon, new URL(camino, location.href).href, r, SIN_LIMITE, Date.now());
  };
  const trabajar = async (): Promise<void> => {
    for (let c = pendientes.shift(); c !== undefined; c = pendientes.shift()) await traer(c).catch(() => undefined);
  };
  await Promise.all(Array.from({ length: A_LA_VEZ }, trabajar));
}
