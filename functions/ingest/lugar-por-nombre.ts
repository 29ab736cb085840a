import { leerFilas } from '../adapters/duckdb/conexion.ts';
import { llenar } from '../adapters/duckdb/territorio.ts';
import type { Contexto } from './formato.ts';
import { ambitoDelNombre, ambitoDeUbigeos } from './lugares.ts';
import { normalizarTitulo } from './titulos.ts';

/**
 * Scope of a file that names facilities and gives no code of place: said, in its name, or the smallest place that holds the
 * facilities whose name is found once (in the region, when it is known). Names of places are no key: they say where the file is
 * from, never where a row is. Without any, the region of whoever loads it, or the country: see `avisarSinLugar`.
 * @param columna of `filas`, the name of the facility
 */
export async function ambitoPorNombres(ctx: Contexto, columna: string): Promise<string> {
  const dicho = ctx.entrada.ambito ?? ambitoDelNombre(ctx.entrada, ctx.territorio);
  if (dicho) return dicho;
  const region = ctx.entrada.region;
  const ubigeos = new Map<string, string | null>();
  for (const e of ctx.territorio.eess.values()) {
    if (region !== undefined && !e.ubigeo.startsWith(region)) continue;
    const nombre = normalizarTitulo(e.nombre);
    const previo = ubigeos.get(nombre);
    ubigeos.set(nombre, previo === undefined || previo === e.ubigeo ? e.ubigeo : null);
  }
  const nombres = await leerFilas<{ nombre: string }>(
    ctx.con,
    `SELECT DISTINCT ${columna} AS nombre FROM filas WHERE ${columna} IS NOT NULL`,
  );
  const hallados = nombres.flatMap(({ nombre }) => {
    const ubigeo = ubigeos.get(normalizarTitulo(nombre));
    return ubigeo ? [[nombre, ubigeo] as const] : [];
  });
  await llenar(ctx.con, 'lugares_nombrados', ['nombre', 'ubigeo'], hallados);
  const ambito = await ambitoDeUbigeos(
    ctx.con,
    `SELECT l.ubigeo AS u FROM filas f JOIN lugares_nombrados l ON l.nombre = f.${columna}`,
    [6, 4, 2],
  );
  return ambito === 'N:PE' && region !== undefined ? `G:${region}` : ambito;
}

/** A municipality's file whose district nobody said: the next municipality's would replace it. */
export const avisarSinLugar = (ambito: string): string[] =>
  /^(N:|G:)/.test(ambito)
    ? [
        `El archivo no dice de qué distrito es y se tomó ${ambito}: otro archivo de los mismos meses y lugar lo reemplazará. Si lo envía un municipio, cárguelo con --ambito D:<ubigeo>.`,
      ]
    : [];
