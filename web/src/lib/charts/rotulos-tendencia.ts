import { MARGEN } from './opcion-tendencia.ts';

/** What is said at the end of a line; `y` in hundredths of the plot from its top. */
export type RotuloTendencia = {
  readonly clase: 'valor' | 'meta';
  readonly y: number;
  readonly texto: string;
  /** Beside the plot, or inside it over or under its line, where the margin has no room. */
  readonly lugar: 'fuera' | 'encima' | 'debajo';
};

/** Between the plot and a label beside it, in px. */
export const SEPARACION = 8;
/** A generous mean of a letter of 12 px, bold; and what a line of them takes. */
const [ANCHO_LETRA, ALTO_LINEA] = [6.8, 15];

const cabeFuera = (texto: string): boolean => texto.length * ANCHO_LETRA <= MARGEN.right - SEPARACION;

/**
 * Where each label goes: beside the end of its line or, when it is longer than the margin, inside. None covers another, and none is
 * outside the drawing.
 * @param alto of the plot, in px
 */
export const colocarRotulosTendencia = (
  rotulos: readonly Pick<RotuloTendencia, 'clase' | 'y' | 'texto'>[],
  alto: number,
): RotuloTendencia[] => {
  const linea = (ALTO_LINEA / alto) * 100;
  const puestos = rotulos
    .map((r): RotuloTendencia => ({ ...r, lugar: cabeFuera(r.texto) ? 'fuera' : r.y < linea ? 'debajo' : 'encima' }))
    .sort((a, b) => a.y - b.y);
  const [a, b] = puestos;
  if (!a || !b || (a.lugar === 'fuera') !== (b.lugar === 'fuera') || b.y - a.y >= linea) return puestos;
  if (a.lugar !== 'fuera') return [a, { ...b, lugar: 'debajo' }];
  const medio = (a.y + b.y) / 2;
  return [
    { ...a, y: medio - linea / 2 },
    { ...b, y: medio + linea / 2 },
  ];
};
