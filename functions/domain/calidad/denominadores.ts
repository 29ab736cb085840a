import type { Conciliacion } from '../calidad.ts';

/** From this difference on, two denominators do not agree. PROPUESTA (10 %). */
export const DIFERENCIA_MARCADA = 0.1;

export type Acuerdo = 'coincide' | 'difiere' | 'no_aplica' | 'no_reportado';
export type Comparacion = {
  readonly acuerdo: Acuerdo;
  /** (padrón − other) / other: 0.12 is 12 % more in the padrón. null when it cannot be said. */
  readonly diferencia: number | null;
};

/** The padrón against another count of the same children. Nobody to compare with (0) is not a difference of 0 %. */
export function comparar(padron: number, otra: number | null): Comparacion {
  if (otra === null) return { acuerdo: 'no_reportado', diferencia: null };
  if (otra === 0) return { acuerdo: 'no_aplica', diferencia: null };
  // Integers: 10 % exactly is marked whatever the division gives.
  const marcada = Math.abs(padron - otra) * 100 >= otra * DIFERENCIA_MARCADA * 100;
  return { acuerdo: marcada ? 'difiere' : 'coincide', diferencia: (padron - otra) / otra };
}

export const contraNacidos = (c: Conciliacion): Comparacion => comparar(c.padron_mismos_meses, c.nacidos);
export const contraProyeccion = (c: Conciliacion): Comparacion => comparar(c.padron, c.proyeccion);

/** Adds districts of the same year. A source that did not arrive for one did not arrive for the sum. */
export const sumarConciliacion = (a: Conciliacion, b: Conciliacion): Conciliacion => ({
  anio: a.anio,
  padron: a.padron + b.padron,
  nacidos: a.nacidos === null || b.nacidos === null ? null : a.nacidos + b.nacidos,
  meses_nacidos: Math.min(a.meses_nacidos, b.meses_nacidos),
  padron_mismos_meses: a.padron_mismos_meses + b.padron_mismos_meses,
  proyeccion: a.proyeccion === null || b.proyeccion === null ? null : a.proyeccion + b.proyeccion,
});
