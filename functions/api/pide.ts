import type { Accion } from '../domain/acceso/acciones.ts';
import type { LugarDeCorte } from '../domain/acceso/lugares.ts';
import { parseCorteId } from '../domain/corte.ts';
import { esRegion } from '../domain/territorio.ts';
import type { Deps } from './deps.ts';
import type { DepsPide, NoHay, Pide } from './ruta.ts';

/** The region a place answers to, told by its own code where the code says it. */
export const regionDe = async (deps: Pick<Deps, 'lugares'>, ambito: string): Promise<string | null> =>
  /^(?:[DPG]:|[ES]:SIN-)(\d{2})/.exec(ambito)?.[1] ?? (await deps.lugares.ver(ambito))?.region ?? null;

export const ambitoDesconocido = (ambito: string): NoHay => ({
  codigo: 'ambito_desconocido',
  detalle: `No hay un ámbito ${ambito}. Búsquelo por su nombre en /v1/ambitos?buscar=.`,
});

export const cargaDesconocida = (id: string): NoHay => ({
  codigo: 'carga_desconocida',
  detalle: `No hay una carga ${id}. La lista de una región está en /v1/cargas?region=.`,
});

/** The whole country: of what does not say its region. */
export const PAIS: LugarDeCorte = { ambito: 'N:PE', region: '' };

export const region = (codigo: string): LugarDeCorte => ({ ambito: `G:${codigo}`, region: codigo });

/** The region of a corte is in its name. */
export const regionDelCorte = (corte: string): string => parseCorteId(corte)!.region; // its form was checked

/** A place: of the corte that is named, or of the current one of the region it answers to. */
export const lugar =
  (accion: Accion) =>
  async (p: { readonly ambito: string; readonly corte?: string }, deps: DepsPide): Promise<Pide | NoHay> => {
    const suya = p.corte === undefined ? await regionDe(deps, p.ambito) : regionDelCorte(p.corte);
    return suya === null || !esRegion(suya)
      ? ambitoDesconocido(p.ambito)
      : { accion, lugar: { ambito: p.ambito, region: suya } };
  };

export const deLaRegion =
  (accion: Accion) =>
  (p: { readonly region: string }): Pide => ({ accion, lugar: region(p.region) });

/** The journal a carga is in: that of its region. */
export const deLaCarga =
  (accion: Accion) =>
  async (p: { readonly carga: string }, deps: DepsPide): Promise<Pide | NoHay> => {
    const hallada = await deps.cargas.recibida(p.carga);
    return hallada ? { accion, lugar: region(hallada.region) } : cargaDesconocida(p.carga);
  };
