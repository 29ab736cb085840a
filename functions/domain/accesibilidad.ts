export type Accesibilidad = 'alta' | 'mediana' | 'baja' | 'no_calificado';

/**
 * Rural: by minutes to the facility by the usual means; 60 and 180 belong to the better class (borders are PROPUESTA). Urban
 * accessibility goes by the hour of the day, which no source brings: `no_calificado`.
 * @source `indicadores.md` §9, `sec_accesibilidad` (V1 classes)
 */
export const accesibilidadDe = (area: string, minutos: number | null): Accesibilidad => {
  if (area !== 'RURAL' || minutos === null) return 'no_calificado';
  if (minutos <= 60) return 'alta';
  return minutos <= 180 ? 'mediana' : 'baja';
};

const ORDEN: readonly Accesibilidad[] = ['baja', 'mediana', 'alta'];

/** A sector is as accessible as its hardest locality (PROPUESTA); `no_calificado` when none could be classified. */
export const peorAccesibilidad = (clases: readonly Accesibilidad[]): Accesibilidad =>
  ORDEN.find((c) => clases.includes(c)) ?? 'no_calificado';
