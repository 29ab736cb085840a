import type { Celda, IndicadorTablero, SerieCompacta, Tendencia } from '../../../../functions/domain/tablero.ts';
import type { MesPublico } from '../charts/bandas.ts';

type Indice = {
  readonly clave: ReadonlyMap<string, number>;
  readonly lugar: ReadonlyMap<string, readonly SerieCompacta[]>;
};
const INDICES = new WeakMap<Tendencia, Indice>();

/** Thousands of cells ask for their series: where each one is, found once per document. */
const indiceDe = (t: Tendencia): Indice => {
  let indice = INDICES.get(t);
  if (!indice) {
    const lugar = new Map([...t.hijos.map((h) => [h.ambito, h.series] as const), [t.ambito, t.propio] as const]);
    INDICES.set(t, (indice = { clave: new Map(t.claves.map((c, i) => [c, i])), lugar }));
  }
  return indice;
};

type Serie = {
  readonly periodos: readonly string[];
  readonly serie: SerieCompacta;
  readonly metas: readonly (number | null)[];
  /** In `modo publico`, instead of the counts. */
  readonly publico?: readonly MesPublico[];
};

/** The last `n` months of one indicator in one place, cut at the board's own period; null while there are none. */
export function serieDe(t: Tendencia | null, ambito: string, clave: string, hasta: string, n: number): Serie | null {
  if (!t) return null;
  const { clave: claves, lugar } = indiceDe(t);
  const k = claves.get(clave) ?? -1;
  const serie = lugar.get(ambito)?.[k];
  if (!serie) return null;
  // Children bring fewer months than the place itself: both end in the same one.
  const falta = t.periodos.length - serie.num.length;
  const fin = t.periodos.findLastIndex((p) => p <= hasta) + 1;
  const inicio = Math.max(falta, fin - n);
  if (fin <= inicio) return null;
  const metas = t.metas[clave] ?? t.periodos.map(() => null);
  return {
    periodos: t.periodos.slice(inicio, fin),
    serie: {
      num: serie.num.slice(inicio - falta, fin - falta),
      den: serie.den.slice(inicio - falta, fin - falta),
    },
    metas: metas.slice(inicio, fin),
    ...(serie.publico && {
      publico: serie.publico.slice(inicio - falta, fin - falta).map((celda, i) => ({
        periodo: t.periodos[inicio + i]!,
        celda,
        meta: metas[inicio + i] ?? null,
      })),
    }),
  };
}

/**
 * The series as it is judged: a target in persons or localities is of the document's own place and of none of its parts, and a public
 * band, which is of a share, is not compared with it either.
 */
export function serieJuzgada(
  t: Tendencia | null,
  ambito: string,
  { clave, tipo }: Pick<IndicadorTablero, 'clave' | 'tipo'>,
  hasta: string,
  n: number,
): Serie | null {
  const serie = serieDe(t, ambito, clave, hasta, n);
  if (!serie || tipo !== 'conteo' || (ambito === t?.ambito && !serie.publico)) return serie;
  return {
    ...serie,
    metas: serie.metas.map(() => null),
    ...(serie.publico && { publico: serie.publico.map((m) => ({ ...m, meta: null })) }),
  };
}

/** The cell of the month before `hasta` in the series; undefined while there is none or that month has no value. */
export function celdaAnterior(t: Tendencia | null, ambito: string, clave: string, hasta: string): Celda | undefined {
  const s = serieDe(t, ambito, clave, hasta, 2);
  const [num, den] = [s?.serie.num[0] ?? null, s?.serie.den[0] ?? null];
  return !s || s.periodos.length < 2 || num === null || den === null ? undefined : { e: 'v', num, den, sinDato: 0 };
}
