import { tipoDe } from '../../../../functions/domain/ambito.ts';
import type { Periodo } from '../../../../functions/domain/periodo.ts';
import { indicadorDeEntrada, type Contenido, type IndicadorCubo } from './contenido.ts';
import { dimension, dimensionDe, type Dimension } from './dimension.ts';
import type { EstadoExplorador, Medida, OrdenPivote } from './estado.ts';
import * as t from '../textos/es/explorar.ts';

/** A question about the cube, complete. */
export type Pedido = {
  /** As chosen; never empty. */
  readonly indicadores: readonly IndicadorCubo[];
  /** Months the cube holds in the range asked for, oldest first; never empty. */
  readonly meses: readonly Periodo[];
  readonly filas: readonly Dimension[];
  readonly columna: Dimension | null;
  readonly medida: Medida;
  readonly orden: OrdenPivote;
  readonly lugares: readonly { readonly dimension: Dimension; readonly id: string }[];
  readonly etapa: string;
  readonly condicion: string;
};

/** Something the person should know of the answer, and the change that would mend it. */
export type Aviso = {
  readonly texto: string;
  readonly arreglo: { readonly rotulo: string; readonly cambio: Partial<EstadoExplorador> } | null;
};

const MESES_DE_ENTRADA = 12;

/** Where a dimension would go: the columns, else a second row. */
export const hacerSitio = (
  { filas, columna }: Pick<EstadoExplorador, 'filas' | 'columna'>,
  d: Dimension,
): Partial<EstadoExplorador> => (columna === null ? { columna: d } : { filas: [filas[0]!, d] });

/**
 * What the URL asks for, completed with what the cube holds, and what had to be left out of it: months and indicators are never
 * added, because one person may be counted in several. `null` when the cube is empty.
 */
export const pedidoDe = (
  e: EstadoExplorador,
  que: Contenido,
): { readonly pedido: Pedido; readonly avisos: readonly Aviso[] } | null => {
  const avisos: Aviso[] = [];
  const usa = (d: Dimension): boolean => e.filas.includes(d) || e.columna === d;

  const hallados = e.claves.flatMap((c) => que.indicadores.find((i) => i.clave === c) ?? []);
  const faltan = e.claves.filter((c) => !hallados.some((i) => i.clave === c));
  if (faltan.length > 0) avisos.push({ texto: t.elCuboNoTiene(faltan), arreglo: null });
  const entrada = hallados.length > 0 ? hallados : [indicadorDeEntrada(que.indicadores)].flatMap((i) => i ?? []);
  if (entrada.length > 1 && !usa('indicador'))
    avisos.push({
      texto: t.eligioIndicadores(entrada.length),
      arreglo: { rotulo: t.ponerlosLadoALado, cambio: hacerSitio(e, 'indicador') },
    });
  const indicadores = usa('indicador') ? entrada : entrada.slice(0, 1);

  const todos = que.cortes.map((c) => c.periodo).reverse();
  const rango = todos.filter((m) => e.desde === '' || (e.desde <= m && m <= e.hasta));
  if (rango.length === 0 && todos.length > 0) avisos.push({ texto: t.elCuboNoTieneEsosMeses, arreglo: null });
  const enRango = rango.length > 0 ? rango : todos;
  if (e.desde !== '' && rango.length > 1 && !usa('mes'))
    avisos.push({
      texto: t.losMesesNoSeSuman,
      arreglo: { rotulo: t.verMesAMes, cambio: hacerSitio(e, 'mes') },
    });
  const meses = !usa('mes')
    ? enRango.slice(-1)
    : e.desde === '' || rango.length === 0
      ? todos.slice(-MESES_DE_ENTRADA)
      : enRango;
  if (indicadores.length === 0 || meses.length === 0) return null;

  if (usa('sector') && indicadores.some((i) => i.nivel === 'eess'))
    avisos.push({
      texto: t.noTieneValorPorSector(indicadores.length),
      arreglo: {
        rotulo: t.verPorEstablecimiento,
        cambio: {
          filas: e.filas.map((d) => (d === 'sector' ? 'eess' : d)),
          columna: e.columna === 'sector' ? 'eess' : e.columna,
        },
      },
    });

  return {
    pedido: {
      indicadores,
      meses,
      filas: e.filas,
      columna: e.columna,
      medida: e.medida,
      orden: e.orden,
      lugares: e.lugares.flatMap((id) => {
        const tipo = tipoDe(id);
        const d = tipo && dimensionDe(tipo);
        return d ? [{ dimension: d, id }] : [];
      }),
      etapa: e.etapa,
      condicion: e.condicion,
    },
    avisos,
  };
};

/** True when the members of a dimension may be added in this question: those that add, and any that is alone. */
export const seSuma = ({ indicadores, meses }: Pick<Pedido, 'indicadores' | 'meses'>, d: Dimension): boolean =>
  dimension(d).suma || (d === 'mes' ? meses.length === 1 : indicadores.length === 1);
