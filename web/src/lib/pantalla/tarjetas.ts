import { esSinUbicar } from '../../../../functions/domain/ambito.ts';
import { cortoConMarca } from '../../../../functions/domain/definicion-firme.ts';
import type { Fila, Tablero } from '../../../../functions/domain/tablero.ts';
import { cuantosFaltan, faltan, metaConNombre, vistaCelda, type VistaCelda } from '../tablero/celda.ts';
import { columnasDe, type Columna } from '../tablero/columnas.ts';
import { personasDe } from '../tablero/etapas.ts';
import { ordenarFilas } from '../tablero/orden.ts';
import { peorBrecha } from '../tablero/peor-brecha.ts';
import { columnaGuia, sinPartir } from './cifras.ts';

/** A place and the one thing it lacks most. `falla` is null when nothing can be measured against a target, or all is met. */
export type Tarjeta = {
  readonly id: string;
  readonly nombre: string;
  readonly sector: { readonly codigo: string; readonly color: string } | null;
  readonly puesto: number | null;
  /** Persons known there; null for districts, and where nobody counted them. */
  readonly personas: number | null;
  readonly falla: {
    readonly indicador: string;
    readonly vista: VistaCelda;
    readonly esPorcentaje: boolean;
    readonly cuantos: string;
    readonly meta: string;
  } | null;
};

export type Tarjetas = {
  readonly tarjetas: readonly Tarjeta[];
  /** The indicator all of them speak of, when it is one. */
  readonly comun: Columna | null;
};

const fallaDe = (tablero: Tablero, fila: Fila, { i, indicador, meta }: Columna, n: number): Tarjeta['falla'] => {
  const vista = vistaCelda(fila.celdas[i], indicador, meta, tablero.ambito.id);
  return {
    indicador: cortoConMarca(indicador),
    vista,
    esPorcentaje:
      indicador.tipo === 'cobertura' && !['pocos', 'no_aplica', 'sin_dato', 'no_reportado'].includes(vista.clase),
    cuantos: cuantosFaltan(n, indicador),
    meta: meta ? sinPartir(metaConNombre(meta, indicador, tablero.ambito.id)) : '',
  };
};

/**
 * The cards of a wall. A facility: its sectors in their own order, each with its own widest gap. A district: its sectors, those with
 * most persons short first. Region or province: its districts, worst first, all in the indicator of the opening sentence.
 */
export function tarjetasDe(tablero: Tablero): Tarjetas {
  const conMeta = columnasDe(tablero, 'todo', null).filter((c) => c.meta);
  const sectorDe = new Map(tablero.sectores.map((s) => [s.id, s]));
  const guia = columnaGuia(tablero);
  const esRegion = tablero.ambito.tipo === 'G' || tablero.ambito.tipo === 'P';
  if (esRegion) {
    if (!guia) return { tarjetas: [], comun: null };
    const filas = ordenarFilas(
      tablero.hijos.filter((h) => !esSinUbicar(h.ambito.id)),
      'brecha',
      guia,
    );
    const tarjetas = filas.flatMap((fila, k) => {
      const n = faltan(fila.celdas[guia.i], guia.indicador, guia.meta) ?? 0;
      return n > 0
        ? [
            {
              id: fila.ambito.id,
              nombre: fila.ambito.nombre,
              sector: null,
              puesto: k + 1,
              personas: null,
              falla: fallaDe(tablero, fila, guia, n),
            },
          ]
        : [];
    });
    return { tarjetas, comun: guia };
  }
  const propias = tablero.hijos.map((fila) => {
    const peor = peorBrecha(fila, conMeta);
    const s = sectorDe.get(fila.ambito.id);
    const tarjeta: Tarjeta = {
      id: fila.ambito.id,
      nombre: fila.ambito.nombre,
      sector: s ? { codigo: s.codigo, color: s.color } : null,
      puesto: null,
      personas: personasDe(fila, tablero.propio, 'todos'),
      falla: peor ? fallaDe(tablero, fila, peor.columna, peor.n) : null,
    };
    return { tarjeta, n: peor?.n ?? 0 };
  });
  const visibles =
    tablero.ambito.tipo === 'E'
      ? propias
      : propias.filter(({ tarjeta, n }) => n > 0 && !esSinUbicar(tarjeta.id)).sort((a, b) => b.n - a.n);
  return { tarjetas: visibles.map(({ tarjeta }) => tarjeta), comun: null };
}
