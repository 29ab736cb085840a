/**
 * Draws the districts of one region as SVG paths: `node web/herramientas/geo.ts 05` writes `web/static/geo/distritos-05.json`.
 * Limits of 2007; districts created later are drawn from their localities and marked `referencial`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { Delaunay } from 'd3-delaunay';
import { feature, mesh } from 'topojson-client';
import type { Geometry, Position } from 'geojson';
import type { GeometryCollection, Polygon, MultiPolygon, Topology } from 'topojson-specification';
import {
  areaDoble,
  contiene,
  disolver,
  proyectar,
  recortar,
  trazo,
  type Anillo,
  type Proyeccion,
  type Punto,
} from '../src/lib/mapa/geometria.ts';
import type { DistritoDibujado, GeoRegion } from '../src/lib/mapa/geo-region.ts';

type Propiedades = { readonly ubigeo: string };
type Limites = Topology<{ dist: GeometryCollection<Propiedades> }>;
type FilaDistrito = { ubigeo: string; distrito: string; provincia: string; lat_capital: string; lon_capital: string };
type FilaLocalidad = { ubigeo: string; lat: string; lon: string };

const CATALOGOS = new URL('../../functions/catalogos/', import.meta.url);
const ANCHO = 600;
/** A recent district needs this many localities inside an old one to be drawn as an area there: fewer are misplaced points. */
const MIN_LOCALIDADES = 3;
const RADIO_PUNTO = 5;

const leer = (ruta: string): Buffer => readFileSync(new URL(ruta, CATALOGOS));
const csv = <T>(texto: Buffer): T[] => parse(texto, { columns: true }) as T[];

const poligonosDe = (g: Geometry): Position[][][] => {
  if (g.type !== 'Polygon' && g.type !== 'MultiPolygon')
    throw new TypeError(`Un distrito no es un polígono: ${g.type}`);
  return g.type === 'Polygon' ? [g.coordinates] : g.coordinates;
};

const anillosDe = (g: Geometry, p: Proyeccion): Anillo[] =>
  poligonosDe(g)
    .flat()
    .map((anillo) => anillo.slice(0, -1).map(([lon, lat]) => proyectar(p, lon!, lat!)));

const ubigeoDe = (p: Partial<Propiedades> | undefined): string => p?.ubigeo ?? '';

const circulo = ([x, y]: Punto): Anillo =>
  Array.from({ length: 14 }, (_, i) => [
    x + RADIO_PUNTO * Math.cos((i * Math.PI) / 7),
    y + RADIO_PUNTO * Math.sin((i * Math.PI) / 7),
  ]);

const mayor = (anillos: readonly Anillo[]): Anillo =>
  anillos.reduce((a, b) => (Math.abs(areaDoble(b)) > Math.abs(areaDoble(a)) ? b : a));

/** Area centroid of the largest ring. */
const centro = (anillos: readonly Anillo[]): Punto => {
  const r = mayor(anillos);
  const a = areaDoble(r) * 3;
  return r.reduce<Punto>(
    ([cx, cy], [x, y], i) => {
      const [x2, y2] = r[(i + 1) % r.length]!;
      const k = (x * y2 - x2 * y) / a;
      return [cx + (x + x2) * k, cy + (y + y2) * k];
    },
    [0, 0],
  );
};

/** Voronoi cells of the localities of `ubigeo` inside one old district, joined. */
const celdas = (anillo: Anillo, sitios: readonly Punto[], duenos: readonly string[], ubigeo: string): Anillo[] => {
  const xs = anillo.map((p) => p[0]);
  const ys = anillo.map((p) => p[1]);
  const caja: [number, number, number, number] = [
    Math.min(...xs) - 1,
    Math.min(...ys) - 1,
    Math.max(...xs) + 1,
    Math.max(...ys) + 1,
  ];
  const voronoi = Delaunay.from(
    sitios,
    (p) => p[0],
    (p) => p[1],
  ).voronoi(caja);
  return sitios.flatMap((_, i) => {
    const celda = duenos[i] === ubigeo ? voronoi.cellPolygon(i) : null;
    const parte = celda ? recortar(anillo, celda.slice(0, -1) as unknown as Anillo) : [];
    return parte.length ? [parte] : [];
  });
};

