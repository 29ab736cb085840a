import { literal } from '../../adapters/duckdb/conexion.ts';
import type { Banda, Rango } from '../../domain/ficha/esquema-componente.ts';

export const lista = (valores: readonly string[]): string => `(${valores.map(literal).join(', ')})`;

/** Both ends included; an open end is left out. */
export const enRango = (x: string, [desde, hasta]: Rango): string =>
  hasta === null ? `${x} >= ${desde}` : `${x} BETWEEN ${desde} AND ${hasta}`;

export const todas = (condiciones: readonly string[], vacia = 'true'): string =>
  condiciones.length === 0 ? vacia : condiciones.map((c) => `(${c})`).join(' AND ');

export const alguna = (condiciones: readonly string[], vacia = 'false'): string =>
  condiciones.length === 0 ? vacia : condiciones.map((c) => `(${c})`).join(' OR ');

/** One expression by age band. Before birth, or without age, `antes`. */
export const porTramo = (
  edad: string,
  exigencia: readonly Banda[],
  antes: string,
  valor: (dosis: number) => string,
): string => {
  const tramos = exigencia.map((b) =>
    b.hasta === undefined ? `ELSE ${valor(b.dosis)}` : `WHEN ${edad} <= ${b.hasta} THEN ${valor(b.dosis)}`,
  );
  return `CASE WHEN ${edad} IS NULL OR ${edad} < 0 THEN ${antes} ${tramos.length === 1 ? `WHEN true THEN ${valor(exigencia[0]!.dosis)}` : tramos.join(' ')} END`;
};

/** LIKE would read `_` and `%`; codes are compared letter by letter. */
export const porCodigo = (columna: string, codigos: readonly string[] = [], prefijos: readonly string[] = []): string =>
  alguna([
    ...(codigos.length > 0 ? [`${columna} IN ${lista(codigos)}`] : []),
    ...prefijos.map((p) => `starts_with(${columna}, ${literal(p)})`),
  ]);
