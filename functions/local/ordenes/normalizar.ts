import { FalloError } from '../errores.ts';
import { normalizar } from '../normalizar.ts';
import { progresoEnTerminal } from '../progreso.ts';
import { lineaJson, lineasTexto } from './informe-carga.ts';

export type OpcionesOrdenNormalizar = { salida: string; json?: boolean };

export async function ordenNormalizar(archivos: readonly string[], o: OpcionesOrdenNormalizar): Promise<void> {
  const terminal = progresoEnTerminal();
  const cargas = await normalizar({ archivos, salida: o.salida, progreso: terminal.avance });
  terminal.fin();
  for (const carga of cargas) {
    const informe = { carga, repetida: false, rechazos: carga.rechazos };
    process.stdout.write(o.json ? `${lineaJson(informe)}\n` : `${lineasTexto(informe).join('\n')}\n`);
  }
  const malos = cargas.filter((c) => c.error).length;
  if (malos > 0)
    throw new FalloError(`${malos} de ${cargas.length} archivos no se pudieron leer; los demás están en ${o.salida}.`);
}
