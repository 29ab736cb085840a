import { literal } from '../../adapters/duckdb/conexion.ts';
import type { Fecha } from '../../domain/fecha.ts';
import type { VersionFicha } from '../../domain/ficha/esquema.ts';
import { tablasDe } from '../../domain/ficha/no-reportadas.ts';
import type { Unidad } from '../../domain/ficha/unidad.ts';
import { lineasQueInteresan } from '../compilar/lineas.ts';
import type { Esquema } from './lado.ts';

/** SELECTs of `documento, clave, fecha, contenido, sectorial`: what the data says of a unit, piece by piece, each with its own key. */
type Piezas = (e: Esquema) => readonly string[];

const pieza = (tabla: string, documento: string, clave: string, fecha: string, contenido: string, sectorial = false) =>
  `SELECT ${documento} AS documento, ${clave} AS clave, CAST(${fecha} AS DATE) AS fecha, CAST(${contenido} AS VARCHAR) AS contenido, ${sectorial} AS sectorial FROM ${tabla}`;

const sectorizacion = (e: Esquema, documento: string): string =>
  pieza(
    `${e}.sectorizacion s`,
    documento,
    `concat_ws('|', 's', s.sector, s.codigo_ccpp, s.manzana, s.desde)`,
    's.desde',
    's',
    true,
  );

/** What of a line a ficha can see: an unused weight corrected on a vaccine's line explains nothing. */
function lineasSql(e: Esquema, versiones: readonly VersionFicha[]): string {
  const { codigo, ademas } = lineasQueInteresan(versiones);
  const conValores = versiones.some(
    (v) =>
      v.sql !== undefined ||
      v.sql_columnas !== undefined ||
      v.medicion !== undefined ||
      v.poblacion.sujeto === 'embarazo' ||
      Object.values(v.prestaciones).some((p) => p.o_valor_hb === true || p.fur_dias !== undefined),
  );
  const ve = `p.fecha, p.renipress, p.codigo, p.tipo_dx, p.lab1, p.lab2, p.lab3${conValores ? ', p.hb, p.talla_cm, p.peso_kg, p.medida, p.fur, p.condicion_eess' : ''}`;
  return `${pieza(`${e}.prestaciones p`, 'p.documento', `concat('c', coalesce(p.id_cita, concat_ws('|', p.fecha, p.renipress)))`, 'p.fecha', `row(${ve})`)}
    WHERE (${codigo})${conValores ? ` OR (${ademas.replaceAll('FROM personas x', `FROM ${e}.personas x`)})` : ''}`;
}

function dePersona(versiones: readonly VersionFicha[]): Piezas {
  const tablas = new Set<string>(versiones.flatMap(tablasDe));
  const conEmision = versiones.some((v) => JSON.stringify(v).includes('fecha_emision_dni'));
  const si = (condicion: boolean, ...sql: string[]): string[] => (condicion ? sql : []);
  return (e) => {
    const parto = (documento: string, tabla = `${e}.cnv n`): string =>
      pieza(
        tabla,
        documento,
        `'n' || trim(n.cnv)`,
        'n.fecha_nacimiento',
        'row(n.fecha_nacimiento, n.peso_g, n.semanas, n.lugar, n.renipress, n.ubigeo_madre, n.documento_madre)',
      );
    return [
      ...si(tablas.has('prestaciones'), lineasSql(e, versiones)),
      `${parto('trim(n.documento_madre)')} WHERE n.documento_madre IS NOT NULL`,
      parto('trim(n.cnv)'),
      parto(`'parto ' || trim(n.cnv)`),
      `${parto('x.documento', `${e}.cnv n JOIN ${e}.personas x ON trim(x.cnv) = trim(n.cnv)`)} WHERE x.documento <> trim(n.cnv)`,
      ...si(
        conEmision,
        `${pieza(`${e}.personas x`, 'x.documento', `'d'`, 'x.fecha_emision_dni', 'x.fecha_emision_dni')} WHERE x.fecha_emision_dni IS NOT NULL`,
      ),
      ...si(
        tablas.has('nomina_c1'),
        pieza(
          `${e}.nomina_c1 m`,
          'm.documento',
          `concat_ws('|', 'm', m.periodo, m.poblacion)`,
          `TRY_CAST(m.periodo || '-01' AS DATE)`,
          'm',
        ),
      ),
      ...si(
        tablas.has('visitas'),
        pieza(`${e}.visitas v`, 'v.documento', `concat_ws('|', 'v', v.fecha)`, 'v.fecha', 'v'),
      ),
      ...si(
        tablas.has('matricula'),
        pieza(`${e}.matricula t`, 't.documento', `'e' || t.anio`, 'make_date(t.anio, 1, 1)', 't'),
      ),
      ...si(
        tablas.has('censo'),
        pieza(`${e}.censo h`, 'h.documento', `concat_ws('|', 'h', h.renipress, h.desde)`, 'h.desde', 'h'),
      ),
    ];
  };
}

