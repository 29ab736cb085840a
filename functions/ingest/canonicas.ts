import type { DuckDBConnection } from '@duckdb/node-api';
import type { Alcance } from '../domain/alcance.ts';
import { NOMBRES_TABLAS, TABLAS, type Tabla } from '../domain/tablas.ts';
import type { Territorio } from '../domain/territorio.ts';
import { ejecutar, leerFilas, literal } from '../adapters/duckdb/conexion.ts';
import { cargarTerritorio } from '../adapters/duckdb/territorio.ts';
import { exigirMismaLectura } from './misma-lectura.ts';
import { recorte } from './recorte.ts';

export type ArchivoNormal = {
  readonly tabla: string;
  readonly ruta: string;
  readonly carga: string;
  /** What its file speaks of, and the scopes of later issues that say part of it again. */
  readonly alcance: Alcance;
  readonly sin: readonly Alcance[];
};

/** A carga that counts, as the journal or the manifest of a corte keeps it. */
type EnVigor = {
  readonly carga: {
    readonly id: string;
    readonly alcance: Alcance;
    readonly normalizado: readonly { readonly tabla: string; readonly clave: string }[];
  };
  readonly sin: readonly Alcance[];
};

/** The normalized files of the cargas in force, told where each is. */
export const archivosDe = (vigentes: readonly EnVigor[], rutaDe: (clave: string) => string): ArchivoNormal[] =>
  vigentes.flatMap(({ carga, sin }) =>
    carga.normalizado.map(({ tabla, clave }) => ({
      tabla,
      ruta: rutaDe(clave),
      carga: carga.id,
      alcance: carga.alcance,
      sin,
    })),
  );

/** Staging tables: what the readers of other people's files write. The rest are canonical as they come. */
const FUENTES = {
  his_lineas: `id_cita VARCHAR, id_paciente VARCHAR, fecha DATE, id_establecimiento VARCHAR, renipress VARCHAR, codigo VARCHAR, id_correlativo INTEGER,
    tipo_dx VARCHAR, lab1 VARCHAR, lab2 VARCHAR, lab3 VARCHAR, condicion_eess VARCHAR, hb DECIMAL(6,2), peso DECIMAL(10,3), talla DECIMAL(10,2), fur DATE,
    otra_condicion VARCHAR, registrado DATE, modificado TIMESTAMP, periodo VARCHAR, observacion VARCHAR, orden VARCHAR`,
  his_pacientes: `id_paciente VARCHAR, documento VARCHAR, tipo_documento VARCHAR, fecha_nacimiento DATE, sexo VARCHAR, ubigeo VARCHAR,
    id_establecimiento VARCHAR, modificado TIMESTAMP, observacion VARCHAR, orden VARCHAR`,
  his_establecimientos: `id_establecimiento VARCHAR, renipress VARCHAR, nombre VARCHAR, ubigeo VARCHAR, categoria VARCHAR, observacion VARCHAR, orden VARCHAR`,
  renipress: `renipress VARCHAR, nombre VARCHAR, ubigeo VARCHAR, categoria VARCHAR, estado VARCHAR, condicion VARCHAR, lat DOUBLE, lon DOUBLE,
    observacion VARCHAR, orden VARCHAR`,
  padron: `cod_padron VARCHAR, documento VARCHAR, tipo_documento VARCHAR, dni VARCHAR, cnv VARCHAR, fecha_nacimiento DATE, sexo VARCHAR, seguros VARCHAR,
    fecha_emision_dni DATE, ubigeo VARCHAR, codigo_ccpp VARCHAR, manzana VARCHAR, renipress VARCHAR, encontrado VARCHAR, estado VARCHAR, modificado DATE, observacion VARCHAR,
    orden VARCHAR`,
} as const;
type Fuente = keyof typeof FUENTES;

/** Conditions over `prestaciones p` and `personas`: of the code alone, and of the rest of the line. Either keeps it. */
export type LineasQueQuedan = { readonly codigo: string; readonly ademas: string };

/** Rows whose doubt takes them out of every indicator (formatos §9). The others count where their doubt does not matter. */
const DUDAS_QUE_EXCLUYEN = `('fecha_futura', 'fecha_ilegible', 'fecha_imposible', 'actividad_colectiva', 'muestreo_sin_terminar')`;

/** Natural keys across files; a table without one is the union of its distinct rows. */
const LLAVES: Readonly<Partial<Record<Tabla, readonly string[]>>> = {
  cnv: ['cnv'],
  nomina_c1: ['documento', 'periodo', 'poblacion'],
  matricula: ['documento', 'anio'],
  sectorizacion: ['renipress', 'sector', 'codigo_ccpp', 'manzana', 'desde'],
  sectoristas: ['sector', 'nombre', 'desde'],
  censo: ['documento', 'renipress', 'desde'],
  perfil_localidad: ['codigo_ccpp', 'anio'],
  perfil_eess: ['renipress', 'anio'],
  perfil_distrito: ['ubigeo', 'anio', 'entrada'],
  poblacion: ['ambito', 'anio', 'grupo_edad', 'sexo', 'fuente'],
  metas: ['ficha', 'version', 'ambito', 'desde'],
  agregados: ['ficha', 'version', 'ambito', 'periodo', 'curso_vida', 'fuente'],
};

