import { literal } from '../adapters/duckdb/conexion.ts';

/** One sheet that was read. `posicion`: among the tabs, from 1; `previas`: cells with text of the rows above its header. */
export type HojaLeida = { readonly nombre: string; readonly posicion: number; readonly previas: readonly string[] };

/** Excel has 2^20 rows: the line of a row is its sheet (of those read, from 0) times this, plus its row. Unique in the whole book. */
const FILAS_POR_HOJA = 2 ** 21;
/** The line must fit in 32 bits. */
export const MAX_HOJAS = 1000;

export const lineaDe = (hoja: number, fila: number): number => hoja * FILAS_POR_HOJA + fila;

/** SQL: the row within its sheet. */
export const filaSql = (linea: string): string => `(${linea} % ${FILAS_POR_HOJA})`;

/** SQL: what each sheet says, by the line of the row. null is NULL. */
export const porHoja = (hojas: readonly HojaLeida[], decir: (hoja: HojaLeida) => string | null): string => {
  const dichos = hojas.map(decir).map((d) => (d === null ? 'CAST(NULL AS VARCHAR)' : literal(d)));
  return new Set(dichos).size === 1
    ? dichos[0]!
    : `CASE linea // ${FILAS_POR_HOJA} ${dichos.map((d, i) => `WHEN ${i} THEN ${d}`).join(' ')} END`;
};
