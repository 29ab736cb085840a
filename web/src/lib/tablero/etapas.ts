import { CURSOS_VIDA, NOMBRE_CURSO_VIDA, type CursoVida } from '../../../../functions/domain/curso-vida.ts';
import type { Fila } from '../../../../functions/domain/tablero.ts';
import type { Columna } from './columnas.ts';
import * as t from '../textos/es/tablero.ts';

export type Etapa = CursoVida | 'gestante' | 'todos';

/** Order of a situation room: from the child to the elder, the pregnant woman after the stages she may be in. */
export const ETAPAS: readonly Etapa[] = [...CURSOS_VIDA, 'gestante', 'todos'];
export const NOMBRE_ETAPA: Readonly<Record<Etapa, string>> = {
  ...NOMBRE_CURSO_VIDA,
  gestante: t.gestanteYPuerpera,
  todos: t.todasLasEtapas,
};

/**
 * Persons of a row of a board at one stage: none, and not unknown, where the board counted persons and the row brings none of them.
 * @param propio the board's own row; null when the board counted nobody
 */
export const personasDe = (
  fila: Pick<Fila, 'poblacion'>,
  propio: Pick<Fila, 'poblacion'>,
  etapa: Etapa,
): number | null => {
  const cual = etapa === 'todos' ? 'total' : etapa;
  return propio.poblacion?.[cual] === undefined ? null : (fila.poblacion?.[cual] ?? 0);
};

export const etapaDe = ({ indicador }: Columna): Etapa =>
  indicador.condicion !== '' ? 'gestante' : indicador.cursoVida;

export type GrupoEtapa = {
  readonly etapa: Etapa;
  readonly paquetes: readonly { readonly nombre: string; readonly columnas: readonly Columna[] }[];
};

/** Columns by life stage, then by package, each in the order it first appears; only stages that have some. */
export const porEtapa = (columnas: readonly Columna[]): GrupoEtapa[] =>
  ETAPAS.map((etapa) => {
    const suyas = columnas.filter((c) => etapaDe(c) === etapa);
    const nombres = [...new Set(suyas.map((c) => c.indicador.paquete))];
    return {
      etapa,
      paquetes: nombres.map((nombre) => ({ nombre, columnas: suyas.filter((c) => c.indicador.paquete === nombre) })),
    };
  }).filter((g) => g.paquetes.length > 0);
