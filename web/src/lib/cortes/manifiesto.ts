import { parseCorteId, type CorteId } from '../../../../functions/domain/corte.ts';
import type { Entrada, ManifiestoLeido } from './contrato.ts';
import * as t from '../textos/es/cortes.ts';

/** Words for the results this version knows; another is shown by its own name. */
const RESULTADOS: Readonly<Record<string, string>> = {
  hechos: t.hechosDeCadaHojaEl,
  lugares: t.hechosDeCadaLugarComo,
  tableros: t.tablerosDeCadaLugarComo,
};

export type Resultado = { readonly nombre: string; readonly valor: string };

/** Hashes and counts as lines, those inside others with the name of both. Booleans and nulls say nothing an auditor can check. */
export const lineasResultados = (resultados: Readonly<Record<string, unknown>>, prefijo = ''): Resultado[] =>
  Object.entries(resultados).flatMap(([clave, v]) => {
    const nombre = `${prefijo}${RESULTADOS[clave] ?? clave.replaceAll('_', ' ')}`;
    if (typeof v === 'string' || typeof v === 'number') return [{ nombre, valor: String(v) }];
    // Every object read from JSON has text keys.
    return typeof v === 'object' && v !== null ? lineasResultados(v as Record<string, unknown>, `${nombre} · `) : [];
  });

const ESTADOS = ['aceptadas', 'observadas', 'duplicadas', 'rechazadas'] as const;

/** Rows of an input by state; null when its manifest only says how many there were. */
export const filasPorEstado = (e: Entrada): Readonly<Record<(typeof ESTADOS)[number], number>> | null => {
  const [a, o, d, r] = ESTADOS.map((k) => e[k]);
  return a === undefined || o === undefined || d === undefined || r === undefined
    ? null
    : { aceptadas: a, observadas: o, duplicadas: d, rechazadas: r };
};

export const totalFilas = (m: Pick<ManifiestoLeido, 'cargas'>): number => m.cargas.reduce((n, c) => n + c.filas, 0);

/** Earlier revisions of the same month that may exist, nearest first: a number may have been taken by a close that failed. */
export const revisionesPrevias = (id: CorteId): CorteId[] => {
  const c = parseCorteId(id);
  return c === null
    ? []
    : Array.from({ length: c.revision - 1 }, (_, i) => `${c.region}-${c.periodo}-r${c.revision - 1 - i}`);
};

export const ordenVerificar = (id: CorteId): string => `npx sala verificar ${id}`;
