import type { Formato, Regla } from '../formato.ts';
import { ilegible } from '../lugares.ts';

export const observada = (codigo: string, columna: string, cuando: string): Regla => ({
  codigo,
  estado: 'observada',
  columna,
  cuando,
});

export const rechazada = (codigo: string, columna: string, cuando: string): Regla => ({
  codigo,
  estado: 'rechazada',
  columna,
  cuando,
});

/** Everything that can be wrong with the date of what was done. `tipada`: its name in `campos`. */
export const reglasFecha = (columna: string, tipada: string, limite: string): Regla[] => [
  observada('fecha_ilegible', columna, `${tipada} IS NULL`),
  observada('fecha_imposible', columna, `${tipada} < DATE '1900-01-01'`),
  observada('fecha_futura', columna, `${tipada} > DATE '${limite}'`),
];

/** The birth, in `fecha_nacimiento`. What is in the future or before 1900 is not kept: `nacimientoSano`. */
export const reglasNacimiento = (limite: string, columna = 'nacimiento'): Regla[] => [
  observada('nacimiento_futuro', columna, `fecha_nacimiento > DATE '${limite}'`),
  observada('fecha_ilegible', columna, ilegible(columna, 'fecha_nacimiento')),
  observada('fecha_imposible', columna, `fecha_nacimiento < DATE '1900-01-01'`),
  observada('sin_nacimiento', columna, 'fecha_nacimiento IS NULL'),
];

/** SQL over `filas`: the birth when it can be one. */
export const nacimientoSano = (limite: string): string =>
  `CASE WHEN fecha_nacimiento BETWEEN DATE '1900-01-01' AND DATE '${limite}' THEN fecha_nacimiento END`;

/** A document that Excel cut (`8.00012E+09`), then one of the wrong length. `tipada`: its name in `campos`. */
export const reglasDocumento = (columna: string, tipada: string): Regla[] => [
  observada('numero_truncado', columna, `es_truncado(c_${columna})`),
  observada('documento_invalido', columna, `c_${columna} IS NOT NULL AND ${tipada} IS NULL`),
];

/** A number that its source suppressed, or that is no number. */
export const reglasNumero = (columna: string, tipada: string): Regla[] => [
  observada('suprimido', columna, `es_suprimido(c_${columna})`),
  observada('numero_ilegible', columna, `c_${columna} IS NOT NULL AND ${tipada} IS NULL`),
];

/** The facility is written and nobody knows it: its rows count in the district only. */
export const reglaEess = (columna: string, tipada = 'renipress'): Regla =>
  observada(
    'eess_desconocido',
    columna,
    `${tipada} NOT IN (SELECT renipress FROM t_eess) OR (${tipada} IS NULL AND c_${columna} IS NOT NULL)`,
  );

/** SQL: collective activities (APP) and animals (AAA) take the place of a person in the HIS. */
export const esColectiva = (tipada: string): string => `(${tipada} LIKE 'APP%' OR ${tipada} LIKE 'AAA%')`;

/** First and last day of the facts of a file, by a date of its rows: from 1900, and not past the limit. */
export const diasDe = (columna: string): Required<Pick<Formato, 'datoDesde' | 'datoHasta'>> => ({
  datoDesde: () => `SELECT min(${columna}) FROM filas WHERE ${columna} >= DATE '1900-01-01'`,
  datoHasta: (limite) => `SELECT max(${columna}) FROM filas WHERE ${columna} <= DATE '${limite}'`,
});

/** The same of a file whose rows carry no day. */
export const SIN_DIAS: Pick<Formato, 'datoHasta'> = { datoHasta: () => 'SELECT CAST(NULL AS DATE)' };
