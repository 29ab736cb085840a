import { pedir } from '../api.ts';
import type { EstadoExplorador } from './estado.ts';

/** Where the cube of a region is. */
export type CuboPublicado = {
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly corte: string;
};

/** @throws Kit's HttpError with the API's own sentence. */
export function pedirCubo({ region, corte, modo }: EstadoExplorador): Promise<CuboPublicado> {
  const q = new URLSearchParams();
  if (corte !== '') q.set('corte', corte);
  if (modo !== null) q.set('modo', modo);
  return pedir<CuboPublicado>(fetch, `/v1/cubos/${region}${q.size === 0 ? '' : `?${q}`}`);
}
