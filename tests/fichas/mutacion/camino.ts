/** A piece of a ficha as its YAML holds it. */
export type Nodo = { [clave: string]: unknown };
export type Camino = readonly (string | number)[];

export const leer = (x: unknown, camino: Camino): unknown => camino.reduce<unknown>((y, k) => (y as Nodo)[k], x); // the path came from the value
