import { diaEnLima, diasEntre, type Fecha } from '../../../../functions/domain/fecha.ts';

/**
 * Past this age the wall says that its data are old. PROPUESTA: a month is closed within some two weeks of its end, so that a
 * screen that is up to date never shows more than a month and a half.
 */
export const DIAS_ANTIGUOS = 45;

export type Edad = { readonly dias: number; readonly antigua: boolean };

/** Age of the data on the day it is in Lima. @param ahora milliseconds since 1970 */
export const edadDe = (fecha: Fecha, ahora: number): Edad => {
  const dias = diasEntre(fecha, diaEnLima(new Date(ahora).toISOString()));
  return { dias, antigua: dias > DIAS_ANTIGUOS };
};

const HORA = new Intl.DateTimeFormat('es-PE', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'America/Lima',
});
const DIA_HORA = new Intl.DateTimeFormat('es-PE', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'America/Lima',
});

/** «21:05», in Lima. */
export const horaLima = (ms: number): string => HORA.format(ms);

/** «27 nov, 21:05», in Lima. */
export const diaHoraLima = (ms: number): string => DIA_HORA.format(ms).replace('.', '');
