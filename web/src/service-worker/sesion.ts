import { guardar } from '../lib/fuera-de-linea/memoria.ts';
import { sesionPasada } from '../../../functions/domain/acceso/hasta.ts';
import { olvidarLeido } from '../lib/sesion/olvido.ts';

/** Under which session this worker keeps things: it only grows. */
let epoca = 0;

/** What was read so far goes, and what was asked for so far is not kept when it comes. */
export async function terminarSesion(): Promise<void> {
  epoca++;
  await olvidarLeido();
}

const olvidarUna = async (url: string): Promise<void> => {
  for (const nombre of await caches.keys()) await (await caches.open(nombre)).delete(url, { ignoreVary: true });
};

/** Keeps what was asked for under a session, unless that session is over by now or ends meanwhile. */
export function guardador(): typeof guardar {
  const pedidaEn = epoca;
  return async (cache, clave, respuesta, maximo, ahora) => {
    if (pedidaEn !== epoca) return;
    await guardar(cache, clave, respuesta, maximo, ahora);
    if (pedidaEn !== epoca) await olvidarUna(clave);
  };
}

/** What was read with a session that is over is not given before the network says who asks. */
export const esperaPermiso = (guardada: Response): boolean => sesionPasada(guardada.headers, Date.now());

export const niega = ({ status }: Response): boolean => status === 401 || status === 403;

/**
 * Asks the network, and keeps what it answers unless the session changed meanwhile. Somebody who is told that they may not see
 * something does not find it here later: without session all that was read goes, without permission that one address.
 */
export async function traerYGuardar(
  request: Request,
  cache: string,
  maximo: number,
  despues: (tarea: Promise<unknown>) => void,
): Promise<Response> {
  const guardarla = guardador();
  const r = await fetch(request);
  if (niega(r)) await (r.status === 401 ? terminarSesion() : olvidarUna(request.url));
  else despues(guardarla(cache, request.url, r.clone(), maximo, Date.now()));
  return r;
}
