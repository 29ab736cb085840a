import { ANCHO_CROQUIS as ANCHO } from './croquis-medidas.ts';
import type { Punto } from './geometria.ts';

/** Where a ring can carry its name inside the drawing: below, above, right, left or on a diagonal of the facility. */
export const rotuloAnillo = ([x, y]: Punto, radio: number, alto: number): Punto | null =>
  (
    [
      [x, y + radio + 14],
      [x, y - radio - 5],
      [x + radio + 22, y],
      [x - radio - 22, y],
      // Inside the ring on its diagonals, when it reaches the borders.
      ...[1, -1].flatMap((v) => [1, -1].map((h): Punto => [x + h * radio * 0.68, y + v * radio * 0.68])),
    ] as const
  ).find(([a, b]) => a > 24 && a < ANCHO - 24 && b > 12 && b < alto - 34) ?? null;

/** «2 Barrio Alto», also for the one called «Sector 2 – Barrio Alto»; «Sector 2» stays as it is. */
export const rotuloSector = (numero: number, nombre: string): string => {
  const propio = new RegExp(`^sector\\s+0*${numero}(?!\\d)[\\s–—:.-]*`, 'i');
  if (!propio.test(nombre)) return `${numero} ${nombre}`;
  const resto = nombre.replace(propio, '');
  return resto === '' ? nombre : `${numero} ${resto}`;
};

type PorRotular = { readonly id: string; readonly numero: number; readonly rotulo: string; readonly punto: Punto };
const [ALTO_ROTULO, ANCHO_LETRA] = [17, 7.8];

/**
 * Labels that cover no other and stay inside: first the numbers, by order given; then those that have room become the whole name,
 * where they are or one step below. Who has room for neither carries none.
 */
export const colocarRotulos = (
  sectores: readonly PorRotular[],
  alto: number,
): ReadonlyMap<string, { readonly punto: Punto; readonly texto: string }> => {
  const puestos = new Map<string, { punto: Punto; texto: string }>();
  const ancho = (texto: string): number => texto.length * ANCHO_LETRA + 6;
  const cabe = (id: string, texto: string, [x, y]: Punto): boolean =>
    x - ancho(texto) / 2 >= 0 &&
    x + ancho(texto) / 2 <= ANCHO &&
    y >= ALTO_ROTULO &&
    y <= alto &&
    [...puestos].every(
      ([otro, p]) =>
        otro === id ||
        Math.abs(p.punto[0] - x) >= (ancho(p.texto) + ancho(texto)) / 2 ||
        Math.abs(p.punto[1] - y) >= ALTO_ROTULO,
    );
  for (const { id, numero, punto } of sectores)
    if (cabe(id, String(numero), punto)) puestos.set(id, { punto, texto: String(numero) });
  for (const { id, rotulo, punto } of sectores) {
    const holgura = ancho(rotulo) / 2;
    const x = Math.min(Math.max(punto[0], holgura), ANCHO - holgura);
    const sitio = [punto[1], punto[1] + ALTO_ROTULO].map((y): Punto => [x, y]).find((p) => cabe(id, rotulo, p));
    if (sitio) puestos.set(id, { punto: sitio, texto: rotulo });
  }
  return puestos;
};
