import type { Tablero } from '../../../../functions/domain/tablero.ts';
import type { EstadoExplorador } from './estado.ts';

/** Where the cube of a region is. */
export type CuboPublicado = {
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly corte: string;
};

const pedir = async (ruta: string, q: Record<string, string | null>): Promise<unknown> => {
  const consulta = new URLSearchParams(Object.entries(q).flatMap(([k, v]) => (v === null || v === '' ? [] : [[k, v]])));
  const respuesta = await fetch(`${ruta}${consulta.size === 0 ? '' : `?${consulta}`}`, {
    headers: { accept: 'application/json' },
  });
  if (!respuesta.ok) throw new Error(`${ruta}: ${respuesta.status}`);
  return respuesta.json();
};

/** @throws when the API does not answer or gives something else. */
export async function pedirCubo({ region, corte, modo }: EstadoExplorador): Promise<CuboPublicado> {
  const c = (await pedir(`/v1/cubos/${region}`, { corte, modo })) as Partial<CuboPublicado> | null;
  if (
    typeof c?.url !== 'string' ||
    typeof c.bytes !== 'number' ||
    typeof c.sha256 !== 'string' ||
    typeof c.corte !== 'string'
  ) {
    throw new Error(`/v1/cubos/${region}: forma inesperada`);
  }
  return { url: c.url, bytes: c.bytes, sha256: c.sha256, corte: c.corte };
}

/** The region's board in one corte. @throws when the API does not answer. */
export const pedirTablero = async (region: string, corte: string, modo: EstadoExplorador['modo']): Promise<Tablero> =>
  (await pedir(`/v1/tableros/G:${region}`, { corte, modo })) as Tablero; // our own API, same contract
