import type { Regla } from '../formato.ts';
import { observada } from './reglas.ts';

/** Peru, in degrees (formatos §7). */
const enLatitud = (x: string): string => `${x} BETWEEN -18.4 AND 0.1`;
const enLongitud = (x: string): string => `${x} BETWEEN -81.4 AND -68.6`;

const derecha = (lat: string, lon: string): string => `(${enLatitud(lat)} AND ${enLongitud(lon)})`;
/** SQL: they are in Peru, each in the place of the other. */
export const permutada = (lat: string, lon: string): string => `(${enLatitud(lon)} AND ${enLongitud(lat)})`;

/** SQL of both, in their place when they came swapped, NULL when no order puts them in Peru. Latitudes and longitudes do not overlap. */
export const coordenadas = (lat: string, lon: string): { readonly lat: string; readonly lon: string } => ({
  lat: `CASE WHEN ${derecha(lat, lon)} THEN ${lat} WHEN ${permutada(lat, lon)} THEN ${lon} END`,
  lon: `CASE WHEN ${derecha(lat, lon)} THEN ${lon} WHEN ${permutada(lat, lon)} THEN ${lat} END`,
});

/** Rules over the numbers as written; `columna` is the one whose value is shown. A pair of zeros is no coordinate. */
export const reglasCoordenadas = (columna: string, lat: string, lon: string): Regla[] => [
  observada('coordenadas_permutadas', columna, permutada(lat, lon)),
  observada(
    'coordenadas_imposibles',
    columna,
    `(${lat} IS NOT NULL OR ${lon} IS NOT NULL) AND NOT coalesce(${lat} = 0 AND ${lon} = 0, false) AND NOT coalesce(${derecha(lat, lon)}, false)`,
  ),
];
