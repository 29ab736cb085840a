import type { LlaveHoja } from './ambito.ts';
import type { Condicion, CursoVida } from './curso-vida.ts';

/** Which definition was counted. `metodo` is `''` when the ficha has only one way of counting. */
export type LlaveFicha = { readonly ficha: string; readonly version: string; readonly metodo: string };

/** `paquete_menor_12m@fed_2025_2026`, `anemia_6_35m@tablero~nts213_tramos`. Stable: used in URLs and boards. */
export const claveFicha = ({ ficha, version, metodo }: LlaveFicha): string =>
  `${ficha}@${version}${metodo === '' ? '' : `~${metodo}`}`;

/** Persons by state of one component: `[cumple, no_cumple, no_exigible]`, inside the denominator only. */
export type ConteoComponente = readonly [cumple: number, noCumple: number, noExigible: number];

export type Medida = {
  readonly num: number;
  readonly den: number;
  readonly sin_dato: number;
  /** Persons taken out of the denominator, by stable reason code. */
  readonly excluidos: Readonly<Record<string, number>>;
  readonly componentes: Readonly<Record<string, ConteoComponente>>;
};

/** One leaf fact of a corte. */
export type Hecho = LlaveHoja &
  LlaveFicha & { readonly curso_vida: CursoVida | ''; readonly condicion: Condicion } & Medida;

export const MEDIDA_CERO: Medida = { num: 0, den: 0, sin_dato: 0, excluidos: {}, componentes: {} };

const sumarMapas = <T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  mas: (x: T, y: T) => T,
): Record<string, T> => {
  const r: Record<string, T> = { ...a };
  for (const [k, v] of Object.entries(b)) r[k] = r[k] === undefined ? v : mas(r[k], v);
  return r;
};

export const sumarMedidas = (a: Medida, b: Medida): Medida => ({
  num: a.num + b.num,
  den: a.den + b.den,
  sin_dato: a.sin_dato + b.sin_dato,
  excluidos: sumarMapas(a.excluidos, b.excluidos, (x, y) => x + y),
  componentes: sumarMapas(a.componentes, b.componentes, (x, y) => [x[0] + y[0], x[1] + y[1], x[2] + y[2]]),
});

const ordenado = (mapa: Readonly<Record<string, unknown>>): string =>
  Object.keys(mapa)
    .sort()
    .map((k) => `${k}=${String(mapa[k])}`)
    .join(',');

/** Canonical text of a fact, one line; the seal of a corte is the sha256 of these lines sorted by code unit and joined by `\n`. */
export const lineaCanonica = (h: Hecho): string =>
  [
    h.eess,
    h.sector,
    h.distrito,
    h.ficha,
    h.version,
    h.metodo,
    h.curso_vida,
    h.condicion,
    h.num,
    h.den,
    h.sin_dato,
    ordenado(h.excluidos),
    ordenado(h.componentes),
  ].join('|');
