import { alertas } from '../alertas.ts';
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
  await alertas({ ...o, salida: process.stdout, avisos: process.stderr });
}
