import type { Cumplimiento, SectorTablero } from '../../../../functions/domain/tablero.ts';
import { entero } from '../formato.ts';
import * as t from '../textos/es/sector.ts';

export type Visitas =
  | { readonly estado: 'no_disponible' | 'sin_cronograma' }
  | { readonly estado: 'con'; readonly mes: Cumplimiento; readonly anio: Cumplimiento };

/** Three things that must not be confused: a corte that did not keep it, a sector without schedule, and a schedule. */
export const visitasDe = ({ cronograma }: Pick<SectorTablero, 'cronograma'>): Visitas => {
  if (cronograma === undefined) return { estado: 'no_disponible' };
  return cronograma === null ? { estado: 'sin_cronograma' } : { estado: 'con', ...cronograma };
};

export const SIN_VISITAS: Readonly<Record<'no_disponible' | 'sin_cronograma', string>> = {
  no_disponible: t.noDisponibleEnEsteCorte,
  sin_cronograma: t.sinCronogramaCargado,
};

/** «7 de 9», «ninguna programada». */
export const hechasDe = ({ programadas, hechas }: Cumplimiento): string =>
  programadas === 0 ? t.ningunaProgramada : `${entero(hechas)} de ${entero(programadas)}`;

const suma = (a: Cumplimiento, b: Cumplimiento): Cumplimiento => ({
  programadas: a.programadas + b.programadas,
  hechas: a.hechas + b.hechas,
});

/** Of several sectors together: those with a schedule add up; without any, what the first one lacks. */
export const sumarVisitas = (sectores: readonly Pick<SectorTablero, 'cronograma'>[]): Visitas => {
  const todas = sectores.map(visitasDe);
  const con = todas.filter((v) => v.estado === 'con');
  if (con.length === 0) return todas[0] ?? { estado: 'no_disponible' };
  return con.reduce((a, b) => ({ estado: 'con', mes: suma(a.mes, b.mes), anio: suma(a.anio, b.anio) }));
};
