import type { CargaUsada } from '../domain/carga.ts';
import type { AlertasCorte } from './alertas/corte.ts';
import type { Fecha } from '../domain/fecha.ts';
import { abarcaMeses, extremos } from '../domain/alcance.ts';
import { periodoDe, periodosEntre, type Periodo } from '../domain/periodo.ts';
import type { FuenteFresca, PerfilDistrito, Quintil, SectorTablero } from '../domain/tablero.ts';
import { NOMBRE_FUENTE } from '../domain/fuentes.ts';
import type { PerfilEessDeclarado } from './perfiles.ts';

/** What the boards of one corte need beside its facts. Stored beside them, sealed with them. */
export type Contexto = {
  readonly fuentes: readonly FuenteFresca[];
  readonly sectores: readonly SectorTablero[];
  /** By RENIPRESS. */
  readonly perfilesEess: Readonly<Record<string, PerfilEessDeclarado>>;
  /** By ubigeo. */
  readonly perfilesDistrito: Readonly<Record<string, PerfilDistrito>>;
  /** Poverty quintile of the districts of the region, by ubigeo. */
  readonly quintiles: Readonly<Record<string, Quintil>>;
  /** Sources that brought nothing for this period: their fichas are "no reportado", not zero. */
  readonly fuentesAusentes: readonly string[];
  /** Months of the HIS received, up to the cut; null when attendances came in a table of our own, which says no month. */
  readonly mesesHis: readonly Periodo[] | null;
  readonly sintetico: boolean;
  /** From `mesSeguido` on, null before. */
  readonly alertas: AlertasCorte | null;
};

const MENSUALES = ['his'];
/** Our own canonical tables stand for the field's file they come from. */
const EQUIVALE: Readonly<Record<string, readonly string[]>> = {
  padron: ['personas'],
  censo: ['personas'],
  his: ['prestaciones'],
};
/** Sources some ficha needs. */
const ESPERADAS = [
  'padron',
  'his',
  'cnv',
  'censo',
  'sectorizacion',
  'agua',
  'nomina_c1',
  'visitas',
  'matricula',
  'actas',
];

/** Months of the HIS among the cargas, up to the cut; null when the attendances came without month. */
export function mesesHisDe(cargas: readonly CargaUsada[], corte: Fecha): Periodo[] | null {
  const suyas = cargas
    .filter((c) => ['his', 'prestaciones'].includes(c.alcance.fuente))
    .map((c) => extremos(c.alcance.periodo));
  const meses = new Set<Periodo>();
  for (const limites of suyas) {
    if (limites === null) return null;
    for (const p of periodosEntre(...limites)) if (p <= periodoDe(corte)) meses.add(p);
  }
  return [...meses].sort();
}

/**
 * The month attendances reach (or whatever came, without them), '' when nothing says. What was due in an older one can no longer be
 * done, so nobody is followed there. It is of the inputs alone: a corte says the same closed by itself or among others, and a close
 * that was interrupted and taken up with the months that were left writes what it had written.
 */
export function mesSeguido(cargas: readonly CargaUsada[]): Periodo | '' {
  const atenciones = cargas.filter((c) => ['his', 'prestaciones'].includes(c.alcance.fuente));
  const hasta = (c: CargaUsada): Periodo | '' =>
    extremos(c.alcance.periodo)?.[1] ?? (c.dato_hasta === null ? '' : periodoDe(c.dato_hasta));
  return (atenciones.length > 0 ? atenciones : cargas).map(hasta).reduce((a, b) => (a > b ? a : b), '');
}

export function fuentesDe(
  cargas: readonly CargaUsada[],
  corte: Fecha,
): { fuentes: FuenteFresca[]; ausentes: string[] } {
  const porFuente = new Map<string, CargaUsada[]>();
  for (const c of cargas) {
    const f = c.alcance.fuente;
    if (MENSUALES.includes(f) && (extremos(c.alcance.periodo)?.[0] ?? '') > periodoDe(corte)) continue;
    porFuente.set(f, [...(porFuente.get(f) ?? []), c]);
  }
  const fuentes = [...porFuente]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([fuente, lista]) => {
      const fechas = lista.map((c) => c.dato_hasta).filter((f): f is Fecha => f !== null);
      const ultima = fechas.length === 0 ? null : fechas.reduce((a, b) => (a > b ? a : b));
      return {
        fuente,
        nombre: NOMBRE_FUENTE[fuente] ?? fuente,
        cargas: lista.length,
        filas: lista.reduce((n, c) => n + c.aceptadas + c.observadas, 0),
        datoHasta: ultima !== null && ultima > corte ? corte : ultima,
      };
    });
  const delMes = (f: string): boolean =>
    [f, ...(EQUIVALE[f] ?? [])].some((x) =>
      (porFuente.get(x) ?? []).some((c) => !MENSUALES.includes(x) || abarcaMeses(c.alcance.periodo, periodoDe(corte))),
    );
  return { fuentes, ausentes: ESPERADAS.filter((f) => !delMes(f)) };
}
