import { abarcaLugar, abarcaMeses, extremos, type Alcance, type Mapa } from '../domain/alcance.ts';
import { TABLAS } from '../domain/tablas.ts';
import { literal } from '../adapters/duckdb/conexion.ts';

/** SQL over a normalized row of each column that tells a facility, and of each that tells a district. The first a table has is used. */
const EESS_POR: readonly (readonly [columna: string, sql: string])[] = [
  ['id_establecimiento', '(SELECT min(e.renipress) FROM t_eess e WHERE e.id_his = f.id_establecimiento)'],
  ['renipress', 'f.renipress'],
  ['sector', 'left(f.sector, 8)'],
  ['ambito', `CASE WHEN left(f.ambito, 2) IN ('E:', 'S:') THEN f.ambito[3:10] END`],
];
const UBIGEO_POR: readonly (readonly [columna: string, sql: string])[] = [
  ['ubigeo', 'f.ubigeo'],
  ['ubigeo_madre', 'f.ubigeo_madre'],
  ['codigo_ccpp', 'left(f.codigo_ccpp, 6)'],
  ['ambito', `CASE WHEN left(f.ambito, 2) IN ('D:', 'P:', 'G:') THEN f.ambito[3:] END`],
];
const MES_POR: readonly (readonly [columna: string, sql: string])[] = [
  ['fecha', `strftime(f.fecha, '%Y-%m')`],
  ['fecha_nacimiento', `strftime(f.fecha_nacimiento, '%Y-%m')`],
  ['periodo', 'f.periodo'],
];
/** `fecha_nacimiento` is when a birth happened; of a person it is not when the row speaks of. */
const SIN_MES = ['personas', 'padron', 'his_pacientes'];

/** Columns of the tables that are not canonical. */
const COLUMNAS_FUENTE: Readonly<Record<string, readonly string[]>> = {
  his_lineas: ['id_establecimiento', 'renipress', 'fecha'],
  his_pacientes: ['id_establecimiento', 'ubigeo'],
  his_establecimientos: ['renipress', 'ubigeo'],
  padron: ['renipress', 'ubigeo'],
  renipress: ['renipress', 'ubigeo'],
};

const columnasDe = (tabla: string): readonly string[] =>
  COLUMNAS_FUENTE[tabla] ?? Object.keys(TABLAS[tabla as keyof typeof TABLAS] ?? {}); // an unknown table has no columns
const primera = (lista: typeof EESS_POR, columnas: readonly string[]): string =>
  lista.find(([c]) => columnas.includes(c))?.[1] ?? 'CAST(NULL AS VARCHAR)';

/**
 * SQL condition over the rows `f` of one normalized file (with `t_eess` at hand): true for those that still count once the scopes of
 * `sin` are taken out of it. null when all do. A row whose place or month is unknown is in no scope narrower than its file.
 */
export function recorte(tabla: string, suyo: Alcance, sin: readonly Alcance[], mapa: Mapa): string | null {
  if (sin.length === 0) return null;
  const columnas = columnasDe(tabla);
  const eess = primera(EESS_POR, columnas);
  const propio = primera(UBIGEO_POR, columnas);
  const delEess = `(SELECT min(e.ubigeo) FROM t_eess e WHERE e.renipress = ${eess})`;
  const ubigeo = propio.includes('NULL') ? delEess : `coalesce(${propio}, ${delEess})`;
  const mes = SIN_MES.includes(tabla) ? 'CAST(NULL AS VARCHAR)' : primera(MES_POR, columnas);

  const enLugar = (ambito: string): string => {
    if (abarcaLugar(ambito, suyo.ambito, mapa)) return 'true';
    const codigo = ambito.slice(2);
    if (/^[GPD]:/.test(ambito)) return `starts_with(${ubigeo}, ${literal(codigo)})`;
    if (ambito.startsWith('E:')) return `${eess} = ${literal(codigo)}`;
    if (ambito.startsWith('S:')) return columnas.includes('sector') ? `f.sector = ${literal(codigo)}` : 'false';
    const suyos = [...mapa.eess]
      .filter(([renipress]) => abarcaLugar(ambito, `E:${renipress}`, mapa))
      .map(([r]) => literal(r));
    return suyos.length === 0 ? 'false' : `${eess} IN (${suyos.join(', ')})`;
  };
  const enMeses = (periodo: Alcance['periodo']): string => {
    const limites = extremos(periodo);
    if (limites === null || abarcaMeses(periodo, suyo.periodo)) return 'true';
    return `${mes} BETWEEN ${literal(limites[0])} AND ${literal(limites[1])}`;
  };
  const partes = sin.map((b) => `coalesce(${enLugar(b.ambito)} AND ${enMeses(b.periodo)}, false)`);
  return `NOT (${partes.join(' OR ')})`;
}
