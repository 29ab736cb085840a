import { consultar, type Conexion } from './consulta.ts';
import type { Dimension } from './dimension.ts';

/** Place filters, each with those that narrow its choices. */
const DENTRO_DE = {
  provincia: [],
  distrito: ['provincia'],
  red: [],
  microred: ['red'],
  eess: ['provincia', 'distrito', 'red', 'microred'],
  sector: ['provincia', 'distrito', 'red', 'microred', 'eess'],
} as const satisfies Partial<Readonly<Record<Dimension, readonly Dimension[]>>>;
export type FiltroLugar = keyof typeof DENTRO_DE;
export const FILTROS_LUGAR = Object.keys(DENTRO_DE) as FiltroLugar[];

/** The places of the cube: each leaf with those that contain it, aligned with `FILTROS_LUGAR`; '' where there is no sector. */
export type Jerarquia = readonly (readonly string[])[];

/** Places where someone was counted in one month. */
export const jerarquia = async (con: Conexion, periodo: string): Promise<Jerarquia> =>
  (
    await consultar(
      con,
      `SELECT DISTINCT ${FILTROS_LUGAR.map((d) => `coalesce(${d}::VARCHAR, '')`).join(', ')} FROM hechos WHERE periodo = ?`,
      [periodo],
    )
  ).filas.map((f) => f.map(String));

export type LugarElegido = { readonly dimension: Dimension; readonly id: string };

/** Ids of the places of a filter inside those already chosen, by name. */
export const lugaresDentro = (
  hojas: Jerarquia,
  filtro: FiltroLugar,
  elegidos: readonly LugarElegido[],
  nombre: (id: string) => string,
): string[] => {
  const mayores: readonly Dimension[] = DENTRO_DE[filtro];
  const exigidos = elegidos
    .filter((e) => mayores.includes(e.dimension))
    .map((e) => [FILTROS_LUGAR.findIndex((d) => d === e.dimension), e.id] as const);
  const i = FILTROS_LUGAR.indexOf(filtro);
  const alfabeto = new Intl.Collator('es');
  const ids = new Set(hojas.filter((h) => exigidos.every(([j, id]) => h[j] === id)).map((h) => h[i]!));
  ids.delete('');
  return [...ids].sort((a, b) => alfabeto.compare(nombre(a), nombre(b)));
};

/** The places that stay when one filter changes: not those that were chosen inside it. '' takes the filter away. */
export const conLugar = (elegidos: readonly LugarElegido[], filtro: FiltroLugar, id: string): string[] => [
  ...elegidos
    .filter((e) => e.dimension !== filtro)
    .filter((e) => !(DENTRO_DE[e.dimension as FiltroLugar] as readonly Dimension[]).includes(filtro)) // only filters are chosen
    .map((e) => e.id),
  ...(id === '' ? [] : [id]),
];
