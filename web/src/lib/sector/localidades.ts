import type { LocalidadTablero } from '../../../../functions/domain/tablero.ts';

/** A locality of a sector, its blocks together. */
export type LocalidadReunida = {
  readonly codigo: string;
  readonly nombre: string;
  readonly manzanas: readonly string[];
  readonly personas: number;
  /** Least and most minutes declared by its blocks; null when none says. */
  readonly minutos: readonly [menos: number, mas: number] | null;
  readonly medios: readonly string[];
  readonly altitud: number | null;
  readonly area: string;
};

/** Localities once each, most persons first; a sector of blocks has a few instead of dozens of rows. */
export const reunirLocalidades = (localidades: readonly LocalidadTablero[]): LocalidadReunida[] =>
  [...Map.groupBy(localidades, (l) => l.codigo).values()]
    .map((g): LocalidadReunida => {
      const minutos = g.flatMap((l) => (l.minutos === null ? [] : [l.minutos]));
      return {
        codigo: g[0]!.codigo,
        nombre: g[0]!.nombre,
        manzanas: g.flatMap((l) => (l.manzana === '' ? [] : [l.manzana])).sort(),
        personas: g.reduce((n, l) => n + l.personas, 0),
        minutos: minutos.length === 0 ? null : [Math.min(...minutos), Math.max(...minutos)],
        medios: [...new Set(g.map((l) => l.medio).filter((m) => m !== ''))],
        altitud: g[0]!.altitud,
        area: g[0]!.area,
      };
    })
    .sort((a, b) => b.personas - a.personas || (a.codigo < b.codigo ? -1 : 1));
