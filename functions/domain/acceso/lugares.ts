import type { AmbitoId } from '../ambito.ts';

/** A place as a corte of `region` counts it. */
export type LugarDeCorte = { readonly ambito: AmbitoId; readonly region: string };

/** The next places up, by both hierarchies; [] for one that is not known. */
export type Padres = (ambito: AmbitoId) => readonly AmbitoId[];

/** A place as the list of its region records it. */
export type LugarConPadre = {
  readonly id: AmbitoId;
  /** In its own hierarchy. */
  readonly padre: AmbitoId | null;
  /** District a facility stands in, when it is of the region. */
  readonly distrito?: AmbitoId;
};

/** Codes that say where they are: districts and provinces, and whoever has no facility, kept apart by district. */
const porSuCodigo = (id: AmbitoId): AmbitoId[] => {
  const distrito = /^D:(\d{4})\d\d$/.exec(id);
  if (distrito) return [`P:${distrito[1]}`];
  const provincia = /^P:(\d\d)\d\d$/.exec(id);
  if (provincia) return [`G:${provincia[1]}`];
  const sinEess = /^E:SIN-(\d{6})$/.exec(id);
  if (sinEess) return [`D:${sinEess[1]}`];
  const sinSector = /^S:(.+)-SIN$/.exec(id);
  return sinSector ? [`E:${sinSector[1]}`] : [];
};

/** The parents of every place of one region: as its corte recorded them, and as codes say. */
export function padresDe(lugares: Iterable<LugarConPadre>): Padres {
  const registrados = new Map<AmbitoId, readonly AmbitoId[]>();
  for (const { id, padre, distrito } of lugares)
    registrados.set(id, [...(padre === null ? [] : [padre]), ...(distrito === undefined ? [] : [distrito])]);
  return (ambito) => [...(registrados.get(ambito) ?? []), ...porSuCodigo(ambito)];
}

/** A place and every one above it, by both hierarchies. */
const haciaArriba = (ambito: AmbitoId, padres: Padres): ReadonlySet<AmbitoId> => {
  const vistos = new Set<AmbitoId>([ambito]);
  for (const lugar of vistos) for (const padre of padres(lugar)) vistos.add(padre);
  return vistos;
};

/**
 * Whether a place is `mayor` or lies in it by either hierarchy: a sector in its facility, a facility in its microred, its red and the
 * district where it stands, a district in its province. All that a corte counts is in its region and in no other, and all regions in
 * the country.
 */
export const contiene = (mayor: AmbitoId, { ambito, region }: LugarDeCorte, padres: Padres): boolean =>
  mayor === 'N:PE' || mayor === `G:${region}` || (!mayor.startsWith('G:') && haciaArriba(ambito, padres).has(mayor));

/** Whether a place has something to do with a region: it holds it, or the region's corte counts it. */
export const esDeRegion = (ambito: AmbitoId, region: string, padres: Padres): boolean =>
  ambito === 'N:PE' || haciaArriba(ambito, padres).has(`G:${region}`);
