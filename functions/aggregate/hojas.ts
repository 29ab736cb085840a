import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, literal } from '../adapters/duckdb/conexion.ts';
import type { Fecha } from '../domain/fecha.ts';

/** SQL that gives `l.eess`, `l.sector`, `l.distrito` to the rows of `n(corte, documento)`. */
export const UNION_HOJAS = `
  LEFT JOIN hogar_dia hd ON hd.corte = n.corte AND hd.documento = n.documento
  LEFT JOIN hogar_persona hp ON hp.documento = n.documento
  LEFT JOIN hogar_hoja l ON l.corte = n.corte AND l.hogar = coalesce(hd.hogar, hp.hogar)`;

/** A table like `sectorizacion` and the day it is read at. */
export type OtrosSectores = { readonly tabla: string; readonly al: Fecha };

/**
 * Works out where each person is counted at each cut date of the table `cortes(corte)`; read it with `UNION_HOJAS`. The home
 * decides (locality, or locality and block, of the sectorización valid that day); a home in nobody's sector leaves the person in
 * `SIN` of the facility they are registered with, or in `SIN` of their district. Homes come from the padrón; where it gives none,
 * from the census row valid that day.
 *
 * Persons share homes and few of them move, so places are found once per home and day, never per person and day.
 * @param otros to place people by the sectors of another day, whatever the cut date
 * @source `indicadores.md` §1.8 (PROPUESTA)
 */
export async function crearHojas(con: DuckDBConnection, otros?: OtrosSectores): Promise<void> {
  await crearHogares(con);
  const dia = otros ? `DATE ${literal(otros.al)}` : 'k.corte';
  // A block counts only where the sectorización splits that locality by blocks.
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE sector_dia AS
     SELECT DISTINCT k.corte, s.codigo_ccpp, coalesce(s.manzana, '') AS manzana, s.renipress, s.sector
     FROM ${otros?.tabla ?? 'sectorizacion'} s JOIN cortes k ON (s.desde IS NULL OR s.desde <= ${dia}) AND (s.hasta IS NULL OR s.hasta >= ${dia})
     WHERE s.codigo_ccpp IS NOT NULL AND s.sector IS NOT NULL AND s.renipress IS NOT NULL`,
  );
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE hogar_hoja AS
     WITH candidatos AS (
       SELECT s.corte, h.hogar, s.renipress, s.sector, (s.renipress = h.adscripcion) AS propio
       FROM hogar h JOIN sector_dia s ON s.codigo_ccpp = h.ccpp AND (s.manzana = '' OR upper(s.manzana) = h.manzana)),
     elegido AS (
       SELECT corte, hogar, arg_min(struct_pack(eess := renipress, sector := sector), struct_pack(a := NOT propio, b := renipress, c := sector)) AS x
       FROM candidatos GROUP BY corte, hogar)
     SELECT k.corte, h.hogar, coalesce(e.x.eess, nullif(h.adscripcion, ''), 'SIN') AS eess, coalesce(e.x.sector, 'SIN') AS sector, h.distrito
     FROM hogar h CROSS JOIN cortes k LEFT JOIN elegido e ON e.corte = k.corte AND e.hogar = h.hogar`,
  );
}

/** `hogar(hogar, ccpp, manzana, adscripcion, distrito)`, `hogar_persona(documento, hogar)`, and `hogar_dia` for those who moved. */
async function crearHogares(con: DuckDBConnection): Promise<void> {
  const casa = `upper(trim(coalesce(manzana, ''))) AS manzana, coalesce(renipress, '') AS adscripcion`;
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE casas AS
     WITH ultima AS (
       SELECT documento, arg_max(struct_pack(codigo_ccpp := codigo_ccpp, manzana := manzana, renipress := renipress),
           struct_pack(a := coalesce(desde, DATE '0001-01-01'), b := coalesce(codigo_ccpp, ''), c := coalesce(manzana, ''))) AS c,
         count(*) > 1 AS varias
       FROM censo GROUP BY documento),
     madres AS (
       SELECT documento_madre AS documento, arg_max(ubigeo_madre, struct_pack(a := fecha_nacimiento, b := ubigeo_madre)) AS ubigeo
       FROM cnv WHERE documento_madre IS NOT NULL AND ubigeo_madre IS NOT NULL GROUP BY 1),
     gente AS (
       SELECT documento, ubigeo, codigo_ccpp, manzana, renipress, coalesce(estado, '') IN ('censo', 'atendido') OR codigo_ccpp IS NULL AS por_censo FROM personas
       UNION ALL
       SELECT documento, NULL, NULL, NULL, NULL, true FROM madres ANTI JOIN personas USING (documento)),
     junta AS (
       SELECT g.documento, g.ubigeo, coalesce(g.codigo_ccpp, u.c.codigo_ccpp) AS ccpp,
         CASE WHEN g.codigo_ccpp IS NOT NULL THEN g.manzana ELSE u.c.manzana END AS manzana, coalesce(g.renipress, u.c.renipress) AS renipress,
         m.ubigeo AS ubigeo_madre, g.por_censo AND coalesce(u.varias, false) AS se_mudo
       FROM gente g LEFT JOIN ultima u USING (documento) LEFT JOIN madres m USING (documento))
     SELECT documento, coalesce(ccpp, '') AS ccpp, ${casa}, coalesce(ubigeo, left(ccpp, 6), ubigeo_madre, 'SIN') AS distrito, ubigeo, se_mudo FROM junta`,
  );
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE casas_dia AS
     SELECT k.corte, p.documento, coalesce(x.codigo_ccpp, '') AS ccpp, upper(trim(coalesce(x.manzana, ''))) AS manzana, coalesce(x.renipress, '') AS adscripcion,
       coalesce(p.ubigeo, left(x.codigo_ccpp, 6), p.distrito) AS distrito
     FROM casas p JOIN censo x ON x.documento = p.documento
     JOIN cortes k ON (x.desde IS NULL OR x.desde <= k.corte) AND (x.hasta IS NULL OR x.hasta >= k.corte)
     WHERE p.se_mudo
     QUALIFY row_number() OVER (PARTITION BY k.corte, p.documento ORDER BY x.desde DESC NULLS LAST, x.codigo_ccpp DESC, x.manzana DESC, x.renipress DESC) = 1`,
  );
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE hogar AS
     SELECT row_number() OVER (ORDER BY ccpp, manzana, adscripcion, distrito)::INTEGER AS hogar, * FROM (
       SELECT ccpp, manzana, adscripcion, distrito FROM casas UNION SELECT ccpp, manzana, adscripcion, distrito FROM casas_dia)`,
  );
  const numero = `JOIN hogar h ON h.ccpp = c.ccpp AND h.manzana = c.manzana AND h.adscripcion = c.adscripcion AND h.distrito = c.distrito`;
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE hogar_persona AS SELECT c.documento, h.hogar FROM casas c ${numero}`,
  );
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE hogar_dia AS SELECT c.corte, c.documento, h.hogar FROM casas_dia c ${numero}`,
  );
  await ejecutar(con, 'DROP TABLE casas');
  await ejecutar(con, 'DROP TABLE casas_dia');
}
