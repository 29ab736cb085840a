import type { Conteo } from '../conteo.ts';
import { semillaDe } from './azar.ts';
import { Mundo, type CeldaMundo, type Variable } from './mundo.ts';
import type { Politica } from './politica.ts';
import { LIBRE, MAXIMO_AFLOJADO, regionDe, type Escala, type Region } from './rejilla.ts';

/** A place that is published: the leaves it adds up. The first `LugarPublico` that holds a leaf alone is the leaf itself. */
export type LugarPublico = {
  readonly id: string;
  readonly hojas: readonly number[];
  readonly escala: Escala;
  /** How near the leaf: what is nearest is loosened first. */
  readonly nivel: number;
};

/** One month as a corte counted it, by leaf. */
export type MesContado = {
  readonly corte: string;
  readonly periodo: string;
  readonly conteos: readonly Conteo[];
  /** Too old to be looked at again: it only fills the windows that begin in it. */
  readonly quieto: boolean;
};

/** A published table of one ficha: the months it adds up (one, or the twelve of a window), by the corte of each. */
export type TablaFicha = { readonly meses: readonly string[] };

/** One already published: the region of each place, aligned with `lugares`. */
export type TablaFija = TablaFicha & { readonly regiones: readonly Region[] };

export type PedidoFicha = {
  readonly clave: string;
  readonly lugares: readonly LugarPublico[];
  /** Every corte that a table names. */
  readonly meses: readonly MesContado[];
  readonly fijas: readonly TablaFija[];
  readonly nuevas: readonly TablaFicha[];
};

export type DecisionFicha = {
  /** By new table, aligned with `lugares`. */
  readonly regiones: readonly (readonly Region[])[];
  /** How much each was loosened, in the same order. */
  readonly aflojados: readonly (readonly number[])[];
  readonly protegidos: number;
  /** Those that ended without enough worlds. When there is any, nothing new is published of the ficha. */
  readonly abiertos: number;
};

/** Searches with everything loosened, before giving up and saying nothing. */
const PROBAR_MAS = 4;
/** In each round: the levels whose cells are loosened around what is still open. */
const RONDAS: readonly (readonly number[])[] = [[0], [0, 1], [0, 1], [0, 1, 2], [0, 1, 2], [0, 1, 2], [0, 1, 2]];
/** Steps of a walk for each open count. */
const PASOS_POR_ABIERTO = 200;
const PASOS_MINIMOS = 10_000;
const PASEOS = 6;
/** Steps between one yield and the next: some tens of milliseconds. */
const TRAMO = 25_000;
/** With more counts open than these, trying every way of each costs more than walking on. */
const INSISTIR_HASTA = 60;

type Celda = { readonly tabla: number; readonly lugar: number; readonly variables: readonly number[]; conteo: Conteo };

/** The variables of a ficha: one for each leaf, month and different count. Two cortes that agree on a leaf share it. */
function variablesDe(meses: readonly MesContado[]): { variables: Variable[]; de: ReadonlyMap<string, Int32Array> } {
  const variables: Variable[] = [];
  const conocidas = new Map<string, number>();
  const de = new Map<string, Int32Array>();
  meses.forEach(({ corte, periodo, conteos, quieto }, mes) => {
    const suyas = conteos.map(({ num, den }, hoja) => {
      const llave = `${periodo}|${hoja}|${num}|${den}`;
      let x = conocidas.get(llave);
      if (x === undefined) {
        conocidas.set(llave, (x = variables.length));
        variables.push({ hoja, mes, num, den, quieta: quieto });
      }
      return x;
    });
    de.set(corte, Int32Array.from(suyas));
  });
  return { variables, de };
}

/** For each leaf, the others of the smallest total it adds to with company. */
function hermanasDe(lugares: readonly LugarPublico[], hojas: number): number[][] {
  const hermanas: number[][] = Array.from({ length: hojas }, () => []);
  for (const l of [...lugares].sort((a, b) => b.nivel - a.nivel))
    if (l.hojas.length > 1) for (const h of l.hojas) hermanas[h] = l.hojas.filter((x) => x !== h);
  return hermanas;
}

