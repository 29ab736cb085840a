import { ambitoEess, ambitoSector, type AmbitoId, type LlaveHoja } from './ambito.ts';
import type { Conteo } from './conteo.ts';
import type { CorteId } from './corte.ts';
import type { Fecha } from './fecha.ts';
import { claveFicha, type LlaveFicha } from './hecho.ts';

/** What one ficha counts in one leaf. */
export type ConteoHoja = LlaveHoja & LlaveFicha & Conteo;

/** A corte counted again by the sectors of another day: the same people, the same answers, other sectors. */
export type Recuento = {
  readonly corte: CorteId;
  readonly fecha_corte: Fecha;
  /** The day whose sectors are used, and the corte whose sectorización says them. */
  readonly sectores: Fecha;
  readonly segun: CorteId;
  readonly sintetico: boolean;
  /** Fichas that count sectors themselves are left out: with other sectors they are another question. */
  readonly fichas: readonly (LlaveFicha & { readonly corto: string; readonly nombre: string })[];
  readonly era: readonly ConteoHoja[];
  readonly es: readonly ConteoHoja[];
  /** Names of the sectors of either day. */
  readonly nombres: Readonly<Record<string, string>>;
  /** Localities two sectors claim that day, and those that nobody has: what makes the count less than plain. */
  readonly avisos: readonly string[];
};

export type SectorRecontado = {
  readonly id: AmbitoId;
  readonly nombre: string;
  readonly era: Conteo;
  readonly es: Conteo;
};

/** One ficha at a place: its sectors both ways, and whether both add up to the same. */
export type FichaRecontada = LlaveFicha & {
  readonly corto: string;
  readonly nombre: string;
  readonly era: Conteo;
  readonly es: Conteo;
  /** They always do in a district; in a facility, when no locality went to another or came from it. */
  readonly suman_lo_mismo: boolean;
  readonly sectores: readonly SectorRecontado[];
};

const CERO: Conteo = { num: 0, den: 0 };
const mas = (x: Conteo, y: Conteo): Conteo => ({ num: x.num + y.num, den: x.den + y.den });

/** Whether a leaf belongs to a place: a district by residence, a facility or a sector by who answers; the region holds them all. */
const enLugar = (ambito: AmbitoId): ((h: LlaveHoja) => boolean) => {
  const codigo = ambito.slice(2);
  if (ambito.startsWith('G:')) return () => true;
  if (/^[DP]:/.test(ambito)) return (h) => h.distrito.startsWith(codigo);
  if (ambito.startsWith('E:')) return (h) => ambitoEess(h) === ambito;
  return (h) => ambitoSector(h) === ambito;
};

/** Each ficha of a recount at a place (`D:`, `P:`, `G:`, `E:` or `S:`), with the sectors of either day. Those that count nobody there are left out. */
export function recontadas(r: Recuento, ambito: AmbitoId): FichaRecontada[] {
  const dentro = enLugar(ambito);
  const porSector = (hojas: readonly ConteoHoja[]): Map<string, Map<AmbitoId, Conteo>> => {
    const fichas = new Map<string, Map<AmbitoId, Conteo>>();
    for (const h of hojas) {
      const sector = ambitoSector(h);
      if (sector === null || !dentro(h)) continue;
      const suyos = fichas.get(claveFicha(h)) ?? new Map<AmbitoId, Conteo>();
      fichas.set(claveFicha(h), suyos.set(sector, mas(suyos.get(sector) ?? CERO, h)));
    }
    return fichas;
  };
  const [era, es] = [porSector(r.era), porSector(r.es)];
  return r.fichas.flatMap((f): FichaRecontada[] => {
    const [x, y] = [era.get(claveFicha(f)), es.get(claveFicha(f))];
    if (!x && !y) return [];
    const ids = [...new Set([...(x?.keys() ?? []), ...(y?.keys() ?? [])])].sort();
    const sectores = ids.map((id) => ({
      id,
      nombre: r.nombres[id.slice(2)] ?? (id.endsWith('-SIN') ? 'Sin sector' : id.slice(2)),
      era: x?.get(id) ?? CERO,
      es: y?.get(id) ?? CERO,
    }));
    const suma = (lado: 'era' | 'es'): Conteo => sectores.reduce((s, c) => mas(s, c[lado]), CERO);
    const [a, b] = [suma('era'), suma('es')];
    return [{ ...f, era: a, es: b, suman_lo_mismo: a.num === b.num && a.den === b.den, sectores }];
  });
}

/** Where a recount is kept, once and for good. */
export const objetoRecuento = (corte: CorteId, sectores: Fecha, segun: CorteId): string =>
  `recuentos/${corte}~${sectores}~${segun}.json`;
