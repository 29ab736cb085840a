import type { Celda, IndicadorTablero } from '../../../../functions/domain/tablero.ts';

export type Falla = {
  readonly id: string;
  readonly nombre: string;
  readonly fallan: number;
  readonly cumplen: number;
  readonly aun: number;
};

/** What stops those who do not comply, most persons first; [] for a single component, or when the detail did not come. */
export const fallasDe = (celda: Celda | undefined, { componentes }: Pick<IndicadorTablero, 'componentes'>): Falla[] => {
  if (celda?.e !== 'v' || !celda.comp || componentes.length < 2) return [];
  const { comp } = celda;
  return componentes
    .map((c, k) => {
      const [cumplen = 0, fallan = 0, aun = 0] = comp[k] ?? [];
      return { ...c, fallan, cumplen, aun };
    })
    .sort((a, b) => b.fallan - a.fallan);
};
