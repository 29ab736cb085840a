import type { DuckDBConnection } from '@duckdb/node-api';
import { leerFilas } from '../adapters/duckdb/conexion.ts';
import type { CargaUsada } from '../domain/carga.ts';
import type { AlertasCorte } from './alertas/corte.ts';
import type { Fecha } from '../domain/fecha.ts';
import { abarcaMeses, extremos } from '../domain/alcance.ts';
import { periodoDe, periodosEntre, type Periodo } from '../domain/periodo.ts';
import type { FuenteFresca, LocalidadTablero, SectorTablero } from '../domain/tablero.ts';
import type { Territorio } from '../domain/territorio.ts';
import { accesibilidadDe, peorAccesibilidad } from '../domain/accesibilidad.ts';
import { NOMBRE_FUENTE } from '../domain/fuentes.ts';
import { UNION_HOJAS } from './hojas.ts';

/** What the boards of one corte need beside its facts. Stored beside them, sealed with them. */
export type Contexto = {
  readonly fuentes: readonly FuenteFresca[];
  readonly sectores: readonly SectorTablero[];
  /** Sources that brought nothing for this period: their fichas are "no reportado", not zero. */
  readonly fuentesAusentes: readonly string[];
  /** Months of the HIS received, up to the cut; null when attendances came in a table of our own, which says no month. */
  readonly mesesHis: readonly Periodo[] | null;
  readonly sintetico: boolean;
  /** From `mesSeguido` on, null before. */
  readonly alertas: AlertasCorte | null;
};

const MENSUALES = ['his'];
/** Our own canonical tables stand for the field's file they come from. */
const EQUIVALE: Readonly<Record<string, readonly string[]>> = {
  padron: ['personas'],
  censo: ['personas'],
  his: ['prestaciones'],
};
/** Sources some ficha needs. */
const ESPERADAS = [
  'padron',
  'his',
  'cnv',
  'censo',
  'sectorizacion',
  'agua',
  'nomina_c1',
  'visitas',
  'matricula',
  'actas',
];

/** Months of the HIS among the cargas, up to the cut; null when the attendances came without month. */
export function mesesHisDe(cargas: readonly CargaUsada[], corte: Fecha): Periodo[] | null {
  const suyas = cargas
    .filter((c) => ['his', 'prestaciones'].includes(c.alcance.fuente))
    .map((c) => extremos(c.alcance.periodo));
  const meses = new Set<Periodo>();
  for (const limites of suyas) {
    if (limites === null) return null;
    for (const p of periodosEntre(...limites)) if (p <= periodoDe(corte)) meses.add(p);
  }
  return [...meses].sort();
}

/**
 * The month attendances reach (or whatever came, without them), '' when nothing says. What was due in an older one can no longer be
 * done, so nobody is followed there. It is of the inputs alone: a corte says the same closed by itself or among others, and a close
 * that was interrupted and taken up with the months that were left writes what it had written.
 */
export function mesSeguido(cargas: readonly CargaUsada[]): Periodo | '' {
  const atenciones = cargas.filter((c) => ['his', 'prestaciones'].includes(c.alcance.fuente));
  const hasta = (c: CargaUsada): Periodo | '' =>
    extremos(c.alcance.periodo)?.[1] ?? (c.dato_hasta === null ? '' : periodoDe(c.dato_hasta));
  return (atenciones.length > 0 ? atenciones : cargas).map(hasta).reduce((a, b) => (a > b ? a : b), '');
}

export function fuentesDe(
  cargas: readonly CargaUsada[],
  corte: Fecha,
): { fuentes: FuenteFresca[]; ausentes: string[] } {
  const porFuente = new Map<string, CargaUsada[]>();
  for (const c of cargas) {
    const f = c.alcance.fuente;
    if (MENSUALES.includes(f) && (extremos(c.alcance.periodo)?.[0] ?? '') > periodoDe(corte)) continue;
    porFuente.set(f, [...(porFuente.get(f) ?? []), c]);
  }
  const fuentes = [...porFuente]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([fuente, lista]) => {
      const fechas = lista.map((c) => c.dato_hasta).filter((f): f is Fecha => f !== null);
      const ultima = fechas.length === 0 ? null : fechas.reduce((a, b) => (a > b ? a : b));
      return {
        fuente,
        nombre: NOMBRE_FUENTE[fuente] ?? fuente,
        cargas: lista.length,
        filas: lista.reduce((n, c) => n + c.aceptadas + c.observadas, 0),
        datoHasta: ultima !== null && ultima > corte ? corte : ultima,
      };
    });
  const delMes = (f: string): boolean =>
    [f, ...(EQUIVALE[f] ?? [])].some((x) =>
      (porFuente.get(x) ?? []).some((c) => !MENSUALES.includes(x) || abarcaMeses(c.alcance.periodo, periodoDe(corte))),
    );
  return { fuentes, ausentes: ESPERADAS.filter((f) => !delMes(f)) };
}

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
  const perfilDe = new Map(
    perfiles.map((p) => [p.ccpp, JSON.parse(p.perfil) as Record<string, number | string | null>]),
  ); // written by the query above
  const riesgoDe = new Map(riesgos.map((r) => [r.sector, r.nivel]));
  const personalDe = Map.groupBy(personal, (p) => p.sector);
  const porSector = Map.groupBy(filas, (f) => f.sector);
  return [...porSector].map(([sector, suyas]) =>
    sectorDe(sector, suyas, territorio, perfilDe, personalDe.get(sector) ?? [], riesgoDe.get(sector) ?? null),
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
