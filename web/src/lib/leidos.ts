type Leido = { readonly etag: string; readonly valor: unknown };

/** The largest are a few MB. */
const MAXIMO = 12;
const leidos = new Map<string, Leido>();

/**
 * Documents of the API as the pages that the server draws read them, by address: asked for again with their ETag, the API says whether
 * whoever asks may have them and whether they changed, and what did not change is not read again. A browser has its own cache.
 */
export const leidoDe = (camino: string): Leido | undefined => leidos.get(camino);

export const recordar = (camino: string, etag: string | null, valor: unknown): void => {
  leidos.delete(camino);
  if (etag === null) return;
  leidos.set(camino, { etag, valor });
  const [masViejo] = leidos.keys();
  if (leidos.size > MAXIMO && masViejo !== undefined) leidos.delete(masViejo);
};
