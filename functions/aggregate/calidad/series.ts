import type { DuckDBConnection } from '@duckdb/node-api';
import { leerFilas } from '../../adapters/duckdb/conexion.ts';
import type { Periodo } from '../../domain/periodo.ts';

/** Rows of one source by facility of the region and month of the fact; `renipress` null: of no known facility. */
export type Conteo = {
  readonly fuente: string;
  readonly renipress: string | null;
  readonly periodo: Periodo;
  readonly n: number;
};

/** The HIS by facility and month. `renipress` null: no known facility of the region; `''`: the region, those included. */
export type MesHis = Omit<Conteo, 'fuente'> & {
  readonly con_registro: number;
  readonly tarde: number;
  readonly mediana: number | null;
  readonly p90: number | null;
  readonly registro_antes: number;
  readonly antes_de_nacer: number;
  readonly inactivo_atendido: number;
  readonly de_otra_region: number;
  /** Attendances of pregnancy of a man, among the lines that some ficha reads. */
  readonly gestante_varon: number;
};

/** Needs `crearRecepcion`. Quantiles are of the lines: the smallest delay that covers that share of them. */
export async function mesesHis(con: DuckDBConnection): Promise<MesHis[]> {
  const sumas = [
    'n',
    'con_registro',
    'tarde',
    'registro_antes',
    'antes_de_nacer',
    'inactivo_atendido',
    'de_otra_region',
  ];
  return leerFilas<MesHis>(
    con,
    `WITH con_region AS (SELECT * FROM cal_recepcion UNION ALL BY NAME SELECT * REPLACE ('' AS renipress) FROM cal_recepcion),
     sumas AS (SELECT renipress, mes, ${sumas.map((c) => `sum(${c})::BIGINT AS ${c}`).join(', ')} FROM con_region GROUP BY ALL),
     dias AS (SELECT renipress, mes, dias, sum(n) AS n FROM con_region WHERE dias IS NOT NULL GROUP BY ALL),
     hasta AS (
       SELECT renipress, mes, dias, sum(n) OVER (PARTITION BY renipress, mes ORDER BY dias) AS hasta, sum(n) OVER (PARTITION BY renipress, mes) AS total FROM dias),
     demora AS (
       SELECT renipress, mes, min(dias) FILTER (hasta * 2 >= total) AS mediana, min(dias) FILTER (hasta * 10 >= total * 9) AS p90 FROM hasta GROUP BY ALL),
     varones AS (
       SELECT p.renipress, date_trunc('month', p.fecha)::DATE AS mes, count(*) AS n
       FROM prestaciones p JOIN personas x USING (documento)
       WHERE x.sexo = 'M' AND (p.fur IS NOT NULL OR p.codigo LIKE 'Z34%' OR p.codigo LIKE 'Z35%') GROUP BY ALL),
     varones_region AS (SELECT * FROM varones UNION ALL SELECT '', mes, sum(n) FROM varones GROUP BY mes)
     SELECT s.renipress, strftime(s.mes, '%Y-%m') AS periodo, ${sumas.map((c) => `s.${c}`).join(', ')}, d.mediana, d.p90,
       coalesce(v.n, 0)::BIGINT AS gestante_varon
     FROM sumas s LEFT JOIN demora d ON d.renipress IS NOT DISTINCT FROM s.renipress AND d.mes = s.mes
     LEFT JOIN varones_region v ON v.renipress IS NOT DISTINCT FROM s.renipress AND v.mes = s.mes
     ORDER BY s.renipress, s.mes`,
  );
}

/** Rows by month of the other dated sources. A child's visits and its place in the nómina are of the facility it belongs to. */
export const mesesOtras = (con: DuckDBConnection): Promise<Conteo[]> =>
  leerFilas<Conteo>(
    con,
    `WITH hechos_fechados AS (
       SELECT 'cnv' AS fuente, renipress, fecha_nacimiento AS fecha FROM cnv
       UNION ALL SELECT 'visitas', p.renipress, v.fecha FROM visitas v LEFT JOIN personas p USING (documento)
       UNION ALL SELECT 'nomina_c1', p.renipress, try_cast(n.periodo || '-01' AS DATE) FROM nomina_c1 n LEFT JOIN personas p USING (documento)
       UNION ALL SELECT 'agua', NULL, fecha FROM agua
       UNION ALL SELECT 'actas', NULL, fecha FROM actas)
     SELECT h.fuente, r.renipress, strftime(h.fecha, '%Y-%m') AS periodo, count(*) AS n
     FROM hechos_fechados h LEFT JOIN cal_region r ON r.renipress = h.renipress WHERE h.fecha IS NOT NULL GROUP BY ALL ORDER BY ALL`,
  );

/** Facilities of the region that some child, sector or row knows. */
export const eessConocidos = async (con: DuckDBConnection): Promise<string[]> =>
  (
    await leerFilas<{ renipress: string }>(
      con,
      `SELECT renipress FROM cal_region WHERE renipress IN (
         SELECT renipress FROM cal_recepcion UNION SELECT renipress FROM cnv UNION SELECT renipress FROM sectorizacion
         UNION SELECT renipress FROM personas WHERE coalesce(estado, '') <> 'atendido') ORDER BY 1`,
    )
  ).map((f) => f.renipress);

/** Months with a minute of homologación of each district that has a minute of any kind or a sector; the others hold no sessions. */
export async function homologaciones(con: DuckDBConnection): Promise<Map<string, Set<Periodo>>> {
  const filas = await leerFilas<{ ubigeo: string; periodos: Periodo[] | null }>(
    con,
    `WITH distritales AS (
       SELECT upper(trim(ambito))[3:] AS ubigeo, fecha, strip_accents(lower(trim(tipo))) AS tipo FROM actas
       WHERE regexp_full_match(upper(trim(ambito)), 'D:[0-9]{6}') AND fecha IS NOT NULL),
     distritos AS (SELECT ubigeo FROM distritales UNION SELECT left(codigo_ccpp, 6) FROM sectorizacion WHERE codigo_ccpp IS NOT NULL)
     SELECT d.ubigeo, list(DISTINCT strftime(a.fecha, '%Y-%m')) FILTER (a.fecha IS NOT NULL) AS periodos
     FROM distritos d LEFT JOIN distritales a ON a.ubigeo = d.ubigeo AND a.tipo = 'homologacion' GROUP BY ALL ORDER BY ALL`,
  );
  return new Map(filas.map((f) => [f.ubigeo, new Set(f.periodos)]));
}
