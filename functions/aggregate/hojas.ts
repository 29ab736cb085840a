import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar } from '../adapters/duckdb/conexion.ts';

/**
 * Creates `hojas(corte, documento, hoja)` and `hoja_llave(hoja, eess, sector, distrito)`: where each person is counted at each
 * cut date of the table `cortes(corte)`. The home decides (locality, or locality and block, of the sectorización valid that day);
 * a home in nobody's sector leaves the person in `SIN` of the facility they are registered with, or in `SIN` of their district.
 * Homes come from the padrón; where it gives none, from the census row valid that day.
 * @source `indicadores.md` §1.8 (PROPUESTA)
 */
export async function crearHojas(con: DuckDBConnection): Promise<void> {
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE censo_dia AS
     SELECT k.corte, c.documento,
       arg_max(struct_pack(ccpp := c.codigo_ccpp, manzana := c.manzana, renipress := c.renipress),
               struct_pack(a := coalesce(c.desde, DATE '0001-01-01'), b := coalesce(c.codigo_ccpp, ''), c := coalesce(c.manzana, ''))) AS hogar
     FROM censo c JOIN cortes k ON (c.desde IS NULL OR c.desde <= k.corte) AND (c.hasta IS NULL OR c.hasta >= k.corte)
     GROUP BY ALL`,
  );
  // A block counts only where the sectorización splits that locality by blocks.
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE sector_dia AS
     SELECT DISTINCT k.corte, s.codigo_ccpp, coalesce(s.manzana, '') AS manzana, s.renipress, s.sector
     FROM sectorizacion s JOIN cortes k ON (s.desde IS NULL OR s.desde <= k.corte) AND (s.hasta IS NULL OR s.hasta >= k.corte)
     WHERE s.codigo_ccpp IS NOT NULL AND s.sector IS NOT NULL AND s.renipress IS NOT NULL`,
  );
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE hogares AS
     SELECT k.corte, p.documento,
       coalesce(p.codigo_ccpp, c.hogar.ccpp, '') AS ccpp,
       upper(trim(CASE WHEN p.codigo_ccpp IS NOT NULL THEN coalesce(p.manzana, '') ELSE coalesce(c.hogar.manzana, '') END)) AS manzana,
       coalesce(p.renipress, c.hogar.renipress, '') AS adscripcion,
       coalesce(p.ubigeo, left(coalesce(p.codigo_ccpp, c.hogar.ccpp), 6), v.ubigeo_madre, 'SIN') AS distrito
     FROM (SELECT documento, ubigeo, codigo_ccpp, manzana, renipress FROM personas
           UNION ALL
           SELECT DISTINCT documento_madre, NULL, NULL, NULL, NULL FROM cnv ANTI JOIN personas ON documento = documento_madre WHERE documento_madre IS NOT NULL) p
     CROSS JOIN cortes k
     LEFT JOIN censo_dia c ON c.corte = k.corte AND c.documento = p.documento
     LEFT JOIN (SELECT documento_madre, arg_max(ubigeo_madre, (fecha_nacimiento, ubigeo_madre)) AS ubigeo_madre FROM cnv WHERE documento_madre IS NOT NULL AND ubigeo_madre IS NOT NULL GROUP BY 1) v
       ON v.documento_madre = p.documento`,
  );
  // Resolved once per distinct home: thousands of homes instead of millions of persons.
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE hogar_hoja AS
     WITH casos AS (SELECT DISTINCT corte, ccpp, manzana, adscripcion, distrito FROM hogares),
     candidatos AS (
       SELECT h.*, s.renipress, s.sector, (s.renipress = h.adscripcion) AS propio
       FROM casos h JOIN sector_dia s ON s.corte = h.corte AND s.codigo_ccpp = h.ccpp AND (s.manzana = '' OR upper(s.manzana) = h.manzana)),
     elegido AS (
       SELECT corte, ccpp, manzana, adscripcion, distrito,
         arg_min(struct_pack(eess := renipress, sector := sector), struct_pack(a := NOT propio, b := renipress, c := sector)) AS x
       FROM candidatos GROUP BY ALL)
     SELECT h.*, coalesce(e.x.eess, nullif(h.adscripcion, ''), 'SIN') AS eess, coalesce(e.x.sector, 'SIN') AS sector
     FROM casos h LEFT JOIN elegido e USING (corte, ccpp, manzana, adscripcion, distrito)`,
  );
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE hoja_llave AS
     SELECT row_number() OVER (ORDER BY eess, sector, distrito)::INTEGER AS hoja, eess, sector, distrito
     FROM (SELECT DISTINCT eess, sector, distrito FROM hogar_hoja)`,
  );
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE hojas AS
     SELECT h.corte, h.documento, l.hoja FROM hogares h
     JOIN hogar_hoja g USING (corte, ccpp, manzana, adscripcion, distrito)
     JOIN hoja_llave l ON l.eess = g.eess AND l.sector = g.sector AND l.distrito = g.distrito`,
  );
}