const columnasDe = (t: Tabla): string[] => Object.keys(TABLAS[t]);
/** One file as a relation: its rows that still count. */
const relacion = (a: ArchivoNormal, territorio: Territorio): string => {
  const quedan = recorte(a.tabla, a.alcance, a.sin, territorio);
  return `SELECT f.* FROM read_parquet(${literal(a.ruta)}) f${quedan === null ? '' : ` WHERE ${quedan}`}`;
};
const suyos = (archivos: readonly ArchivoNormal[], tabla: string): ArchivoNormal[] =>
  archivos.filter((a) => a.tabla === tabla).sort((a, b) => (a.ruta < b.ruta ? -1 : 1));
/** All the files of a table as one relation. */
const reunir = (archivos: readonly ArchivoNormal[], territorio: Territorio): string =>
  archivos.every((a) => a.sin.length === 0)
    ? `read_parquet([${archivos.map((a) => literal(a.ruta)).join(', ')}], union_by_name = true)`
    : `(${archivos.map((a) => relacion(a, territorio)).join(' UNION ALL BY NAME ')})`;
const desempate = (columnas: readonly string[]): string => columnas.map((c) => `${c} DESC NULLS LAST`).join(', ');

/**
 * Creates every table of TABLAS in the connection, empty where nothing came. Winners are the latest issue, then the latest
 * modification, then the greatest content: never the order of the files. Leaves no staging behind.
 * @throws LecturasMezcladasError
 * @param lineas which lines of other people's HIS to keep: most of a region's two years is of no use to any ficha, and costs four
 *   times the memory.
 */
export async function crearCanonicas(
  con: DuckDBConnection,
  archivos: readonly ArchivoNormal[],
  territorio: Territorio,
  lineas: LineasQueQuedan = { codigo: 'true', ademas: 'false' },
): Promise<void> {
  await exigirMismaLectura(con, archivos);
  await cargarTerritorio(con, territorio);
  for (const [fuente, columnas] of Object.entries(FUENTES)) {
    await ejecutar(con, `CREATE OR REPLACE TEMP TABLE vacia_${fuente} (${columnas}, rango INTEGER)`);
    const partes = (await enOrden(con, suyos(archivos, fuente))).map(
      (a, i) => ` UNION ALL BY NAME SELECT *, ${i} AS rango FROM (${relacion(a, territorio)})`,
    );
    await ejecutar(con, `CREATE OR REPLACE TEMP VIEW s_${fuente} AS SELECT * FROM vacia_${fuente}${partes.join('')}`);
  }
  for (const tabla of NOMBRES_TABLAS) {
    await crearVacia(con, tabla);
    const r = suyos(archivos, tabla);
    if (r.length > 0 && tabla !== 'personas') await llenarPropia(con, tabla, reunir(r, territorio));
  }
  await crearEstablecimientos(con);
  await crearPacientes(con);
  const propias = suyos(archivos, 'personas');
  await crearPersonas(con, propias.length === 0 ? null : reunir(propias, territorio));
  await crearPrestaciones(con, lineas);
  await ajustarEess(con);
  for (const fuente of Object.keys(FUENTES) as Fuente[]) {
    await ejecutar(con, `DROP VIEW s_${fuente}`);
    await ejecutar(con, `DROP TABLE vacia_${fuente}`);
  }
  for (const t of ['eess_his', 'eess_conocidos', 'pacientes', 't_distritos', 't_reniec', 't_eess'])
    await ejecutar(con, `DROP TABLE ${t}`);
}

/**
 * The files from the earliest issue to the latest. Their position travels as an integer, `rango`: comparing it costs a tenth of
 * comparing the text of `orden` over millions of rows.
 */
async function enOrden(con: DuckDBConnection, r: readonly ArchivoNormal[]): Promise<ArchivoNormal[]> {
  const fechados: { archivo: ArchivoNormal; orden: string }[] = [];
  for (const archivo of r) {
    const [fila] = await leerFilas<{ orden: string }>(
      con,
      `SELECT orden FROM read_parquet(${literal(archivo.ruta)}) LIMIT 1`,
    );
    fechados.push({ archivo, orden: fila?.orden ?? '' });
  }
  return fechados.sort((a, b) => (a.orden < b.orden ? -1 : a.orden > b.orden ? 1 : 0)).map((c) => c.archivo);
}

