import type { Tablero } from '../../../../functions/domain/tablero.ts';

/** A board as a wall may hold it: a wall is seen by whoever passes, so nobody's name is on it, nor in what it keeps. */
export const paraPared = (tablero: Tablero): Tablero => ({
  ...tablero,
  sectores: tablero.sectores.map((s) => ({ ...s, sectoristas: [] })),
});

/** True when what arrived can take the place of what is shown: every row has every column. A truncated answer is not a board. */
export const estaEntero = (dato: unknown): dato is Tablero => {
  const t = dato as Partial<Tablero> | null;
  if (t?.formato !== 1 || !t.corte?.id || !t.ambito?.id || !Array.isArray(t.indicadores)) return false;
  const n = t.indicadores.length;
  return (
    n > 0 &&
    t.metas?.length === n &&
    t.propio?.celdas.length === n &&
    Array.isArray(t.hijos) &&
    t.hijos.every((h) => h.celdas.length === n) &&
    Array.isArray(t.frases) &&
    Array.isArray(t.sectores)
  );
};
