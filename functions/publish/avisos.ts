import type { Fecha } from '../domain/fecha.ts';
import type { Ficha } from '../domain/ficha/esquema.ts';
import { historiaIncompleta } from '../domain/ficha/historia.ts';
import type { Periodo } from '../domain/periodo.ts';
import type { IndicadorTablero } from '../domain/tablero.ts';

const MES = new Intl.DateTimeFormat('es-PE', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const enPalabras = (p: Periodo): string => MES.format(new Date(`${p}-01T00:00:00Z`));

/**
 * Sentences a board opens with when its numbers cannot be read at face value: indicators that look back on months of the HIS that
 * never came count less than what happened.
 */
export function avisosDe(
  fichas: readonly Ficha[],
  indicadores: readonly IndicadorTablero[],
  corte: Fecha,
  mesesHis: readonly Periodo[] | null,
  noReportadas: ReadonlySet<string>,
): string[] {
  if (mesesHis === null) return [];
  const faltan = historiaIncompleta(fichas, corte, new Set(mesesHis));
  const afectados = indicadores.filter((i) => i.principal && faltan.has(i.clave) && !noReportadas.has(i.clave));
  if (afectados.length === 0) return [];
  const meses = [...new Set(afectados.flatMap((i) => faltan.get(i.clave)!))].sort();
  const cuales =
    meses.length === 1
      ? enPalabras(meses[0]!)
      : `${meses.length} meses (de ${enPalabras(meses[0]!)} a ${enPalabras(meses.at(-1)!)})`;
  return [
    `Falta el HIS de ${cuales}. ${afectados.length === 1 ? 'Sale más bajo de lo real' : 'Salen más bajos de lo real'}: ${afectados.map((i) => i.corto).join(', ')}.`,
  ];
}
