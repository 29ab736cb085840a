/**
 * What SIEN counts, as rows of `agregados`. The place is the district of the facility, as in the published reports; the version says
 * how altitude is discounted: by the continuous formula (`sien_formula`), never to be compared with `nts213_tramos`.
 */
export const VERSION_SIEN = 'sien_his';

export type Cuenta = {
  /** Published id, for example `sien_anemia_6_35m`. */
  readonly ficha: string;
  readonly cursoVida: 'nino' | '';
  /** SQL booleans over `filas`: counted, and with the condition. */
  readonly den: string;
  readonly num: string;
  readonly fuente: string;
};

/** SQL that counts rows by district and month. Rows without either are in no cell: their observation says why. */
export const contar = (cuentas: readonly Cuenta[]): string =>
  cuentas
    .map(
      ({ ficha, cursoVida, den, num, fuente }) =>
        `SELECT '${ficha}' AS ficha, '${VERSION_SIEN}' AS version, 'D:' || ubigeo AS ambito, mes AS periodo, '${cursoVida}' AS curso_vida,
          CAST(count(*) FILTER (${num}) AS INTEGER) AS num, CAST(count(*) AS INTEGER) AS den, '${fuente}' AS fuente, CAST(NULL AS VARCHAR) AS observacion
         FROM filas WHERE ubigeo IS NOT NULL AND mes IS NOT NULL AND (${den}) GROUP BY ubigeo, mes`,
    )
    .join(' UNION ALL ');
