import { Delaunay } from 'd3-delaunay';
import type { LocalidadTablero, Microarea, SectorTablero } from '../../../../functions/domain/tablero.ts';
import {
  disolver,
  envolventeHolgada,
  KM_POR_GRADO,
  proyectar,
  recortar,
  trazo,
  type Anillo,
  type Punto,
} from './geometria.ts';
import { ANCHO_CROQUIS as ANCHO } from './croquis-medidas.ts';
import { colocarRotulos, rotuloAnillo, rotuloSector } from './croquis-rotulos.ts';
import { claseMicroarea, type ClaseMicroarea } from '../sector/microareas.ts';
import { marcaSector, type Marca } from './paleta-sectores.ts';

export type Ubicacion = { readonly lat: number; readonly lon: number; readonly nombre: string };

export type LocalidadDibujada = {
  readonly sector: string;
  readonly codigo: string;
  readonly nombre: string;
  readonly punto: Punto;
  readonly radio: number;
  readonly personas: number;
};

/** A place that harms health: at its own coordinates, or beside its locality when it brought none. */
export type MicroareaDibujada = { readonly punto: Punto; readonly clase: ClaseMicroarea; readonly lugar: string };

export type SectorDibujado = {
  readonly id: string;
  readonly nombre: string;
  readonly marca: Marca;
  /** Path data; '' when none of its localities has coordinates. */
  readonly d: string;
  /** Number and name, as it is called in words. */
  readonly rotulo: string;
  /** What the drawing has room for: the whole label, the number alone, or nothing. */
  readonly etiqueta: { readonly punto: Punto; readonly texto: string } | null;
  readonly personas: number;
  readonly localidades: number;
  readonly sinCoordenadas: number;
};

export type Croquis = {
  readonly ancho: number;
  readonly alto: number;
  readonly sectores: readonly SectorDibujado[];
  readonly localidades: readonly LocalidadDibujada[];
  readonly microareas: readonly MicroareaDibujada[];
  /** Micro areas that were declared and cannot be placed. */
  readonly microareasFuera: number;
  /** Two circles that tell what size means, largest first. */
  readonly tamanos: readonly { readonly personas: number; readonly radio: number }[];
  readonly eess: { readonly punto: Punto; readonly nombre: string } | null;
  /** Travel-time rings around the facility, in map units; only those that fit. */
  readonly anillos: readonly { readonly horas: number; readonly radio: number; readonly rotulo: Punto | null }[];
  readonly escala: { readonly km: number; readonly largo: number };
};

const MARGEN = 18;

/** Median speed in km per minute, from the localities with a known time and more than 300 m away. null with fewer than three. */
export const velocidad = (viajes: readonly { readonly km: number; readonly minutos: number }[]): number | null => {
  const v = viajes
    .filter((t) => t.km > 0.3 && t.minutos > 0)
    .map((t) => t.km / t.minutos)
    .sort((a, b) => a - b);
  return v.length < 3 ? null : v[v.length >> 1]!;
};

/**
 * Sectors of blocks of one town share the town's point: they are opened in a circle around it, in the order given, so that each
 * keeps a slice.
 */
export const abrirCoincidentes = (puntos: readonly Punto[], radioMaximo: number): Punto[] => {
  const grupos = new Map<string, number[]>();
  puntos.forEach(([x, y], i) => {
    const clave = `${x.toFixed(3)},${y.toFixed(3)}`;
    grupos.set(clave, [...(grupos.get(clave) ?? []), i]);
  });
  const centros = [...grupos.values()].map((g) => puntos[g[0]!]!);
  const salida = [...puntos];
  for (const g of grupos.values()) {
    if (g.length === 1) continue;
    const [cx, cy] = puntos[g[0]!]!;
    const vecino = Math.min(...centros.filter((c) => c !== puntos[g[0]!]).map(([x, y]) => Math.hypot(x - cx, y - cy)));
    const radio = Math.min(radioMaximo, vecino * 0.4);
    g.forEach((i, k) => {
      const a = (2 * Math.PI * k) / g.length - Math.PI / 2;
      salida[i] = [cx + radio * Math.cos(a), cy + radio * Math.sin(a)];
    });
  }
  return salida;
};

