import { tipoDe } from '../../../../functions/domain/ambito.ts';
import type { Periodo } from '../../../../functions/domain/periodo.ts';
import { indicadorDeEntrada, type Contenido, type IndicadorCubo } from './contenido.ts';
import { dimension, dimensionDe, type Dimension } from './dimension.ts';
import type { EstadoExplorador, Medida, OrdenPivote } from './estado.ts';

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
  if (faltan.length > 0)
    avisos.push({ texto: `El cubo no tiene ${faltan.join(', ')} (indicador y edición).`, arreglo: null });
  const entrada = hallados.length > 0 ? hallados : [indicadorDeEntrada(que.indicadores)].flatMap((i) => i ?? []);
  if (entrada.length > 1 && !usa('indicador'))
    avisos.push({
      texto: `Eligió ${entrada.length} indicadores. Nunca se suman entre sí, así que se ve sólo el primero.`,
      arreglo: { rotulo: 'Ponerlos lado a lado', cambio: hacerSitio(e, 'indicador') },
    });
  const indicadores = usa('indicador') ? entrada : entrada.slice(0, 1);

  const todos = que.cortes.map((c) => c.periodo).reverse();
  const rango = todos.filter((m) => e.desde === '' || (e.desde <= m && m <= e.hasta));
  if (rango.length === 0 && todos.length > 0)
    avisos.push({ texto: 'El cubo no tiene esos meses: se ve el más reciente.', arreglo: null });
  const enRango = rango.length > 0 ? rango : todos;
  if (e.desde !== '' && rango.length > 1 && !usa('mes'))
    avisos.push({
      texto: 'Los meses no se suman: una misma persona puede contarse en varios. Se ve sólo el último.',
      arreglo: { rotulo: 'Ver mes a mes', cambio: hacerSitio(e, 'mes') },
    });
  const meses = !usa('mes')
    ? enRango.slice(-1)
    : e.desde === '' || rango.length === 0
      ? todos.slice(-MESES_DE_ENTRADA)
      : enRango;
  if (indicadores.length === 0 || meses.length === 0) return null;

  if (usa('sector') && indicadores.some((i) => i.nivel === 'eess'))
    avisos.push({
      texto:
        indicadores.length === 1
          ? 'Esta ficha se cuenta en el establecimiento que atiende: no tiene valor por sector.'
          : 'Hay fichas que se cuentan en el establecimiento que atiende: no tienen valor por sector.',
      arreglo: {
        rotulo: 'Ver por establecimiento',
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
