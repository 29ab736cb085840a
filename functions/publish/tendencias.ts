import { tipoDe, type AmbitoId } from '../domain/ambito.ts';
import type { Periodo } from '../domain/periodo.ts';
import type { SerieCompacta, Tablero, Tendencia } from '../domain/tablero.ts';
import { parDistritoSector, type Totales } from './totales.ts';

export type MesPublicado = { readonly periodo: Periodo; readonly corte: string; readonly totales: Totales };

const MESES_PROPIOS = 24;
const MESES_HIJOS = 12;

const serie = (meses: readonly MesPublicado[], lugar: string, clave: string): SerieCompacta => {
  const num: (number | null)[] = [];
  const den: (number | null)[] = [];
  for (const { totales } of meses) {
    const i = totales.claves.indexOf(clave);
    const fila = totales.lugares[lugar];
    // A place that did not exist that month, or a ficha that was not computed, has no value: a gap, not a zero.
    num.push(i < 0 || !fila ? null : (fila[2 * i] ?? null));
    den.push(i < 0 || !fila ? null : (fila[2 * i + 1] ?? null));
  }
  return { num, den };
};

/**
 * The series behind one board: the place itself over the last 24 months and its children over the last 12, each month read from
 * its current corte.
 * @param meses oldest first
 * @param metaEn target in force for a clave in a period, fraction, or null
 */
export function tendenciaDe(
  tablero: Pick<Tablero, 'ambito' | 'hijos' | 'indicadores' | 'corte' | 'sintetico'>,
  meses: readonly MesPublicado[],
  metaEn: (clave: string, periodo: Periodo) => number | null,
): Tendencia {
  const propios = meses.slice(-MESES_PROPIOS);
  const claves = tablero.indicadores.map((i) => i.clave);
  const metas: Record<string, (number | null)[]> = {};
  for (const clave of claves) {
    const suyas = propios.map((m) => metaEn(clave, m.periodo));
    if (suyas.some((m) => m !== null)) metas[clave] = suyas;
  }
  const lugar = (hijo: AmbitoId): string =>
    tipoDe(tablero.ambito.id) === 'D' ? parDistritoSector(tablero.ambito.id, hijo) : hijo;
  return {
    formato: 1,
    ambito: tablero.ambito.id,
    region: tablero.corte.region,
    sintetico: tablero.sintetico,
    periodos: propios.map((m) => m.periodo),
    cortes: propios.map((m) => m.corte),
    claves,
    metas,
    propio: claves.map((c) => serie(propios, tablero.ambito.id, c)),
    hijos: tablero.hijos.map((h) => ({
      ambito: h.ambito.id,
      series: claves.map((c) => serie(propios.slice(-MESES_HIJOS), lugar(h.ambito.id), c)),
    })),
  };
}