/** 1, 2 or 5 times a power of ten: the longest that is at most `km`. */
export const kmRedondos = (km: number): number => {
  const base = 10 ** Math.floor(Math.log10(km));
  return base * ([5, 2, 1].find((m) => m * base <= km) ?? 1);
};

const porArea = (personas: number, maximo: number): number =>
  maximo === 0 ? 1.5 : 1.5 + 6.5 * Math.sqrt(personas / maximo);

type Sitio = { readonly s: SectorTablero; readonly l: LocalidadTablero; readonly lat: number; readonly lon: number };

/** The localities of a sector that can be placed. Blocks of one town bring the town's point: a sector draws them as one. */
const enSuSitio = (s: SectorTablero): Sitio[] =>
  [...Map.groupBy(s.localidades, (l) => `${l.codigo} ${l.lat} ${l.lon}`).values()].flatMap((g) => {
    const { lat, lon } = g[0]!;
    if (lat === null || lon === null) return [];
    const manzanas = g.map((l) => l.manzana).filter((m) => m !== '');
    const nombre = manzanas.length === 0 ? g[0]!.nombre : `${g[0]!.nombre}, mz. ${manzanas.join(', ')}`;
    const minutos = g.flatMap((l) => (l.minutos === null ? [] : [l.minutos]));
    const l = {
      ...g[0]!,
      nombre,
      minutos: minutos.length === 0 ? null : Math.max(...minutos),
      personas: g.reduce((n, x) => n + x.personas, 0),
    };
    return [{ s, l, lat, lon }];
  });

/**
 * The sketch of a facility or a district: Voronoi cells of the localities joined by sector. Nothing in it is a boundary.
 * @returns null when fewer than two points are known (localities, and the facility with one of them): only the table can be shown.
 */
