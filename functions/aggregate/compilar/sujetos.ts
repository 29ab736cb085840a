import type { VersionFicha } from '../../domain/ficha/esquema.ts';
import { lineasDe, type FuentePrestaciones } from './eventos.ts';
import { alguna, enRango } from './sql.ts';

/** One row per subject with the date days are counted from (`ancla`) and, for `evento`, the facility of the index (`eess`). */
export function sujetosSql(version: VersionFicha, prestaciones: FuentePrestaciones): string {
  switch (version.poblacion.sujeto) {
    case 'parto':
      return PARTOS;
    case 'nacimiento':
      return 'SELECT *, fecha_nacimiento AS ancla, CAST(NULL AS DATE) AS fecha_emision_dni FROM motor_nacidos';
    case 'embarazo':
      return EMBARAZOS;
    case 'evento':
      return eventosIndiceSql(version, prestaciones);
    default:
      return 'SELECT *, fecha_nacimiento AS ancla FROM motor_personas';
  }
}

// The number the CNV gives of the mother has the form of a DNI, and nobody who knows her says it is something else.
const PARTOS = `SELECT b.documento, motor_es_dni(b.documento) AND coalesce(p.con_dni, true) AS con_dni, p.fecha_nacimiento, b.parto - 7 * b.semanas AS ancla, b.parto, b.semanas, CAST(NULL AS INTEGER) AS peso_g, b.lugar, b.ubigeo,
    coalesce(e.institucion IN ('MINSA', 'GOBIERNO REGIONAL'), false) AS eess_minsa_o_regional,
    coalesce(p.sexo, 'F') AS sexo, lead(b.parto) OVER (PARTITION BY b.documento ORDER BY b.parto) AS parto_siguiente,
    CAST(NULL AS DATE) AS fecha_emision_dni
  FROM motor_partos b LEFT JOIN motor_personas p ON p.documento = b.documento LEFT JOIN cat_eess e ON e.codigo = b.codigo_eess`;

/** A last menstrual period counts from the first line that writes it, and ends with the first birth after it. */
const EMBARAZOS = `SELECT s.*, f.fur AS ancla, f.vista, (SELECT min(b.parto) FROM motor_partos b WHERE b.documento = s.documento AND b.parto >= f.fur) AS parto
  FROM motor_personas s JOIN motor_furs f ON f.documento = s.documento`;

/**
 * The index days: those of the first entry that has any. `primera` and `ultima` give one subject a person; `cada` one for each day,
 * and each facility when the ficha is counted where it was attended.
 */
function eventosIndiceSql(version: VersionFicha, prestaciones: FuentePrestaciones): string {
  const indice = version.poblacion.indice ?? [];
  const porEess = version.poblacion.atribuir === 'eess';
  const opciones = indice.map(({ prestacion, edad_cumplida: edad, cual }, i) => {
    const dias = `SELECT documento, fecha, ${porEess ? 'eess' : 'min(eess) AS eess'}, ${i} AS orden FROM indicios
      WHERE i_${prestacion}${edad ? ` AND coalesce(${enRango('(fecha - fecha_nacimiento)', edad)}, false)` : ''} GROUP BY ALL`;
    if (cual === 'cada') return dias;
    return `SELECT * FROM (${dias}) QUALIFY row_number() OVER (PARTITION BY documento ORDER BY fecha ${cual === 'ultima' ? 'DESC' : ''}, eess NULLS LAST) = 1`;
  });
  const nombres = [...new Set(indice.map((x) => x.prestacion))];
  const { ctes, desde, es, interesa } = lineasDe(version, nombres, prestaciones);
  return `WITH ${ctes}indicios AS (
    SELECT p.documento, p.fecha, s.fecha_nacimiento, coalesce(e.renipress, p.renipress) AS eess, ${nombres.map((n) => `coalesce(${es(n)}, false) AS i_${n}`).join(', ')}
    FROM ${desde} JOIN motor_personas s ON s.documento = p.documento AND (s.fecha_nacimiento IS NULL OR p.fecha >= s.fecha_nacimiento)
      LEFT JOIN cat_eess e ON e.codigo = TRY_CAST(p.renipress AS INTEGER)
    WHERE ${interesa} AND (${alguna(nombres.map(es))})),
  opciones AS (${opciones.map((o) => `SELECT * FROM (${o})`).join('\n    UNION ALL ')}),
  elegidas AS (SELECT * FROM opciones QUALIFY orden = min(orden) OVER (PARTITION BY documento))
  SELECT s.*, x.fecha AS ancla, x.eess FROM elegidas x JOIN motor_personas s ON s.documento = x.documento`;
}
