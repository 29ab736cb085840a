import { diasEntre, type Fecha } from './fecha.ts';
import { ultimoDia, type Periodo } from './periodo.ts';

/** Days from the last day of the latest published month to today; a month that is not over yet is 0 days old. */
export const edadDatos = (ultimo: Periodo, hoy: Fecha): number => Math.max(0, diasEntre(ultimoDia(ultimo), hoy));
