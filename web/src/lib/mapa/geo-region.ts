import type { Proyeccion, Punto } from './geometria.ts';

/** How a district was drawn: its limit of 2007, the cells of its localities, or a point at its capital. The last two are `referencial`. */
export type DistritoDibujado = {
  readonly ubigeo: string;
  readonly nombre: string;
  readonly provincia: string;
  /** SVG path data inside `GeoRegion.caja`. */
  readonly d: string;
  readonly centro: Punto;
  readonly trazado: 'limite' | 'celdas' | 'punto';
};

/** The drawn districts of one region, `static/geo/distritos-<region>.json`. Recent districts come last: they are drawn over the old ones. */
export type GeoRegion = {
  readonly formato: 1;
  readonly region: string;
  readonly origen: { readonly limites: string; readonly licencia: string; readonly nota: string };
  readonly proyeccion: Proyeccion;
  readonly caja: readonly [ancho: number, alto: number];
  readonly distritos: readonly DistritoDibujado[];
  /** Province limits, path data. */
  readonly provincias: string;
};
