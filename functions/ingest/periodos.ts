import { mesesDe, type Meses } from '../domain/alcance.ts';
import { leerFila } from '../adapters/duckdb/conexion.ts';
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
