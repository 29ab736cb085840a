import { esSinUbicar } from '../../../../functions/domain/ambito.ts';
import type { Conteo } from '../../../../functions/domain/conteo.ts';
import { wilson } from '../../../../functions/domain/intervalo.ts';
import type { Fila, Tendencia } from '../../../../functions/domain/tablero.ts';
import type { Columna } from '../tablero/columnas.ts';
import { serieDe } from '../tablero/serie.ts';

/** Under this denominator, at either end, a place is not ranked: one person would move it five points. PROPUESTA. */
export const DEN_RANKING = 20;
export const MESES_RANKING = 12;

export type Mejora = {
  readonly fila: Fila;
  /** Shared by those whose change reads the same. */
  readonly puesto: number;
  readonly antes: Conteo;
  readonly ahora: Conteo;
  /** Points of a hundred, in the direction that is better: +4.2 is an improvement also where lower is better. */
  readonly mejora: number;
  /** Larger than what chance alone would give (95 %). */
  readonly firme: boolean;
};
export type Ranking = {
  readonly desde: string;
  readonly hasta: string;
  readonly filas: readonly Mejora[];
  /** Left out by rule: under `DEN_RANKING` at one end, or without a value there. */
  readonly pocos: number;
  readonly sinDato: number;
};

/**
 * Whether two shares differ by more than chance: the 95 % interval of their difference leaves zero out. Months of the same place are
 * taken as two independent groups.
 * @source Newcombe, Statistics in Medicine 1998; 17:873-890, method 10
 */
export const difieren = (a: Conteo, b: Conteo): boolean => {
  const [x, y] = [wilson(a), wilson(b)];
  if (!x || !y) return false;
  const [p, q] = [a.num / a.den, b.num / b.den];
  const d = q - p;
  return d > 0 ? d - Math.hypot(q - y[0], x[1] - p) > 0 : d + Math.hypot(y[1] - q, p - x[0]) < 0;
};

/** In the tenths of a point that are shown. */
const decimas = ({ num, den }: Conteo): number => Math.round(Number(((num / den) * 100).toFixed(1)) * 10);

/**
 * Who improves among places one takes as comparable: change of one coverage over twelve months, best first.
 * @returns null when the indicator has no better and worse, or the series has no two months yet
 */
export function quienesMejoran(
  filas: readonly Fila[],
  { indicador }: Columna,
  t: Tendencia | null,
  periodo: string,
): Ranking | null {
  if (indicador.tipo !== 'cobertura' || indicador.direccion === 'ninguna' || !t) return null;
  const signo = indicador.direccion === 'menor' ? -1 : 1;
  let [pocos, sinDato] = [0, 0];
  let ventana: readonly string[] = [];
  const todas: Omit<Mejora, 'puesto'>[] = [];
  for (const fila of filas) {
    if (esSinUbicar(fila.ambito.id)) continue;
    const s = serieDe(t, fila.ambito.id, indicador.clave, periodo, MESES_RANKING);
    if (!s || s.periodos.length < 2 || s.periodos.at(-1) !== periodo) continue;
    ventana = s.periodos;
    const cual = (k: number): Conteo | null => {
      const [num, den] = [s.serie.num.at(k) ?? null, s.serie.den.at(k) ?? null];
      return num === null || den === null ? null : { num, den };
    };
    const [antes, ahora] = [cual(0), cual(-1)];
    if (!antes || !ahora) sinDato++;
    else if (antes.den < DEN_RANKING || ahora.den < DEN_RANKING) pocos++;
    else
      todas.push({
        fila,
        antes,
        ahora,
        mejora: (signo * (decimas(ahora) - decimas(antes))) / 10 || 0,
        firme: difieren(antes, ahora),
      });
  }
  if (ventana.length < 2) return null;
  todas.sort(
    (a, b) => b.mejora - a.mejora || b.ahora.den - a.ahora.den || (a.fila.ambito.id < b.fila.ambito.id ? -1 : 1),
  );
  return {
    desde: ventana[0]!,
    hasta: periodo,
    filas: todas.map((m) => ({ ...m, puesto: todas.findIndex((o) => o.mejora === m.mejora) + 1 })),
    pocos,
    sinDato,
  };
}
