import { DEN_MINIMO, faltanParaMeta } from '../../../../functions/domain/conteo.ts';
import { CURSOS_VIDA, NOMBRE_CURSO_VIDA } from '../../../../functions/domain/curso-vida.ts';
import { esFirme } from '../../../../functions/domain/definicion-firme.ts';
import { metaDeLugar } from '../../../../functions/domain/meta-de-lugar.ts';
import type { Celda, IndicadorTablero, MetaVigente, Tablero } from '../../../../functions/domain/tablero.ts';
import type { Vista } from './estado-url.ts';
import * as t from '../textos/es/tablero.ts';

export const CUANTOS_TITULARES = 12;

/** One column: where it is in `Tablero.indicadores`, and what it is. */
export type Columna = { readonly i: number; readonly indicador: IndicadorTablero; readonly meta: MetaVigente | null };

/** The column as it judges one place of the board: without the target that is not of it. */
export const columnaEn = (columna: Columna, lugar: string): Columna => {
  const meta = metaDeLugar(columna.meta, columna.indicador.tipo, lugar);
  return meta === columna.meta ? columna : { ...columna, meta };
};

type Medibles = Pick<Tablero, 'indicadores' | 'metas'>;
type ConPropio = Medibles & Pick<Tablero, 'propio'> & Partial<Pick<Tablero, 'hijos'>>;

const todas = ({ indicadores, metas }: Medibles): Columna[] =>
  indicadores.map((indicador, i) => ({ i, indicador, meta: metas[i] ?? null }));

/** Persons short of the target, to compare columns: of a band, those of its middle. 0 when met and where it cannot be said. */
const faltantes = (celda: Celda | undefined, { indicador: { tipo, direccion }, meta }: Columna): number => {
  if (!meta || tipo !== 'cobertura') return 0;
  if (celda?.e === 'b') {
    const medio = ([desde, hasta]: readonly [number, number]): number => (desde + hasta) / 2;
    const lejos = direccion === 'mayor' ? meta.meta - medio(celda.pct) : medio(celda.pct) - meta.meta;
    return direccion === 'ninguna' ? 0 : Math.max(0, lejos * medio(celda.den));
  }
  return celda?.e !== 'v' || celda.den < DEN_MINIMO ? 0 : (faltanParaMeta(celda, meta.meta, direccion) ?? 0);
};

/**
 * The dozen that opens a board, in its own order. Which: the principal coverages it is short of most persons in, as a whole or adding up
 * its places (one that is met as a whole may not be in any of them), then the others with a target, then the rest. Provisional ones too, with their mark: a gap is not hidden for being measured with a draft.
 */
export const titulares = (tablero: ConPropio): Columna[] => {
  const principales = todas(tablero).filter((c) => c.indicador.principal && c.indicador.tipo === 'cobertura');
  const peso = (c: Columna): number => {
    if (!c.meta) return 0;
    const adentro = (tablero.hijos ?? []).reduce((n, h) => n + faltantes(h.celdas[c.i], c), 0);
    return 1 + Math.max(faltantes(tablero.propio.celdas[c.i], c), adentro);
  };
  const pesos = new Map(principales.map((c) => [c, peso(c)]));
  const elegidas = new Set(principales.toSorted((a, b) => pesos.get(b)! - pesos.get(a)!).slice(0, CUANTOS_TITULARES));
  return principales.filter((c) => elegidas.has(c));
};

const esDeVista = ({ indicador }: Columna, vista: Vista): boolean =>
  vista === 'todo' ||
  (vista === 'gestante' ? indicador.condicion !== '' : indicador.cursoVida === vista && indicador.condicion === '');

/** Columns of a view; the chosen indicator is always among them, also when it is an older edition. */
export const columnasDe = (tablero: ConPropio, vista: Vista, ind: string | null): Columna[] => {
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
export const vistasCon = (tablero: ConPropio): Vista[] =>
  (['titulares', ...CURSOS_VIDA, 'gestante', 'todo'] as const).filter(
    (v) => v === 'titulares' || v === 'todo' || columnasDe(tablero, v, null).length > 0,
  );

export const NOMBRE_VISTA: Readonly<Record<Vista, string>> = {
  titulares: t.titulares,
  ...NOMBRE_CURSO_VIDA,
  gestante: t.gestante,
  todo: t.todosLosIndicadores,
};

/**
 * What to look at when nobody chose: the indicator short of most persons, else the first column. One whose definition was not read leads
 * only when no other is in gap, as in the sentence.
 */
export const indicadorInicial = ({ propio }: Pick<Tablero, 'propio'>, columnas: readonly Columna[]): Columna | null => {
  const peso = (c: Columna): number => faltantes(propio.celdas[c.i], c);
  const firmes = columnas.filter((c) => esFirme(c.indicador) && peso(c) > 0);
  return (firmes.length > 0 ? firmes : columnas).reduce<Columna | null>(
    (mejor, c) => (mejor && peso(mejor) >= peso(c) ? mejor : c),
    null,
  );
};