function deLugar(unidad: Exclude<Unidad, 'persona'>, versiones: readonly VersionFicha[]): Piezas {
  const conSectores = versiones.some((v) => tablasDe(v).includes('sectorizacion'));
  const si = (sql: string): string[] => (conSectores ? [sql] : []);
  switch (unidad) {
    case 'localidad':
      return (e) => [
        ...si(sectorizacion(e, 's.codigo_ccpp')),
        pieza(`${e}.agua x`, 'x.codigo_ccpp', `concat_ws('|', 'a', x.fecha, x.punto)`, 'x.fecha', 'x'),
        pieza(`${e}.microareas x`, 'x.codigo_ccpp', `concat_ws('|', 'z', x.tipo, x.lat, x.lon)`, 'NULL', 'x'),
        pieza(`${e}.riesgo_comunal x`, 'x.codigo_ccpp', `concat_ws('|', 'r', x.fecha)`, 'x.fecha', 'x'),
        pieza(`${e}.perfil_localidad x`, 'x.codigo_ccpp', `'p' || x.anio`, 'make_date(x.anio, 1, 1)', 'x'),
      ];
    case 'sector':
      return (e) => [
        ...si(sectorizacion(e, 's.sector')),
        pieza(`${e}.riesgo_comunal x`, 'x.sector', `concat_ws('|', 'r', x.fecha, x.codigo_ccpp)`, 'x.fecha', 'x'),
        pieza(`${e}.cronograma x`, 'x.sector', `concat_ws('|', 'k', x.fecha, x.tipo)`, 'x.fecha', 'x'),
      ];
    case 'distrito':
      return (e) => [
        ...si(sectorizacion(e, `'D:' || left(s.codigo_ccpp, 6)`)),
        pieza(`${e}.actas x`, 'upper(trim(x.ambito))', `concat_ws('|', 't', x.fecha, x.tipo)`, 'x.fecha', 'x'),
        pieza(
          `${e}.perfil_distrito x`,
          `'D:' || x.ubigeo`,
          `concat_ws('|', 'p', x.anio, x.entrada)`,
          'make_date(x.anio, 1, 1)',
          'x',
        ),
      ];
  }
}

/** Others whose data a unit's count may hang on: those who share its census card, or who live in its sector. */
function allegadosSql(unidad: Unidad, fecha: Fecha): string {
  if (unidad === 'persona')
    return `SELECT DISTINCT c.documento, m.documento AS miembro FROM (SELECT c.documento, x.renipress, x.ficha_familiar FROM cambiados c JOIN
        (SELECT documento, renipress, ficha_familiar FROM antes.censo UNION SELECT documento, renipress, ficha_familiar FROM despues.censo) x USING (documento)
        WHERE x.ficha_familiar IS NOT NULL) c
      JOIN (SELECT documento, renipress, ficha_familiar FROM antes.censo UNION SELECT documento, renipress, ficha_familiar FROM despues.censo) m
        ON m.ficha_familiar = c.ficha_familiar AND m.renipress IS NOT DISTINCT FROM c.renipress`;
  if (unidad === 'sector')
    return `SELECT DISTINCT c.documento, d.documento AS miembro FROM cambiados c JOIN
      (SELECT sector, documento, coalesce(p.estado, '') IN ('0', 'atendido') AS fuera FROM antes.donde JOIN antes.personas p USING (documento) WHERE corte = DATE ${literal(fecha)}
       UNION SELECT sector, documento, coalesce(p.estado, '') IN ('0', 'atendido') FROM despues.donde JOIN despues.personas p USING (documento) WHERE corte = DATE ${literal(fecha)}) d
      ON d.sector = c.documento`;
  return 'SELECT NULL::VARCHAR AS documento, NULL::VARCHAR AS miembro WHERE false';
}