export const dibujarCroquis = (sectores: readonly SectorTablero[], eess: Ubicacion | null): Croquis | null => {
  const sitios = sectores.flatMap(enSuSitio);
  if (sitios.length === 0 || sitios.length + (eess ? 1 : 0) < 2) return null;
  const lat0 = Math.max(...sitios.map((x) => x.lat), eess?.lat ?? -90);
  const lon0 = Math.min(...sitios.map((x) => x.lon), eess?.lon ?? 180);
  const enKm = { lon0, lat0, cosLat: Math.cos((lat0 * Math.PI) / 180), escala: KM_POR_GRADO };
  const crudos = sitios.map((x) => proyectar(enKm, x.lon, x.lat));
  const casa = eess ? proyectar(enKm, eess.lon, eess.lat) : null;
  const extension = Math.max(...crudos.map((p) => p[0]), ...crudos.map((p) => p[1]), 0.5);
  const puntosKm = abrirCoincidentes(crudos, extension * 0.06);
  const bordeKm = envolventeHolgada(casa ? [...puntosKm, casa] : puntosKm, Math.max(0.4, extension * 0.07));

  const xs = bordeKm.map((p) => p[0]);
  const ys = bordeKm.map((p) => p[1]);
  const [x0, y0] = [Math.min(...xs), Math.min(...ys)];
  const k = (ANCHO - 2 * MARGEN) / Math.max(Math.max(...xs) - x0, (Math.max(...ys) - y0) * 0.8);
  const izquierda = MARGEN + (ANCHO - 2 * MARGEN - (Math.max(...xs) - x0) * k) / 2;
  const aMapa = ([x, y]: Punto): Punto => [izquierda + (x - x0) * k, MARGEN + (y - y0) * k];
  const puntos = puntosKm.map(aMapa);
  const borde = bordeKm.map(aMapa);
  const alto = Math.ceil(Math.max(...borde.map((p) => p[1])) + MARGEN + 24);

  const voronoi = Delaunay.from(
    puntos,
    (p) => p[0],
    (p) => p[1],
  ).voronoi([-1, -1, ANCHO + 1, alto + 1]);
  const celda = (i: number): Anillo => {
    const c = voronoi.cellPolygon(i) as unknown as Anillo | null;
    return c ? recortar(borde, c.slice(0, -1)) : [];
  };
  const maximo = Math.max(...sitios.map((x) => x.l.personas));
  const localidades = sitios.map(({ s, l }, i) => ({
    sector: s.id,
    codigo: l.codigo,
    nombre: l.nombre,
    punto: puntos[i]!,
    radio: porArea(l.personas, maximo),
    personas: l.personas,
  }));
  const ancla = (id: string): Punto | null => {
    const suyas = localidades.filter((l) => l.sector === id);
    return suyas.length === 0 ? null : suyas.reduce((a, b) => (b.personas > a.personas ? b : a)).punto;
  };
  const personasDe = (s: SectorTablero): number => s.localidades.reduce((n, l) => n + l.personas, 0);
  const etiquetas = colocarRotulos(
    [...sectores]
      .sort((a, b) => personasDe(b) - personasDe(a))
      .flatMap((s) => {
        const p = ancla(s.id);
        const { numero } = marcaSector(s.codigo, s.color);
        return p
          ? [{ id: s.id, numero, rotulo: rotuloSector(numero, s.nombre), punto: [p[0], p[1] - 14] as const }]
          : [];
      }),
    alto - MARGEN,
  );
  const v = casa
    ? velocidad(
        sitios.flatMap(({ l }, i) =>
          l.minutos === null
            ? []
            : [{ km: Math.hypot(crudos[i]![0] - casa[0], crudos[i]![1] - casa[1]), minutos: l.minutos }],
        ),
      )
    : null;
  const centro = casa ? aMapa(casa) : null;
  const anillos =
    v === null || !centro
      ? []
      : [1, 3]
          .map((horas) => ({ horas, radio: horas * 60 * v * k }))
          .map((a) => ({ ...a, rotulo: rotuloAnillo(centro, a.radio, alto) }))
          // One that cannot carry its name inside the drawing would be a line nobody can read.
          .filter((a) => a.rotulo !== null);
  const kmEscala = kmRedondos((ANCHO * 0.25) / k);
  return {
    ancho: ANCHO,
    alto,
    sectores: sectores.map((s) => ({
      id: s.id,
      nombre: s.nombre,
      rotulo: rotuloSector(marcaSector(s.codigo, s.color).numero, s.nombre),
      marca: marcaSector(s.codigo, s.color),
      d: trazo(
        disolver(
          sitios.flatMap((x, i) => (x.s === s && celda(i).length ? [celda(i)] : [])),
          0.1,
        ),
      ),
      etiqueta: etiquetas.get(s.id) ?? null,
      personas: personasDe(s),
      localidades: s.localidades.length,
      sinCoordenadas: s.localidades.filter((l) => l.lat === null || l.lon === null).length,
    })),
    localidades,
    ...ubicarMicroareas(sectores, localidades, (m) => aMapa(proyectar(enKm, m.lon, m.lat)), alto),
    tamanos: [maximo, maximo / 10]
      .map(kmRedondos)
      .filter((n, i) => n >= 1 && (i === 0 || n < kmRedondos(maximo)))
      .map((personas) => ({ personas, radio: porArea(personas, maximo) })),
    eess: centro && eess ? { punto: centro, nombre: eess.nombre } : null,
    anillos,
    escala: { km: kmEscala, largo: kmEscala * k },
  };
};

/** Same type, locality and place: a locality shared by two sectors of blocks declares its micro areas in both. */
const claveMicroarea = (m: Microarea): string => [m.tipo, m.codigo, m.lat, m.lon].join('|');

function ubicarMicroareas(
  sectores: readonly SectorTablero[],
  localidades: readonly LocalidadDibujada[],
  aMapa: (m: { readonly lat: number; readonly lon: number }) => Punto,
  alto: number,
): Pick<Croquis, 'microareas' | 'microareasFuera'> {
  const todas = [...new Map(sectores.flatMap((s) => s.microareas ?? []).map((m) => [claveMicroarea(m), m])).values()];
  const microareas = todas.flatMap((m): MicroareaDibujada[] => {
    const localidad = localidades.find((l) => l.codigo === m.codigo);
    const punto: Punto | null =
      m.lat !== null && m.lon !== null
        ? aMapa({ lat: m.lat, lon: m.lon })
        : localidad
          ? [localidad.punto[0] + 12, localidad.punto[1] - 8]
          : null;
    if (!punto || punto[0] < 0 || punto[0] > ANCHO || punto[1] < 0 || punto[1] > alto) return [];
    return [{ punto, clase: claseMicroarea(m.tipo), lugar: localidad?.nombre ?? '' }];
  });
  return { microareas, microareasFuera: todas.length - microareas.length };
}
