import type { Distrito, Eess, Localidad, Territorio } from '../../domain/territorio.ts';
import { Azar } from './azar.ts';

/** A piece of ground that belongs whole to one sector: a real locality or one of its blocks. */
export type Unidad = {
  readonly localidad: Localidad;
  /** '' when the unit is the whole locality. */
  readonly manzana: string;
  readonly lat: number;
  readonly lon: number;
  poblacion: number;
  eess: Eess;
  /** Set when the facility is divided into sectors; null for the few that nobody was assigned to. */
  sector: Sector | null;
};

export type Sector = {
  readonly codigo: string;
  readonly nombre: string;
  readonly color: string;
  readonly eess: Eess;
  readonly unidades: readonly Unidad[];
  /** Share of children under regular follow-up at the first period, and what it gains or loses until the last. */
  readonly cobertura: number;
  readonly tendencia: number;
  /** Added to the true hemoglobin (g/dL) and to height-for-age (z) of who lives here. */
  readonly efectoHb: number;
  readonly efectoTalla: number;
};

const DIVISIBLE = 1_000;
const POR_MANZANA = 250;
// Part of a district's people shared out equally among its facilities: localities have no census here and some posts would serve nobody.
const PAREJO = 0.35;
const KM_POR_GRADO = 111.2;

export const kmEntre = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number =>
  Math.hypot((a.lat - b.lat) * KM_POR_GRADO, (a.lon - b.lon) * KM_POR_GRADO * Math.cos((a.lat * Math.PI) / 180));

const letra = (i: number): string => (i < 26 ? String.fromCharCode(65 + i) : `${letra(i % 26)}${Math.floor(i / 26)}`);

/** Where a facility stands: its coordinates, or its district's capital when it has none. */
const puntoDe = (t: Territorio, e: Eess): { lat: number; lon: number } => {
  const d = t.distritos.get(e.ubigeo);
  return { lat: e.lat ?? d?.lat ?? 0, lon: e.lon ?? d?.lon ?? 0 };
};

/**
 * The facilities of a size. First level of the regional government first, then other owners, then other levels; what exceeds `n` is
 * taken from the districts that have most, never the last one of a district nor those of the province of the smallest size.
 */
export function elegirEess(t: Territorio, prefijo: string, n: number): Eess[] {
  const preferencia = (e: Eess): number =>
    (/^I-[1-4]$/.test(e.categoria) ? 0 : 2) + (e.institucion === 'GOBIERNO REGIONAL' ? 0 : 1);
  const todos = [...t.eess.values()].filter((e) => e.ubigeo.startsWith(prefijo) && puntoDe(t, e).lat !== 0);
  const primeros = todos.filter((e) => preferencia(e) === 0);
  if (primeros.length <= n) {
    return todos.sort((a, b) => preferencia(a) - preferencia(b) || (a.renipress < b.renipress ? -1 : 1)).slice(0, n);
  }
  const porDistrito = Map.groupBy(primeros, (e) => e.ubigeo);
  for (const grupo of porDistrito.values())
    grupo.sort((a, b) => (a.categoria + b.renipress > b.categoria + a.renipress ? -1 : 1));
  for (let sobran = primeros.length - n; sobran > 0; sobran--) {
    const grupos = [...porDistrito].filter(([ubigeo]) => !ubigeo.startsWith('0503'));
    grupos.reduce((a, b) => (b[1].length > a[1].length ? b : a))[1].pop();
  }
  return [...porDistrito.values()].flat().sort((a, b) => (a.renipress < b.renipress ? -1 : 1));
}

/** People of each locality: the catalogue has none, so the district's are shared out, most of them to its urban places. */
function poblar(d: Distrito, localidades: readonly Localidad[], azar: Azar): Map<Localidad, number> {
  const pesos = localidades.map((l) => {
    const rural = 0.4 + azar.real() ** 2 * 3;
    return l.codigo.endsWith('0001') ? 15 + localidades.length / 2 : l.area === 'URBANO' ? 25 * rural : rural;
  });
  const total = pesos.reduce((a, b) => a + b, 0);
  return new Map(localidades.map((l, i) => [l, ((d.poblacion ?? 300) * pesos[i]!) / total]));
}

