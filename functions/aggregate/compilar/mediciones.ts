import type { VersionFicha } from '../../domain/ficha/esquema.ts';
import { GRUPOS_HB, type GrupoHb, type Rango } from '../../domain/salud/grupos-hb.ts';
import { RANGO_HB } from '../../domain/salud/hemoglobina.ts';
import { BANDAS_DCI, CORRECCION_POSTURA_CM, DIA_24_MESES, LIMITES_Z } from '../../domain/salud/oms.ts';
import { e8 } from './ajuste-hb.ts';
import { inicioLapso } from './cadenas.ts';
import { todas } from './sql.ts';

/** How a measured value (hemoglobin, height) enters the query: its CTEs, its join to the candidates and what is missing without it. */
export type Medicion = {
  readonly ctes: string;
  readonly columnas: string;
  readonly union: string;
  /** Reason why the person is in the population but cannot be counted, or NULL. */
  readonly falta: string;
};

export function medicionSql(version: VersionFicha, metodo: string): Medicion {
  const { medicion } = version;
  if (!medicion) {
    const falta = faltaSql(version);
    return { ctes: '', columnas: '', union: '', falta };
  }
  const { medidas, sinMedida } =
    medicion.tipo === 'hemoglobina'
      ? { medidas: hemoglobinasSql(metodo), sinMedida: 'sin_hb' }
      : { medidas: tallasSql(condicionZ(version)), sinMedida: 'sin_talla_valida' };
  const reciente = `m.fecha >= ${inicioLapso(medicion.lapso, 'c.corte')}`;
  return {
    ctes: `medidas AS (${medidas}),\n`,
    columnas: `, CASE WHEN ${reciente} THEN m.positiva END AS medida_positiva,
    CASE WHEN coalesce(${reciente}, false) THEN m.falta ELSE '${sinMedida}' END AS medida_falta`,
    union: 'ASOF LEFT JOIN medidas m ON m.documento = c.documento AND m.fecha <= c.corte',
    falta: 'medida_falta',
  };
}

/** What the subject itself lacks. Without weeks a birth is still one, but nothing of its pregnancy can be dated. */
function faltaSql(version: VersionFicha): string {
  const { poblacion, sql_columnas: aMano } = version;
  const pideSemanas =
    Object.keys(version.prestaciones).length > 0 || version.exclusiones.some((e) => e.motivo === 'prematuro');
  const dato = poblacion.sujeto === 'parto' && pideSemanas ? 'semanas' : poblacion.requiere;
  const casos = [
    ...(dato ? [`CASE WHEN c.${dato} IS NULL THEN 'sin_${dato}' END`] : []),
    ...(aMano ? ['c.columnas_falta'] : []),
    'CAST(NULL AS VARCHAR)',
  ];
  return `coalesce(${casos.join(', ')})`;
}

/** Codes of an assay: such a line counts only when it is definitive. Lines of other codes carry the value of the visit. */
const DOSAJES = "('85018', '85018.01', '85031')";

/**
 * One value a day (the lowest), adjusted by altitude in integers of 1e-8 g/dL so that 16.4 − 2.9 is 13.5 under both methods, and
 * judged with the group of the age that day.
 */
const hemoglobinasSql = (metodo: string): string => `
  SELECT documento, fecha, ajustada < umbral AS positiva,
    CASE WHEN altitud IS NULL THEN 'sin_altitud' WHEN umbral IS NULL THEN 'sin_grupo' END AS falta
  FROM (
    SELECT documento, fecha, altitud, hb - ${metodo === 'sien_formula' ? 'motor_ajuste_sien' : 'motor_ajuste_nts213'}(altitud) AS ajustada, ${umbralSql()} AS umbral
    FROM (
      SELECT s.documento, p.fecha, CAST(s.altitud AS BIGINT) AS altitud, s.sexo, s.prematuro, CAST(min(p.hb) * 100 AS BIGINT) * 1000000 AS hb,
        p.fecha - s.fecha_nacimiento AS dias, motor_meses(s.fecha_nacimiento, p.fecha) AS meses
      FROM motor_lineas p JOIN sujetos s ON s.documento = p.documento AND p.fecha >= s.fecha_nacimiento
      WHERE p.hb BETWEEN ${RANGO_HB.minimo} AND ${RANGO_HB.maximo} AND (p.codigo IS NULL OR p.codigo NOT IN ${DOSAJES} OR p.tipo_dx = 'D')
      GROUP BY ALL))`;

const rangoSql = (x: string, { desde, antesDe }: Rango): string[] => [
  ...(desde === undefined ? [] : [`${x} >= ${desde}`]),
  ...(antesDe === undefined ? [] : [`${x} < ${antesDe}`]),
];

const deCondicion = (g: GrupoHb): string[] => {
  const [termino, prematuro] = [g.condiciones.includes(''), g.condiciones.includes('prematuro')];
  return termino && prematuro ? [] : [prematuro ? 'prematuro' : 'NOT prematuro'];
};

const umbralSql = (): string =>
  `CASE ${GRUPOS_HB.filter((g) => g.condiciones.includes('') || g.condiciones.includes('prematuro'))
    .map((g) => {
      const sexo = g.sexo === null ? [] : [`sexo = '${g.sexo}'`];
      const quienes = [...deCondicion(g), ...sexo, ...rangoSql('dias', g.dias), ...rangoSql('meses', g.meses)];
      return `WHEN ${todas(quienes)} THEN ${e8(g.normal)}`;
    })
    .join(' ')} END`;

const desde = (banda: string): number => BANDAS_DCI.find((b) => b.banda === banda)!.desde;

/** Chronic malnutrition is everything under the risk band. */
const condicionZ = (version: VersionFicha): string =>
  version.componentes.some((c) => c.condicion === 'riesgo_dci')
    ? `z >= ${desde('riesgo')} AND z < ${desde('normal')}`
    : `z < ${desde('riesgo')}`;

const MESES_ACOSTADO = 9;

/** Unrounded WHO 2006 height-for-age; one measure a day (the tallest), implausible ones left out. */
const tallasSql = (positiva: string): string => `
  SELECT documento, fecha, ${positiva} AS positiva, CAST(NULL AS VARCHAR) AS falta
  FROM (
    SELECT p.documento, p.fecha, (max(CAST(p.talla_cm AS DOUBLE) +
        CASE WHEN upper(p.medida) = 'H' AND p.dias < ${DIA_24_MESES} AND p.dias / 30.4375 >= ${MESES_ACOSTADO} THEN ${CORRECCION_POSTURA_CM}
             WHEN upper(p.medida) = 'L' AND p.dias >= ${DIA_24_MESES} THEN -${CORRECCION_POSTURA_CM} ELSE 0 END) / any_value(t.m) - 1) / any_value(t.s) AS z
    FROM (SELECT s.documento, s.sexo, l.fecha, l.talla_cm, l.medida, l.fecha - s.fecha_nacimiento AS dias
          FROM motor_lineas l JOIN sujetos s ON s.documento = l.documento WHERE l.talla_cm > 0) p
    JOIN motor_talla_edad t ON t.sexo = p.sexo AND t.edad = p.dias
    GROUP BY p.documento, p.fecha)
  WHERE abs(z) <= ${LIMITES_Z.talla_edad[1]}`;
