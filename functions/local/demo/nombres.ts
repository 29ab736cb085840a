import { Azar } from './azar.ts';

const INICIO = [
  'Bru',
  'Dal',
  'Fen',
  'Gri',
  'Hul',
  'Jor',
  'Kel',
  'Lum',
  'Mib',
  'Nox',
  'Plo',
  'Quer',
  'Rud',
  'Sib',
  'Tro',
  'Vel',
  'Xim',
  'Yul',
  'Zan',
  'Wob',
];
const MEDIO = ['ba', 'dre', 'fo', 'gue', 'lu', 'mi', 'nar', 'pi', 'ro', 'su', 'te', 'vi', 'zo'];
const FIN = ['bek', 'dun', 'fil', 'gord', 'lix', 'mung', 'nash', 'pler', 'rosk', 'stel', 'trin', 'vorn', 'zell'];
const PILA = ['Ela', 'Oru', 'Ami', 'Ibe', 'Uri', 'Ane', 'Ova', 'Eki', 'Ilo', 'Asu'];
const PILA_FIN = ['bel', 'dor', 'fia', 'lin', 'mar', 'nia', 'rio', 'sel', 'tan', 'via', 'zar', 'go'];
const VIA = ['Jr. ', 'Av. ', 'Psje. ', 'Ca. '];

const combinar = (...partes: readonly (readonly string[])[]): string[] =>
  partes.reduce<string[]>((hechas, parte) => hechas.flatMap((a) => parte.map((b) => a + b)), ['']);

// Every syllable is invented: no Peruvian surname ends like these.
const APELLIDOS = combinar(INICIO, MEDIO, FIN).map((n) => n.toUpperCase());
const NOMBRES = combinar(PILA, PILA_FIN);
const VIAS = combinar(VIA, INICIO, FIN);

/** An invented surname, capitals, ASCII. */
export const apellido = (azar: Azar): string => azar.de(APELLIDOS);
/** One or two invented first names, capitals, ASCII. */
export const nombres = (azar: Azar): string =>
  (azar.ocurre(0.4) ? azar.de(NOMBRES) : `${azar.de(NOMBRES)} ${azar.de(NOMBRES)}`).toUpperCase();
/** An invented street. */
export const via = (azar: Azar): string => azar.de(VIAS);
/** «Nombre Apellido» of a worker, in title case. */
export const trabajador = (azar: Azar): string => {
  const a = apellido(azar);
  return `${azar.de(NOMBRES)} ${a[0]}${a.slice(1).toLowerCase()}`;
};