/** Blocks of a locality in a spiral around its centre, as far apart as a town of that size is wide. */
function manzanas(l: Localidad, poblacion: number, n: number, eess: Eess): Unidad[] {
  const radio = Math.min(0.02, 0.0009 * Math.sqrt(n));
  return Array.from({ length: n }, (_, i) => {
    const r = radio * Math.sqrt((i + 0.5) / n);
    const giro = i * 2.39996;
    const lat = (l.lat ?? 0) + r * Math.sin(giro);
    const lon = (l.lon ?? 0) + r * Math.cos(giro);
    return { localidad: l, manzana: letra(i), lat, lon, poblacion: poblacion / n, eess, sector: null };
  });
}

/**
 * Gives every locality of the districts to the nearest facility of its district (a district without one goes to the nearest of any),
 * large towns by blocks, and sees to it that each facility has at least four units to make its sectors with. The few districts so new
 * that the catalogue still files their localities under the old one get nobody.
 */
export function repartir(
  t: Territorio,
  distritos: readonly Distrito[],
  eess: readonly Eess[],
  semilla: number,
): Unidad[] {
  const localidades = Map.groupBy(t.localidades.values(), (l) => l.ubigeo);
  const deDistrito = Map.groupBy(eess, (e) => e.ubigeo);
  const puntos = new Map(eess.map((e) => [e, puntoDe(t, e)]));
  const cercano = (lugar: { lat: number; lon: number }, candidatos: readonly Eess[]): Eess =>
    candidatos.reduce((a, b) => (kmEntre(lugar, puntos.get(b)!) < kmEntre(lugar, puntos.get(a)!) ? b : a));
  const unidades: Unidad[] = [];
  for (const d of distritos) {
    const lugares = (localidades.get(d.ubigeo) ?? []).filter((l) => l.lat !== null && l.lon !== null);
    const candidatos = deDistrito.get(d.ubigeo) ?? eess;
    const propias: Unidad[] = [];
    for (const [l, poblacion] of poblar(d, lugares, new Azar(semilla, 'poblar', d.ubigeo))) {
      const n = poblacion > DIVISIBLE ? Math.ceil(poblacion / POR_MANZANA) : 1;
      const unas = manzanas(l, poblacion, n, candidatos[0]!);
      if (n === 1) unas[0] = { ...unas[0]!, manzana: '', lat: l.lat!, lon: l.lon! };
      for (const u of unas) u.eess = cercano(u, candidatos);
      propias.push(...unas);
    }
    completar(propias, deDistrito.get(d.ubigeo) ?? [], (u, e) => kmEntre(u, puntos.get(e)!));
    equilibrar(propias);
    unidades.push(...propias);
  }
  return unidades;
}

/** Moves part of the people of a district to the facilities that have fewest, keeping the district's total. */
function equilibrar(unidades: readonly Unidad[]): void {
  const grupos = [...Map.groupBy(unidades, (u) => u.eess).values()];
  const total = unidades.reduce((a, u) => a + u.poblacion, 0);
  for (const grupo of grupos) {
    const suma = grupo.reduce((a, u) => a + u.poblacion, 0);
    const factor = 1 - PAREJO + (PAREJO * total) / grupos.length / suma;
    for (const u of grupo) u.poblacion *= factor;
  }
}

const UNIDADES_MINIMAS = 4;

/** Facilities left with fewer than four units take the nearest ones of a neighbour that can spare them, or divide what they have. */
function completar(unidades: Unidad[], eess: readonly Eess[], km: (u: Unidad, e: Eess) => number): void {
  const de = (e: Eess): Unidad[] => unidades.filter((u) => u.eess === e);
  for (const e of eess) {
    if (de(e).length > 0) continue;
    const libres = unidades.filter((u) => de(u.eess).length > 1).sort((a, b) => km(a, e) - km(b, e));
    if (libres[0]) libres[0].eess = e;
    else dividir(unidades, [...unidades].sort((a, b) => km(a, e) - km(b, e))[0]!, 2)[1]!.eess = e;
  }
  for (const e of eess) {
    const suyas = de(e);
    const faltan = UNIDADES_MINIMAS - suyas.length;
    if (faltan <= 0) continue;
    dividir(
      unidades,
      suyas.reduce((a, b) => (b.poblacion > a.poblacion ? b : a)),
      faltan + 1,
    );
  }
}

/** Replaces a unit by `n` blocks of it, in place. */
function dividir(unidades: Unidad[], u: Unidad, n: number): Unidad[] {
  const prefijo = u.manzana;
  const partes = manzanas(u.localidad, u.poblacion, n, u.eess).map((m) => ({
    ...m,
    manzana: `${prefijo}${m.manzana}`,
  }));
  unidades.splice(unidades.indexOf(u), 1, ...partes);
  return partes;
}
