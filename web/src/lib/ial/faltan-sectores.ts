import { esSinUbicar } from '../../../../functions/domain/ambito.ts';
import type { Fila, SectorTablero, Tablero } from '../../../../functions/domain/tablero.ts';
import { faltasDe, seJuzga, type Falta } from '../sector/faltas.ts';
import type { Columna } from '../tablero/columnas.ts';

export type FaltaSector = {
  readonly fila: Fila;
  /** null while the detail of the board has not arrived, and for those without sector. */
  readonly sector: SectorTablero | null;
  /** Everything it lacks, most persons first; never empty. */
  readonly faltas: readonly Falta[];
};

export type Faltantes = {
  /** Short of most persons first; those without sector at the end. */
  readonly con: readonly FaltaSector[];
  /** Judged in some indicator and short in none. */
  readonly cumplen: number;
  /** With fewer than five cases in every indicator with a target. */
  readonly pocos: number;
  /** Indicators with a target that are not measured by sector: nothing is said of the sectors in them. */
  readonly sinNivel: readonly Columna[];
  /** Of the others, whether there is any. */
  readonly hayQueJuzgar: boolean;
};

/** What each sector of a board lacks for the targets of `columnas`. */
export function faltanPorSector(
  { hijos, sectores }: Pick<Tablero, 'hijos' | 'sectores'>,
  columnas: readonly Columna[],
): Faltantes {
  const conMeta = columnas.filter((c) => c.meta && c.indicador.tipo === 'cobertura');
  // By the cells and not by the level of the ficha: it is they that say what was measured.
  const sinNivel = conMeta.filter((c) => hijos.length > 0 && hijos.every((h) => h.celdas[c.i]?.e === 'na'));
  const hayQueJuzgar = conMeta.length > sinNivel.length;
  const sectorDe = new Map(sectores.map((s) => [s.id, s]));
  const con: FaltaSector[] = [];
  let [cumplen, pocos] = [0, 0];
  for (const fila of hijos) {
    const faltas = faltasDe(fila, columnas);
    if (faltas.length > 0) con.push({ fila, sector: sectorDe.get(fila.ambito.id) ?? null, faltas });
    else if (esSinUbicar(fila.ambito.id)) continue;
    else if (seJuzga(fila, columnas)) cumplen++;
    else if (hayQueJuzgar) pocos++;
  }
  con.sort(
    (a, b) =>
      Number(esSinUbicar(a.fila.ambito.id)) - Number(esSinUbicar(b.fila.ambito.id)) ||
      b.faltas[0]!.n - a.faltas[0]!.n ||
      (a.fila.ambito.id < b.fila.ambito.id ? -1 : 1),
  );
  return { con, cumplen, pocos, sinNivel, hayQueJuzgar };
}
