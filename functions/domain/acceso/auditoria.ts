import type { AmbitoId } from '../ambito.ts';
import { diaEnLima } from '../fecha.ts';
import { periodoDe, type Periodo } from '../periodo.ts';
import type { Finalidad } from './identidad.ts';

/** What is worth being asked about later. */
export const SUCESOS = [
  'lectura_nominal',
  'publicacion',
  'carga_recibida',
  'consulta_auditoria',
  'peticion_titular',
  'pantalla_creada',
  'pantalla_revocada',
] as const;
export type TipoSuceso = (typeof SUCESOS)[number];

/** One line of the record: who did what, over which place, what for and when. Only ever added. */
export type Suceso = {
  /** ISO 8601 in UTC with milliseconds. */
  readonly instante: string;
  /** Subject of the token, or what did it by itself. Never a document. */
  readonly quien: string;
  readonly que: TipoSuceso;
  /** What was read, received or published: `rechazos:<carga>`, `sectoristas:E:00003644@05-2026-10-r1`, `carga:<id>`, `corte:05-2026-10-r1`. */
  readonly recurso: string;
  readonly region: string;
  readonly ambito: AmbitoId;
  /** null where nobody is named. */
  readonly finalidad: Finalidad | null;
};

/** The month a line is kept under, that of Lima. @param instante ISO 8601 in UTC */
export const mesDe = (instante: string): Periodo => periodoDe(diaEnLima(instante));

/** How much of what names persons one may read in an hour: different things, and times in all. */
export type CuotaNominal = { readonly distintas: number; readonly veces: number };
export const CUOTA_NOMINAL: CuotaNominal = { distintas: 60, veces: 600 };

/** Documents as they are typed: without spaces, points or dashes. @returns null for what is no document */
export const leerDocumento = (texto: string): string | null => {
  const limpio = texto.toUpperCase().replace(/[\s.-]/g, '');
  return /^[A-Z0-9]{6,15}$/.test(limpio) ? limpio : null;
};
