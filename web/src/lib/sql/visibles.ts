import type { FilaMatriz, Matriz } from './matriz.ts';
import { secciones } from './matriz.ts';
import type { Pedido } from './pedido.ts';

/** A line of the drawn table: the head of an outer member with its subtotal, or a row. */
export type Linea =
  | { readonly clase: 'seccion'; readonly id: string; readonly subtotal: FilaMatriz | null }
  | { readonly clase: 'fila'; readonly fila: FilaMatriz };

/** Cells that are drawn at once: more of them are felt when a filter changes. */
const CELDAS = 300;
const MINIMO = 20;

/** Rows that are drawn before the person asks for all. */
export const cuantasFilas = (m: Matriz): number =>
  Math.min(m.filas.length, Math.max(MINIMO, Math.floor(CELDAS / (m.columnas.length + 2))));

/** The first `n` rows with the heads they fall under. */
export const lineas = (m: Matriz, p: Pedido, n: number): Linea[] => {
  const cabezas = new Map(secciones(m, p).map((s) => [s.desde, s]));
  return m.filas.slice(0, n).flatMap((fila, i): Linea[] => {
    const s = cabezas.get(i);
    return [
      ...(s ? [{ clase: 'seccion' as const, id: s.id, subtotal: s.subtotal }] : []),
      { clase: 'fila' as const, fila },
    ];
  });
};
