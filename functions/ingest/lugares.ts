import type { DuckDBConnection } from '@duckdb/node-api';
import type { Territorio } from '../domain/territorio.ts';
import { leerFilas } from '../adapters/duckdb/conexion.ts';
import type { Contexto, Entrada, Regla } from './formato.ts';
import { normalizarTitulo } from './titulos.ts';

/**
 * Share of the located rows that a place must hold to be the scope of a file. Not all of them: a few mistyped codes would move the
 * whole file to a wider scope, and the corrected issue would no longer replace it. Above the share of any province in its region
 * (Lima, nine tenths).
 */
const PARTE = 0.95;

/** Place written in the name of a file: a code before `_<año>_<mes>`, or a region's name. null when there is none. */
export function ambitoDelNombre({ nombre }: Entrada, t: Territorio): string | null {
  const codigo = /_[GPD]?(\d{6}|\d{4}|\d{2})_20\d{2}_\d{1,2}(?!\d)/.exec(nombre)?.[1];
  if (codigo && (t.regiones.has(codigo) || t.provincias.has(codigo) || t.distritos.has(codigo)))
    return `${{ 2: 'G', 4: 'P', 6: 'D' }[codigo.length] ?? 'G'}:${codigo}`;
  const palabras = ` ${normalizarTitulo(nombre)} `;
  const propia = [...t.regiones].find(([, n]) => palabras.includes(` ${normalizarTitulo(n)} `));
  return propia ? `G:${propia[0]}` : null;
}

/** Scope of a file that comes once a region: said, named, or the region of most of its rows; that said, where its rows name none. */
export const ambitoRegional = async (ctx: Contexto, consulta: string): Promise<string> => {
  const dicho = ctx.entrada.ambito ?? ambitoDelNombre(ctx.entrada, ctx.territorio);
  if (dicho) return dicho;
  const visto = await ambitoDeUbigeos(ctx.con, consulta, [2]);
  return visto === 'N:PE' && ctx.entrada.region ? `G:${ctx.entrada.region}` : visto;
};

/** Scope of a file that may come by district, by province or by region: said, or the smallest place that holds its rows. */
export const ambitoCubierto = async (ctx: Contexto, consulta: string): Promise<string> => {
  if (ctx.entrada.ambito) return ctx.entrada.ambito;
  const cubierto = await ambitoDeUbigeos(ctx.con, consulta, [6, 4, 2]);
  return cubierto === 'N:PE' && ctx.entrada.region ? `G:${ctx.entrada.region}` : cubierto;
};

/** `_<año>_<mes>` or `<año>-<mes>` in the name of a file. */
export function periodoDelNombre(nombre: string): string {
  const m = /(?:^|[^\d])(20\d{2})[_-](0?[1-9]|1[0-2])(?!\d)/.exec(nombre);
  return m ? `${m[1]}-${m[2]!.padStart(2, '0')}` : '';
}

/** Smallest of `niveles` (prefix lengths) that holds nearly all of the ubigeos the query `u` gives; 'N:PE' when none does. */
export async function ambitoDeUbigeos(
  con: DuckDBConnection,
  consulta: string,
  niveles: readonly (2 | 4 | 6)[],
): Promise<string> {
  const ubigeos = await leerFilas<{ u: string; n: number }>(
    con,
    `SELECT u, count(*) AS n FROM (${consulta}) WHERE u IS NOT NULL GROUP BY u`,
  );
  const total = ubigeos.reduce((a, { n }) => a + n, 0);
  for (const nivel of niveles) {
    const filas = new Map<string, number>();
    for (const { u, n } of ubigeos) filas.set(u.slice(0, nivel), (filas.get(u.slice(0, nivel)) ?? 0) + n);
    const [primero] = [...filas].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    if (primero && primero[1] / total >= (nivel === 2 ? 0.5 : PARTE))
      return `${{ 2: 'G', 4: 'P', 6: 'D' }[nivel]}:${primero[0]}`;
  }
  return 'N:PE';
}

/**
 * SQL: the code is RENIEC's and not INEI's. Nearly all RENIEC codes are also INEI codes of some other district, so a code that exists
 * is suspected only beside a facility: when it is what RENIEC calls the district of the facility, and INEI gives it to another
 * province. Within one province the codes are permuted, and a neighbour's code proves nothing.
 */
const posibleReniec = (tipada: string, renipress: string | null): string =>
  `(${tipada} NOT IN (SELECT ubigeo FROM t_distritos) AND ${tipada} IN (SELECT codigo FROM t_reniec)` +
  (renipress === null
    ? ')'
    : ` OR (${tipada}, ${renipress}) IN (SELECT (r.codigo, e.renipress) FROM t_reniec r JOIN t_eess e ON e.ubigeo = r.inei WHERE left(r.codigo, 4) <> left(r.inei, 4)))`);

/** A district code that is not INEI's: told apart from a RENIEC code, never converted (formatos §9). */
export const reglasUbigeo = (columna: string, tipada: string, renipress: string | null = null): Regla[] => [
  { codigo: 'ubigeo_posible_reniec', estado: 'observada', columna, cuando: posibleReniec(tipada, renipress) },
  {
    codigo: 'ubigeo_desconocido',
    estado: 'observada',
    columna,
    cuando: `c_${columna} IS NOT NULL AND (${tipada} IS NULL OR ${tipada} NOT IN (SELECT ubigeo FROM t_distritos))`,
  },
];

/** SQL: the code when it is a district of INEI and not suspected of being RENIEC's, else NULL. */
export const soloConocido = (tipada: string, renipress: string | null = null): string =>
  `CASE WHEN ${tipada} IN (SELECT ubigeo FROM t_distritos) AND NOT coalesce(${posibleReniec(tipada, renipress)}, false) THEN ${tipada} END`;

/** SQL of a date column, in the order of days and months of the file. */
export const fecha = (ctx: Pick<Contexto, 'orden'>, columna: string): string => `a_fecha_${ctx.orden}(c_${columna})`;

/** The date has text that is no date. */
export const ilegible = (columna: string, tipada: string): string =>
  `(${tipada} IS NULL AND c_${columna} IS NOT NULL AND NOT es_nulo_disfrazado(c_${columna}))`;
