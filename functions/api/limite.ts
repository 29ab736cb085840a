/** Whether one more of a kind may go on now. */
export type Limite = (clave: string) => boolean;

const MAXIMO_CLAVES = 10_000;

/**
 * At most `cuantas` at once by key, and one more every `cadaMs` from then on: in the memory of one process, so that what is refused
 * costs nothing. Behind it the gateway and the firewall count everybody. @param reloj monotonic, milliseconds
 */
export function crearLimite(cuantas: number, cadaMs: number, reloj: () => number): Limite {
  const cubos = new Map<string, { quedan: number; desde: number }>();
  return (clave) => {
    const ahora = reloj();
    const previo = cubos.get(clave);
    const quedan = previo ? Math.min(cuantas, previo.quedan + (ahora - previo.desde) / cadaMs) : cuantas;
    cubos.delete(clave); // the latest asked goes to the end: the first is the one that has been quiet the longest
    if (cubos.size >= MAXIMO_CLAVES) cubos.delete(cubos.keys().next().value!); // it is not empty
    const cabe = quedan >= 1;
    cubos.set(clave, { quedan: cabe ? quedan - 1 : quedan, desde: ahora });
    return cabe;
  };
}
