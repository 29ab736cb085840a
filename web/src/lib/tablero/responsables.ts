import { esSinUbicar } from '../../../../functions/domain/ambito.ts';
import type { Fila, SectorTablero, Tablero } from '../../../../functions/domain/tablero.ts';
import { cuantosFaltan, faltan } from './celda.ts';
import type { Columna } from './columnas.ts';
import { ordenarFilas } from './orden.ts';

/** How many places inside another are named: those that hold most of what is missing. */
const PEORES = 3;

export type LugarQueFalta = {
  readonly id: string;
  readonly nombre: string;
  /** The facility of a sector, to tell it from its namesakes; '' where there is none. */
  readonly grupo: string;
  /** «Faltan 4 niños» */
  readonly cuanto: string;
  /** Whoever answers there; '' for places that are not sectors. */
  readonly quien: string;
};

/** «Ana Inventada (enfermera), Luis Inventado (técnico)»; '' without sectoristas. */
export const nombrarSectoristas = (sector: Pick<SectorTablero, 'sectoristas'> | undefined): string =>
  (sector?.sectoristas ?? []).map((s) => `${s.nombre} (${s.cargo.toLowerCase()})`).join(', ');

/** The same of several sectors, each person once. */
export const nombrarPersonal = (sectores: readonly Pick<SectorTablero, 'sectoristas'>[]): string =>
  [
    ...new Set(sectores.flatMap(({ sectoristas }) => sectoristas.map((s) => nombrarSectoristas({ sectoristas: [s] })))),
  ].join(', ');

/** The places of a board that are short of most persons in one ficha, with whoever answers for each; [] when none is short. */
export const dondeFalta = (
  { hijos, indicadores, metas, sectores }: Pick<Tablero, 'hijos' | 'indicadores' | 'metas' | 'sectores'>,
  clave: string,
): LugarQueFalta[] => {
  const i = indicadores.findIndex((x) => x.clave === clave);
  const indicador = indicadores[i];
  if (!indicador) return [];
  const columna: Columna = { i, indicador, meta: metas[i] ?? null };
  const cuantos = (f: Fila): number => faltan(f.celdas[i], indicador, columna.meta) ?? 0;
  return ordenarFilas(hijos, 'brecha', columna)
    .filter((f) => cuantos(f) > 0 && !esSinUbicar(f.ambito.id))
    .slice(0, PEORES)
    .map((f) => ({
      id: f.ambito.id,
      nombre: f.ambito.nombre,
      grupo: f.grupo?.nombre ?? '',
      cuanto: cuantosFaltan(cuantos(f), indicador),
      quien: nombrarSectoristas(sectores.find((s) => s.id === f.ambito.id)),
    }));
};
