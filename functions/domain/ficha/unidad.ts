import type { VersionFicha } from './esquema.ts';

/** What `documento` holds in the nominal result of an edition. */
export type Unidad = 'persona' | 'localidad' | 'distrito' | 'sector';

const DE_LUGAR: readonly string[] = ['localidad', 'distrito', 'sector'];

/** A birth, a pregnancy or an event belongs to a person; the rest are places. */
export const unidadDe = ({ poblacion: { sujeto } }: VersionFicha): Unidad =>
  DE_LUGAR.includes(sujeto) ? (sujeto as Unidad) : 'persona'; // checked on the same line

export const esDePersonas = (version: VersionFicha): boolean => unidadDe(version) === 'persona';
