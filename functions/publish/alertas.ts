import type { AlertasCorte } from '../aggregate/alertas/corte.ts';
import { ambitosDe, ambitoSector, type AmbitoId, type CuelgaDe } from '../domain/ambito.ts';
import type { AlertasTablero, FocoTablero } from '../domain/tablero.ts';

/** Sums of the leaves by place; a sector inside a district is `<district>|<sector>`. */
type Focos = ReadonlyMap<string, readonly FocoTablero[]>;

export type AlertasRegion = Pick<AlertasCorte, 'hoy' | 'horizonte'> & { readonly focos: Focos };

const par = (distrito: AmbitoId, sector: AmbitoId): string => `${distrito}|${sector}`;

/** Adds the leaves along both hierarchies, as facts are: whoever is in one leaf is in one place of each level. */
export function alertasRegion(
  { hoy, horizonte, focos }: AlertasCorte,
  region: string,
  cuelgaDe: (renipress: string) => CuelgaDe,
): AlertasRegion {
  const sumas = new Map<string, Map<string, FocoTablero>>();
  for (const f of focos) {
    const { salud, residencia } = ambitosDe(f, region, cuelgaDe(f.eess));
    const sector = ambitoSector(f);
    const lugares = [...salud, ...residencia.slice(0, -1), ...(sector ? [par(residencia[0]!, sector)] : [])];
    for (const lugar of lugares) {
      const suyos = sumas.get(lugar) ?? new Map<string, FocoTablero>();
      sumas.set(lugar, suyos);
      const antes = suyos.get(f.punto_focal);
      suyos.set(f.punto_focal, {
        punto: f.punto_focal,
        seguidas: (antes?.seguidas ?? 0) + f.seguidas,
        porVencer: (antes?.porVencer ?? 0) + f.por_vencer,
        pendientes: (antes?.pendientes ?? 0) + f.pendientes,
        sinNada: (antes?.sinNada ?? 0) + f.sin_nada,
      });
    }
  }
  const enOrden = (m: Map<string, FocoTablero>): FocoTablero[] =>
    [...m.values()].sort((a, b) => b.seguidas - a.seguidas || (a.punto < b.punto ? -1 : 1));
  return { hoy, horizonte, focos: new Map([...sumas].map(([lugar, m]) => [lugar, enOrden(m)])) };
}

/** The alerts of one board and of the places it lists. */
export const alertasDe = (
  region: AlertasRegion | null,
  ambito: AmbitoId,
  hijos: readonly AmbitoId[],
): AlertasTablero | null =>
  region && {
    hoy: region.hoy,
    horizonte: region.horizonte,
    propio: region.focos.get(ambito) ?? [],
    hijos: hijos.map((h) => region.focos.get(ambito.startsWith('D:') ? par(ambito, h) : h) ?? []),
  };
