import { alertas } from '../alertas.ts';
import { FalloError } from '../errores.ts';
import { ArgumentoError } from '../evaluar.ts';
import type { Nivel } from '../por-nivel.ts';

export type OpcionesOrdenAlertas = {
  hoy: string;
  dir: string;
  horizonte: number;
  ficha?: string;
  version?: string;
  visibles?: boolean;
  resumen?: Nivel;
};

export async function ordenAlertas(o: OpcionesOrdenAlertas): Promise<void> {
  try {
    await alertas({ ...o, salida: process.stdout, avisos: process.stderr });
  } catch (cause) {
    if (cause instanceof ArgumentoError) throw new FalloError(cause.message, 2, { cause });
    throw cause;
  }
}
