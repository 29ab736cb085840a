import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DESCRIPCIONES } from '../../domain/descripcion-tablas.ts';
import { esTabla, plantillaCsv, plantillasMarkdown } from '../../domain/plantilla.ts';
import { NOMBRES_TABLAS, type Tabla } from '../../domain/tablas.ts';
import { FORMATOS } from '../../ingest/formatos/lista.ts';
import { formatosPublicados } from '../../ingest/publicados.ts';
import { FalloError } from '../errores.ts';

export type OpcionesOrdenPlantilla = { salida?: string; formatos?: boolean; markdown?: boolean };

/** Lists the tables, prints the template of one, or writes one or all in a folder. */
export function ordenPlantilla(tabla: string | undefined, o: OpcionesOrdenPlantilla): void {
  if (o.formatos) return void process.stdout.write(`${JSON.stringify(formatosPublicados(FORMATOS), null, 2)}\n`);
  if (o.markdown) return void process.stdout.write(`${plantillasMarkdown()}\n`);
  if (tabla !== undefined && !esTabla(tabla))
    throw new FalloError(`No hay una tabla «${tabla}». Las que hay: ${NOMBRES_TABLAS.join(', ')}.`, 2);
  if (o.salida !== undefined) return escribir(tabla === undefined ? NOMBRES_TABLAS : [tabla], o.salida);
  if (tabla !== undefined) return void process.stdout.write(plantillaCsv(tabla));
  const ancho = Math.max(...NOMBRES_TABLAS.map((t) => t.length));
  process.stdout.write(
    NOMBRES_TABLAS.map((t) => `${t.padEnd(ancho)}  cada fila es ${DESCRIPCIONES[t].fila}\n`).join(''),
  );
  process.stderr.write('sala plantilla TABLA [--salida CARPETA] escribe su CSV.\n');
}

function escribir(tablas: readonly Tabla[], carpeta: string): void {
  mkdirSync(carpeta, { recursive: true });
  for (const t of tablas) {
    const ruta = join(carpeta, `${t}.csv`);
    try {
      writeFileSync(ruta, plantillaCsv(t), { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // node:fs throws nothing else
      throw new FalloError(`Ya existe ${ruta}: puede tener datos. Elija otra carpeta con --salida, o muévalo.`);
    }
    process.stdout.write(`${ruta}\n`);
  }
}
