import { FORMULA_SIEN, TRAMOS_ALTITUD } from '../../domain/salud/hemoglobina.ts';

/** g/dL as an integer of 1e-8: exact for what the norms write. */
export const e8 = (gDl: number): number => Math.round(gDl * 100_000_000);

/** What altitude takes away, by bands; NULL without altitude. */
export const ajusteNts213 = (altitud: string): string =>
  `CASE ${TRAMOS_ALTITUD.toReversed()
    .map((t) => `WHEN ${altitud} >= ${t.desdeM} THEN ${e8(t.resta)}`)
    .join(' ')} WHEN ${altitud} IS NOT NULL THEN 0 END`;

/** The same by the continuous formula of the SIEN. */
export const ajusteSien = (altitud: string): string =>
  `CASE WHEN ${altitud} < ${FORMULA_SIEN.desdeM} THEN 0 ELSE ${FORMULA_SIEN.porMetro} * CAST(${altitud} AS BIGINT) + ${FORMULA_SIEN.porMetro2} * CAST(${altitud} AS BIGINT) * ${altitud} END`;
