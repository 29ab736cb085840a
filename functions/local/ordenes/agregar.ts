import { agregar } from '../agregar.ts';
import { FalloError } from '../errores.ts';
import { ArgumentoError } from '../evaluar.ts';
import type { Nivel } from '../por-nivel.ts';

export type OpcionesOrdenAgregar = {
  ficha: string;
  version: string;
  corte: string;
  dir: string;
  metodo?: string;
  por?: Nivel;
};

export async function ordenAgregar(o: OpcionesOrdenAgregar): Promise<void> {
  try {
    await agregar({ ...o, salida: process.stdout, avisos: process.stderr });
  } catch (cause) {
    if (cause instanceof ArgumentoError) throw new FalloError(cause.message, 2, { cause });
    throw cause;
  }
}
