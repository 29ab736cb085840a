import { CABECERA_COPIA, CABECERA_GUARDADA } from '../lib/fuera-de-linea/marca.ts';
import { buscar, deTodaVersion, type Nombres } from '../lib/fuera-de-linea/memoria.ts';
import { alcabo, conLimite } from './espera.ts';
import { esperaPermiso, traerYGuardar } from './sesion.ts';

export type Despues = (tarea: Promise<unknown>) => void;

const MAXIMO_DATOS = 150;
const MAXIMO_MOTOR = 5;
const MAXIMO_FIJOS = 20;
const ESPERA_DATO_MS = 3_000;
const LIMITE_NAVEGACION_MS = 10_000;

/** Named by its content: the one that is kept, of any version, is the right one. */
export async function responderInmutable(request: Request, n: Nombres, despues: Despues): Promise<Response> {
  const guardado = await buscar([n.armazon, ...(await deTodaVersion('armazon'))], request.url);
  return guardado ?? traerYGuardar(request, n.armazon, Infinity, despues);
}

export const responderMotor = async (request: Request, n: Nombres, despues: Despues): Promise<Response> =>
  (await buscar([n.motor], request.url)) ?? traerYGuardar(request, n.motor, MAXIMO_MOTOR, despues);

export async function responderFijo(request: Request, n: Nombres, despues: Despues): Promise<Response> {
  const guardado = await buscar([n.fijos], request.url);
  const red = traerYGuardar(request, n.fijos, MAXIMO_FIJOS, despues);
  if (!guardado) return red;
  despues(red.catch(() => undefined));
  return guardado;
}

/** An answer in place of the network's carries the moment it was kept. */
const comoCopia = (r: Response): Response => {
  const cabeceras = new Headers(r.headers);
  cabeceras.set(CABECERA_COPIA, r.headers.get(CABECERA_GUARDADA) ?? '');
  return new Response(r.body, { status: r.status, headers: cabeceras });
};

/** @param nombrado of a named corte: what is kept is what the network would say. */
export async function responderDato(
  request: Request,
  n: Nombres,
  despues: Despues,
  nombrado: boolean,
): Promise<Response> {
  const guardado = await buscar([n.datos], request.url);
  const conPermiso = guardado !== undefined && !esperaPermiso(guardado);
  if (nombrado && conPermiso) return guardado;
  const red = traerYGuardar(request, n.datos, MAXIMO_DATOS, despues);
  if (!guardado) return red;
  const llegada = red.then(
    (r) => (r.status >= 500 ? null : r),
    () => null,
  );
  despues(llegada);
  const pronto = conPermiso ? Promise.race([llegada, alcabo(ESPERA_DATO_MS, null)]) : llegada;
  return (await pronto) ?? comoCopia(guardado);
}

/** Inside the site a page cannot be given from what is kept: failing soon makes the browser go to it by itself. */
export const responderNavegacion = (request: Request): Promise<Response> =>
  conLimite(fetch(request), LIMITE_NAVEGACION_MS).catch(() => Response.error());
