import type { VersionFicha } from '../../domain/ficha/esquema.ts';

/** How a measured value (hemoglobin, height) enters the query: its CTEs, its join to the candidates and what is missing without it. */
export type Medicion = {
  readonly ctes: string;
  readonly columnas: string;
  readonly union: string;
  /** Reason why the person is in the population but cannot be counted, or NULL. */
  readonly sinDato: (version: VersionFicha) => string;
};

const NINGUNA: Medicion = {
  ctes: '',
  columnas: '',
  union: '',
  sinDato: ({ poblacion }) =>
    poblacion.sujeto === 'parto'
      ? "CASE WHEN semanas IS NULL THEN 'sin_semanas' END"
      : poblacion.requiere === 'seguros'
        ? "CASE WHEN seguros IS NULL THEN 'sin_seguros' END"
        : 'CAST(NULL AS VARCHAR)',
};

export function medicionSql(_version: VersionFicha, _metodo: string): Medicion {
  return NINGUNA;
}
