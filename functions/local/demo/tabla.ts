import { join } from 'node:path';
import { TABLAS, type Tabla } from '../../domain/tablas.ts';
import { ArchivoTexto } from './archivo-texto.ts';

/** A canonical table as a CSV with its own header. */
export const tabla = (carpeta: string, nombre: Tabla): ArchivoTexto =>
  new ArchivoTexto(join(carpeta, `${nombre}.csv`), Object.keys(TABLAS[nombre]).join(','));
