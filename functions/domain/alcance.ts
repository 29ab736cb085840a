import { tipoDe, type AmbitoId } from './ambito.ts';
import { esPeriodo, type Periodo } from './periodo.ts';
import type { Eess } from './territorio.ts';

/** Months a file speaks of: one, a range with both ends (`2026-01/2026-10`, a cumulative file), or '' for a whole picture. */
export type Meses = '' | Periodo | `${Periodo}/${Periodo}`;

/** `AAAA-MM`, or `AAAA-MM/AAAA-MM` from the first to the last: what whoever loads a file may say of it. '' says nothing. */
export const sonMeses = (texto: string): texto is Exclude<Meses, ''> => {
  const [desde = '', hasta = desde, ...mas] = texto.split('/');
  return mas.length === 0 && esPeriodo(desde) && esPeriodo(hasta) && desde <= hasta;
};

/** What a file replaces: source × months × place. */
export type Alcance = { readonly fuente: string; readonly periodo: Meses; readonly ambito: AmbitoId };

/** Where facilities are: what tells whether a place of one hierarchy lies in one of the other. */
export type Mapa = { readonly eess: ReadonlyMap<string, Pick<Eess, 'ubigeo' | 'disa' | 'red' | 'microred'>> };

export const claveAlcance = (a: Alcance): string => `${a.fuente}|${a.periodo}|${a.ambito}`;

/** First and last month; null when it is the whole picture, which has neither. */
export const extremos = (m: Meses): readonly [Periodo, Periodo] | null => {
  if (m === '') return null;
  const [desde, hasta] = m.split('/') as [Periodo, Periodo?]; // by the type
  return [desde, hasta ?? desde];
};

/** The shortest way of writing the months of a set: '' when it is empty. */
export const mesesDe = (periodos: Iterable<Periodo>): Meses => {
  const orden = [...periodos].sort();
  const [primero, ultimo] = [orden[0], orden.at(-1)];
  if (primero === undefined || ultimo === undefined) return '';
  return primero === ultimo ? primero : `${primero}/${ultimo}`;
};

export const abarcaMeses = (grande: Meses, chico: Meses): boolean => {
  const a = extremos(grande);
  const b = extremos(chico);
  return a === null || (b !== null && a[0] <= b[0] && b[1] <= a[1]);
};

export const cruzaMeses = (x: Meses, y: Meses): boolean => {
  const a = extremos(x);
  const b = extremos(y);
  return a === null || b === null || (a[0] <= b[1] && b[0] <= a[1]);
};

/** Codes of residence nest by prefix: region, province, district. */
const DE_RESIDENCIA = ['G', 'P', 'D'];
const DE_SALUD = ['R', 'M', 'E', 'S'];

const eessDe = (ambito: AmbitoId): string | null =>
  ambito.startsWith('E:') ? ambito.slice(2) : ambito.startsWith('S:') ? ambito.slice(2, 10) : null;

/**
 * Whether every row of the smaller scope belongs to the larger one. Only places of one hierarchy nest: a facility of a district attends
 * residents of others, so a file of one and a file of the other are looked at row by row.
 */
export const abarcaLugar = (grande: AmbitoId, chico: AmbitoId, { eess }: Mapa): boolean => {
  if (grande === chico || grande === 'N:PE') return true;
  const [g, c] = [tipoDe(grande), tipoDe(chico)];
  if (g === null || c === null) return false;
  const codigo = grande.slice(2);
  if (DE_RESIDENCIA.includes(g)) return DE_RESIDENCIA.includes(c) && chico.slice(2).startsWith(codigo);
  const renipress = eessDe(chico);
  if (g === 'E') return renipress === codigo;
  const suyo = renipress === null ? undefined : eess.get(renipress);
  if (g === 'M') return suyo !== undefined && `${suyo.disa}-${suyo.red}-${suyo.microred}` === codigo;
  if (g !== 'R') return false;
  return c === 'M'
    ? chico.slice(2).startsWith(`${codigo}-`)
    : suyo !== undefined && `${suyo.disa}-${suyo.red}` === codigo;
};

/** Whether two places may share a row. Only what cannot be is told apart: two districts, two facilities. */
export const cruzaLugar = (a: AmbitoId, b: AmbitoId, mapa: Mapa): boolean => {
  if (abarcaLugar(a, b, mapa) || abarcaLugar(b, a, mapa)) return true;
  const [x, y] = [tipoDe(a) ?? '', tipoDe(b) ?? ''];
  const juntos = (tipos: readonly string[]): boolean => tipos.includes(x) && tipos.includes(y);
  return !juntos(DE_RESIDENCIA) && !juntos(DE_SALUD);
};

export const abarca = (grande: Alcance, chico: Alcance, mapa: Mapa): boolean =>
  grande.fuente === chico.fuente &&
  abarcaMeses(grande.periodo, chico.periodo) &&
  abarcaLugar(grande.ambito, chico.ambito, mapa);

export const cruza = (a: Alcance, b: Alcance, mapa: Mapa): boolean =>
  a.fuente === b.fuente && cruzaMeses(a.periodo, b.periodo) && cruzaLugar(a.ambito, b.ambito, mapa);
