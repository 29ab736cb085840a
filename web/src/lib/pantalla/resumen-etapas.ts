import type { Tablero } from '../../../../functions/domain/tablero.ts';
import { vistaCelda } from '../tablero/celda.ts';
import { columnaEn, columnasDe } from '../tablero/columnas.ts';
import { ETAPAS, etapaDe, type Etapa } from '../tablero/etapas.ts';

/** One life stage of the place: its persons (null when nobody measured them) and how its indicators stand. */
export type ResumenEtapa = {
  readonly etapa: Etapa;
  readonly personas: number | null;
  readonly lograda: number;
  readonly cerca: number;
  readonly brecha: number;
  /** Without target, with few cases, or without a value: nothing is said of them. */
  readonly sinJuicio: number;
};

/**
 * Stages with persons or indicators, from the child to the elder. Of the principal ones, coverages, and the numbers of things with a
 * target of this place: without one they have no light.
 */
export const resumenEtapas = (tablero: Tablero): ResumenEtapa[] => {
  const columnas = columnasDe(tablero, 'todo', null)
    .map((c) => columnaEn(c, tablero.ambito.id))
    .filter((c) => c.indicador.tipo === 'cobertura' || (c.indicador.tipo === 'conteo' && c.meta !== null));
  return ETAPAS.map((etapa): ResumenEtapa => {
    const clases = columnas
      .filter((c) => etapaDe(c) === etapa)
      .map((c) => vistaCelda(tablero.propio.celdas[c.i], c.indicador, c.meta).clase);
    const cuantas = (clase: string): number => clases.filter((x) => x === clase).length;
    const [lograda, cerca, brecha] = [cuantas('lograda'), cuantas('cerca'), cuantas('brecha')];
    return {
      etapa,
      personas: etapa === 'todos' ? null : (tablero.propio.poblacion?.[etapa] ?? null),
      lograda,
      cerca,
      brecha,
      sinJuicio: clases.length - lograda - cerca - brecha,
    };
  }).filter((r) => r.personas !== null || r.lograda + r.cerca + r.brecha + r.sinJuicio > 0);
};
