import { diaEnLima, esFecha } from './fecha.ts';

/** What whoever brings a file says of it. What is not said is read from the file, and is not here. */
export type Declaracion = {
  readonly ambito?: string;
  readonly emitido?: string;
  readonly formato?: string;
  readonly periodo?: string;
  readonly region?: string;
};

/** Alphabetical: the order is part of the identity of a carga. */
export const CAMPOS_DECLARACION = ['ambito', 'emitido', 'formato', 'periodo', 'region'] as const;

/** Only what was said, in one order. */
export const declaracionDe = (dicho: {
  readonly [C in (typeof CAMPOS_DECLARACION)[number]]?: string | undefined;
}): Declaracion => Object.fromEntries(CAMPOS_DECLARACION.flatMap((c) => (dicho[c] ? [[c, dicho[c]]] : [])));

/** Canonical JSON. */
export const claveDeclaracion = (d: Declaracion): string => JSON.stringify(declaracionDe(d));

/** Why an issue date cannot be, or null. One to come would replace all that arrives until then. @param ahora instant, ISO 8601 */
export const emisionMala = (emitido: string, ahora: string): string | null =>
  !esFecha(emitido)
    ? `La fecha de emisión es un día, AAAA-MM-DD; vino «${emitido}».`
    : emitido > diaEnLima(ahora)
      ? `La fecha de emisión ${emitido} es posterior a hoy: reemplazaría a todo lo que llegue después. Revísela.`
      : null;
