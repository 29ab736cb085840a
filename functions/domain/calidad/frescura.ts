import { diasEntre, type Fecha } from '../fecha.ts';
import type { FuenteFresca } from '../tablero.ts';
import { NOMBRE_FUENTE } from '../fuentes.ts';

/**
 * Days between the latest fact of a source and the cut past which it is stale. PROPUESTA: how often each one is issued, plus the
 * margin it usually takes to arrive. null: its rows are not facts of a day, so they do not age.
 */
export const UMBRAL_DIAS: Readonly<Record<string, number | null>> = {
  his: 15,
  prestaciones: 15,
  padron: 45,
  personas: 45,
  cnv: 45,
  visitas: 45,
  nomina_c1: 62,
  agua: 60,
  actas: 45,
  matricula: 400,
  censo: 400,
  sien_hb: 62,
  sien_pt: 62,
  sien_informe: 62,
};
/** Of a dated source that the table does not name. PROPUESTA. */
export const UMBRAL_COMUN = 60;

export const MARCAS_FRESCURA = ['al_dia', 'atrasada', 'sin_fecha', 'no_llego'] as const;
export type MarcaFrescura = (typeof MARCAS_FRESCURA)[number];

export type EstadoFuente = {
  readonly fuente: string;
  readonly nombre: string;
  readonly marca: MarcaFrescura;
  readonly dato_hasta: Fecha | null;
  /** From its latest fact to the cut, never negative; null without date. */
  readonly dias: number | null;
  readonly umbral: number | null;
  readonly filas: number;
};

export const umbralDe = (fuente: string): number | null => {
  const umbral = UMBRAL_DIAS[fuente];
  return umbral === undefined ? UMBRAL_COMUN : umbral;
};

/** The sources of a corte, those that some indicator needs and did not arrive last. */
export function frescuraDe(
  fuentes: readonly FuenteFresca[],
  ausentes: readonly string[],
  corte: Fecha,
): EstadoFuente[] {
  const presentes = fuentes.map((f): EstadoFuente => {
    const umbral = umbralDe(f.fuente);
    const dias = f.datoHasta === null ? null : Math.max(0, diasEntre(f.datoHasta, corte));
    const marca = dias === null ? 'sin_fecha' : umbral !== null && dias > umbral ? 'atrasada' : 'al_dia';
    return { fuente: f.fuente, nombre: f.nombre, marca, dato_hasta: f.datoHasta, dias, umbral, filas: f.filas ?? 0 };
  });
  const traidas = new Set(fuentes.map((f) => f.fuente));
  const faltan = ausentes
    .filter((f) => !traidas.has(f))
    .map((fuente): EstadoFuente => ({
      fuente,
      nombre: NOMBRE_FUENTE[fuente] ?? fuente,
      marca: 'no_llego',
      dato_hasta: null,
      dias: null,
      umbral: umbralDe(fuente),
      filas: 0,
    }));
  return [...presentes, ...faltan];
}
