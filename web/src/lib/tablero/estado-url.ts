import { CURSOS_VIDA, type CursoVida } from '../../../../functions/domain/curso-vida.ts';
import type { Modo } from '../../../../functions/domain/tablero.ts';

export const ORDENES = ['brecha', 'valor', 'cambio', 'nombre', 'grupo'] as const;
export type Orden = (typeof ORDENES)[number];
/** Persons are not counted in public: there is no gap in persons to sort by. */
export const ordenesDe = (modo: Modo): readonly Orden[] =>
  modo === 'publico' ? ORDENES.filter((o) => o !== 'brecha' && o !== 'cambio') : ORDENES;
/** `directo`: worst first, or from A; `inverso`: the other way round. */
export const SENTIDOS = ['directo', 'inverso'] as const;
export type Sentido = (typeof SENTIDOS)[number];
export const QUINTILES = ['1', '2', '3', '4', '5'] as const;
export type Quintil = (typeof QUINTILES)[number];

/** `titulares`: the dozen that opens a board; a life stage or `gestante`: its fichas; `todo`: every principal ficha. */
export type Vista = 'titulares' | CursoVida | 'gestante' | 'todo';
export const VISTAS: readonly Vista[] = ['titulares', ...CURSOS_VIDA, 'gestante', 'todo'];

/** What a person chose on a board. The address holds it and nothing else does. */
export type EstadoTablero = {
  /** `clave` of the chosen indicator, null to let the board choose. */
  readonly ind: string | null;
  /** `clave` of the indicator the rows are ordered by, where it is not the chosen one: opening a cell moves no row. */
  readonly por: string | null;
  readonly orden: Orden;
  readonly sentido: Sentido;
  readonly vista: Vista;
  /** Only the columns of this package. */
  readonly paquete: string | null;
  /** Only the rows of this group (province, facility), of this red, of this poverty quintile. */
  readonly grupo: string | null;
  readonly red: string | null;
  readonly quintil: Quintil | null;
  /** The poverty quintile whose districts are compared in «Quiénes mejoran»; null for the first there is. */
  readonly comparables: Quintil | null;
  /** The place whose cell is open at the side. */
  readonly lugar: string | null;
};

const CLAVES = {
  ind: 'ind',
  por: 'por',
  orden: 'orden',
  sentido: 'sentido',
  vista: 'ver',
  paquete: 'paquete',
  grupo: 'grupo',
  red: 'red',
  quintil: 'quintil',
  comparables: 'comparables',
  lugar: 'lugar',
} as const;
const POR_DEFECTO: EstadoTablero = {
  ind: null,
  por: null,
  orden: 'brecha',
  sentido: 'directo',
  vista: 'titulares',
  paquete: null,
  grupo: null,
  red: null,
  quintil: null,
  comparables: null,
  lugar: null,
};
/** Every filter off. */
export const SIN_FILTROS = { paquete: null, grupo: null, red: null, quintil: null } as const;

const deLista = <T extends string, O>(lista: readonly T[], texto: string | null, otro: O): T | O =>
  lista.find((x) => x === texto) ?? otro;

export type Consulta = Pick<URLSearchParams, 'get' | 'toString'>;
export type Direccion = { readonly pathname: string; readonly searchParams: Consulta };

export const leerEstado = (q: Consulta): EstadoTablero => ({
  ind: q.get(CLAVES.ind),
  por: q.get(CLAVES.por),
  orden: deLista(ORDENES, q.get(CLAVES.orden), POR_DEFECTO.orden),
  sentido: deLista(SENTIDOS, q.get(CLAVES.sentido), POR_DEFECTO.sentido),
  vista: deLista(VISTAS, q.get(CLAVES.vista), POR_DEFECTO.vista),
  paquete: q.get(CLAVES.paquete),
  grupo: q.get(CLAVES.grupo),
  red: q.get(CLAVES.red),
  quintil: deLista(QUINTILES, q.get(CLAVES.quintil), null),
  comparables: deLista(QUINTILES, q.get(CLAVES.comparables), null),
  lugar: q.get(CLAVES.lugar),
});

/** ':' and '@' are legal in a query and keep the address readable. */
const juntar = (camino: string, q: URLSearchParams): string => {
  const texto = q.toString().replaceAll('%3A', ':').replaceAll('%40', '@');
  return camino + (texto === '' ? '' : `?${texto}`);
};

/** The address with some choices changed; those that equal the default are left out. Other parameters stay. */
export const direccionCon = (url: Direccion, cambios: Partial<EstadoTablero>): string => {
  const q = new URLSearchParams(url.searchParams.toString());
  for (const k of Object.keys(cambios) as (keyof EstadoTablero)[]) {
    const valor = cambios[k] ?? null;
    if (valor === null || valor === POR_DEFECTO[k]) q.delete(CLAVES[k]);
    else q.set(CLAVES[k], valor);
  }
  return juntar(url.pathname, q);
};

/** The same screen in another corte; null goes back to the current one. */
export const direccionCorte = (url: Direccion, corte: string | null): string => {
  const q = new URLSearchParams(url.searchParams.toString());
  if (corte === null) q.delete('corte');
  else q.set('corte', corte);
  return juntar(url.pathname, q);
};
