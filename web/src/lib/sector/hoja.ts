import { metaDeLugar } from '../../../../functions/domain/meta-de-lugar.ts';
import { metaEnPalabras } from '../../../../functions/domain/meta-en-palabras.ts';
import { cortoConMarca } from '../../../../functions/domain/definicion-firme.ts';
import type { AmbitoId } from '../../../../functions/domain/ambito.ts';
import type { AmbitoRef, Fila, FocoTablero, SectorTablero, Tablero } from '../../../../functions/domain/tablero.ts';
import { porcentaje } from '../formato.ts';
import { cuantosFaltan, palabraMeta, vistaCelda } from '../tablero/celda.ts';
import type { Columna } from '../tablero/columnas.ts';
import { faltasDe, seJuzga } from './faltas.ts';
import * as t from '../textos/es/sector.ts';

/** The facility a sector hangs from, when its code says it; null when it must be asked. */
export const eessDeSector = (codigo: string): AmbitoId | null => {
  const eess = /^(\d{8})-./.exec(codigo)?.[1] ?? /^(SIN-.+)-SIN$/.exec(codigo)?.[1];
  return eess ? `E:${eess}` : null;
};

/** What the sheet of one sector needs of its facility's board. */
export type HojaSector = Pick<
  Tablero,
  'corte' | 'modo' | 'sintetico' | 'fuentes' | 'avisos' | 'indicadores' | 'metas'
> & {
  readonly eess: Tablero['ambito'];
  readonly fila: Fila;
  /** null for those without sector. */
  readonly sector: SectorTablero | null;
  readonly alertas:
    (Pick<NonNullable<Tablero['alertas']>, 'hoy' | 'horizonte'> & { readonly focos: readonly FocoTablero[] }) | null;
};

/** Cuts the board of a facility down to one of its sectors, with the principal fichas only; null when it holds no such sector. */
export function hojaDe(tablero: Tablero, id: AmbitoId): HojaSector | null {
  const k = tablero.hijos.findIndex((h) => h.ambito.id === id);
  const sector = tablero.sectores.find((s) => s.id === id) ?? null;
  const ref: AmbitoRef | null = tablero.hijos[k]?.ambito ?? (sector && { id, tipo: 'S', nombre: sector.nombre });
  if (ref === null) return null;
  const visibles = tablero.indicadores.flatMap((x, i) => (x.principal ? [i] : []));
  const fila = tablero.hijos[k];
  return {
    corte: tablero.corte,
    modo: tablero.modo,
    sintetico: tablero.sintetico,
    fuentes: tablero.fuentes,
    avisos: tablero.avisos,
    indicadores: visibles.map((i) => tablero.indicadores[i]!),
    metas: visibles.map((i) => metaDeLugar(tablero.metas[i] ?? null, tablero.indicadores[i]!.tipo, id)),
    eess: tablero.ambito,
    fila: {
      ambito: ref,
      grupo: null,
      celdas: visibles.map((i) => fila?.celdas[i] ?? { e: 'nr' }),
      poblacion: fila?.poblacion ?? null,
    },
    sector,
    alertas: tablero.alertas && {
      hoy: tablero.alertas.hoy,
      horizonte: tablero.alertas.horizonte,
      focos: tablero.alertas.hijos[k] ?? [],
    },
  };
}

/** Columns by what a sheet does with them: those with something to read, those with nobody to attend, those of another level. */
export const repartirColumnas = (
  fila: Fila,
  columnas: readonly Columna[],
): {
  readonly conDato: readonly Columna[];
  readonly sinNadie: readonly Columna[];
  readonly deOtroNivel: readonly Columna[];
} => {
  const clase = (c: Columna): 'conDato' | 'sinNadie' | 'deOtroNivel' => {
    const v = vistaCelda(fila.celdas[c.i], c.indicador, c.meta);
    if (v.clase === 'sin_nivel') return 'deOtroNivel';
    return v.clase === 'no_aplica' || v.valor === '—' ? 'sinNadie' : 'conDato';
  };
  const grupos = Map.groupBy(columnas, clase);
  return {
    conDato: grupos.get('conDato') ?? [],
    sinNadie: grupos.get('sinNadie') ?? [],
    deOtroNivel: grupos.get('deOtroNivel') ?? [],
  };
};

/** The sentence on top of the sheet: what is missing most, what stops it, and who answers. */
export function fraseSector(hoja: HojaSector, columnas: readonly Columna[]): string {
  const [peor] = faltasDe(hoja.fila, columnas);
  if (!peor) return seJuzga(hoja.fila, columnas) ? t.llegaATodasLasMetas : t.tieneMenosDe5Casos;
  const { indicador, meta } = peor.columna;
  const decir = indicador.direccion === 'menor' ? t.paraLaMetaALoMas : t.paraLaMeta;
  const cual = meta
    ? decir(palabraMeta(meta, hoja.fila.ambito.id), metaEnPalabras(porcentaje(meta.meta), indicador.direccion))
    : '';
  const falla = peor.falla ? t.loQueMasFaltaEs(peor.falla.nombre, peor.falla.n, peor.incumplen) : '';
  return t.faltanEn(cuantosFaltan(peor.n, indicador), cual, cortoConMarca(indicador), falla);
}
