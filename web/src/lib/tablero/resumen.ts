import { luzBanda } from '../../../../functions/domain/banda.ts';
import { sumar } from '../../../../functions/domain/conteo.ts';
import { evaluarCelda } from '../../../../functions/domain/intervalo.ts';
import { LUZ, type Luz } from '../../../../functions/domain/semaforo.ts';
import type { Celda, Fila } from '../../../../functions/domain/tablero.ts';
import { columnaEn, type Columna } from './columnas.ts';
import * as t from '../textos/es/tablero.ts';

/** The light of a cell or, without a value to judge, why: not reported, suppressed, not measured at this level. */
export type LuzResumen = Exclude<Luz, 'no_aplica'> | 'no_reportado' | 'suprimido' | 'sin_nivel';

const PALABRA: Readonly<Record<LuzResumen, string>> = {
  lograda: LUZ.lograda.palabra,
  cerca: LUZ.cerca.palabra,
  brecha: LUZ.brecha.palabra,
  en_banda: LUZ.en_banda.palabra,
  sin_meta: LUZ.sin_meta.palabra,
  pocos: LUZ.pocos.palabra,
  sin_dato: t.sinDato,
  no_reportado: t.noReportadoEnResumen,
  suprimido: t.protegidoEnResumen,
  sin_nivel: t.noSeMideEnEste,
};
const ORDEN = Object.keys(PALABRA) as readonly LuzResumen[];
const SIN_VALOR = { nr: 'no_reportado', s: 'suprimido', na: 'sin_nivel' } as const;

/** A cell does not change: its light is computed once, and again only if it is asked under another target. */
const juzgadas = new WeakMap<Celda, { readonly meta: number | null; readonly luz: Luz }>();

const luzDe = (celda: Celda | undefined, { indicador, meta: suMeta }: Columna): Luz | LuzResumen => {
  if (celda?.e === 'b')
    return luzBanda(celda, indicador.tipo === 'conteo' ? null : (suMeta?.meta ?? null), indicador.direccion);
  if (!celda || indicador.noCalculable !== undefined) return 'no_reportado';
  if (celda.e !== 'v') return SIN_VALOR[celda.e];
  const meta = suMeta?.meta ?? null;
  const antes = juzgadas.get(celda);
  if (antes?.meta === meta) return antes.luz;
  const { tipo, direccion } = indicador;
  const luz = evaluarCelda(celda, { meta, direccion, tipo }).luz ?? 'sin_meta';
  juzgadas.set(celda, { meta, luz });
  return luz;
};

/** How many rows are in each light in one column; only those that occur, and not those where the indicator does not apply. */
export const resumenColumna = (
  filas: readonly Fila[],
  columna: Columna,
): { readonly luz: LuzResumen; readonly palabra: string; readonly cuantas: number }[] => {
  const cuenta = new Map<Luz | LuzResumen, number>();
  for (const f of filas) {
    const luz = luzDe(f.celdas[columna.i], columnaEn(columna, f.ambito.id));
    cuenta.set(luz, (cuenta.get(luz) ?? 0) + 1);
  }
  return ORDEN.flatMap((luz) => {
    const cuantas = cuenta.get(luz) ?? 0;
    return cuantas === 0 ? [] : [{ luz, palabra: PALABRA[luz], cuantas }];
  });
};

/** In how many of the indicators a row can be judged by it is in gap: those with target and enough cases. */
export const resumenFila = (
  fila: Fila,
  columnas: readonly Columna[],
): { readonly enBrecha: number; readonly juzgados: number } => {
  let [enBrecha, juzgados] = [0, 0];
  for (const c of columnas) {
    const suya = columnaEn(c, fila.ambito.id);
    if (!suya.meta) continue;
    const luz = luzDe(fila.celdas[c.i], suya);
    if (luz === 'brecha') enBrecha++;
    if (luz === 'brecha' || luz === 'cerca' || luz === 'lograda') juzgados++;
  }
  return { enBrecha, juzgados };
};

/**
 * Sum of the cells of some rows: persons are added, rates never averaged. Rows without value add nothing; one suppressed cell
 * suppresses the sum, which would give it away, and bands do not add up to anything.
 */
export const sumaCeldas = (celdas: readonly (Celda | undefined)[]): Celda => {
  if (celdas.some((c) => c?.e === 's' || c?.e === 'b')) return { e: 's' };
  const valores = celdas.filter((c) => c?.e === 'v');
  if (valores.length === 0) return { e: celdas.some((c) => c?.e === 'na') ? 'na' : 'nr' };
  return { e: 'v', ...sumar(valores), sinDato: valores.reduce((n, c) => n + c.sinDato, 0) };
};

/** The rows as one, in the columns asked for: what a filter keeps, beside the total of the place. */
export const filaSuma = (filas: readonly Fila[], columnas: readonly Columna[], nombre: string): Fila => {
  const celdas: Celda[] = [];
  for (const { i } of columnas) celdas[i] = sumaCeldas(filas.map((f) => f.celdas[i]));
  return { ambito: { id: 'SUMA', tipo: 'D', nombre }, grupo: null, celdas, poblacion: null };
};
