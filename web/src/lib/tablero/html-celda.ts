import type { Celda, SerieCompacta } from '../../../../functions/domain/tablero.ts';
import { ALTO_CHISPA, ANCHO_CHISPA, chispa } from '../charts/chispa.ts';
import { vistaCelda } from './celda.ts';
import type { Columna } from './columnas.ts';

/** All that one cell of a grid shows. */
export type Pieza = {
  readonly celda: Celda | undefined;
  readonly columna: Columna;
  /** Its last months; null while there are none, and where they are not drawn. */
  readonly serie: SerieCompacta | null;
  readonly abierta: boolean;
};

const escapar = (texto: string): string =>
  texto.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const mismos = (a: readonly (number | null)[], b: readonly (number | null)[]): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);

const mismaSerie = (a: SerieCompacta | null, b: SerieCompacta | null): boolean =>
  a === b || (a !== null && b !== null && mismos(a.num, b.num) && mismos(a.den, b.den));

const mismaCelda = (a: Celda | undefined, b: Celda | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    (a.e === 'v' ? b.e === 'v' && a.num === b.num && a.den === b.den && a.sinDato === b.sinDato : a.e === b.e));

const mismaColumna = (a: Columna, b: Columna): boolean =>
  a === b || (a.indicador.clave === b.indicador.clave && a.meta?.meta === b.meta?.meta && a.meta?.de === b.meta?.de);

/** Whether two pieces look the same, wherever they come from: the first view and the whole board say the same of a cell. */
export const seVenIgual = (a: Pieza, b: Pieza): boolean =>
  a.abierta === b.abierta &&
  mismaColumna(a.columna, b.columna) &&
  mismaCelda(a.celda, b.celda) &&
  mismaSerie(a.serie, b.serie);

const trazo = ({ columna, serie }: Pieza): string => {
  if (!serie) return '';
  const { d, meta } = chispa(serie.num, serie.den, columna.meta?.meta ?? null);
  const linea = meta === null ? '' : `<path class="meta" d="M0 ${meta}H${ANCHO_CHISPA}"/>`;
  return `<svg viewBox="-1 -1 ${ANCHO_CHISPA + 3} ${ALTO_CHISPA + 2}" preserveAspectRatio="none" aria-hidden="true">${linea}<path d="${d}"/></svg>`;
};

/** The classes of a cell, and what is inside: shape and word of its light, its months with the target as a hairline, value, n of d. */
export const dibujarCelda = (pieza: Pieza): { readonly clase: string; readonly interior: string } => {
  const { celda, columna, abierta } = pieza;
  const v = vistaCelda(celda, columna.indicador, columna.meta);
  const conTrazo = celda?.e === 'v' && celda.den > 0 && columna.indicador.tipo === 'cobertura' && v.clase !== 'pocos';
  return {
    clase: `celda ${v.clase}${v.banda ? ' banda' : ''}${abierta ? ' abierta' : ''}`,
    interior: `<i class="forma ${v.clase}" role="img" aria-label="${escapar(v.palabra)}"></i>${conTrazo ? trazo(pieza) : ''}<b>${escapar(v.valor)}</b><small>${escapar(v.detalle)}</small>${v.hueco ? `<small class="hueco">${escapar(v.hueco)}</small>` : ''}`,
  };
};

export type OpcionesCeldas = {
  /** Cells open with Enter or a click, and take the focus. */
  readonly abren: boolean;
  /** The first one is in the tab order, and is the first number of the page. */
  readonly enfocable: boolean;
};

/** The cells of a row as HTML, the first in position `desde`. Only our own words and numbers are in it, and they are escaped. */
export const htmlCeldas = (piezas: readonly Pieza[], { abren, enfocable }: OpcionesCeldas, desde = 0): string =>
  piezas
    .map((p, j) => {
      const { clase, interior } = dibujarCelda(p);
      const foco = abren ? ` data-celda="${j + desde}" tabindex="${enfocable && j === 0 ? 0 : -1}"` : '';
      return `<td role="gridcell" class="${clase}"${foco}${enfocable && j === 0 ? ' data-listo=""' : ''}>${interior}</td>`;
    })
    .join('');
