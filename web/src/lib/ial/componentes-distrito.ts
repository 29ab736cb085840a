import { esSinUbicar } from '../../../../functions/domain/ambito.ts';
import type { AmbitoRef, Tablero } from '../../../../functions/domain/tablero.ts';
import type { Columna } from '../tablero/columnas.ts';
import { fallasDe, type Falla } from '../tablero/fallas.ts';

export type FallaDistrito = Falla & {
  /** The sector where most persons lack it; null when it fails nobody whose sector is known. */
  readonly donde: { readonly lugar: AmbitoRef; readonly n: number } | null;
};

/** Components of one indicator across a board, the one that fails most first, each with the child that holds most of them. */
export const fallasPorLugar = (
  { propio, hijos }: Pick<Tablero, 'propio' | 'hijos'>,
  { i, indicador }: Columna,
): FallaDistrito[] => {
  const suyas = hijos
    .filter((h) => !esSinUbicar(h.ambito.id))
    .map((h) => ({ lugar: h.ambito, fallas: new Map(fallasDe(h.celdas[i], indicador).map((f) => [f.id, f.fallan])) }));
  return fallasDe(propio.celdas[i], indicador).map((f) => {
    const peor = suyas.reduce<{ lugar: AmbitoRef; n: number } | null>((mejor, { lugar, fallas }) => {
      const n = fallas.get(f.id) ?? 0;
      return n > (mejor?.n ?? 0) ? { lugar, n } : mejor;
    }, null);
    return { ...f, donde: peor };
  });
};
