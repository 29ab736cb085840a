import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { csv, type FilaCsv } from '../fichas/arnes.ts';

export type Tablas = Readonly<Record<string, readonly FilaCsv[]>>;

const memoria = (): { flujo: Writable; texto: () => string } => {
  const trozos: string[] = [];
  const flujo = new Writable({
    write(trozo, _codificacion, listo) {
      trozos.push(String(trozo));
      listo();
    },
  });
  return { flujo, texto: () => trozos.join('') };
};

/** Runs a command over tables written as CSVs in a fresh folder. @returns its lines and its warnings */
export async function enCarpeta<T>(
  tablas: Tablas,
  orden: (o: { dir: string; salida: Writable; avisos: Writable }) => Promise<unknown>,
): Promise<{ lineas: T[]; avisos: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'sala-orden-'));
  try {
    for (const [tabla, filas] of Object.entries(tablas)) await writeFile(join(dir, `${tabla}.csv`), csv(filas));
    const [salida, avisos] = [memoria(), memoria()];
    await orden({ dir, salida: salida.flujo, avisos: avisos.flujo });
    const lineas = salida.texto().split('\n').filter(Boolean);
    return { lineas: lineas.map((l) => JSON.parse(l) as T), avisos: avisos.texto() };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