export const dibujarRegion = (region: string): GeoRegion => {
  const topologia = JSON.parse(leer('geo/distritos_2007.topojson').toString()) as Limites;
  const distritos = csv<FilaDistrito>(leer('territorio/distritos.csv')).filter((d) => d.ubigeo.startsWith(region));
  const localidades = csv<FilaLocalidad>(gunzipSync(leer('territorio/centros_poblados.csv.gz'))).filter(
    (l) => l.ubigeo.startsWith(region) && l.lat !== '',
  );
  if (distritos.length === 0) throw new RangeError(`No hay distritos de la región ${region}`);

  const geometrias = topologia.objects.dist.geometries.filter((g) => ubigeoDe(g.properties).startsWith(region));
  const coleccion = { ...topologia.objects.dist, geometries: geometrias };
  // A few geometries of the source are null: those districts are drawn like the recent ones.
  const rasgos = feature(topologia, coleccion).features.filter((r) => (r.geometry as unknown) !== null);
  const vertices = rasgos.flatMap((r) => poligonosDe(r.geometry).flat(2));
  const lons = vertices.map((v) => v[0]!);
  const lats = vertices.map((v) => v[1]!);
  const [lon0, lon1, lat1, lat0] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const cosLat = Math.cos((((lat0 + lat1) / 2) * Math.PI) / 180);
  const p: Proyeccion = { lon0, lat0, cosLat, escala: ANCHO / ((lon1 - lon0) * cosLat) };

  const viejos = new Map(rasgos.map((r) => [r.properties!.ubigeo, anillosDe(r.geometry, p)]));
  const puntos = localidades.map((l) => ({ ubigeo: l.ubigeo, punto: proyectar(p, Number(l.lon), Number(l.lat)) }));
  const nuevos = new Set(distritos.map((d) => d.ubigeo).filter((u) => !viejos.has(u)));

  const dibujar = (d: FilaDistrito): DistritoDibujado => {
    const base = { ubigeo: d.ubigeo, nombre: d.distrito, provincia: d.provincia };
    const limite = viejos.get(d.ubigeo);
    const anillos = limite ?? areaReferencial(d.ubigeo);
    if (anillos.length === 0) {
      const capital = proyectar(p, Number(d.lon_capital), Number(d.lat_capital));
      return { ...base, d: trazo([circulo(capital)]), centro: redondo(capital), trazado: 'punto' };
    }
    return { ...base, d: trazo(anillos), centro: redondo(centro(anillos)), trazado: limite ? 'limite' : 'celdas' };
  };
  const areaReferencial = (ubigeo: string): Anillo[] => {
    const partes: Anillo[] = [];
    for (const anillos of viejos.values()) {
      const dentro = puntos.filter((q) => contiene(anillos, q.punto));
      if (dentro.filter((q) => q.ubigeo === ubigeo).length < MIN_LOCALIDADES) continue;
      partes.push(
        ...celdas(
          mayor(anillos),
          dentro.map((q) => q.punto),
          dentro.map((q) => q.ubigeo),
          ubigeo,
        ),
      );
    }
    return disolver(partes, 0.1);
  };
  const provincias = mesh(topologia, coleccion as unknown as GeometryCollection, (a, b) => {
    const codigo = (g: unknown): string =>
      (g as Polygon<Propiedades> | MultiPolygon<Propiedades>).properties!.ubigeo.slice(0, 4);
    return a === b || codigo(a) !== codigo(b);
  });
  return {
    formato: 1,
    region,
    origen: {
      limites: 'INEI 2007, de juaneladio/peru-geojson',
      licencia: 'MPL-2.0',
      nota: `Límites de 2007, referenciales: no son demarcación oficial. ${nuevos.size} distritos creados después se dibujan con las celdas de sus localidades o con un punto en su capital.`,
    },
    proyeccion: { lon0: r6(lon0), lat0: r6(lat0), cosLat: r6(cosLat), escala: r6(p.escala) },
    caja: [ANCHO, Math.ceil((lat0 - lat1) * p.escala)],
    distritos: [...distritos]
      .sort((a, b) => Number(nuevos.has(a.ubigeo)) - Number(nuevos.has(b.ubigeo)) || a.ubigeo.localeCompare(b.ubigeo))
      .map(dibujar),
    provincias: provincias.coordinates
      .map((linea) => `M${linea.map(([lon, lat]) => redondo(proyectar(p, lon!, lat!)).join(' ')).join('L')}`)
      .join(''),
  };
};

const r6 = (n: number): number => Math.round(n * 1e6) / 1e6;
const redondo = ([x, y]: Punto): Punto => [Math.round(x * 10) / 10, Math.round(y * 10) / 10];

if (import.meta.main) {
  const region = process.argv[2] ?? '05';
  const texto = JSON.stringify(dibujarRegion(region));
  writeFileSync(new URL(`../static/geo/distritos-${region}.json`, import.meta.url), texto);
  process.stdout.write(`distritos-${region}.json: ${texto.length} bytes\n`);
}
