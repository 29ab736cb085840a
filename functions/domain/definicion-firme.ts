import type { IndicadorTablero } from './tablero.ts';

type Marcada = Pick<IndicadorTablero, 'provisional' | 'verificacion'>;

/** Somebody read the definition in force: it may lead a board. The others are shown and counted with their mark. */
export const esFirme = ({ provisional, verificacion }: Marcada): boolean =>
  !provisional && (verificacion === 'V1' || verificacion === 'V2');

/** The word that goes with the name of an indicator wherever it has no column to carry its mark; '' when it needs none. */
export const marcaEnPalabras = ({ provisional, verificacion }: Marcada): string => {
  if (provisional) return 'provisional';
  if (verificacion === 'sin_verificar') return 'sin verificar';
  return verificacion === 'propuesta' ? 'PROPUESTA' : '';
};

/** «Paquete del adolescente (provisional)» */
export const cortoConMarca = (indicador: Marcada & Pick<IndicadorTablero, 'corto'>): string => {
  const marca = marcaEnPalabras(indicador);
  return marca === '' ? indicador.corto : `${indicador.corto} (${marca})`;
};
