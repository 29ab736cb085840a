import { atipicos, centroDe } from '../../../../functions/domain/calidad/atipico.ts';
import { cobertura, esPequeno } from '../../../../functions/domain/conteo.ts';
import type { Tablero, Tendencia } from '../../../../functions/domain/tablero.ts';
import { serieDe } from '../tablero/serie.ts';

const MESES = 12;

export type AtipicoIndicador = {
  readonly ambito: string;
  readonly nombre: string;
  readonly clave: string;
  readonly indicador: string;
  readonly periodo: string;
  /** Fractions. */
  readonly valor: number;
  readonly mediana: number;
  readonly num: number;
  readonly den: number;
};

/** Months in which a district's main indicator is far from its own last twelve, up to the board's month; latest first. */
export function atipicosIndicadores(
  tablero: Pick<Tablero, 'indicadores' | 'hijos' | 'corte'>,
  tendencia: Tendencia,
): AtipicoIndicador[] {
  const principales = tablero.indicadores.filter((i) => i.principal && i.tipo === 'cobertura');
  return tablero.hijos
    .flatMap(({ ambito }) =>
      principales.flatMap((indicador) => {
        const s = serieDe(tendencia, ambito.id, indicador.clave, tablero.corte.periodo, MESES);
        if (!s) return [];
        const conteos = s.periodos.map((_, i) => ({ num: s.serie.num[i] ?? 0, den: s.serie.den[i] ?? 0 }));
        const valores = conteos.map((c) => (esPequeno(c) ? null : cobertura(c)));
        const centro = centroDe(valores);
        return atipicos(valores).flatMap((lejos, i) =>
          lejos && centro
            ? [
                {
                  ambito: ambito.id,
                  nombre: ambito.nombre,
                  clave: indicador.clave,
                  indicador: indicador.corto,
                  periodo: s.periodos[i]!, // one value a month
                  valor: valores[i]!, // far values are never null
                  mediana: centro.mediana,
                  ...conteos[i]!,
                },
              ]
            : [],
        );
      }),
    )
    .sort((a, b) =>
      a.periodo < b.periodo
        ? 1
        : a.periodo > b.periodo
          ? -1
          : Math.abs(b.valor - b.mediana) - Math.abs(a.valor - a.mediana),
    );
}
