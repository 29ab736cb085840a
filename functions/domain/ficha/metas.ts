import type { AmbitoId } from '../ambito.ts';
import type { Fecha } from '../fecha.ts';
import type { MetaVigente } from '../tablero.ts';
import type { Ficha, VersionFicha } from './esquema.ts';

/** 67.1 → 0.671 without the tail of binary division; counts and densities stay as they are. */
const aFraccion = (ficha: Ficha, x: number): number => (ficha.tipo === 'cobertura' ? Number((x / 100).toFixed(6)) : x);

/**
 * Target of the ficha in force on a date, from its YAML.
 * @param ambitos where to look, nearest first; usually the place and its region (`['D:050101', 'G:05']`). A target in persons or
 * localities says nothing of the parts of its place: only the first is looked at
 * @returns null when none is loaded: never invented
 */
export function metaDe(
  ficha: Ficha,
  version: VersionFicha,
  ambitos: readonly AmbitoId[],
  fecha: Fecha,
): MetaVigente | null {
  for (const ambito of ficha.tipo === 'conteo' ? ambitos.slice(0, 1) : ambitos) {
    const m = version.metas.find((x) => x.ambito === ambito && x.desde <= fecha && fecha <= x.hasta);
    if (m)
      return {
        meta: aFraccion(ficha, m.meta),
        basal: m.basal === null ? null : aFraccion(ficha, m.basal),
        de: ambito,
        verificacion: m.verificacion,
      };
  }
  return null;
}
