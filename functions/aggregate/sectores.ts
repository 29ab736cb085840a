import type { DuckDBConnection } from '@duckdb/node-api';
import { leerFilas } from '../adapters/duckdb/conexion.ts';
import { accesibilidadDe, peorAccesibilidad } from '../domain/accesibilidad.ts';
import type { Fecha } from '../domain/fecha.ts';
import type { Cumplimiento, LocalidadTablero, Microarea, SectorTablero } from '../domain/tablero.ts';
import type { Territorio } from '../domain/territorio.ts';
import { UNION_HOJAS } from './hojas.ts';

type FilaSector = {
  sector: string;
  nombre: string;
  eess: string;
  color: string;
  ccpp: string;
  manzana: string;
  minutos: number | null;
  medio: string;
  area: string;
  km2: number | null;
  personas: number;
};

/** Sectors valid on the cut date with their localities, staff and profile. Needs `crearHojas` and the canonical tables. */
export async function sectoresDe(
  con: DuckDBConnection,
  corte: Fecha,
  territorio: Territorio,
): Promise<SectorTablero[]> {
  const vigente = `(desde IS NULL OR desde <= $1::DATE) AND (hasta IS NULL OR hasta >= $1::DATE)`;
  const filas = await leerFilas<FilaSector>(
    con,
    `WITH gente AS (SELECT l.sector, h.ccpp, h.manzana, count(*) AS personas
       FROM (SELECT documento, $1::DATE AS corte FROM personas WHERE coalesce(estado, '') NOT IN ('0', 'atendido') AND fecha_nacimiento <= $1::DATE) n
       ${UNION_HOJAS} JOIN hogar h ON h.hogar = l.hogar GROUP BY ALL),
     s AS (SELECT sector, renipress, codigo_ccpp, coalesce(manzana, '') AS manzana, any_value(nombre ORDER BY nombre) AS nombre, any_value(color ORDER BY color) AS color,
         max(minutos_eess) AS minutos, any_value(medio ORDER BY medio) AS medio, any_value(area ORDER BY area) AS area, max(superficie_km2) AS km2
       FROM sectorizacion WHERE ${vigente} AND sector IS NOT NULL AND codigo_ccpp IS NOT NULL GROUP BY ALL)
     SELECT s.sector, s.nombre, s.renipress AS eess, coalesce(s.color, '') AS color, s.codigo_ccpp AS ccpp, s.manzana, s.minutos, coalesce(s.medio, '') AS medio,
       coalesce(s.area, '') AS area, s.km2, coalesce(sum(g.personas), 0) AS personas
     FROM s LEFT JOIN gente g ON g.sector = s.sector AND g.ccpp = s.codigo_ccpp AND (s.manzana = '' OR g.manzana = upper(s.manzana))
     GROUP BY ALL ORDER BY s.sector, personas DESC, s.codigo_ccpp, s.manzana`,
    [corte],
  );
  const personal = await leerFilas<{ sector: string; nombre: string; cargo: string }>(
    con,
    `SELECT DISTINCT sector, coalesce(nombre, '') AS nombre, coalesce(cargo, '') AS cargo FROM sectoristas WHERE ${vigente} AND sector IS NOT NULL ORDER BY ALL`,
    [corte],
  );
  const perfiles = await leerFilas<{ ccpp: string; perfil: string }>(
    con,
    `SELECT codigo_ccpp AS ccpp, to_json(arg_max(p, anio))::VARCHAR AS perfil FROM perfil_localidad p WHERE anio <= year($1::DATE) AND codigo_ccpp IS NOT NULL GROUP BY 1`,
    [corte],
  );
  const riesgos = await leerFilas<{ sector: string; nivel: string }>(
    con,
    `SELECT sector, arg_max(nivel, fecha) AS nivel FROM riesgo_comunal WHERE sector IS NOT NULL AND fecha <= $1::DATE GROUP BY 1`,
    [corte],
  );
  const microareas = await leerFilas<Microarea>(
    con,
    `SELECT coalesce(tipo, '') AS tipo, codigo_ccpp AS codigo, lat, lon FROM microareas WHERE codigo_ccpp IS NOT NULL ORDER BY codigo, tipo, lat, lon`,
  );
  const perfilDe = new Map(
    perfiles.map((p) => [p.ccpp, JSON.parse(p.perfil) as Record<string, number | string | null>]),
  ); // written by the query above
  const riesgoDe = new Map(riesgos.map((r) => [r.sector, r.nivel]));
  const personalDe = Map.groupBy(personal, (p) => p.sector);
  const microareasDe = repartirMicroareas(filas, microareas);
  const cronogramaDe = await cronogramas(con, corte);
  const porSector = Map.groupBy(filas, (f) => f.sector);
  return [...porSector].map(([sector, suyas]) => ({
    ...sectorDe(sector, suyas, territorio, perfilDe, personalDe.get(sector) ?? [], riesgoDe.get(sector) ?? null),
    microareas: microareasDe.get(sector) ?? [],
    cronograma: cronogramaDe.get(sector) ?? null,
  }));
}

