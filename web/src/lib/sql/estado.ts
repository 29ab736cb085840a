import { tipoDe } from '../../../../functions/domain/ambito.ts';
import { esPeriodo } from '../../../../functions/domain/periodo.ts';
import type { Modo } from '../../../../functions/domain/tablero.ts';
import { dimensionDe, esDimension, type Dimension } from './dimension.ts';
import * as t from '../textos/es/explorar.ts';

export const MEDIDAS = { valor: t.valor, num: t.numerador, den: t.denominador, sin_dato: t.sinDato } as const;
export type Medida = keyof typeof MEDIDAS;

export const ORDENES = {
  brecha: t.sinAtenderMasPrimero,
  '-valor': t.valorElMayorPrimero,
  valor: t.valorElMenorPrimero,
  casos: t.denominadorElMayorPrimero,
  nombre: t.porNombre,
} as const;
export type OrdenPivote = keyof typeof ORDENES;

/** What a person chose in the explorer; '' , [] and null where they chose nothing. It lives in the URL. */
export type EstadoExplorador = {
  readonly region: string;
  readonly corte: string;
  readonly modo: Modo | null;
  /** Indicators, each with its edition. */
  readonly claves: readonly string[];
  /** First and last month; the same one twice for one month. */
  readonly desde: string;
  readonly hasta: string;
  /** One or two, the outer first. */
  readonly filas: readonly Dimension[];
  readonly columna: Dimension | null;
  readonly medida: Medida;
  readonly orden: OrdenPivote;
  /** Ids of the places to stay in, at most one of each type. */
  readonly lugares: readonly string[];
  readonly etapa: string;
  readonly condicion: string;
};

export const POR_OMISION: EstadoExplorador = {
  region: '05',
  corte: '',
  modo: null,
  claves: [],
  desde: '',
  hasta: '',
  filas: ['distrito'],
  columna: null,
  medida: 'valor',
  orden: 'brecha',
  lugares: [],
  etapa: '',
  condicion: '',
};

export const MAXIMO_INDICADORES = 8;

const lista = (texto: string | null): string[] => [...new Set((texto ?? '').split(',').filter((x) => x !== ''))];

const leerLugares = (texto: string | null): string[] => {
  const porTipo = new Map<string, string>();
  for (const id of lista(texto)) {
    const tipo = tipoDe(id);
    if (tipo && dimensionDe(tipo)) porTipo.set(tipo, id);
  }
  return [...porTipo.values()];
};

const elegido = <T extends string>(texto: string | null, de: Readonly<Record<T, string>>, si: T): T =>
  texto !== null && Object.hasOwn(de, texto) ? (texto as T) : si; // one of the keys of `de`

/** Anything that cannot be understood counts as not chosen. */
export const leerEstado = (q: Pick<URLSearchParams, 'get'>): EstadoExplorador => {
  const region = q.get('region') ?? '';
  const modo = q.get('modo');
  const [desde = '', hasta = desde] = (q.get('periodo') ?? '').split('..');
  const meses = esPeriodo(desde) && esPeriodo(hasta) && desde <= hasta;
  const filas = lista(q.get('por')).filter(esDimension).slice(0, 2);
  const columna = q.get('columnas') ?? '';
  return {
    region: /^\d{2}$/.test(region) ? region : POR_OMISION.region,
    corte: q.get('corte') ?? '',
    modo: modo === 'equipo' || modo === 'publico' ? modo : null,
    claves: lista(q.get('clave')).slice(0, MAXIMO_INDICADORES),
    desde: meses ? desde : '',
    hasta: meses ? hasta : '',
    filas: filas.length > 0 ? filas : POR_OMISION.filas,
    columna: esDimension(columna) && !filas.includes(columna) ? columna : null,
    medida: elegido(q.get('medida'), MEDIDAS, POR_OMISION.medida),
    orden: elegido(q.get('orden'), ORDENES, POR_OMISION.orden),
    lugares: leerLugares(q.get('lugar')),
    etapa: q.get('etapa') ?? '',
    condicion: q.get('condicion') ?? '',
  };
};

/** Only what differs from the default, in a fixed order. `?…` or ''. */
export const escribirEstado = (e: EstadoExplorador): string => {
  const valores: readonly (readonly [string, string, string])[] = [
    ['region', e.region, POR_OMISION.region],
    ['corte', e.corte, ''],
    ['modo', e.modo ?? '', ''],
    ['clave', e.claves.join(','), ''],
    ['periodo', e.desde === e.hasta ? e.desde : `${e.desde}..${e.hasta}`, ''],
    ['por', e.filas.join(','), POR_OMISION.filas.join(',')],
    ['columnas', e.columna ?? '', ''],
    ['medida', e.medida, POR_OMISION.medida],
    ['orden', e.orden, POR_OMISION.orden],
    ['lugar', e.lugares.join(','), ''],
    ['etapa', e.etapa, ''],
    ['condicion', e.condicion, ''],
  ];
  const q = new URLSearchParams(valores.filter(([, v, omision]) => v !== omision).map(([k, v]) => [k, v]));
  const texto = q.toString();
  return texto === '' ? '' : `?${texto}`;
};
