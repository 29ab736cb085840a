import type { Existe, Lapso } from '../../domain/ficha/esquema-componente.ts';
import type { VersionFicha } from '../../domain/ficha/esquema.ts';
import { rutasDe, ventanaDe, type Paso, type Ruta } from '../../domain/ficha/rutas.ts';
import { enRango } from './sql.ts';
import { enVentana } from './ventana.ts';

/** A route with the name its columns take: `h_<clave>_<k>` is the earliest day at which k doses were reached. */
export type RutaClave = Ruta & { readonly clave: string };

export const rutasClave = (version: VersionFicha): ReadonlyMap<string, readonly RutaClave[]> =>
  new Map(
    version.componentes.map((c) => [
      c.id,
      rutasDe(c).map((r, i) => ({ ...r, clave: i === 0 ? c.id : `${c.id}_${i + 1}` })),
    ]),
  );

const minimo = (paso: Paso): string =>
  paso.minimoPorEdad.length === 0
    ? ''
    : ` AND x - y >= CASE ${paso.minimoPorEdad.map((m) => (m.hasta === Infinity ? `ELSE ${m.minimo}` : `WHEN x <= ${m.hasta} THEN ${m.minimo}`)).join(' ')} END`;

/**
 * Days that can be the k-th dose: those in its window for which some possible (k-1)-th dose lies at a legal interval. Every
 * combination is tried: a late first dose may open a chain that the earliest one closes.
 */
const alcanzables = (ruta: RutaClave, k: number): string => {
  const paso = ruta.pasos[k - 1]!;
  const propias = `lambda x: ${enVentana('x', paso)}`;
  if (k === 1) return `list_filter(e_${paso.prestacion}, ${propias})`;
  return `list_filter(e_${paso.prestacion}, ${propias} AND len(list_filter(r_${ruta.clave}_${k - 1}, lambda y: ${enRango('(x - y)', paso.intervalo)}${minimo(paso)})) > 0)`;
};

/** A single event the ficha asks about outside its components: exclusions and exemptions. */
export type Suceso = { readonly clave: string; readonly existe: Existe };

export const sucesosDe = (version: VersionFicha): Suceso[] => [
  ...version.exclusiones.flatMap((e, i) => [
    ...(e.tiene ? [{ clave: `x_tiene_${i}`, existe: e.tiene }] : []),
    ...(e.falta ? [{ clave: `x_falta_${i}`, existe: e.falta }] : []),
  ]),
  ...version.componentes.flatMap((c) => (c.exento_si ? [{ clave: `x_exento_${c.id}`, existe: c.exento_si }] : [])),
];

/** Prestaciones whose whole lists are read at each cut. */
export const aLaVista = (version: VersionFicha): ReadonlySet<string> =>
  new Set([
    ...[...rutasClave(version).values()].flat().flatMap((r) => (r.lapso === null ? [] : [r.pasos[0]!.prestacion])),
    ...sucesosDe(version).flatMap(({ existe }) => (existe.lapso ? [existe.prestacion] : [])),
    ...version.componentes.flatMap((c) => (c.puntos?.valores ?? []).map((x) => x.prestacion)),
  ]);

/**
 * CTE `hitos`: per subject, `h_<clave>_<k>` for every step of every route, the first day of each `Suceso`, and `e_<prestacion>` where
 * the cut decides what counts. They do not depend on the cut: a chain is complete at a cut exactly when its last dose is not later,
 * and then neither are the others.
 */
export function hitosSql(version: VersionFicha): string {
  const fijas = [...rutasClave(version).values()].flat().filter((r) => r.lapso === null);
  const largo = Math.max(0, ...fijas.map((r) => r.pasos.length));
  const niveles = Array.from({ length: largo }, (_, i) => {
    const columnas = fijas
      .filter((r) => r.pasos.length > i)
      .map((r) => `${alcanzables(r, i + 1)} AS r_${r.clave}_${i + 1}`);
    return `paso_${i + 1} AS (SELECT *, ${columnas.join(',\n    ')} FROM ${i === 0 ? 'eventos' : `paso_${i}`})`;
  });
  const hitos = fijas.flatMap((r) => r.pasos.map((_, i) => `list_min(r_${r.clave}_${i + 1}) AS h_${r.clave}_${i + 1}`));
  const sucesos = sucesosDe(version)
    .filter(({ existe }) => !existe.lapso)
    .map(
      ({ clave, existe }) =>
        `list_min(list_filter(e_${existe.prestacion}, lambda x: ${enVentana('x', ventanaDe(existe))})) AS ${clave}`,
    );
  const listas = [...aLaVista(version)].map((p) => `e_${p}`);
  return [
    ...niveles,
    `hitos AS (SELECT ${['documento', 'ancla', ...hitos, ...sucesos, ...listas].join(', ')} FROM ${largo === 0 ? 'eventos' : `paso_${largo}`})`,
  ].join(',\n');
}

/** First day of a window counted back from the cut, which is its last day. */
export const inicioLapso = (lapso: Lapso, corte = 'corte'): string =>
  ({
    ultimos_12_meses: `(CAST(${corte} - INTERVAL 12 MONTH AS DATE) + 1)`,
    ano_calendario: `CAST(date_trunc('year', ${corte}) AS DATE)`,
    mes: `CAST(date_trunc('month', ${corte}) AS DATE)`,
  })[lapso];

/** `inicio_<lapso>`, in days since the anchor, of the lapses an edition asks about: worked out once per row, not once per line. */
export const iniciosSql = (version: VersionFicha): string => {
  const lapsos = [
    ...[...rutasClave(version).values()].flat().map((r) => r.lapso),
    ...sucesosDe(version).map((x) => x.existe.lapso ?? null),
  ].filter((l) => l !== null);
  return [...new Set(lapsos)]
    .map((l) => `, CAST(${inicioLapso(l, 'k.corte')} - s.ancla AS INTEGER) AS inicio_${l}`)
    .join('');
};

const enLapso = (prestacion: string, lapso: Lapso, ventana: Parameters<typeof enVentana>[1]): string => {
  const propia = enVentana('x', ventana);
  return `coalesce(len(list_filter(e_${prestacion}, lambda x: x >= inicio_${lapso} AND x <= edad${propia === 'true' ? '' : ` AND ${propia}`})) > 0, false)`;
};

/** Whether `dosis` doses of a route were reached by the age at the cut. */
export const alcanzada = (ruta: RutaClave, dosis: number): string => {
  if (dosis === 0) return 'true';
  if (ruta.lapso === null) return `coalesce(h_${ruta.clave}_${dosis} <= edad, false)`;
  return enLapso(ruta.pasos[0]!.prestacion, ruta.lapso, ruta.pasos[0]!);
};

/** Whether a `Suceso` had happened by the cut. */
export const sucedio = ({ clave, existe }: Suceso): string =>
  existe.lapso ? enLapso(existe.prestacion, existe.lapso, ventanaDe(existe)) : `coalesce(${clave} <= edad, false)`;
