import type { Ficha, VersionFicha } from './esquema.ts';
import { DIAS_A_TERMINO } from '../embarazo.ts';
import { claveFicha } from '../hecho.ts';
import { periodoDe, sumarMeses, type Periodo } from '../periodo.ts';
import type { Fecha } from '../fecha.ts';
import { rutasDe } from './rutas.ts';

/** Age at which nobody is followed by windows in days any more. */
const SIN_TOPE = 364;

/** Months of the HIS, the corte's included, that one edition looks back on. 1 when only its own month matters; 0 without HIS. */
export function mesesDeHistoria(version: VersionFicha, corte: Fecha): number {
  const deHis = Object.values(version.prestaciones).some((p) => p.codigos !== undefined || p.prefijos !== undefined);
  if (!deHis && version.medicion === undefined && !/\bmotor_(lineas|furs)\b/.test(version.sql ?? '')) return 0;
  const mesDelAno = Number(corte.slice(5, 7));
  const deLapso = { ultimos_12_meses: 12, ano_calendario: mesDelAno, mes: 1 } as const;
  const meses = [1, version.medicion ? deLapso[version.medicion.lapso] : 1];
  if (version.poblacion.sujeto === 'parto') meses.push(Math.ceil(DIAS_A_TERMINO / 30) + 1);
  const mayor = version.corte.dia ?? version.poblacion.edad_dias?.[1] ?? null;
  for (const ruta of version.componentes.flatMap(rutasDe)) {
    if (ruta.lapso) meses.push(deLapso[ruta.lapso]);
    else if (version.poblacion.sujeto === 'persona' && mayor !== null)
      meses.push(Math.ceil((Math.min(mayor, SIN_TOPE) - (ruta.pasos[0]?.edad?.[0] ?? 0)) / 30) + 1);
  }
  return Math.max(...meses);
}

/**
 * Claves whose look back reaches months of the HIS that were not received: what they count is lower than what happened.
 * @param recibidos months received
 * @returns by clave, the months that are missing, oldest first
 */
export function historiaIncompleta(
  fichas: readonly Ficha[],
  corte: Fecha,
  recibidos: ReadonlySet<Periodo>,
): ReadonlyMap<string, readonly Periodo[]> {
  const faltan = new Map<string, readonly Periodo[]>();
  for (const ficha of fichas)
    for (const version of ficha.versiones) {
      const meses = mesesDeHistoria(version, corte);
      const faltantes = Array.from({ length: meses }, (_, i) => sumarMeses(periodoDe(corte), i + 1 - meses)).filter(
        (p) => !recibidos.has(p),
      );
      if (faltantes.length === 0) continue;
      for (const metodo of version.metodos.length === 0 ? [''] : version.metodos.map((m) => m.id))
        faltan.set(claveFicha({ ficha: ficha.ficha, version: version.version, metodo }), faltantes);
    }
  return faltan;
}
