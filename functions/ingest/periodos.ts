import type { DuckDBConnection } from '@duckdb/node-api';
import { mesesDe, type Meses } from '../domain/alcance.ts';
import { esPeriodo, ultimoDia } from '../domain/periodo.ts';
import { leerFila, leerFilas } from '../adapters/duckdb/conexion.ts';
import type { Contexto } from './formato.ts';
import { normalizarTitulo } from './titulos.ts';

const MESES = ['ENE', 'FEB', 'MAR', 'ABR', 'MAY', 'JUN', 'JUL', 'AGO', 'SEP', 'OCT', 'NOV', 'DIC'];

/**
 * Share of the rows at either end whose months do not enlarge the scope of a file. A mistyped year would otherwise make of a month's
 * file one of ten years, which replaces all of them. With less than a hundred rows, none is left out.
 */
const SUELTAS = 0.01;

/** Months of a file, from the query of one `m` ('AAAA-MM') per row: its first and last. '' when it has none. */
export async function mesesDeFilas(ctx: Pick<Contexto, 'con'>, consulta: string): Promise<Meses> {
  const { desde, hasta } = await leerFila<{ desde: string | null; hasta: string | null }>(
    ctx.con,
    `SELECT min(m) FILTER (antes > total * ${SUELTAS}) AS desde, max(m) FILTER (despues > total * ${SUELTAS}) AS hasta FROM (
       SELECT m, sum(n) OVER (ORDER BY m) AS antes, sum(n) OVER (ORDER BY m DESC) AS despues, sum(n) OVER () AS total
       FROM (SELECT m, count(*) AS n FROM (${consulta}) WHERE m IS NOT NULL GROUP BY m))`,
  );
  return desde === null || hasta === null ? '' : mesesDe([desde, hasta]);
}

/** Months of a date column of `filas`, without those nobody could have lived. */
export const mesesDeFecha = (ctx: Contexto, fecha: string): Promise<Meses> =>
  mesesDeFilas(
    ctx,
    `SELECT strftime(${fecha}, '%Y-%m') AS m FROM filas WHERE ${fecha} BETWEEN DATE '1900-01-01' AND DATE '${ctx.limite}'`,
  );

/** SQL: number of a month written `10`, `08`, `Oct`, `OCTUBRE`, `Set` or `Sep`; NULL for anything else. */
export const numeroDeMes = (x: string): string =>
  `CASE WHEN try_cast(cifras(${x}) AS INTEGER) BETWEEN 1 AND 12 THEN try_cast(cifras(${x}) AS INTEGER)
    ELSE nullif(list_position([${MESES.map((m) => `'${m}'`).join(', ')}], replace(left(upper(strip_accents(${x})), 3), 'SET', 'SEP')), 0) END`;

/** SQL: 'AAAA-MM' of a month and a year written in two columns. */
export const periodoDe = (mes: string, anio: string): string =>
  `CASE WHEN try_cast(cifras(${anio}) AS INTEGER) BETWEEN 2000 AND 2100 AND ${numeroDeMes(mes)} IS NOT NULL
    THEN printf('%s-%02d', cifras(${anio}), ${numeroDeMes(mes)}) END`;

const NOMBRE_MES =
  '(ENERO|FEBRERO|MARZO|ABRIL|MAYO|JUNIO|JULIO|AGOSTO|SETIEMBRE|SEPTIEMBRE|OCTUBRE|NOVIEMBRE|DICIEMBRE)';
const DICHO = new RegExp(`\\b${NOMBRE_MES}(?: (?:A|AL|HASTA) ${NOMBRE_MES})? (?:DE |DEL )?(?:ANO )?(20\\d{2})\\b`);

/** What the title rows say: «PERIODO: ENERO A SEPTIEMBRE - 2022» → 2022-01/2022-09. '' when they say no month. */
export function mesesDeTitulos(textos: readonly string[]): Meses {
  const m = DICHO.exec(normalizarTitulo(textos.join(' ')));
  if (!m) return '';
  const [, primero, ultimo, anio] = m;
  const numero = (mes: string): string =>
    String(MESES.indexOf(mes.slice(0, 3).replace('SET', 'SEP')) + 1).padStart(2, '0');
  return mesesDe([primero!, ultimo ?? primero!].map((mes) => `${anio}-${numero(mes)}`));
}

/** Share of the rows a month (or year) must hold to be covered by a file: late records and mistyped dates hold less. */
const PARTE = 0.02;

/**
 * What a file covers by the dates of its rows: `AAAA-MM`, or `AAAA-MM/AAAA-MM` from the first to the last month that hold each 2 % of
 * them or more. '' when no row has a date.
 * @param consulta SQL with a column `mes` of text `AAAA-MM`, one per row.
 */
export async function mesesCubiertos(con: DuckDBConnection, consulta: string): Promise<string> {
  const meses = await cubiertos(con, consulta, 7);
  return meses.length < 2 ? (meses[0] ?? '') : `${meses[0]}/${meses.at(-1)}`;
}

/** As `mesesCubiertos`, by whole years (`AAAA-01/AAAA-12`): registers that are issued by year. One month alone is that month. */
export async function aniosCubiertos(con: DuckDBConnection, consulta: string): Promise<string> {
  const unico = await cubiertos(con, consulta, 7);
  if (unico.length === 1) return unico[0]!;
  const anios = await cubiertos(con, consulta, 4);
  return anios.length === 0 ? '' : `${anios[0]}-01/${anios.at(-1)}-12`;
}

async function cubiertos(con: DuckDBConnection, consulta: string, largo: 4 | 7): Promise<string[]> {
  const filas = await leerFilas<{ m: string }>(
    con,
    `SELECT m FROM (SELECT left(mes, ${largo}) AS m, count(*) AS n FROM (${consulta}) WHERE mes IS NOT NULL GROUP BY 1)
     QUALIFY n >= ${PARTE} * sum(n) OVER () ORDER BY m`,
  );
  return filas.map((f) => f.m);
}

/** Last day of a month, or of the last month of a range; null for the whole picture. */
export const finDe = (periodo: string): string | null => {
  const ultimo = periodo.split('/').at(-1) ?? '';
  return esPeriodo(ultimo) ? ultimoDia(ultimo) : null;
};