const FICHA_PERSONA = `row(x.fecha_nacimiento, x.sexo, list_sort(string_split(coalesce(x.seguros, ''), '|')), coalesce(x.estado, '') = '0', x.tipo_documento, trim(x.dni), trim(x.cnv))`;
const LUGAR_PERSONA = 'row(x.ubigeo, x.codigo_ccpp, x.manzana, x.renipress, x.estado)';

const RESUMEN = `struct_pack(unida := bool_or(unida), nivel_antes := CASE WHEN bool_or(nivel_despues < nivel_antes) OR NOT bool_or(nivel_despues > nivel_antes) THEN 2 ELSE 0 END,
  nivel_despues := CASE WHEN bool_or(nivel_despues < nivel_antes) THEN 0 ELSE 2 END, campos := bool_or(campos), cambiadas := bool_or(cambiadas), quitadas := bool_or(quitadas),
  agregadas_hasta := bool_or(agregadas_hasta), agregadas_despues := bool_or(agregadas_despues), atenciones_hasta := bool_or(atenciones_hasta), lugar := bool_or(lugar), sectorial := bool_or(sectorial))`;

/**
 * Of each unit of the table `cambiados(documento)`, what its data says on both sides: `documento, propia, ajena`, structs of
 * `Evidencia`; `ajena` is of those whose data its count may hang on, NULL when there is none. Needs both sides in their schemas, and
 * `unidades_antes`, the units of the first.
 * @param fechas cut dates of both cortes
 */