/** An empty canonical table. */
export const crearVacia = (con: DuckDBConnection, tabla: Tabla): Promise<number> =>
  ejecutar(
    con,
    `CREATE OR REPLACE TABLE ${tabla} (${Object.entries(TABLAS[tabla])
      .map(([c, t]) => `${c} ${t}`)
      .join(', ')})`,
  );

async function llenarPropia(con: DuckDBConnection, tabla: Tabla, origen: string): Promise<void> {
  const columnas = columnasDe(tabla);
  const llave = (LLAVES[tabla] ?? columnas).map((c) => `coalesce(CAST(${c} AS VARCHAR), '')`).join(', ');
  const sin =
    tabla === 'prestaciones' || tabla === 'visitas' || tabla === 'agua'
      ? `AND (observacion IS NULL OR observacion NOT IN ${DUDAS_QUE_EXCLUYEN})`
      : '';
  const orden = `orden DESC, ${desempate(columnas)}`;
  await ejecutar(
    con,
    LLAVES[tabla]
      ? `INSERT INTO ${tabla} SELECT ${columnas.join(', ')} FROM ${origen} WHERE true ${sin} QUALIFY row_number() OVER (PARTITION BY ${llave} ORDER BY ${orden}) = 1`
      : `INSERT INTO ${tabla} SELECT DISTINCT ${columnas.join(', ')} FROM ${origen} WHERE true ${sin}`,
  );
}

/**
 * `eess_his(id_establecimiento, renipress)`: the loaded master before the built-in catalogue. `eess_conocidos`: codes of either, or
 * of a RENIPRESS.
 */
async function crearEstablecimientos(con: DuckDBConnection): Promise<void> {
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE eess_his AS
     SELECT id_establecimiento, renipress FROM (
       SELECT id_establecimiento, renipress, orden FROM s_his_establecimientos WHERE renipress IS NOT NULL
       UNION ALL SELECT id_his, renipress, '' FROM t_eess WHERE id_his <> '')
     QUALIFY row_number() OVER (PARTITION BY id_establecimiento ORDER BY orden DESC, renipress) = 1`,
  );
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE eess_conocidos AS SELECT renipress FROM eess_his UNION SELECT renipress FROM t_eess
     UNION SELECT renipress FROM s_renipress`,
  );
}

