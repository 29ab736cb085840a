import type { DuckDBConnection } from '@duckdb/node-api';
import { leerFila, leerFilas, literal } from '../../adapters/duckdb/conexion.ts';
import type { Fecha } from '../../domain/fecha.ts';
import type { Conciliacion } from '../../domain/calidad.ts';

/** Years of birth compared, that of the cut included: those of the padrón. */
const ANIOS = 6;
/** Words of `poblacion.grupo_edad` that mean children under one year. PROPUESTA. */
const GRUPOS_MENOR_1 = [
  '<1',
  '0',
  '00',
  '< 1',
  'menor_1',
  'menores_1',
  'menor de 1',
  'menor de 1 ano',
  'menores de 1 ano',
];
const menorDeUno = `strip_accents(lower(trim(grupo_edad))) IN (${GRUPOS_MENOR_1.map(literal).join(', ')})`;

type FilaMes = { readonly ubigeo: string; readonly anio: number; readonly mes: number; readonly n: number };
type FilaAnio = { readonly ubigeo: string; readonly anio: number; readonly n: number };

/** What is compared, by district and month of birth; births already counted by year have `mes` 0. Residence is the mother's. */
export type Nacimientos = {
  readonly padron: readonly FilaMes[];
  readonly nacidos: readonly FilaMes[];
  readonly fuente_nacidos: 'cnv' | 'agregados' | null;
  readonly proyeccion: readonly FilaAnio[];
  readonly fuente_proyeccion: string | null;
};

/** Reads the three counts of a region. The CNV before `agregados` (ficha `nacidos_vivos`): its births have a month. */
export async function nacimientosDe(con: DuckDBConnection, region: string): Promise<Nacimientos> {
  const deLaRegion = (columna: string): string => `left(${columna}, 2) = ${literal(region)}`;
  const porMes = `year(fecha_nacimiento)::INTEGER AS anio, month(fecha_nacimiento)::INTEGER AS mes, count(*) AS n`;
  const padron = await leerFilas<FilaMes>(
    con,
    `SELECT ubigeo, ${porMes} FROM cal_ninos
     WHERE coalesce(estado, '1') <> '0' AND fecha_nacimiento IS NOT NULL AND ${deLaRegion('ubigeo')} GROUP BY ALL ORDER BY ALL`,
  );
  const cnv = await leerFilas<FilaMes>(
    con,
    `SELECT ubigeo_madre AS ubigeo, ${porMes} FROM cnv WHERE fecha_nacimiento IS NOT NULL AND ${deLaRegion('ubigeo_madre')} GROUP BY ALL ORDER BY ALL`,
  );
  const contados = await leerFilas<FilaMes>(
    con,
    `SELECT upper(trim(ambito))[3:] AS ubigeo, try_cast(left(periodo, 4) AS INTEGER) AS anio, coalesce(try_cast(substr(periodo, 6, 2) AS INTEGER), 0) AS mes, sum(num) AS n
     FROM agregados WHERE ficha = 'nacidos_vivos' AND regexp_full_match(upper(trim(ambito)), 'D:[0-9]{6}') AND num IS NOT NULL
       AND ${deLaRegion('upper(trim(ambito))[3:]')} AND try_cast(left(periodo, 4) AS INTEGER) IS NOT NULL GROUP BY ALL ORDER BY ALL`,
  );
  const { fuente } = await leerFila<{ fuente: string | null }>(
    con,
    `SELECT max(coalesce(fuente, 'sin nombre')) AS fuente FROM poblacion WHERE ${menorDeUno}`,
  );
  const proyeccion = await leerFilas<FilaAnio>(
    con,
    `WITH menores AS (
       SELECT upper(trim(ambito))[3:] AS ubigeo, anio, lower(coalesce(sexo, '')) IN ('', 't', 'total', 'ambos') AS total, personas FROM poblacion
       WHERE ${menorDeUno} AND coalesce(fuente, 'sin nombre') = $1 AND regexp_full_match(upper(trim(ambito)), 'D:[0-9]{6}') AND personas IS NOT NULL),
     sumas AS (SELECT ubigeo, anio, total, sum(personas) AS n FROM menores WHERE ${deLaRegion('ubigeo')} GROUP BY ALL)
     SELECT ubigeo, anio, arg_max(n, total)::BIGINT AS n FROM sumas GROUP BY ALL ORDER BY ALL`,
    [fuente],
  );
  return {
    padron,
    nacidos: cnv.length > 0 ? cnv : contados,
    fuente_nacidos: cnv.length > 0 ? 'cnv' : contados.length > 0 ? 'agregados' : null,
    proyeccion,
    fuente_proyeccion: proyeccion.length > 0 ? fuente : null,
  };
}

/**
 * The years of one cut, by district, newest first. Births are compared only over the months that their source covers in the region:
 * a file that begins in July says nothing of the children of January. The year that is not over has no projection.
 */
export function conciliar(
  { padron, nacidos, fuente_nacidos, proyeccion }: Nacimientos,
  ubigeos: readonly string[],
  corte: Fecha,
): { ubigeo: string; anios: Conciliacion[] }[] {
  const [anioCorte, mesCorte] = corte.split('-').map(Number) as [number, number]; // a date
  const hasta = (f: FilaMes): boolean => f.anio < anioCorte || (f.anio === anioCorte && f.mes <= mesCorte);
  const cubiertos = new Map<number, Set<number>>();
  for (const f of nacidos.filter(hasta)) cubiertos.set(f.anio, (cubiertos.get(f.anio) ?? new Set()).add(f.mes));
  const mesesDe = (anio: number): number[] => {
    const meses = cubiertos.get(anio);
    if (meses === undefined) return [];
    return meses.has(0) ? Array.from({ length: anio === anioCorte ? mesCorte : 12 }, (_, i) => i + 1) : [...meses];
  };
  const porDistrito = (filas: readonly FilaMes[]): Map<string, FilaMes[]> =>
    Map.groupBy(filas.filter(hasta), (f) => f.ubigeo);
  const [suyos, nacen] = [porDistrito(padron), porDistrito(nacidos)];
  const proyectados = new Map(proyeccion.map((p) => [`${p.ubigeo}|${p.anio}`, p.n]));
  const sumar = (filas: readonly FilaMes[] | undefined, anio: number, meses?: readonly number[]): number =>
    (filas ?? []).reduce(
      (s, f) => (f.anio === anio && (!meses || meses.includes(f.mes) || f.mes === 0) ? s + f.n : s),
      0,
    );
  return ubigeos.map((ubigeo) => ({
    ubigeo,
    anios: Array.from({ length: ANIOS }, (_, i): Conciliacion => {
      const anio = anioCorte - i;
      const meses = mesesDe(anio);
      const parcial = anio === anioCorte && mesCorte < 12;
      return {
        anio,
        padron: sumar(suyos.get(ubigeo), anio),
        nacidos: fuente_nacidos === null || meses.length === 0 ? null : sumar(nacen.get(ubigeo), anio, meses),
        meses_nacidos: meses.length,
        padron_mismos_meses: sumar(suyos.get(ubigeo), anio, meses),
        proyeccion: parcial ? null : (proyectados.get(`${ubigeo}|${anio}`) ?? null),
      };
    }),
  }));
}
