import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, leerFilas, literal } from '../../adapters/duckdb/conexion.ts';
import { llenar } from '../../adapters/duckdb/territorio.ts';
import type { Fecha } from '../../domain/fecha.ts';
import type { Territorio } from '../../domain/territorio.ts';

/** A normalized file and, where later issues say part of it again, the condition over its rows `f` that still count. */
export type Archivo = { readonly tabla: string; readonly ruta: string; readonly quedan: string | null };

const relacion = (archivos: readonly Archivo[]): string =>
  archivos.every((a) => a.quedan === null)
    ? `read_parquet([${archivos.map((a) => literal(a.ruta)).join(', ')}], union_by_name = true)`
    : `(${archivos
        .map(
          (a) => `SELECT f.* FROM read_parquet(${literal(a.ruta)}) f${a.quedan === null ? '' : ` WHERE ${a.quedan}`}`,
        )
        .join(' UNION ALL BY NAME ')})`;

/**
 * A view over normalized files with exactly these columns, NULL where no file has them: a column that a reader began to write later
 * is missing from what was loaded before.
 */
export async function vista(
  con: DuckDBConnection,
  nombre: string,
  archivos: readonly Archivo[],
  tabla: string,
  columnas: Readonly<Record<string, string>>,
): Promise<void> {
  const suyos = archivos.filter((a) => a.tabla === tabla).sort((a, b) => (a.ruta < b.ruta ? -1 : 1));
  const hay = new Set(
    suyos.length === 0
      ? []
      : (await leerFilas<{ column_name: string }>(con, `DESCRIBE SELECT * FROM ${relacion(suyos)}`)).map(
          (c) => c.column_name,
        ),
  );
  const lista = Object.entries(columnas).map(([c, tipo]) => `CAST(${hay.has(c) ? c : 'NULL'} AS ${tipo}) AS ${c}`);
  const de = suyos.length === 0 ? 'WHERE false' : `FROM ${relacion(suyos)}`;
  await ejecutar(con, `CREATE OR REPLACE TEMP VIEW ${nombre} AS SELECT ${lista.join(', ')} ${de}`);
}

/** `cal_eess(id_his, renipress)`: the loaded master before the built-in catalogue. `cal_region(renipress)`: those of the region. */
async function crearEess(
  con: DuckDBConnection,
  archivos: readonly Archivo[],
  region: string,
  t: Territorio,
): Promise<void> {
  await vista(con, 'cal_maestro', archivos, 'his_establecimientos', {
    id_establecimiento: 'VARCHAR',
    renipress: 'VARCHAR',
    ubigeo: 'VARCHAR',
    orden: 'VARCHAR',
  });
  await llenar(
    con,
    'cal_catalogo',
    ['id_his', 'renipress', 'ubigeo'],
    [...t.eess.values()].map((e) => [e.idHis, e.renipress, e.ubigeo]),
  );
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE cal_eess AS
     SELECT id_his, renipress FROM (
       SELECT id_establecimiento AS id_his, renipress, orden FROM cal_maestro WHERE renipress IS NOT NULL
       UNION ALL SELECT id_his, renipress, '' FROM cal_catalogo WHERE id_his <> '')
     QUALIFY row_number() OVER (PARTITION BY id_his ORDER BY orden DESC, renipress) = 1`,
  );
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE cal_region AS
     SELECT renipress FROM cal_catalogo WHERE left(ubigeo, 2) = ${literal(region)}
     UNION SELECT renipress FROM cal_maestro WHERE left(ubigeo, 2) = ${literal(region)} AND renipress NOT IN (SELECT renipress FROM cal_catalogo)`,
  );
}

/**
 * `cal_dudosas(llave, nace, inactivo_desde, de_otra_region)`: the few patients who can break a rule of consistency in the window —
 * born inside it, inactive, or living elsewhere — so that the millions of lines are looked up in a small table.
 */
