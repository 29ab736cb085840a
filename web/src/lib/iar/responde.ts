import { esSinUbicar, type AmbitoId } from '../../../../functions/domain/ambito.ts';
import { brecha, type Conteo } from '../../../../functions/domain/conteo.ts';
import { componenteQueMasFalla } from '../../../../functions/domain/frases.ts';
import { ponerNombres, type SectoristasCorte } from '../../../../functions/domain/sectoristas.ts';
import type { Celda, IndicadorTablero, SectorTablero, Tablero } from '../../../../functions/domain/tablero.ts';

type SectorResponde = Pick<SectorTablero, 'id' | 'eess' | 'sectoristas'>;

/** A sector or a facility short of persons in one indicator, what stops most of them, and whoever answers for it. */
export type DondeResponde = {
  readonly lugar: { readonly id: AmbitoId; readonly nombre: string };
  /** The facility. */
  readonly eess: string;
  readonly celda: Conteo;
  /** Persons who still lack the care, or who carry the problem. */
  readonly sin: number;
  readonly falla: { readonly nombre: string; readonly n: number } | null;
  /** Those whose sectoristas answer: the sector itself, or every one of the facility. */
  readonly sectores: readonly SectorResponde[];
};

type Falta = Pick<DondeResponde, 'celda' | 'sin' | 'falla'>;

/** null where it is not a share of persons, or nobody lacks it. */
const falta = (celda: Celda | undefined, indicador: IndicadorTablero): Falta | null => {
  if (celda?.e !== 'v' || indicador.tipo !== 'cobertura' || indicador.direccion === 'ninguna') return null;
  const sin = brecha(celda, indicador.direccion);
  if (sin <= 0) return null;
  return { celda, sin, falla: indicador.direccion === 'mayor' ? componenteQueMasFalla(indicador, celda) : null };
};

const lasMayores = (lugares: readonly DondeResponde[], cuantas: number): DondeResponde[] =>
  [...lugares].sort((a, b) => b.sin - a.sin || (a.lugar.id < b.lugar.id ? -1 : 1)).slice(0, cuantas);

const quien = ({ id, eess, sectoristas }: SectorTablero): SectorResponde => ({ id, eess, sectoristas });

/**
 * From the board of a district or a facility, the sectors where most persons lack one indicator. Any number of persons counts here:
 * it is a list of whom to look for, not a rate.
 * @returns [] when the indicator is not measured by sector, or nobody lacks it
 */
export function dondeResponde(tablero: Tablero, clave: string, cuantos: number): DondeResponde[] {
  const i = tablero.indicadores.findIndex((x) => x.clave === clave);
  const indicador = tablero.indicadores[i];
  if (!indicador) return [];
  return lasMayores(
    tablero.hijos.flatMap((h) => {
      const suya = h.ambito.tipo === 'S' && !esSinUbicar(h.ambito.id) ? falta(h.celdas[i], indicador) : null;
      const sectores = tablero.sectores.filter((s) => s.id === h.ambito.id).map(quien);
      return suya ? [{ lugar: h.ambito, eess: (h.grupo ?? tablero.ambito).nombre, ...suya, sectores }] : [];
    }),
    cuantos,
  );
}

/**
 * The facilities that answer for a ficha counted where people are attended, which no sector of a board measures: those of a district,
 * or the facility the board is of. null where it is measured inside, or there is no facility to ask.
 */
export const eessQueMiden = (
  { ambito, hijos, indicadores }: Pick<Tablero, 'ambito' | 'hijos' | 'indicadores'>,
  clave: string,
): AmbitoId[] | null => {
  const i = indicadores.findIndex((x) => x.clave === clave);
  if (i < 0 || hijos.some((h) => h.celdas[i]?.e !== 'na')) return null;
  if (ambito.tipo === 'E') return esSinUbicar(ambito.id) ? null : [ambito.id];
  const suyos = [...new Set(hijos.flatMap((h) => (h.grupo?.tipo === 'E' ? [h.grupo.id] : [])))];
  const ubicados = suyos.filter((id) => !esSinUbicar(id));
  return ubicados.length === 0 ? null : ubicados;
};

/**
 * From the boards of some facilities, those where most persons lack one indicator, with their staff.
 * @param sectores of all of them, with the names that may be seen
 */
export const eessQueResponden = (
  tableros: readonly Tablero[],
  sectores: readonly SectorTablero[],
  clave: string,
  cuantos: number,
): DondeResponde[] =>
  lasMayores(
    tableros.flatMap(({ ambito, indicadores, propio }) => {
      const i = indicadores.findIndex((x) => x.clave === clave);
      const indicador = indicadores[i];
      const suya = indicador ? falta(propio.celdas[i], indicador) : null;
      const suyos = sectores.filter((s) => `E:${s.eess}` === ambito.id).map(quien);
      return suya ? [{ lugar: ambito, eess: ambito.nombre, ...suya, sectores: suyos }] : [];
    }),
    cuantos,
  );

/** The same place with the names of its staff that could be read. */
export const conNombres = (d: DondeResponde, nombres: SectoristasCorte): DondeResponde => ({
  ...d,
  sectores: ponerNombres(d.sectores, nombres),
});
