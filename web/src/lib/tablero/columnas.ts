import { DEN_MINIMO, faltanParaMeta } from '../../../../functions/domain/conteo.ts';
import { CURSOS_VIDA, NOMBRE_CURSO_VIDA } from '../../../../functions/domain/curso-vida.ts';
import type { IndicadorTablero, MetaVigente, Tablero } from '../../../../functions/domain/tablero.ts';
import type { Vista } from './estado-url.ts';
import * as t from '../textos/es/tablero.ts';

export const CUANTOS_TITULARES = 12;

/** One column: where it is in `Tablero.indicadores`, and what it is. */
export type Columna = { readonly i: number; readonly indicador: IndicadorTablero; readonly meta: MetaVigente | null };

type Medibles = Pick<Tablero, 'indicadores' | 'metas'>;

const todas = ({ indicadores, metas }: Medibles): Columna[] =>
  indicadores.map((indicador, i) => ({ i, indicador, meta: metas[i] ?? null }));

/** The dozen that opens a board: principal coverages with a target first, then the other coverages, in the board's own order. */
export const titulares = (tablero: Medibles): Columna[] => {
  const principales = todas(tablero).filter((c) => c.indicador.principal && c.indicador.tipo === 'cobertura');
  const elegidas = new Set(
    [...principales.filter((c) => c.meta), ...principales.filter((c) => !c.meta)].slice(0, CUANTOS_TITULARES),
  );
  return principales.filter((c) => elegidas.has(c));
};

const esDeVista = ({ indicador }: Columna, vista: Vista): boolean =>
  vista === 'todo' ||
  (vista === 'gestante' ? indicador.condicion !== '' : indicador.cursoVida === vista && indicador.condicion === '');

/** Columns of a view; the chosen indicator is always among them, also when it is an older edition. */
export const columnasDe = (tablero: Medibles, vista: Vista, ind: string | null): Columna[] => {
  const visibles = new Set(
    (vista === 'titulares'
      ? titulares(tablero)
      : todas(tablero).filter((c) => c.indicador.principal && esDeVista(c, vista))
    ).map((c) => c.i),
  );
  return todas(tablero).filter((c) => visibles.has(c.i) || c.indicador.clave === ind);
};

/** Some columns and the indicator that was asked for, wherever it belongs, in the board's order; one it does not have adds nothing. */
export const conPedida = (tablero: Medibles, columnas: readonly Columna[], ind: string | null): readonly Columna[] => {
  if (ind === null || columnas.some((c) => c.indicador.clave === ind)) return columnas;
  const estan = new Set(columnas.map((c) => c.i));
  return todas(tablero).filter((c) => estan.has(c.i) || c.indicador.clave === ind);
};

/** The views that have something to show here. */
export const vistasCon = (tablero: Medibles): Vista[] =>
  (['titulares', ...CURSOS_VIDA, 'gestante', 'todo'] as const).filter(
    (v) => v === 'titulares' || v === 'todo' || columnasDe(tablero, v, null).length > 0,
  );

export const NOMBRE_VISTA: Readonly<Record<Vista, string>> = {
  titulares: t.titulares,
  ...NOMBRE_CURSO_VIDA,
  gestante: t.gestante,
  todo: t.todosLosIndicadores,
};

/** What to look at when nobody chose: the indicator short of most persons, else the first column. */
export const indicadorInicial = ({ propio }: Pick<Tablero, 'propio'>, columnas: readonly Columna[]): Columna | null => {
  const faltantes = (c: Columna): number => {
    const celda = propio.celdas[c.i];
    if (celda?.e !== 'v' || !c.meta || c.indicador.tipo !== 'cobertura' || celda.den < DEN_MINIMO) return 0;
    return faltanParaMeta(celda, c.meta.meta, c.indicador.direccion) ?? 0;
  };
  return columnas.reduce<Columna | null>((mejor, c) => (mejor && faltantes(mejor) >= faltantes(c) ? mejor : c), null);
};
