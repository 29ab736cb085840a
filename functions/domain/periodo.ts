import { fechaDe, diaDe, type Fecha } from './fecha.ts';

/** A calendar month, `YYYY-MM`. */
export type Periodo = string;

export const esPeriodo = (texto: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(texto);

const indice = (periodo: Periodo): number => {
  if (!esPeriodo(periodo)) throw new RangeError(`No es un periodo (AAAA-MM): ${periodo}`);
  return Number(periodo.slice(0, 4)) * 12 + Number(periodo.slice(5)) - 1;
};

const deIndice = (n: number): Periodo =>
  `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`;

export const sumarMeses = (periodo: Periodo, meses: number): Periodo => deIndice(indice(periodo) + meses);

export const primerDia = (periodo: Periodo): Fecha => `${deIndice(indice(periodo))}-01`;

/** Last day of the month: the cut date of a monthly corte. */
export const ultimoDia = (periodo: Periodo): Fecha => fechaDe(diaDe(primerDia(sumarMeses(periodo, 1))) - 1);

export const periodoDe = (fecha: Fecha): Periodo => fecha.slice(0, 7);

/** Months in [desde, hasta], oldest first; [] when `hasta` is earlier. */
export const periodosEntre = (desde: Periodo, hasta: Periodo): Periodo[] => {
  const a = indice(desde);
  return Array.from({ length: Math.max(0, indice(hasta) - a + 1) }, (_, i) => deIndice(a + i));
};
