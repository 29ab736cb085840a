import { FalloError } from '../errores.ts';
import { ArgumentoError, evaluar } from '../evaluar.ts';

export type OpcionesOrdenEvaluar = {
  ficha: string;
  version: string;
  corte: string;
  dir: string;
  metodo?: string;
  quintiles?: string;
};

export async function ordenEvaluar(o: OpcionesOrdenEvaluar): Promise<void> {
  try {
    await evaluar({
      ...o,
      quintiles: o.quintiles?.split(',').map(Number),
      salida: process.stdout,
      avisos: process.stderr,
    });
  } catch (cause) {
    if (cause instanceof ArgumentoError) throw new FalloError(cause.message, 2, { cause });
    throw cause;
  }
}
