import type { Azar } from './azar.ts';
import type { Unidad } from './jurisdiccion.ts';

/** First and last day of the HIS: coverage grows or falls along them. */
export type Plazo = { readonly his: { readonly desde: number; readonly hasta: number } };

const COBERTURA_SIN_SECTOR = 0.55;

/** Share of people of a place under regular follow-up on a day. */
export const coberturaEn = (m: Plazo, u: Unidad, dia: number): number => {
  if (!u.sector) return COBERTURA_SIN_SECTOR;
  const avance = (dia - m.his.desde) / (m.his.hasta - m.his.desde);
  return Math.min(0.97, Math.max(0.25, u.sector.cobertura + u.sector.tendencia * Math.max(-0.5, avance)));
};

/**
 * Whether one person gets a service: those under follow-up nearly always, the others now and then. `lugar` in [0, 1) is the person's
 * standing among the neighbours, so that services go together in the same persons.
 */
export const recibe = (m: Plazo, azar: Azar, u: Unidad, lugar: number, dia: number, si: number, no: number): boolean =>
  azar.real() < (lugar < coberturaEn(m, u, dia) ? si : no);
