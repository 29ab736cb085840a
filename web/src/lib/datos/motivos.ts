import { razonDe } from '../../../../functions/domain/motivos-carga.ts';
import type { CargaLeida } from './contrato.ts';

export type EstadoFila = 'aceptada' | 'observada' | 'duplicada' | 'rechazada';

export type Motivo = {
  readonly codigo: string;
  readonly frase: string;
  readonly n: number;
  /** Where its rows went; null when the counts of the file do not bear it out. */
  readonly estado: EstadoFila | null;
};

const DUPLICAN: readonly string[] = ['archivo_repetido', 'clave_repetida', 'fila_repetida'];
const RECHAZAN: readonly string[] = [
  'clave_ilegible',
  'columnas_de_mas',
  'columnas_de_menos',
  'encabezado_repetido',
  'fila_demasiado_larga',
  'fila_pie',
  'fila_total',
  'fila_vacia',
  'sin_codigo',
  'sin_paciente',
];

const supuesto = (codigo: string): EstadoFila =>
  DUPLICAN.includes(codigo) ? 'duplicada' : RECHAZAN.includes(codigo) ? 'rechazada' : 'observada';

/**
 * Reasons of a file, the commonest first. A carga counts rows by reason and rows by state, not both at once: where each reason goes is
 * only told when the sums of all of them are the counts of the file.
 */
export const motivosDe = (c: CargaLeida): Motivo[] => {
  const suma = { aceptada: c.aceptadas, observada: 0, duplicada: 0, rechazada: 0 };
  for (const [codigo, n] of Object.entries(c.motivos)) suma[supuesto(codigo)] += n;
  const cuadra = suma.observada === c.observadas && suma.duplicada === c.duplicadas && suma.rechazada === c.rechazadas;
  return Object.entries(c.motivos)
    .map(([codigo, n]) => ({ codigo, frase: razonDe(codigo), n, estado: cuadra ? supuesto(codigo) : null }))
    .sort((a, b) => b.n - a.n || (a.codigo < b.codigo ? -1 : 1));
};
