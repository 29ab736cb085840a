/** A cache between a server and several persons: what it may give to one of what it kept of another. */
export type Cache = (peticion: Request) => Promise<Response>;
type Origen = (peticion: Request) => Promise<Response>;

type Copia = { readonly cuerpo: ArrayBuffer; readonly status: number; readonly cabeceras: Headers };
const copiar = async (r: Response): Promise<Copia> => ({
  cuerpo: await r.arrayBuffer(),
  status: r.status,
  cabeceras: new Headers(r.headers),
});
const dar = ({ cuerpo, status, cabeceras }: Copia): Response =>
  new Response([204, 304].includes(status) ? null : cuerpo, { status, headers: cabeceras });

const directivas = (h: Headers): ReadonlyMap<string, string> =>
  new Map(
    (h.get('cache-control') ?? '').split(',').map((d) => {
      const [nombre = '', valor = ''] = d.trim().toLowerCase().split('=');
      return [nombre, valor];
    }),
  );

/** A shared cache as RFC 9111 says: it honours `Vary`, and keeps an answer asked for with `Authorization` only if told that it may. */
export function cacheCompartida(origen: Origen): Cache {
  const guardadas = new Map<
    string,
    { readonly copia: Copia; readonly vary: readonly (readonly [string, string | null])[] }[]
  >();
  return async (peticion) => {
    if (peticion.method !== 'GET') return origen(peticion);
    const sirve = guardadas
      .get(peticion.url)
      ?.find(({ vary }) => vary.every(([h, v]) => peticion.headers.get(h) === v));
    if (sirve) return dar(sirve.copia);
    const copia = await copiar(await origen(peticion));
    const d = directivas(copia.cabeceras);
    const cabe =
      !d.has('private') &&
      !d.has('no-store') &&
      !d.has('no-cache') &&
      (Number(d.get('max-age')) > 0 || d.has('public'));
    const conPermiso = !peticion.headers.has('authorization') || d.has('public') || d.has('s-maxage');
    const vary = (copia.cabeceras.get('vary') ?? '').split(',').map((h) => h.trim().toLowerCase());
    if (copia.status === 200 && cabe && conPermiso && !vary.includes('*'))
      guardadas.set(peticion.url, [
        ...(guardadas.get(peticion.url) ?? []),
        { copia, vary: vary.filter((h) => h !== '').map((h) => [h, peticion.headers.get(h)] as const) },
      ]);
    return dar(copia);
  };
}

/** A CDN: its key is the address and nothing else, whatever `Vary` says, and it sends cookies on. */
export function cacheDeBorde(origen: Origen): Cache {
  const guardadas = new Map<string, Copia>();
  return async (peticion) => {
    if (peticion.method !== 'GET') return origen(peticion);
    const guardada = guardadas.get(peticion.url);
    if (guardada) return dar(guardada);
    const copia = await copiar(await origen(peticion));
    const d = directivas(copia.cabeceras);
    if (copia.status === 200 && !d.has('private') && !d.has('no-store') && Number(d.get('max-age')) > 0)
      guardadas.set(peticion.url, copia);
    return dar(copia);
  };
}

/** The cache of a browser several persons use, that looks at no cookie: it asks again whether what it has is still good. */
export function cacheDeNavegador(origen: Origen): Cache {
  const guardadas = new Map<string, Copia>();
  return async (peticion) => {
    if (peticion.method !== 'GET') return origen(peticion);
    const guardada = guardadas.get(peticion.url);
    const fresca = guardada && Number(directivas(guardada.cabeceras).get('max-age')) > 0;
    if (guardada && fresca) return dar(guardada);
    const cabeceras = new Headers(peticion.headers);
    const etag = guardada?.cabeceras.get('etag');
    if (etag) cabeceras.set('if-none-match', etag);
    const copia = await copiar(await origen(new Request(peticion, { headers: cabeceras })));
    if (copia.status === 304 && guardada) return dar(guardada);
    if (copia.status === 200 && !directivas(copia.cabeceras).has('no-store')) guardadas.set(peticion.url, copia);
    return dar(copia);
  };
}
