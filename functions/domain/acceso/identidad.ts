import { esSinUbicar, tipoDe, type AmbitoId, type TipoAmbito } from '../ambito.ts';

/** `publico` may do what nobody in particular may. */
export const ROLES = ['publico', 'eess', 'ial', 'iar', 'evaluador', 'admin'] as const;
export type Rol = (typeof ROLES)[number];

/** Why somebody reads what names a person. */
export const FINALIDADES = ['seguimiento', 'auditoria', 'peticion_titular'] as const;
export type Finalidad = (typeof FINALIDADES)[number];

/** Who is asking, as a verified token says. */
export type Identidad = {
  /** Stable and opaque: what the audit keeps. Never a document. */
  readonly sujeto: string;
  /** A screen on a wall is not a person: it sees one place and nothing else. */
  readonly clase: 'persona' | 'dispositivo';
  readonly roles: readonly Rol[];
  readonly ambitos: readonly AmbitoId[];
  /** What it may read persons for. Empty: nothing that names anybody. */
  readonly nominal: readonly Finalidad[];
  /** Seconds since 1970: from this one on it is nobody. */
  readonly vence: number;
};

/** Kinds of place each role can be of. A role given over another kind of place grants nothing there. */
export const LUGARES_DE_ROL: Readonly<Record<Rol, readonly TipoAmbito[]>> = {
  publico: [],
  eess: ['S', 'E', 'M', 'R'],
  ial: ['D', 'P'],
  iar: ['G', 'N'],
  evaluador: ['S', 'E', 'M', 'R', 'D', 'P', 'G', 'N'],
  admin: ['S', 'E', 'M', 'R', 'D', 'P', 'G', 'N'],
};

export const esRol = (texto: string): texto is Rol => (ROLES as readonly string[]).includes(texto);
export const esFinalidad = (texto: string): texto is Finalidad => (FINALIDADES as readonly string[]).includes(texto);

/** A place somebody can answer for: those of whoever could not be placed are nobody's. */
export const esAmbitoDeAlguien = (texto: string): boolean =>
  /^(?:N:PE|[SEMRDPG]:[A-Za-z0-9_.-]{1,40})$/.test(texto) && tipoDe(texto) !== null && !esSinUbicar(texto);
