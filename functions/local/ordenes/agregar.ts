import { agregar } from '../agregar.ts';
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
  await agregar({ ...o, salida: process.stdout, avisos: process.stderr });
}
