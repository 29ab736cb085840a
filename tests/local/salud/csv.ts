import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Resumen } from '../../../functions/local/salud/tabla-csv.ts';

type Orden = (o: { entrada: string; salida: Writable }) => Promise<Resumen>;

/** Runs a CSV command over a temporary file. */
export async function correr(orden: Orden, contenido: string | Buffer) {
  const carpeta = mkdtempSync(join(tmpdir(), 'sala-salud-'));
  try {
    const entrada = join(carpeta, 'entrada.csv');
    writeFileSync(entrada, contenido);
    let texto = '';
    const salida = new Writable({
      write(trozo, _, listo) {
        texto += String(trozo);
        listo();
      },
    });
    const resumen = await orden({ entrada, salida });
    return { resumen, texto, lineas: texto.replace(/\n$/, '').split('\n') };
  } finally {
    rmSync(carpeta, { recursive: true });
  }
}
