import { parseCorteId, type CorteId } from '../../../../functions/domain/corte.ts';
import type { Periodo } from '../../../../functions/domain/periodo.ts';
import type { CorteListado, ListaCortes } from './contrato.ts';

export type MesCortes = {
  readonly periodo: Periodo;
  /** The revision that the boards show; of a month none of whose cortes is current, the latest made. */
  readonly principal: CorteListado;
  readonly vigente: boolean;
  /** The other revisions, newest first. */
  readonly otras: readonly CorteListado[];
};

export const revisionDe = (id: CorteId): number => parseCorteId(id)?.revision ?? 0;

/** Cortes by month, newest first; under each month its revisions. */
export function agruparPorMes({ cortes, vigentes }: Pick<ListaCortes, 'cortes' | 'vigentes'>): MesCortes[] {
  const actuales = new Map(vigentes.map((v) => [v.periodo, v.corte]));
  return [...Map.groupBy(cortes, (c) => c.periodo)]
    .sort(([a], [b]) => (a > b ? -1 : 1))
    .map(([periodo, suyos]) => {
      const orden = suyos.toSorted((a, b) => revisionDe(b.corte) - revisionDe(a.corte));
      const actual = orden.find((c) => c.corte === actuales.get(periodo));
      const principal = actual ?? orden[0]!; // a group has at least one
      return { periodo, principal, vigente: actual !== undefined, otras: orden.filter((c) => c !== principal) };
    });
}

/** The two whose difference is asked for most: a corrected month with what it was, else the latest two months. */
export function parPropuesto(meses: readonly MesCortes[]): { readonly a: CorteId; readonly b: CorteId } | null {
  const [ultimo, anterior] = meses;
  if (!ultimo) return null;
  const a = ultimo.otras[0] ?? anterior?.principal;
  return a ? { a: a.corte, b: ultimo.principal.corte } : null;
}

export const rutaDiferencias = (a: CorteId, b: CorteId): string => `/cortes/diferencias?a=${a}&b=${b}`;
