import type { DuckDBConnection } from '@duckdb/node-api';
import { leerCodigosHis } from '../../adapters/catalogos/codigos-his.ts';
import { llenar } from '../../adapters/duckdb/territorio.ts';
import type { Regla } from '../formato.ts';
import { observada } from './reglas.ts';

/** What a code that lost its last zero (`99381.1`) may have been. */
export type CodigosCortos = {
  /** Short code → the only code of the catalogue it can be. */
  readonly reparables: ReadonlyMap<string, string>;
  /** Short codes that can be two codes, or only one that a spreadsheet does not make so. */
  readonly dudosos: ReadonlySet<string>;
};

/**
 * Sorts every `nnnnn.d` that is not a code. A spreadsheet makes it out of `nnnnn.d0`; a hand that types makes it out of `nnnnn.0d` too,
 * so it is repaired only where the catalogue has the first and not the second.
 */
export function codigosCortos(catalogo: ReadonlySet<string>): CodigosCortos {
  const reparables = new Map<string, string>();
  const dudosos = new Set<string>();
  for (const codigo of catalogo) {
    const partes = /^(.+)\.(?:([1-9])0|0([1-9]))$/.exec(codigo);
    if (!partes) continue;
    const [, base, primera, segunda] = partes;
    const cifra = primera ?? segunda ?? '';
    const corto = `${base}.${cifra}`;
    if (catalogo.has(corto)) continue;
    if (primera !== undefined && !catalogo.has(`${base}.0${cifra}`)) reparables.set(corto, codigo);
    else dudosos.add(corto);
  }
  return { reparables, dudosos };
}

let cortos: CodigosCortos | undefined;
const cortosDelHis = (): CodigosCortos => (cortos ??= codigosCortos(leerCodigosHis()));

/** SQL of a code of the HIS: CIE-10 without its point, in capitals; a lost last zero given back where the catalogue decides. */
export function codigoItem(c: string): string {
  const { reparables } = cortosDelHis();
  const reparado =
    reparables.size === 0
      ? ''
      : `WHEN ${c} LIKE '%._' AND ${c} IN (${[...reparables.keys()].map((k) => `'${k}'`).join(', ')})
         THEN CASE ${c} ${[...reparables].map(([corto, largo]) => `WHEN '${corto}' THEN '${largo}'`).join(' ')} END`;
  return `CASE ${reparado} WHEN contains(${c}, '.') THEN regexp_replace(upper(${c}), '^([A-Z]\\d\\w)\\.(\\w+)$', '\\1\\2') ELSE upper(${c}) END`;
}

/** Table `t_codigos_dudosos(codigo)`: the rules below read it. */
export const cargarCodigosDudosos = (con: DuckDBConnection): Promise<void> =>
  llenar(
    con,
    't_codigos_dudosos',
    ['codigo'],
    [...cortosDelHis().dudosos].map((c) => [c]),
  );

/** SQL: the code may have lost a zero and nothing says which. */
export const esCodigoDudoso = (tipada: string): string => `${tipada} IN (SELECT codigo FROM t_codigos_dudosos)`;

export const reglaCodigoDudoso = (columna: string, tipada: string): Regla =>
  observada('codigo_dudoso', columna, esCodigoDudoso(tipada));
