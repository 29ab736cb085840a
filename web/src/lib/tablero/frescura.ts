import { umbralDe } from '../../../../functions/domain/calidad/frescura.ts';
import { diasEntre, type Fecha } from '../../../../functions/domain/fecha.ts';
import type { FuenteFresca } from '../../../../functions/domain/tablero.ts';

/** Days between the latest datum of a source and the cut; null when its rows carry no date. */
export const diasDeAtraso = (f: FuenteFresca, fechaCorte: Fecha): number | null =>
  f.datoHasta === null ? null : Math.max(0, diasEntre(f.datoHasta, fechaCorte));

/** Older than its own source may be: the same rule as the quality board. */
export const estaAtrasada = (f: FuenteFresca, fechaCorte: Fecha): boolean =>
  (diasDeAtraso(f, fechaCorte) ?? 0) > (umbralDe(f.fuente) ?? Infinity);
