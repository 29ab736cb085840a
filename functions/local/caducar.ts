import { existsSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CarpetaDatos } from './carpeta-datos.ts';
import { FalloError } from './errores.ts';

const DIAS_POR_OMISION = 365;
const MS_POR_DIA = 86_400_000;

/** Days an original is kept, as the environment says. @throws FalloError when it is not a number of days */
export function diasOriginales(entorno: Readonly<Record<string, string | undefined>>): number {
  const dicho = entorno['SALA_DIAS_ORIGINALES'];
  if (dicho === undefined || dicho === '') return DIAS_POR_OMISION;
  const dias = Number(dicho);
  if (!Number.isInteger(dias) || dias < 1)
    throw new FalloError(`SALA_DIAS_ORIGINALES son días enteros desde 1; vino «${dicho}».`, 2);
  return dias;
}

/**
 * Deletes the files that were received more than `dias` ago: they name persons, and what was read from them is what counts. Cortes go
 * on being verified, from what was read. @param ahora milliseconds since 1970 @returns how many went
 */
export function caducarOriginales(carpeta: CarpetaDatos, dias: number, ahora: number): number {
  let borrados = 0;
  for (const raiz of [carpeta.nominal, carpeta.objetos].map((c) => join(c, 'recepcion')).filter(existsSync))
    for (const e of readdirSync(raiz, { recursive: true, withFileTypes: true })) {
      const ruta = join(e.parentPath, e.name);
      if (!e.isFile() || ahora - statSync(ruta).mtimeMs <= dias * MS_POR_DIA) continue;
      rmSync(ruta);
      borrados++;
      if (readdirSync(dirname(ruta)).length === 0) rmdirSync(dirname(ruta));
    }
  return borrados;
}
