import type { SerieCompacta, Tendencia } from '../../../../functions/domain/tablero.ts';

/** The last `n` months of one indicator in one place, cut at the board's own period; null while there are none. */
export function serieDe(
  t: Tendencia | null,
  ambito: string,
  clave: string,
  hasta: string,
  n: number,
): { periodos: readonly string[]; serie: SerieCompacta; metas: readonly (number | null)[] } | null {
  const k = t?.claves.indexOf(clave) ?? -1;
  if (!t || k < 0) return null;
  const series = ambito === t.ambito ? t.propio : t.hijos.find((h) => h.ambito === ambito)?.series;
  const serie = series?.[k];
  if (!serie) return null;
  // Children bring fewer months than the place itself: both end in the same one.
  const falta = t.periodos.length - serie.num.length;
  const fin = t.periodos.findLastIndex((p) => p <= hasta) + 1;
  const inicio = Math.max(falta, fin - n);
  if (fin <= inicio) return null;
  const metas = t.metas[clave] ?? t.periodos.map(() => null);
  return {
    periodos: t.periodos.slice(inicio, fin),
    serie: { num: serie.num.slice(inicio - falta, fin - falta), den: serie.den.slice(inicio - falta, fin - falta) },
    metas: metas.slice(inicio, fin),
  };
}
