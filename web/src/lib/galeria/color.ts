/** Colour arithmetic for checking tokens: contrast, how others see them, and how far apart they look. */

/** Red, green and blue in [0, 1], sRGB. */
export type Rgb = readonly [number, number, number];

/** `#rgb` or `#rrggbb`; null for anything else. */
export const deHex = (texto: string): Rgb | null => {
  const m = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(texto.trim())?.[1];
  if (m === undefined) return null;
  const pares = m.length === 3 ? [...m].map((c) => c + c) : [m.slice(0, 2), m.slice(2, 4), m.slice(4, 6)];
  const [r = 0, g = 0, b = 0] = pares.map((p) => parseInt(p, 16) / 255);
  return [r, g, b];
};

const aLineal = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const deLineal = (c: number): number => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);
const lineales = ([r, g, b]: Rgb): Rgb => [aLineal(r), aLineal(g), aLineal(b)];

const luminancia = (c: Rgb): number => {
  const [r, g, b] = lineales(c);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** WCAG contrast ratio, 1 to 21, the same whatever the order. */
export const contraste = (a: Rgb, b: Rgb): number => {
  const [clara, oscura] = [luminancia(a), luminancia(b)].sort((x, y) => y - x) as [number, number];
  return (clara + 0.05) / (oscura + 0.05);
};

type Matriz = readonly [Rgb, Rgb, Rgb];
const por = (m: Matriz, [x, y, z]: Rgb): Rgb => {
  const fila = ([a, b, c]: Rgb): number => a * x + b * y + c * z;
  return [fila(m[0]), fila(m[1]), fila(m[2])];
};

/** @source Machado, Oliveira y Fernandes 2009, severity 1.0, over linear RGB */
const VISIONES = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const satisfies Record<string, Matriz>;
export type Vision = keyof typeof VISIONES | 'comun';

/** The colour as someone with that vision sees it. */
export const vistoCon = (vision: Vision, c: Rgb): Rgb => {
  if (vision === 'comun') return c;
  const [r, g, b] = por(VISIONES[vision], lineales(c));
  const cerrar = (x: number): number => deLineal(Math.min(1, Math.max(0, x)));
  return [cerrar(r), cerrar(g), cerrar(b)];
};

/** @source Ottosson 2020, OKLab */
const aOklab = (c: Rgb): Rgb => {
  const [l, m, s] = por(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    lineales(c),
  ).map(Math.cbrt) as [number, number, number];
  return por(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [l, m, s],
  );
};

/** How far apart two colours look: distance in OKLab × 100. About 2 is the least that is told apart side by side. */
export const distancia = (a: Rgb, b: Rgb): number => {
  const [p, q] = [aOklab(a), aOklab(b)];
  return 100 * Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
};
