import { diaDe, fechaDe } from '../../domain/fecha.ts';

const PRIMERO = diaDe('1920-01-01');
const ULTIMO = diaDe('2060-12-31');
const N = ULTIMO - PRIMERO + 1;

const iso: string[] = new Array<string>(N);
const peruana: string[] = new Array<string>(N);
const anos = new Int16Array(N);
const meses = new Int8Array(N);
const dias = new Int8Array(N);
for (let i = 0; i < N; i++) {
  const f = fechaDe(PRIMERO + i);
  iso[i] = f;
  peruana[i] = `${f.slice(8)}/${f.slice(5, 7)}/${f.slice(0, 4)}`;
  anos[i] = Number(f.slice(0, 4));
  meses[i] = Number(f.slice(5, 7));
  dias[i] = Number(f.slice(8));
}

// Tables from 1920 to 2060: a visit needs five date texts and there are millions of visits.
/** `YYYY-MM-DD` of a day number. */
export const isoDe = (dia: number): string => iso[dia - PRIMERO]!;
/** `DD/MM/YYYY` of a day number. */
export const peruanaDe = (dia: number): string => peruana[dia - PRIMERO]!;
export const anoDe = (dia: number): number => anos[dia - PRIMERO]!;
export const mesDe = (dia: number): number => meses[dia - PRIMERO]!;
export const diaDelMes = (dia: number): number => dias[dia - PRIMERO]!;
/** Months since year 0: consecutive months differ by one. */
export const mesAbsoluto = (dia: number): number => anoDe(dia) * 12 + mesDe(dia) - 1;

/** Completed months between two days, as the calendar counts them. */
export const mesesEntre = (nacimiento: number, dia: number): number =>
  mesAbsoluto(dia) - mesAbsoluto(nacimiento) - (diaDelMes(dia) < diaDelMes(nacimiento) ? 1 : 0);

/** Completed years between two days. */
export const anosEntre = (nacimiento: number, dia: number): number => Math.floor(mesesEntre(nacimiento, dia) / 12);
