import type { AmbitoId } from '../ambito.ts';

/** A wall screen that was given a place. Its token is known to its browser alone: what is kept is its sha256. */
export type Pantalla = {
  readonly id: string;
  readonly ambito: AmbitoId;
  readonly region: string;
  /** Where it hangs, in the words of whoever gave it. */
  readonly nombre: string;
  /** ISO 8601 in UTC. */
  readonly creada: string;
  readonly por: string;
  readonly vence: string;
  readonly revocada: string | null;
  /** Whether its code was typed already: until then no browser has it. */
  readonly emparejada: boolean;
};

/** 32 signs that are not taken for one another when read aloud or from a paper: no I, L, O, U. */
const SIGNOS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const LARGO_CODIGO = 10;
export const MINUTOS_CODIGO = 15;
export const DIAS_PANTALLA_MAXIMO = 365;

/** A pairing code from random bytes, one sign each: 50 bits. @param bytes at least `LARGO_CODIGO` */
export const codigoDe = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, LARGO_CODIGO)].map((b) => SIGNOS[b % SIGNOS.length]!).join('');

/** As it is shown: in two halves. */
export const codigoVisible = (codigo: string): string => `${codigo.slice(0, 5)}-${codigo.slice(5)}`;

/** What somebody typed, as it was given: case, spaces and signs that look alike do not matter. @returns null when it is no code */
export const leerCodigo = (texto: string): string | null => {
  const limpio = texto.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return limpio.length === LARGO_CODIGO && [...limpio].every((s) => SIGNOS.includes(s)) ? limpio : null;
};

const TIPO_RUTA: Readonly<Record<string, string>> = { E: 'eess', D: 'ial', G: 'iar' };

/** Where the wall of a place is; null for places that have none. */
export const caminoPared = (ambito: AmbitoId): string | null => {
  const tipo = TIPO_RUTA[ambito.slice(0, 1)];
  return tipo === undefined ? null : `/${tipo}/${encodeURIComponent(ambito.slice(2))}/pantalla`;
};
