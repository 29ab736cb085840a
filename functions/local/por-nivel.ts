import { acumular, type HechoAmbito } from '../domain/acumulado.ts';
import { ambitosDe, tipoDe, type AmbitoId, type LlaveHoja, type TipoAmbito } from '../domain/ambito.ts';
import type { Hecho } from '../domain/hecho.ts';
import type { Territorio } from '../domain/territorio.ts';
import { cuelgaDe } from '../publish/lugares.ts';

export const NIVELES = ['sector', 'eess', 'distrito', 'region'] as const;
export type Nivel = (typeof NIVELES)[number];

const TIPO: Readonly<Record<Nivel, TipoAmbito>> = { sector: 'S', eess: 'E', distrito: 'D', region: 'G' };

export type Lugar = { readonly id: AmbitoId; readonly region: string; readonly hechos: readonly HechoAmbito[] };

/**
 * Region a leaf belongs to: where the person lives; of whom that is not known, where their facility is; of the rest, the region most
 * leaves lie in. A folder has no region of its own, as a corte has.
 */
function regionDe(hojas: Iterable<LlaveHoja>, territorio: Territorio): (hoja: LlaveHoja) => string {
  const veces = new Map<string, number>();
  for (const { distrito } of hojas)
    if (distrito !== 'SIN') veces.set(distrito.slice(0, 2), (veces.get(distrito.slice(0, 2)) ?? 0) + 1);
  const principal = [...veces].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? 'SIN';
  return ({ distrito, eess }) =>
    distrito === 'SIN' ? (territorio.eess.get(eess)?.ubigeo.slice(0, 2) ?? principal) : distrito.slice(0, 2);
}

/** The place of one level that each leaf adds to. */
export function lugarDe(
  hojas: Iterable<LlaveHoja>,
  nivel: Nivel,
  territorio: Territorio,
): (hoja: LlaveHoja) => AmbitoId {
  const region = regionDe(hojas, territorio);
  const cuelga = cuelgaDe(territorio);
  return (hoja) => {
    const { salud, residencia } = ambitosDe(hoja, region(hoja), cuelga(hoja.eess));
    return [...salud, ...residencia].find((id) => tipoDe(id) === TIPO[nivel])!; // every leaf with sector has one of each
  };
}

/** Leaf facts added up at one level, over as many regions as the folder holds. Sorted by id. */
export function porNivel(hechos: readonly Hecho[], nivel: Nivel, territorio: Territorio): Lugar[] {
  const deRegion = regionDe(hechos, territorio);
  const lugares = new Map<AmbitoId, { id: AmbitoId; region: string; hechos: HechoAmbito[] }>();
  for (const [region, suyos] of Map.groupBy(hechos, deRegion))
    for (const [id, lista] of acumular(suyos, region, cuelgaDe(territorio)).ambitos) {
      if (tipoDe(id) !== TIPO[nivel]) continue;
      // A facility with residents of another region is one place.
      const lugar = lugares.get(id) ?? { id, region: regionDelLugar(id, region, territorio), hechos: [] };
      lugares.set(id, lugar);
      lugar.hechos.push(...lista);
    }
  return [...lugares.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whose targets a facility goes by: those of the region it is in, whoever lives there. */
const regionDelLugar = (id: AmbitoId, residencia: string, territorio: Territorio): string =>
  tipoDe(id) === 'E' ? (territorio.eess.get(id.slice(2))?.ubigeo.slice(0, 2) ?? residencia) : residencia;