/**
 * The microareas of each sector. One of a locality that some sector has whole is of that sector; of a locality split by blocks nobody
 * knows the block, so it is shown in every sector that has some of it. (The ficha that counts them counts each once.)
 */
function repartirMicroareas(
  filas: readonly Pick<FilaSector, 'sector' | 'ccpp' | 'manzana'>[],
  microareas: readonly Microarea[],
): Map<string, Microarea[]> {
  const porLocalidad = Map.groupBy(filas, (f) => f.ccpp);
  const deSector = new Map<string, Microarea[]>();
  for (const m of microareas) {
    const suyas = porLocalidad.get(m.codigo) ?? [];
    const enteras = suyas.filter((f) => f.manzana === '');
    const sectores = new Set((enteras.length > 0 ? enteras : suyas).map((f) => f.sector));
    for (const s of sectores) deSector.set(s, [...(deSector.get(s) ?? []), m]);
  }
  return deSector;
}

/** What was scheduled in each sector up to the cut date: in its month, and since January. Sectors with nothing that year are missing. */
async function cronogramas(
  con: DuckDBConnection,
  corte: Fecha,
): Promise<Map<string, { mes: Cumplimiento; anio: Cumplimiento }>> {
  const filas = await leerFilas<Record<'mes' | 'mes_hechas' | 'anio' | 'anio_hechas', number> & { sector: string }>(
    con,
    `WITH a AS (SELECT sector, fecha <= $1::DATE AS llego, fecha <= $1::DATE AND month(fecha) = month($1::DATE) AS del_mes,
         coalesce(strip_accents(upper(trim(hecho))) = 'SI', false) AS hecha
       FROM cronograma WHERE sector IS NOT NULL AND year(fecha) = year($1::DATE))
     SELECT sector, count(*) FILTER (del_mes) AS mes, count(*) FILTER (del_mes AND hecha) AS mes_hechas,
       count(*) FILTER (llego) AS anio, count(*) FILTER (llego AND hecha) AS anio_hechas
     FROM a GROUP BY sector`,
    [corte],
  );
  return new Map(
    filas.map((f) => [
      f.sector,
      {
        mes: { programadas: f.mes, hechas: f.mes_hechas },
        anio: { programadas: f.anio, hechas: f.anio_hechas },
      },
    ]),
  );
}

function sectorDe(
  codigo: string,
  filas: readonly FilaSector[],
  territorio: Territorio,
  perfilDe: ReadonlyMap<string, Record<string, number | string | null>>,
  personal: readonly { nombre: string; cargo: string }[],
  riesgo: string | null,
): SectorTablero {
  const localidades = filas.map((f): LocalidadTablero => {
    const l = territorio.localidades.get(f.ccpp);
    return {
      codigo: f.ccpp,
      nombre: l?.nombre ?? f.ccpp,
      manzana: f.manzana,
      lat: l?.lat ?? null,
      lon: l?.lon ?? null,
      altitud: l?.altitud ?? null,
      area: f.area,
      minutos: f.minutos,
      medio: f.medio,
      personas: f.personas,
    };
  });
  // A locality split by blocks has one profile for the whole: it cannot be given to one of its sectors.
  const enteras = filas
    .filter((f) => f.manzana === '')
    .map((f) => perfilDe.get(f.ccpp))
    .filter((p) => p !== undefined);
  const perfil: Record<string, number> = {};
  for (const p of enteras)
    for (const [k, v] of Object.entries(p)) if (typeof v === 'number' && k !== 'anio') perfil[k] = (perfil[k] ?? 0) + v;
  const km2 = filas.map((f) => f.km2).filter((k): k is number => k !== null);
  return {
    id: `S:${codigo}`,
    codigo,
    nombre: filas[0]!.nombre ?? codigo,
    eess: filas[0]!.eess,
    color: filas[0]!.color,
    sectoristas: personal.map(({ nombre, cargo }) => ({ nombre, cargo })),
    localidades,
    perfil: enteras.length === 0 ? null : perfil,
    superficieKm2: km2.length === 0 ? null : km2.reduce((a, b) => a + b, 0),
    accesibilidad: peorAccesibilidad(localidades.map((l) => accesibilidadDe(l.area, l.minutos))),
    riesgoComunal: riesgo,
  };
}