async function crearDudosas(
  con: DuckDBConnection,
  archivos: readonly Archivo[],
  region: string,
  desde: Fecha,
): Promise<void> {
  await vista(con, 'cal_pacientes', archivos, 'his_pacientes', {
    id_paciente: 'VARCHAR',
    documento: 'VARCHAR',
    fecha_nacimiento: 'DATE',
    ubigeo: 'VARCHAR',
    orden: 'VARCHAR',
    modificado: 'TIMESTAMP',
  });
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE cal_dudosas AS
     WITH inactivos AS (SELECT documento, max(modificado) AS desde FROM cal_padron WHERE estado = '0' AND modificado IS NOT NULL GROUP BY 1),
     pacientes AS (
       SELECT id_paciente AS llave, coalesce(documento, 'HIS' || id_paciente) AS documento, fecha_nacimiento, ubigeo FROM cal_pacientes WHERE id_paciente IS NOT NULL
       QUALIFY row_number() OVER (PARTITION BY id_paciente ORDER BY orden DESC, modificado DESC NULLS LAST, documento DESC NULLS LAST,
         fecha_nacimiento DESC NULLS LAST, ubigeo DESC NULLS LAST) = 1),
     todos AS (
       SELECT p.llave, coalesce(x.fecha_nacimiento, p.fecha_nacimiento) AS nace, i.desde AS inactivo_desde,
         coalesce(left(coalesce(x.ubigeo, p.ubigeo), 2) <> ${literal(region)}, false) AS de_otra_region
       FROM pacientes p LEFT JOIN personas x ON x.documento = p.documento
       LEFT JOIN inactivos i ON i.documento = p.documento AND x.estado = '0'
       UNION ALL
       SELECT 'doc ' || documento, fecha_nacimiento, NULL, coalesce(left(ubigeo, 2) <> ${literal(region)}, false) FROM personas
       WHERE EXISTS (SELECT 1 FROM cal_propias))
     SELECT * FROM todos WHERE nace > DATE ${literal(desde)} OR inactivo_desde IS NOT NULL OR de_otra_region`,
  );
}

/**
 * `cal_recepcion(renipress, mes, dias, n, …)`: the HIS of the window in one scan, for every corte of the close. `dias` is the delay of
 * registration, NULL where the line does not say it or says it before the attendance; `renipress` is NULL outside the region's facilities.
 */
export async function crearRecepcion(
  con: DuckDBConnection,
  archivos: readonly Archivo[],
  region: string,
  territorio: Territorio,
  { desde, hasta, diaLimite }: { readonly desde: Fecha; readonly hasta: Fecha; readonly diaLimite: number },
): Promise<void> {
  const columnas = {
    fecha: 'DATE',
    renipress: 'VARCHAR',
    registrado: 'DATE',
    observacion: 'VARCHAR',
  };
  await vista(con, 'cal_his', archivos, 'his_lineas', {
    ...columnas,
    id_paciente: 'VARCHAR',
    id_establecimiento: 'VARCHAR',
  });
  await vista(con, 'cal_propias', archivos, 'prestaciones', { ...columnas, documento: 'VARCHAR' });
  await crearEess(con, archivos, region, territorio);
  await crearDudosas(con, archivos, region, desde);
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE cal_recepcion AS
     WITH lineas AS (
       SELECT id_paciente AS llave, fecha, id_establecimiento, renipress, registrado, observacion FROM cal_his
       UNION ALL SELECT 'doc ' || documento, fecha, NULL, renipress, registrado, observacion FROM cal_propias),
     grupos AS (
       SELECT l.id_establecimiento, l.renipress, date_trunc('month', l.fecha)::DATE AS mes,
         CASE WHEN l.registrado >= l.fecha THEN l.registrado - l.fecha END AS dias,
         count(*) AS n,
         count(*) FILTER (l.registrado >= l.fecha AND l.registrado > last_day(l.fecha) + ${diaLimite}) AS tarde,
         count(l.registrado) AS con_registro,
         count(*) FILTER (l.registrado < l.fecha) AS registro_antes,
         count(*) FILTER (l.fecha < d.nace) AS antes_de_nacer,
         count(*) FILTER (l.fecha > d.inactivo_desde) AS inactivo_atendido,
         count(*) FILTER (d.de_otra_region) AS de_otra_region
       FROM lineas l LEFT JOIN cal_dudosas d ON d.llave = l.llave
       WHERE l.fecha BETWEEN DATE ${literal(desde)} AND DATE ${literal(hasta)}
         AND (l.observacion IS NULL OR l.observacion NOT IN ('fecha_futura', 'fecha_imposible'))
       GROUP BY ALL)
     SELECT r.renipress, g.mes, g.dias, ${[
       'n',
       'tarde',
       'con_registro',
       'registro_antes',
       'antes_de_nacer',
       'inactivo_atendido',
       'de_otra_region',
     ]
       .map((c) => `sum(g.${c})::BIGINT AS ${c}`)
       .join(', ')}
     FROM grupos g LEFT JOIN cal_eess e ON e.id_his = g.id_establecimiento
     LEFT JOIN cal_region r ON r.renipress = coalesce(e.renipress, g.renipress)
     GROUP BY ALL`,
  );
}
