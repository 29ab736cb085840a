import { esSinUbicar, type AmbitoId } from '../../../../functions/domain/ambito.ts';
import { brecha, type Conteo } from '../../../../functions/domain/conteo.ts';
import { componenteQueMasFalla } from '../../../../functions/domain/frases.ts';
import type { SectorTablero, Tablero } from '../../../../functions/domain/tablero.ts';

/** A sector short of persons in one indicator, what stops most of them, and whoever answers for it. */
export type DondeResponde = {
  readonly sector: { readonly id: AmbitoId; readonly nombre: string };
  readonly eess: string;
  readonly celda: Conteo;
  /** Persons who still lack the care, or who carry the problem. */
  readonly sin: number;
  readonly falla: { readonly nombre: string; readonly n: number } | null;
  readonly sectoristas: SectorTablero['sectoristas'];
};

/**
 * From the board of a district or a facility, the sectors where most persons lack one indicator. Any number of persons counts here:
 * it is a list of whom to look for, not a rate.
 * @returns [] when the indicator is not measured by sector, or nobody lacks it
 */
export function dondeResponde(tablero: Tablero, clave: string, cuantos: number): DondeResponde[] {
  const i = tablero.indicadores.findIndex((x) => x.clave === clave);
  const indicador = tablero.indicadores[i];
  if (!indicador || indicador.tipo !== 'cobertura' || indicador.direccion === 'ninguna') return [];
  return tablero.hijos
    .flatMap((h) => {
      const celda = h.celdas[i];
      if (celda?.e !== 'v' || h.ambito.tipo !== 'S' || esSinUbicar(h.ambito.id)) return [];
      const sin = brecha(celda, indicador.direccion);
      const falla = indicador.direccion === 'mayor' ? componenteQueMasFalla(indicador, celda) : null;
      const sectoristas = tablero.sectores.find((s) => s.id === h.ambito.id)?.sectoristas ?? [];
      return sin > 0 ? [{ sector: h.ambito, eess: h.grupo?.nombre ?? '', celda, sin, falla, sectoristas }] : [];
    })
    .sort((a, b) => b.sin - a.sin || (a.sector.id < b.sector.id ? -1 : 1))
    .slice(0, cuantos);
}
