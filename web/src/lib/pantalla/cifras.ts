import { DEN_MINIMO } from '../../../../functions/domain/conteo.ts';
import { cortoConMarca } from '../../../../functions/domain/definicion-firme.ts';
import type { Celda, Tablero } from '../../../../functions/domain/tablero.ts';
import { fraseLaMeta, fraseMeta, vistaCelda, type VistaCelda } from '../tablero/celda.ts';
import { columnasDe, indicadorInicial, titulares, type Columna } from '../tablero/columnas.ts';
import { rotulos } from '../textos/es/pared.ts';

export type Cifra = {
  readonly clave: string;
  readonly nombre: string;
  readonly vista: VistaCelda;
  /** True when the value is a percentage and carries its sign. */
  readonly esPorcentaje: boolean;
  readonly meta: string;
};

/** A percentage never breaks before its sign. */
export const sinPartir = (texto: string): string => texto.replaceAll(' %', '\u00a0%');

const firme = (celda: Celda | undefined): boolean => celda?.e === 'v' && celda.den >= DEN_MINIMO;

/** What can be judged goes first: a wall has no room for what cannot. */
export const seisDe = (tablero: Tablero): Columna[] => {
  const peso = (c: Columna): number => (firme(tablero.propio.celdas[c.i]) ? 2 : 0) + (c.meta ? 1 : 0);
  return [...titulares(tablero)].sort((a, b) => peso(b) - peso(a)).slice(0, 6);
};

export const cifraDe = (tablero: Tablero, { i, indicador, meta }: Columna): Cifra => {
  const celda = tablero.propio.celdas[i];
  return {
    clave: indicador.clave,
    nombre: cortoConMarca(indicador),
    vista: vistaCelda(celda, indicador, meta, tablero.ambito.id),
    esPorcentaje: indicador.tipo === 'cobertura' && firme(celda),
    meta: sinPartir(
      fraseMeta(celda, indicador, meta, tablero.ambito.id) ??
        fraseLaMeta(indicador, meta, tablero.ambito.id) ??
        rotulos.sinMeta,
    ),
  };
};

/** The indicator the opening sentence speaks of, so that map and list show the same; else the one short of most persons. */
export const columnaGuia = (tablero: Tablero): Columna | null => {
  const columnas = columnasDe(tablero, 'titulares', null);
  const clave = tablero.frases[0]?.celdas[0]?.clave;
  return (
    columnasDe(tablero, 'todo', null).find((c) => c.indicador.clave === clave) ?? indicadorInicial(tablero, columnas)
  );
};
