import { decimal, entero } from '../formato.ts';
import type { Tarea } from '../../../../functions/domain/tarea.ts';
import * as textos from '../textos/es/datos.ts';

/** Bytes in the unit a person would say. */
export const tamano = (bytes: number): string =>
  bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${entero(bytes / 1000)} kB` : `${decimal(bytes / 1e6)} MB`;

export const duracion = (segundos: number): string => {
  const s = Math.max(1, Math.round(segundos));
  if (s < 90) return `${s} s`;
  const min = Math.round(s / 60);
  return min < 90 ? `${min} min` : `${decimal(s / 3600)} h`;
};

/** Rows, rows per second and time left, as far as the server knows them. */
export const avanceEnPalabras = (t: Tarea): string =>
  [
    t.mensaje,
    t.filas === null ? '' : textos.filasFilas(entero(t.filas)),
    t.filas_por_s === null ? '' : textos.filasPorSFilasS(entero(t.filas_por_s)),
    t.restante_s === null ? '' : textos.faltanUnos(duracion(t.restante_s)),
  ]
    .filter((x) => x !== '')
    .join(' · ');

/** Share done, between 0 and 1; null when nobody can tell. */
export const parteHecha = (t: Tarea): number | null =>
  t.total === null || t.total <= 0 ? null : Math.min(1, Math.max(0, t.hecho / t.total));