/** `pacientes`: one row per Id_Paciente. Who has no document is known by the HIS id, so that visits still find their person. */
async function crearPacientes(con: DuckDBConnection): Promise<void> {
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE pacientes AS
     SELECT id_paciente, coalesce(documento, 'HIS' || id_paciente) AS documento,
       CASE WHEN documento IS NULL THEN 'OTRO' ELSE tipo_documento END AS tipo_documento, fecha_nacimiento, sexo, p.ubigeo, e.renipress, modificado
     FROM s_his_pacientes p LEFT JOIN eess_his e USING (id_establecimiento)
     WHERE observacion IS DISTINCT FROM 'actividad_colectiva'
     QUALIFY row_number() OVER (PARTITION BY id_paciente ORDER BY orden DESC, modificado DESC NULLS LAST, documento DESC NULLS LAST,
       fecha_nacimiento DESC NULLS LAST, sexo DESC NULLS LAST, p.ubigeo DESC NULLS LAST) = 1`,
  );
}

/**
 * The padrón (and our own `personas`), then whoever the census or the HIS knows and it does not. A child listed with CNV and with
 * DNI keeps the row with DNI (formatos §2). The place of the census is that of its latest row.
 */
async function crearPersonas(con: DuckDBConnection, propias: string | null): Promise<void> {
  const propia =
    propias === null
      ? ''
      : `UNION ALL SELECT documento, tipo_documento, dni, cnv, fecha_nacimiento, sexo, seguros, fecha_emision_dni, ubigeo, codigo_ccpp, manzana, renipress,
           encontrado, estado, NULL, orden FROM ${propias}`;
  const datos = columnasDe('personas').filter((c) => c !== 'documento');
  await ejecutar(
    con,
    `INSERT INTO personas
     WITH todas AS (
       SELECT documento, tipo_documento, dni, cnv, fecha_nacimiento, sexo, seguros, fecha_emision_dni, ubigeo, codigo_ccpp, manzana, renipress,
         encontrado, estado, modificado, orden FROM s_padron WHERE documento IS NOT NULL ${propia}),
     unicas AS (
       SELECT * FROM todas
       QUALIFY row_number() OVER (PARTITION BY documento ORDER BY tipo_documento = 'DNI' DESC, orden DESC, modificado DESC NULLS LAST, ${desempate(datos)}) = 1)
     SELECT documento, ${datos.join(', ')} FROM unicas
     WHERE tipo_documento <> 'CNV' OR documento NOT IN (SELECT cnv FROM unicas WHERE tipo_documento = 'DNI' AND cnv IS NOT NULL)`,
  );
  await ejecutar(
    con,
    `INSERT INTO personas
     WITH hogar AS (
       SELECT documento, renipress, codigo_ccpp, manzana FROM censo
       QUALIFY row_number() OVER (PARTITION BY documento ORDER BY desde DESC NULLS LAST, hasta DESC NULLS FIRST, renipress DESC NULLS LAST,
         codigo_ccpp DESC NULLS LAST, manzana DESC NULLS LAST, ficha_familiar DESC NULLS LAST) = 1),
     atendidos AS (
       SELECT * FROM pacientes QUALIFY row_number() OVER (PARTITION BY documento ORDER BY modificado DESC NULLS LAST, id_paciente DESC) = 1),
     conocidos AS (SELECT documento AS d FROM personas UNION SELECT dni FROM personas UNION SELECT cnv FROM personas)
     SELECT coalesce(h.documento, a.documento) AS documento,
       coalesce(a.tipo_documento, CASE WHEN length(h.documento) = 8 THEN 'DNI' WHEN length(h.documento) = 10 THEN 'CNV' ELSE 'OTRO' END),
       CASE WHEN coalesce(a.tipo_documento, 'DNI') = 'DNI' THEN coalesce(h.documento, a.documento) END,
       CASE WHEN a.tipo_documento = 'CNV' THEN a.documento END,
       a.fecha_nacimiento, a.sexo, NULL, NULL, coalesce(a.ubigeo, d.ubigeo), h.codigo_ccpp, h.manzana, coalesce(h.renipress, a.renipress), NULL,
       CASE WHEN h.documento IS NULL THEN 'atendido' ELSE 'censo' END
     FROM hogar h FULL JOIN atendidos a USING (documento) LEFT JOIN t_distritos d ON d.ubigeo = left(h.codigo_ccpp, 6)
     WHERE coalesce(h.documento, a.documento) NOT IN (SELECT d FROM conocidos WHERE d IS NOT NULL)`,
  );
}

/**
 * HIS rows of persons, one per code of a visit. The same visit in two files (a wider and a narrower issue, a late correction) is
 * the one of the latest issue, whole: codes that the correction took away do not come back.
 */
async function crearPrestaciones(con: DuckDBConnection, { codigo, ademas }: LineasQueQuedan): Promise<void> {
  // There are a couple of thousand codes and millions of lines.
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE codigos_utiles AS SELECT p.codigo FROM (SELECT DISTINCT codigo FROM s_his_lineas) p WHERE ${codigo}`,
  );
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE citas_repetidas AS SELECT id_cita, max(rango) AS rango FROM s_his_lineas GROUP BY id_cita HAVING min(rango) <> max(rango)`,
  );
  await ejecutar(
    con,
    `INSERT INTO prestaciones SELECT p.* FROM (
     SELECT l.id_cita, p.documento, l.fecha, coalesce(e.renipress, k.renipress) AS renipress, l.codigo, l.tipo_dx, l.lab1, l.lab2, l.lab3, l.condicion_eess, l.hb,
       l.peso AS peso_kg, l.talla AS talla_cm, CAST(NULL AS VARCHAR) AS medida, l.fur
     FROM s_his_lineas l
     LEFT JOIN pacientes p USING (id_paciente)
     LEFT JOIN eess_his e USING (id_establecimiento)
     LEFT JOIN eess_conocidos k ON k.renipress = l.renipress
     LEFT JOIN citas_repetidas r ON r.id_cita = l.id_cita
     WHERE (l.observacion IS NULL OR l.observacion NOT IN ${DUDAS_QUE_EXCLUYEN})
       AND (p.fecha_nacimiento IS NULL OR l.fecha >= p.fecha_nacimiento)
       AND (r.id_cita IS NULL OR r.rango = l.rango)) p
     WHERE p.codigo IN (SELECT codigo FROM codigos_utiles) OR ${ademas}`,
  );
  await ejecutar(con, 'DROP TABLE citas_repetidas');
  await ejecutar(con, 'DROP TABLE codigos_utiles');
  await ejecutar(
    con,
    `DELETE FROM prestaciones USING personas WHERE prestaciones.documento = personas.documento AND prestaciones.fecha < personas.fecha_nacimiento`,
  );
}

/** A facility that nobody knows cannot be a place: its rows count in the district only. */
async function ajustarEess(con: DuckDBConnection): Promise<void> {
  for (const tabla of ['personas', 'prestaciones', 'cnv'])
    await ejecutar(
      con,
      `UPDATE ${tabla} SET renipress = NULL WHERE renipress IS NOT NULL AND renipress NOT IN (SELECT renipress FROM eess_conocidos)`,
    );
}
