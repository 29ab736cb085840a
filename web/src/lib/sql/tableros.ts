import type { Modo, Tablero } from '../../../../functions/domain/tablero.ts';
import { pedirTablero } from '../api.ts';

type Pregunta = readonly [lugar: string, corte: string, modo: Modo | null];

/** Boards asked for during one visit, each once; one that failed is asked for again. */
export const lectorTableros = (): ((...pregunta: Pregunta) => Promise<Tablero>) => {
  const sabidos = new Map<string, Promise<Tablero>>();
  return (...pregunta) => {
    const llave = pregunta.join(' ');
    const sabido = sabidos.get(llave) ?? pedirTablero(fetch, ...pregunta);
    sabidos.set(llave, sabido);
    sabido.catch(() => sabidos.delete(llave));
    return sabido;
  };
};
