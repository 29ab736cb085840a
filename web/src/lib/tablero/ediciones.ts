import { periodoDe, sumarMeses } from '../../../../functions/domain/periodo.ts';
import type { Quiebre } from '../charts/tendencia.ts';
import * as t from '../textos/es/tablero.ts';

/** What the ficha says of one edition (`/v1/fichas/{id}`). */
export type EdicionFicha = {
  readonly version: string;
  readonly edicion: string;
  readonly vigencia: { readonly desde: string; readonly hasta: string | null };
};

/**
 * Where an edition begins and ends inside a series. One series is one definition in all its months, also outside its validity: the
 * marks say since when it was in force, and do not stop the comparison.
 */
export const quiebresDe = (
  ediciones: readonly EdicionFicha[],
  version: string,
  periodos: readonly string[],
): Quiebre[] => {
  const suya = ediciones.find((e) => e.version === version);
  if (!suya) return [];
  const { desde, hasta } = suya.vigencia;
  return [
    { periodo: periodoDe(desde), texto: t.rige(suya.edicion), comparable: true },
    ...(hasta === null
      ? []
      : [{ periodo: sumarMeses(periodoDe(hasta), 1), texto: t.finDe(suya.edicion), comparable: true }]),
  ].filter((q) => periodos.indexOf(q.periodo) > 0);
};
