import type { TipoIndicador } from '../../../functions/domain/conteo.ts';
import type { Fecha } from '../../../functions/domain/fecha.ts';
import type { Periodo } from '../../../functions/domain/periodo.ts';
import { mesDe, meses } from './textos/es/fechas.ts';

// Written here and not asked of `Intl`: its first use costs a slow phone a tenth of a second, before the page answers to anything.
/** Where the shortest form of a double still has every digit before its point. */
const ENTERA_HASTA = 1e14;

/** Rounded half up from its shortest decimal form, thousands with a comma: what `Intl` writes for es-PE. */
function escribir(n: number, decimales: number): string {
  const valor = Math.abs(n);
  if (!(valor < ENTERA_HASTA))
    return n.toLocaleString('es-PE', { minimumFractionDigits: decimales, maximumFractionDigits: decimales });
  const [enteras = '', sobrantes = ''] = (valor < 1e-6 ? '0' : String(valor)).split('.');
  const cortado = enteras + sobrantes.slice(0, decimales).padEnd(decimales, '0');
  const digitos =
    (sobrantes[decimales] ?? '0') < '5' ? cortado : String(Number(cortado) + 1).padStart(cortado.length, '0');
  const corte = digitos.length - decimales;
  const miles = digitos.slice(0, corte).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const signo = n < 0 || Object.is(n, -0) ? '-' : '';
  return signo + miles + (decimales === 0 ? '' : `.${digitos.slice(corte)}`);
}

export const entero = (n: number): string => escribir(n, 0);
export const decimal = (n: number): string => escribir(n, 1);

/** A fraction as points of a hundred, without the sign: for cells and axes. */
export const puntos = (fraccion: number): string => decimal(fraccion * 100);
export const porcentaje = (fraccion: number): string => `${puntos(fraccion)} %`;

/** A value with its unit: a share as a percentage, a number of things, persons per km². */
export const cifra = (valor: number, tipo: TipoIndicador): string =>
  tipo === 'conteo' ? entero(valor) : tipo === 'densidad' ? `${decimal(valor)} hab./km²` : porcentaje(valor);

const nombreMes = (fecha: string): string => meses[Number(fecha.slice(5, 7)) - 1]!; // a date or a month of ours has one of twelve
/** «ene»: three letters are enough to tell the twelve apart. */
export const mesBreve = (fecha: Fecha | Periodo): string => nombreMes(fecha).slice(0, 3);

/** «5 oct 2026» */
export const fechaCorta = (fecha: Fecha): string => `${Number(fecha.slice(8))} ${mesBreve(fecha)} ${fecha.slice(0, 4)}`;

/** «octubre de 2026» */
export const mesEnPalabras = (periodo: Periodo): string => mesDe(nombreMes(periodo), periodo.slice(0, 4));

export const plural = (n: number, uno: string, varios: string): string => `${entero(n)} ${n === 1 ? uno : varios}`;

/** For searching by name: no accents, no case. */
export const sinTildes = (texto: string): string =>
  texto.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('es');