/**
 * Decides what is published of one ficha: each new cell by the grid, loosened where the protected counts (of new and old months) do
 * not keep `candidatos` values under everything published, old and new. Yields between stretches of work. Depends on nothing but what
 * it is given.
 */
export function* decidirFicha(pedido: PedidoFicha, p: Politica): Generator<void, DecisionFicha> {
  const { lugares, meses, fijas, nuevas } = pedido;
  const { variables, de } = variablesDe(meses);
  const celdaDe = (tabla: number, cortes: readonly string[], lugar: number): Celda => {
    const suyas = cortes.flatMap((c) => lugares[lugar]!.hojas.map((h) => de.get(c)![h]!)); // every corte is in meses
    const conteo = suyas.reduce((s, x) => ({ num: s.num + variables[x]!.num, den: s.den + variables[x]!.den }), {
      num: 0,
      den: 0,
    });
    return { tabla, lugar, variables: suyas, conteo };
  };
  const todas = [...fijas, ...nuevas];
  const celdas = todas.flatMap((t, i) => lugares.map((_, l) => celdaDe(i, t.meses, l)));
  const aflojados = new Uint8Array(celdas.length);
  const esNueva = (c: Celda): boolean => c.tabla >= fijas.length;
  const regiones = celdas.map((c) => {
    if (!esNueva(c)) return fijas[c.tabla]!.regiones[c.lugar]!;
    return regionDe(c.conteo, lugares[c.lugar]!.escala, 0, p, todas[c.tabla]!.meses.length);
  });
  const hojas = lugares.reduce((n, l) => Math.max(n, ...l.hojas.map((h) => h + 1)), 0);
  const mundo = new Mundo(
    variables,
    celdas.map((c, i): CeldaMundo => ({
      variables: c.variables,
      region: regiones[i]!,
      nivel: lugares[c.lugar]!.nivel,
    })),
    hermanasDe(lugares, hojas),
    p,
    semillaDe([pedido.clave, ...nuevas.flatMap((t) => t.meses)].join(' ')),
  );
  const buscar = function* (): Generator<void> {
    for (let i = 0; i < PASEOS && mundo.cuenta.abiertos > 0; i++) {
      for (let quedan = PASOS_MINIMOS + PASOS_POR_ABIERTO * mundo.cuenta.abiertos; quedan > 0; quedan -= TRAMO) {
        mundo.pasear(Math.min(TRAMO, quedan));
        yield;
      }
    }
    if (mundo.cuenta.abiertos <= INSISTIR_HASTA) mundo.insistir();
    yield;
  };
  const nuevasDe: number[][] = variables.map(() => []);
  celdas.forEach((c, i) => esNueva(c) && c.variables.forEach((x) => nuevasDe[x]!.push(i)));

  yield* buscar();
  for (const niveles of RONDAS) {
    if (mundo.cuenta.abiertos === 0) break;
    const cerca = new Set(mundo.abiertos().flatMap((xs) => xs.flatMap((x) => nuevasDe[x]!)));
    for (const i of cerca) {
      const c = celdas[i]!;
      const { escala, nivel } = lugares[c.lugar]!;
      if (!niveles.includes(nivel) || aflojados[i]! >= MAXIMO_AFLOJADO || c.conteo.den < p.denominador) continue;
      aflojados[i]!++;
      regiones[i] = regionDe(c.conteo, escala, aflojados[i]!, p, todas[c.tabla]!.meses.length);
      mundo.aflojar(i, regiones[i]);
    }
    yield* buscar();
  }
  for (let i = 0; i < PROBAR_MAS && mundo.cuenta.abiertos > 0; i++) yield* buscar();
  // What adds nothing takes nothing away: nobody can narrow with this what could not be narrowed before.
  if (mundo.cuenta.abiertos > 0) celdas.forEach((c, i) => esNueva(c) && (regiones[i] = LIBRE));

  const porTabla = <T>(xs: ArrayLike<T>): T[][] =>
    nuevas.map(
      (_, t) => lugares.map((_l, l) => xs[(fijas.length + t) * lugares.length + l]!), // one cell a table and place, in that order
    );
  return { regiones: porTabla(regiones), aflojados: porTabla(aflojados), ...mundo.cuenta };
}
