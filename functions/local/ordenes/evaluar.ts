import { evaluar } from '../evaluar.ts';

export type OpcionesOrdenEvaluar = {
  ficha: string;
  version: string;
  corte: string;
  dir: string;
  metodo?: string;
  quintiles?: string;
};

export async function ordenEvaluar(o: OpcionesOrdenEvaluar): Promise<void> {
  await evaluar({
    ...o,
    quintiles: o.quintiles?.split(',').map(Number),
    salida: process.stdout,
    avisos: process.stderr,
  });
}