export function evidenciaSql(
  unidad: Unidad,
  versiones: readonly VersionFicha[],
  fechas: readonly [Fecha, Fecha],
  unidadesAntes: string,
): string {
  const piezas = unidad === 'persona' ? dePersona(versiones) : deLugar(unidad, versiones);
  const deCasa = unidad === 'sector' ? dePersona(versiones) : null;
  const lado = (e: Esquema): string =>
    `SELECT documento, clave, min(fecha) AS fecha, list_sort(list(contenido)) AS contenido, bool_or(sectorial) AS sectorial
     FROM (${[...piezas(e), ...(deCasa?.(e) ?? [])].map((s) => `SELECT * FROM (${s})`).join('\n UNION ALL ')}) SEMI JOIN miembros USING (documento) GROUP BY documento, clave`;
  const nivel = (e: Esquema): string =>
    unidad === 'persona'
      ? `CASE WHEN x_${e}.documento IS NULL THEN 0 WHEN x_${e}.estado = 'atendido' THEN 1 ELSE 2 END`
      : `CASE WHEN x_${e}.documento IS NOT NULL THEN CASE WHEN x_${e}.estado IN ('0', 'atendido') THEN 1 ELSE 2 END WHEN coalesce(p.en_${e}, false) THEN 2 ELSE 0 END`;
  return `WITH allegados AS (${allegadosSql(unidad, fechas[1])}),
  miembros AS (SELECT documento FROM cambiados UNION SELECT miembro FROM allegados),
  l_antes AS (${lado('antes')}), l_despues AS (${lado('despues')}),
  partidas AS (
    SELECT coalesce(a.documento, d.documento) AS documento, bool_or(a.clave IS NOT NULL) AS en_antes, bool_or(d.clave IS NOT NULL) AS en_despues,
      bool_or(a.clave IS NOT NULL AND d.clave IS NOT NULL AND a.contenido IS DISTINCT FROM d.contenido) AS cambiadas,
      bool_or(d.clave IS NULL) AS quitadas,
      bool_or(a.clave IS NULL AND coalesce(d.fecha <= DATE ${literal(fechas[0])}, false)) AS agregadas_hasta,
      bool_or(a.clave IS NULL AND d.clave <> 'd' AND coalesce(d.fecha <= DATE ${literal(fechas[0])}, false)) AS atenciones_hasta,
      bool_or(a.clave IS NULL AND coalesce(d.fecha > DATE ${literal(fechas[0])}, true)) AS agregadas_despues,
      bool_or((a.sectorial OR d.sectorial) AND a.contenido IS DISTINCT FROM d.contenido) AS sectorial
    FROM l_antes a FULL JOIN l_despues d ON d.documento = a.documento AND d.clave = a.clave GROUP BY 1),
  conocidos AS (SELECT documento FROM antes.personas WHERE documento IS NOT NULL UNION SELECT documento FROM ${unidadesAntes}),
  unidas AS (
    SELECT DISTINCT trim(y.cnv) AS documento FROM despues.personas y ANTI JOIN despues.personas z ON z.documento = trim(y.cnv)
      ANTI JOIN antes.personas w ON w.documento = y.documento AND trim(w.cnv) = trim(y.cnv) WHERE y.cnv IS NOT NULL AND y.documento <> trim(y.cnv)
    UNION
    SELECT y.documento FROM despues.personas y JOIN conocidos c ON c.documento = trim(y.cnv)
      ANTI JOIN antes.personas w ON w.documento = y.documento WHERE y.documento <> trim(y.cnv)),
  vistos AS (
    SELECT m.documento, coalesce(m.documento IN (FROM unidas), false) AS unida, ${nivel('antes')} AS nivel_antes, ${nivel('despues')} AS nivel_despues,
      coalesce(x_antes.ficha <> x_despues.ficha, false) AS campos, coalesce(p.cambiadas, false) AS cambiadas, coalesce(p.quitadas, false) AS quitadas,
      coalesce(p.agregadas_hasta, false) AS agregadas_hasta, coalesce(p.agregadas_despues, false) AS agregadas_despues,
      coalesce(p.atenciones_hasta, false) AS atenciones_hasta,
      coalesce(x_antes.lugar <> x_despues.lugar, false) AS lugar, coalesce(p.sectorial, false) AS sectorial
    FROM miembros m
    LEFT JOIN (SELECT x.documento, x.estado, CAST(${FICHA_PERSONA} AS VARCHAR) AS ficha, CAST(${LUGAR_PERSONA} AS VARCHAR) AS lugar FROM antes.personas x) x_antes ON x_antes.documento = m.documento
    LEFT JOIN (SELECT x.documento, x.estado, CAST(${FICHA_PERSONA} AS VARCHAR) AS ficha, CAST(${LUGAR_PERSONA} AS VARCHAR) AS lugar FROM despues.personas x) x_despues ON x_despues.documento = m.documento
    LEFT JOIN partidas p ON p.documento = m.documento),
  ajenas AS (SELECT g.documento, ${RESUMEN} AS ajena FROM allegados g JOIN vistos v ON v.documento = g.miembro WHERE g.miembro <> g.documento GROUP BY g.documento)
  SELECT c.documento, struct_pack(unida := v.unida, nivel_antes := v.nivel_antes, nivel_despues := v.nivel_despues, campos := v.campos, cambiadas := v.cambiadas, quitadas := v.quitadas,
      agregadas_hasta := v.agregadas_hasta, agregadas_despues := v.agregadas_despues, atenciones_hasta := v.atenciones_hasta, lugar := v.lugar, sectorial := v.sectorial) AS propia, j.ajena
  FROM cambiados c LEFT JOIN vistos v ON v.documento = c.documento LEFT JOIN ajenas j ON j.documento = c.documento`;
}
