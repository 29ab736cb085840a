import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Beside the sources on one machine; in a Lambda the bundle sits at the root and the catalogues travel next to it.
const BASES = ['../../catalogos/', './catalogos/'];

/** Path of a built-in catalogue file, for example `territorio/distritos.csv`. @throws when the package is incomplete. */
export const rutaCatalogo = (nombre: string): string => {
  for (const base of BASES) {
    const ruta = fileURLToPath(new URL(base + nombre, import.meta.url));
    if (existsSync(ruta)) return ruta;
  }
  throw new Error(`Falta el catálogo ${nombre}: la instalación está incompleta`);
};
