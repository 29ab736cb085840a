import { NOMBRE_TIPO, type TipoAmbito } from '../../../../functions/domain/ambito.ts';
import { CURSOS_VIDA, NOMBRE_CURSO_VIDA } from '../../../../functions/domain/curso-vida.ts';
import * as t from '../textos/es/explorar.ts';

/** What a person may put in rows or columns. `columna` goes into the SQL, so it comes from this list only. */
type Descripcion = {
  readonly nombre: string;
  readonly columna: string;
  /** Of places: their type. */
  readonly lugar?: TipoAmbito;
  /** False where one person is counted in several members: their counts are never added. */
  readonly suma: boolean;
};

const lugar = (tipo: TipoAmbito, columna: string): Descripcion => ({
  nombre: NOMBRE_TIPO[tipo],
  columna,
  lugar: tipo,
  suma: true,
});

export const DIMENSIONES = {
  distrito: lugar('D', 'distrito'),
  provincia: lugar('P', 'provincia'),
  red: lugar('R', 'red'),
  microred: lugar('M', 'microred'),
  eess: lugar('E', 'eess'),
  sector: lugar('S', 'sector'),
  mes: { nombre: t.mes, columna: 'periodo', suma: false },
  etapa: { nombre: t.etapaDeVida, columna: 'curso_vida', suma: true },
  condicion: { nombre: t.condicion, columna: 'condicion', suma: true },
  indicador: { nombre: t.indicadorYEdicion, columna: 'clave', suma: false },
} as const satisfies Readonly<Record<string, Descripcion>>;

export type Dimension = keyof typeof DIMENSIONES;
export const esDimension = (texto: string): texto is Dimension => Object.hasOwn(DIMENSIONES, texto);

export const dimension = (d: Dimension): Descripcion => DIMENSIONES[d];
export const esLugar = (d: Dimension): boolean => dimension(d).lugar !== undefined;

/** The dimension of a place by the letter of its id; null for the region and the country, which are never one of several. */
export const dimensionDe = (tipo: TipoAmbito): Dimension | null =>
  (Object.keys(DIMENSIONES) as Dimension[]).find((d) => dimension(d).lugar === tipo) ?? null;

/** Life stages as they come in the cube; '' where the age is not known or the ficha counts no persons. */
export const nombreEtapa = (etapa: string): string =>
  etapa === '' ? t.sinEtapa : ((NOMBRE_CURSO_VIDA as Readonly<Record<string, string>>)[etapa] ?? etapa);

const CONDICIONES: Readonly<Record<string, string>> = {
  '': t.sinCondicion,
  gestante: t.gestante,
  puerpera: t.puerpera,
};
export const nombreCondicion = (condicion: string): string => CONDICIONES[condicion] ?? condicion;

/** Members that have an order of their own: months by date, stages by age, indicators as they were chosen. null for places. */
export const ordenPropio = (d: Dimension, claves: readonly string[]): ((a: string, b: string) => number) | null => {
  const segun = (lista: readonly string[]) => (a: string, b: string) => lista.indexOf(a) - lista.indexOf(b);
  if (d === 'mes' || d === 'condicion') return (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  if (d === 'etapa') return segun([...CURSOS_VIDA, '']);
  return d === 'indicador' ? segun(claves) : null;
};
