import { brecha, cobertura, esPequeno, faltanParaMeta, nadaQueContar, type Conteo, type Direccion } from './conteo.ts';
import { semaforo, type Luz } from './semaforo.ts';
import type { Celda } from './tablero.ts';

/** Lower and upper bound, fractions. */
export type Intervalo = readonly [inferior: number, superior: number];

/** Normal deviate of a two-sided 95 % interval. */
const Z_95 = 1.959963984540054;

/**
 * Wilson score interval, 95 %, without continuity correction. Unlike p ± 1.96·√(pq/n) it never leaves [0, 1] and keeps its width
 * when nobody or everybody complies.
 * @returns null without denominator, and where `num` is not between 0 and `den`: that is no proportion.
 * @source Wilson, JASA 1927; 22:209-212. Newcombe, Statistics in Medicine 1998; 17:857-872, method 3
 */
export const wilson = ({ num, den }: Conteo): Intervalo | null => {
  if (den <= 0 || num < 0 || num > den) return null;
  const z2 = Z_95 * Z_95;
  const centro = 2 * num + z2;
  const medio = Z_95 * Math.sqrt(z2 + (4 * num * (den - num)) / den);
  const doble = 2 * (den + z2);
  // Exact at the ends, where both terms are equal but for the last binary digit.
  return [num === 0 ? 0 : (centro - medio) / doble, num === den ? 1 : (centro + medio) / doble];
};

/**
 * The states of a cell, which are never mixed: «0 de 12» is not «nobody to reach» is not «the file did not arrive». `sin_dato` is what
 * was not reported of persons who are there: the file came and says nothing of any of them, so it is neither `no_aplica` (there is
 * somebody to attend) nor `no_reportado` (no source is missing: what is to be mended is each record). `banda` is the value of `modo
 * publico`: somewhere between two percentages.
 */
export type EstadoCelda = 'valor' | 'cero' | 'sin_dato' | 'no_aplica' | 'no_reportado' | 'suprimido' | 'banda';

/** What is read against: a target (a fraction; absolute for `conteo`; null when none is loaded) and which way is better. */
export type Patron = {
  readonly meta: number | null;
  readonly direccion: Direccion;
  readonly tipo: 'cobertura' | 'conteo' | 'densidad';
};

export type Evaluacion = {
  readonly estado: EstadoCelda;
  /** Unrounded fraction; the count itself for `conteo`; units per square kilometre for `densidad`. */
  readonly valor: number | null;
  readonly luz: Luz | null;
  /** Of a band, the band itself. */
  readonly intervalo: Intervalo | null;
  /** Denominator under 5: read «n of d», not the percentage. */
  readonly pocos: boolean;
  /** Persons who still lack the care, or who carry the problem. */
  readonly brecha: number | null;
  /** Persons missing to the target; null without one. */
  readonly faltan: number | null;
};

const SIN_VALOR = { valor: null, intervalo: null, pocos: false, brecha: null, faltan: null } as const;
const ESTADO_SIN_VALOR = { nr: 'no_reportado', s: 'suprimido', na: 'no_aplica' } as const;

const HECTAREAS_POR_KM2 = 100;
/** Fine enough for the ends of any band. */
const PARTES = 100_000;

/** Everything that is said of one cell, from its counts alone. Light and interval are null where no comparison makes sense. */
export function evaluarCelda(celda: Celda, { meta, direccion, tipo }: Patron): Evaluacion {
  if (celda.e === 'b')
    // A band is of a share: an absolute target says nothing of it.
    return {
      ...SIN_VALOR,
      estado: 'banda',
      luz: luzDeBanda(celda.pct, tipo === 'conteo' ? null : meta, direccion),
      intervalo: celda.pct,
    };
  if (celda.e !== 'v')
    return { estado: ESTADO_SIN_VALOR[celda.e], luz: celda.e === 'na' ? 'no_aplica' : null, ...SIN_VALOR };
  const { num, den, sinDato } = celda;
  if (tipo === 'conteo' && !nadaQueContar(celda, tipo, direccion)) {
    const estado = num === 0 ? 'cero' : 'valor';
    return {
      ...SIN_VALOR,
      estado,
      valor: num,
      luz: luzDeConteo(num, meta, direccion),
      faltan: hasta(num, meta, direccion),
    };
  }
  if (den === 0) {
    const estado = sinDato > 0 ? 'sin_dato' : 'no_aplica';
    return { estado, luz: estado, ...SIN_VALOR };
  }
  const estado = num === 0 ? 'cero' : 'valor';
  if (tipo === 'densidad') return { ...SIN_VALOR, estado, valor: (num * HECTAREAS_POR_KM2) / den, luz: 'sin_meta' };
  return {
    estado,
    valor: cobertura(celda),
    luz: semaforo(celda, meta, direccion),
    intervalo: wilson(celda),
    pocos: esPequeno(celda),
    brecha: direccion === 'ninguna' ? null : brecha(celda, direccion),
    faltan: meta === null ? null : faltanParaMeta(celda, meta, direccion),
  };
}

/** The light of a band: that of both its ends, when it is the same. */
const luzDeBanda = ([desde, hasta]: Intervalo, meta: number | null, direccion: Direccion): Luz => {
  const luzEn = (parte: number): Luz => semaforo({ num: Math.round(parte * PARTES), den: PARTES }, meta, direccion);
  // The upper end is outside the band, but at 100 %.
  const [abajo, arriba] = [luzEn(desde), luzEn(hasta === 1 ? 1 : hasta - 1 / PARTES)];
  return abajo === arriba ? abajo : 'en_banda';
};

/** Counts are compared with an absolute target, without the complement: there is no whole to take it from. */
const luzDeConteo = (num: number, meta: number | null, direccion: Direccion): Luz => {
  if (meta === null || direccion === 'ninguna') return 'sin_meta';
  if (direccion === 'menor') return num <= meta ? 'lograda' : 'brecha';
  if (num >= meta) return 'lograda';
  return num * 10 >= meta * 8 ? 'cerca' : 'brecha';
};

const hasta = (num: number, meta: number | null, direccion: Direccion): number | null => {
  if (meta === null || direccion === 'ninguna') return null;
  return direccion === 'mayor' ? Math.max(0, Math.ceil(meta - num)) : Math.max(0, Math.ceil(num - meta));
};
