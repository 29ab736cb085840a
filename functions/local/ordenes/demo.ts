import { generarDemo } from '../demo/demo.ts';
import { FalloError } from '../errores.ts';
import { progresoEnTerminal } from '../progreso.ts';
import { esPeriodo } from '../../domain/periodo.ts';

export type OpcionesOrdenDemo = {
  tamano: 'chico' | 'demo' | 'region' | 'grande' | 'pais';
  semilla: number;
  salida: string;
  sucio?: number;
  periodos: number;
  hasta: string;
  json?: boolean;
};

export async function ordenDemo(o: OpcionesOrdenDemo): Promise<void> {
  if (o.sucio !== undefined && !(o.sucio >= 0 && o.sucio <= 1))
    throw new FalloError('--sucio es una parte de 0 a 1, por ejemplo 0.02.', 2);
  if (o.periodos < 1 || o.periodos > 60) throw new FalloError('--periodos va de 1 a 60.', 2);
  if (!esPeriodo(o.hasta)) throw new FalloError(`--hasta se escribe AAAA-MM y vino «${o.hasta}».`, 2);
  const { json, ...pedido } = o;
  const terminal = progresoEnTerminal();
  const { archivos, resumen } = await generarDemo({
    ...pedido,
    progreso: (m, f) => terminal.avance(`${Math.round(f * 100)} % ${m}`),
  });
  terminal.fin();
  if (json) for (const archivo of archivos) process.stdout.write(`${JSON.stringify({ archivo })}\n`);
  else {
    process.stdout.write(`Datos sintéticos en ${o.salida}: ${archivos.length} archivos\n`);
    for (const [k, v] of Object.entries(resumen)) process.stdout.write(`  ${k}: ${v}\n`);
  }
}
