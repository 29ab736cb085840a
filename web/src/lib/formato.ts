import type { TipoIndicador } from '../../../functions/domain/conteo.ts';
import type { Fecha } from '../../../functions/domain/fecha.ts';
import type { Periodo } from '../../../functions/domain/periodo.ts';

const ENTERO = new Intl.NumberFormat('es-PE', { maximumFractionDigits: 0 });
const UN_DECIMAL = new Intl.NumberFormat('es-PE', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const FECHA = new Intl.DateTimeFormat('es-PE', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const MES = new Intl.DateTimeFormat('es-PE', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export const entero = (n: number): string => ENTERO.format(n);
export const decimal = (n: number): string => UN_DECIMAL.format(n);

/** A fraction as points of a hundred, without the sign: for cells and axes. */
export const puntos = (fraccion: number): string => UN_DECIMAL.format(fraccion * 100);
export const porcentaje = (fraccion: number): string => `${puntos(fraccion)} %`;

/** A value with its unit: a share as a percentage, a number of things, persons per km². */
export const cifra = (valor: number, tipo: TipoIndicador): string =>
  tipo === 'conteo' ? entero(valor) : tipo === 'densidad' ? `${decimal(valor)} hab./km²` : porcentaje(valor);

export const fechaCorta = (fecha: Fecha): string => FECHA.format(new Date(`${fecha}T00:00:00Z`)).replace('.', '');

/** «octubre de 2026» */
export const mesEnPalabras = (periodo: Periodo): string => MES.format(new Date(`${periodo}-01T00:00:00Z`));

export const plural = (n: number, uno: string, varios: string): string => `${entero(n)} ${n === 1 ? uno : varios}`;

/** For searching by name: no accents, no case. */
export const sinTildes = (texto: string): string =>
  texto.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('es');
