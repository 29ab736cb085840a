import { existsSync, readFileSync } from 'node:fs';
import type { Ficha } from '../../domain/ficha/esquema.ts';
import { leerPolitica, type PoliticaLeida } from '../../domain/supresion/politica.ts';
import { rutaCatalogo } from './ruta.ts';

const ARCHIVO = 'publico/politica.json';

/** The configuration of the public mode. What cannot be read publishes nothing, and says why. */
export function leerPoliticaPublica(fichas: readonly Ficha[], ruta?: string): PoliticaLeida {
  try {
    const archivo = ruta ?? rutaCatalogo(ARCHIVO);
    return leerPolitica(existsSync(archivo) ? (JSON.parse(readFileSync(archivo, 'utf8')) as unknown) : null, fichas);
  } catch {
    return { ok: false, motivos: [`No se puede leer la configuración del modo público (catalogos/${ARCHIVO}).`] };
  }
}
