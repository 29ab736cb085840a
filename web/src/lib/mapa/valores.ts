import {
  esPequeno,
  nadaQueContar,
  valorDe,
  type Direccion,
  type TipoIndicador,
} from '../../../../functions/domain/conteo.ts';
import { luzBanda } from '../../../../functions/domain/banda.ts';
import { LUZ, semaforo, type Luz } from '../../../../functions/domain/semaforo.ts';
import type { Celda } from '../../../../functions/domain/tablero.ts';
import { cifra, entero } from '../formato.ts';
import * as t from '../textos/es/mapa.ts';

/**
 * What one place shows on a map. `luz` and `valor` are null outside the state `valor`; a `banda` of the public mode has no value, and
 * always a light, which may be `en_banda`.
 */
export type ValorMapa = {
  readonly estado:
    'valor' | 'banda' | 'pocos' | 'sin_dato' | 'no_aplica' | 'sin_poblacion' | 'no_reportado' | 'suprimido';
  /** Fraction for coverages, number of things for counts, persons per km² for densities. */
  readonly valor: number | null;
  readonly luz: Luz | null;
  readonly num: number | null;
  readonly den: number | null;
  /** Persons whose datum is missing, where there are more of them than in the denominator. */
  readonly sinDato?: number;
  /** Of a band, as fractions. */
  readonly pct?: readonly [desde: number, hasta: number];
};

export const ESTADO_MAPA: Readonly<Record<Exclude<ValorMapa['estado'], 'valor' | 'banda'>, string>> = {
  pocos: t.pocosCasos,
  sin_dato: t.sinDatoDeQuienesHay,
  no_aplica: t.noAplica,
  sin_poblacion: t.sinPoblacionEnLosDatos,
  no_reportado: t.noReportado,
  suprimido: t.protegido,
};

type Regla = {
  readonly meta: number | null;
  readonly direccion: Direccion;
  readonly tipo: TipoIndicador;
};

const SIN_VALOR = { nr: 'no_reportado', s: 'suprimido', na: 'no_aplica' } as const;

/** A place the board does not name: its source did arrive, and nobody of it is in it. */
export const SIN_POBLACION: ValorMapa = { estado: 'sin_poblacion', valor: null, luz: null, num: null, den: null };

/** Reads a cell of a board. A count has no denominator to be small. */
export const valorMapa = (celda: Celda | undefined, { meta, direccion, tipo }: Regla): ValorMapa => {
  const vacio = (estado: ValorMapa['estado']): ValorMapa => ({ estado, valor: null, luz: null, num: null, den: null });
  if (!celda) return vacio('no_reportado');
  if (celda.e === 'b')
    return { ...vacio('banda'), luz: luzBanda(celda, tipo === 'conteo' ? null : meta, direccion), pct: celda.pct };
  if (celda.e !== 'v') return vacio(SIN_VALOR[celda.e]);
  const { num, den } = celda;
  const hueco = celda.sinDato > den ? { sinDato: celda.sinDato } : {};
  if (tipo === 'conteo' && !nadaQueContar(celda, tipo, direccion))
    return { estado: 'valor', valor: num, luz: 'sin_meta', num, den };
  if (den === 0) return { ...vacio(celda.sinDato > 0 ? 'sin_dato' : 'no_aplica'), ...hueco };
  const valor = valorDe(celda, tipo);
  if (tipo === 'densidad') return { estado: 'valor', valor, luz: 'sin_meta', num, den };
  if (esPequeno(celda)) return { estado: 'pocos', valor: null, luz: null, num, den, ...hueco };
  return { estado: 'valor', valor, luz: semaforo(celda, meta, direccion), num, den, ...hueco };
};

/** One class of a sequential scale, both limits included. */
export type Clase = { readonly desde: number; readonly hasta: number; readonly cuenta: number };

/**
 * At most `n` classes with about the same number of places each. Equal values never fall into different classes, so there may be
 * fewer. Lowest first; [] without values.
 */
export const clasesDe = (valores: readonly number[], n = 5): Clase[] => {
  const orden = [...valores].sort((a, b) => a - b);
  const clases: Clase[] = [];
  let inicio = 0;
  for (let k = 1; k <= n && inicio < orden.length; k++) {
    let fin = Math.max(inicio + 1, Math.round((orden.length * k) / n));
    while (fin < orden.length && orden[fin] === orden[fin - 1]) fin++;
    clases.push({ desde: orden[inicio]!, hasta: orden[fin - 1]!, cuenta: fin - inicio });
    inicio = fin;
  }
  return clases;
};

/** Index of the class a value falls in; values between two classes go to the upper one. */
export const claseDe = (clases: readonly Clase[], valor: number): number => clases.findIndex((c) => valor <= c.hasta);

const ORDEN_LUZ: readonly Luz[] = ['lograda', 'cerca', 'brecha', 'en_banda', 'sin_meta'];

/** How many places are in each light, in the order of the legend; only those that occur. */
export const cuentaLuces = (
  valores: readonly ValorMapa[],
): { luz: Luz; palabra: string; forma: string; cuenta: number }[] =>
  ORDEN_LUZ.map((luz) => ({ luz, ...LUZ[luz], cuenta: valores.filter((v) => v.luz === luz).length })).filter(
    (c) => c.cuenta > 0,
  );

/** How many places are in each state without value; only those that occur. */
export const cuentaEstados = (
  valores: readonly ValorMapa[],
): { estado: keyof typeof ESTADO_MAPA; palabra: string; cuenta: number }[] =>
  (Object.keys(ESTADO_MAPA) as (keyof typeof ESTADO_MAPA)[])
    .map((estado) => ({
      estado,
      palabra: ESTADO_MAPA[estado],
      cuenta: valores.filter((v) => v.estado === estado && v.luz === null).length,
    }))
    .filter((c) => c.cuenta > 0);

/** The words of one place: "82,4 % (61 de 74), cerca de la meta". */
export const fraseValor = (v: ValorMapa, tipo: TipoIndicador): string => {
  const resto = v.sinDato ? t.yTantosSinDato(entero(v.sinDato)) : '';
  if (v.estado === 'sin_dato') return t.sinDatoDe(entero(v.sinDato ?? 0));
  if (v.estado === 'pocos') return t.dePocosCasos(v.num!, `${v.den}${resto}`);
  if (v.pct) {
    const luz = v.luz && v.luz !== 'sin_meta' ? `, ${LUZ[v.luz].palabra.toLowerCase()}` : '';
    return `entre ${cifra(v.pct[0], tipo)} y ${cifra(v.pct[1], tipo)}${luz}`;
  }
  if (v.estado !== 'valor' && v.estado !== 'banda') return ESTADO_MAPA[v.estado].toLowerCase();
  const cuenta = tipo !== 'cobertura' ? '' : ` (${entero(v.num!)} de ${entero(v.den!)}${resto})`;
  const luz = v.luz && v.luz !== 'sin_meta' ? `, ${LUZ[v.luz].palabra.toLowerCase()}` : '';
  return `${cifra(v.valor!, tipo)}${cuenta}${luz}`;
};
