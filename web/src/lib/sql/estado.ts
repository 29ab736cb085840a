import { esPeriodo } from '../../../../functions/domain/periodo.ts';
import type { Modo } from '../../../../functions/domain/tablero.ts';
import { esFilaPivote, type FilaPivote } from './pivote.ts';

/** What a person chose in the explorer; '' and null where they chose nothing. It lives in the URL. */
export type EstadoExplorador = {
  readonly region: string;
  readonly corte: string;
  readonly modo: Modo | null;
  readonly clave: string;
  readonly periodo: string;
  readonly por: FilaPivote;
  readonly etapa: string;
};

const POR_OMISION: EstadoExplorador = {
  region: '05',
  corte: '',
  modo: null,
  clave: '',
  periodo: '',
  por: 'distrito',
  etapa: '',
};

/** Anything that cannot be understood counts as not chosen. */
export const leerEstado = (q: Pick<URLSearchParams, 'get'>): EstadoExplorador => {
  const region = q.get('region') ?? '';
  const por = q.get('por') ?? '';
  const periodo = q.get('periodo') ?? '';
  const modo = q.get('modo');
  return {
    region: /^\d{2}$/.test(region) ? region : POR_OMISION.region,
    corte: q.get('corte') ?? '',
    modo: modo === 'equipo' || modo === 'publico' ? modo : null,
    clave: q.get('clave') ?? '',
    periodo: esPeriodo(periodo) ? periodo : '',
    por: esFilaPivote(por) ? por : POR_OMISION.por,
    etapa: q.get('etapa') ?? '',
  };
};

/** Only what differs from the default, in a fixed order. `?…` or ''. */
export const escribirEstado = (e: EstadoExplorador): string => {
  const q = new URLSearchParams();
  for (const k of ['region', 'corte', 'modo', 'clave', 'periodo', 'por', 'etapa'] as const) {
    const v = e[k];
    if (v !== null && v !== POR_OMISION[k]) q.set(k, v);
  }
  const texto = q.toString();
  return texto === '' ? '' : `?${texto}`;
};
