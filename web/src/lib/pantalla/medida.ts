/**
 * Sizes of the wall. The unit `u` is one hundredth of the height of the screen, so a layout depends on the shape of the screen and
 * on nothing else: 1080p and 4K are the same drawing. Labels are never under 2 u, key figures never under 4 u.
 */
export type Lienzo = { readonly ancho: number; readonly vertical: boolean };

export const MARGEN = 3;
/** Mean width of a letter in its own size, on the generous side. */
const LETRA = 0.54;

export const lienzoDe = (anchoPx: number, altoPx: number): Lienzo => {
  const ancho = altoPx > 0 ? (anchoPx / altoPx) * 100 : 177.8;
  return { ancho, vertical: ancho < 110 };
};

/** Room of a panel under its title. */
export const cuerpoDe = ({ ancho, vertical }: Lienzo): { readonly ancho: number; readonly alto: number } => ({
  ancho: ancho - 2 * MARGEN,
  alto: vertical ? 54 : 75,
});

/** Lines a text takes in a box, as a browser breaks it: by words, which a hard space does not part. Never fewer than one. */
export const lineas = (texto: string, anchoU: number, tamanoU: number): number => {
  const caben = Math.max(1, Math.floor(anchoU / (tamanoU * LETRA)));
  let total = 1;
  let usado = 0;
  for (const palabra of texto.split(/[ \t\n]+/)) {
    const largo = palabra.length;
    if (usado > 0 && usado + 1 + largo <= caben) usado += 1 + largo;
    else {
      if (usado > 0) total++;
      total += Math.floor((largo - 1) / caben);
      usado = largo;
    }
  }
  return total;
};

/**
 * Shares `altos` (height of each thing) among pages of a grid whose rows are all as high as the highest. Pages are even: 13 of 12
 * that fit are 7 and 6. @returns how many go in each page; [] without things
 */
export const repartir = (altos: readonly number[], columnas: number, alto: number, hueco: number): number[] => {
  if (altos.length === 0) return [];
  const fila = Math.max(...altos);
  const porPagina = columnas * Math.max(1, Math.floor((alto + hueco) / (fila + hueco)));
  const paginas = Math.ceil(altos.length / porPagina);
  const base = Math.floor(altos.length / paginas);
  return Array.from({ length: paginas }, (_, i) => base + (i < altos.length % paginas ? 1 : 0));
};

/** How much larger than its own size a panel may be written, largest first. */
export const ESCALAS: readonly number[] = [1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1];

/** The largest letters, up to 1.7 times their own size, that take no more pages than the smallest would, and fit in them. */
export const mayorEscala = (
  altosDe: (escala: number) => readonly number[],
  columnas: number,
  alto: number,
  hueco: number,
): number => {
  const paginas = (k: number): number => repartir(altosDe(k), columnas, alto, hueco).length;
  const minimo = paginas(1);
  const cabe = (k: number): boolean => altosDe(k).every((a) => a <= alto);
  return ESCALAS.find((k) => paginas(k) === minimo && cabe(k)) ?? 1;
};

/** Cuts a list by those sizes. */
export const cortar = <T>(lista: readonly T[], tamanos: readonly number[]): T[][] => {
  let desde = 0;
  return tamanos.map((n) => lista.slice(desde, (desde += n)));
};

type Sitio = readonly [x: number, y: number];
const RADIOS = Array.from({ length: 24 }, (_, k) => k + 1);
const RUMBOS = Array.from({ length: 24 }, (_, k) => (2 * Math.PI * k) / 24 - Math.PI / 2);

/**
 * Labels that cover none of those before them: each at its own point or, when another is there, at the nearest place inside the drawing
 * that is free, from which a line leads back. None is left out.
 * @param distancia between the middles of two labels
 */
export const apartados = <T extends { readonly punto: Sitio }>(
  lista: readonly T[],
  distancia: number,
  [ancho, alto]: Sitio,
): (T & { readonly sitio: Sitio; readonly movido: boolean })[] => {
  const lejos = (a: Sitio, b: Sitio): boolean => Math.hypot(a[0] - b[0], a[1] - b[1]) >= distancia;
  const margen = distancia / 2;
  const puestos: (T & { sitio: Sitio; movido: boolean })[] = [];
  for (const cosa of lista) {
    const [x, y] = cosa.punto;
    const libre = (s: Sitio): boolean => puestos.every((p) => lejos(p.sitio, s));
    const dentro = ([a, b]: Sitio): boolean => a >= margen && a <= ancho - margen && b >= margen && b <= alto - margen;
    const vecinos = RADIOS.flatMap((vuelta) =>
      RUMBOS.map((r): Sitio => [x + vuelta * margen * Math.cos(r), y + vuelta * margen * Math.sin(r)]),
    );
    const otro = libre(cosa.punto) ? undefined : vecinos.find((s) => dentro(s) && libre(s));
    puestos.push({ ...cosa, sitio: otro ?? cosa.punto, movido: otro !== undefined });
  }
  return puestos;
};
