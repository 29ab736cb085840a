import { existsSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { objetosQueVencen } from '../adapters/catalogos/retencion.ts';
import type { CarpetaDatos } from './carpeta-datos.ts';
import { FalloError } from './errores.ts';

const MS_POR_DIA = 86_400_000;
type Entorno = Readonly<Record<string, string | undefined>>;

/** Days an original is kept, if the environment says so. @throws FalloError when it is not a number of days */
export function diasOriginales(entorno: Entorno): number | null {
  const dicho = entorno['SALA_DIAS_ORIGINALES'];
  if (dicho === undefined || dicho === '') return null;
  const dias = Number(dicho);
  if (!Number.isInteger(dias) || dias < 1)
    throw new FalloError(`SALA_DIAS_ORIGINALES son días enteros desde 1; vino «${dicho}».`, 2);
  return dias;
}

function borrarViejos(raiz: string, dias: number, ahora: number): number {
  let borrados = 0;
  if (!existsSync(raiz)) return 0;
  for (const e of readdirSync(raiz, { recursive: true, withFileTypes: true })) {
    const ruta = join(e.parentPath, e.name);
    if (!e.isFile() || ahora - statSync(ruta).mtimeMs <= dias * MS_POR_DIA) continue;
    rmSync(ruta);
    borrados++;
    if (readdirSync(dirname(ruta)).length === 0) rmdirSync(dirname(ruta));
  }
  return borrados;
}

/**
 * Deletes what names persons and is past its days. Also where originals were kept before they were ciphered.
 * @param ahora milliseconds since 1970 @returns how many went
 */
export function caducar(carpeta: CarpetaDatos, entorno: Entorno, ahora: number): number {
  const originales = diasOriginales(entorno);
  let borrados = 0;
  for (const { id, donde, dias } of objetosQueVencen())
    for (const raiz of [carpeta.nominal, carpeta.objetos])
      borrados += borrarViejos(join(raiz, donde), (id === 'originales' ? originales : null) ?? dias, ahora);
  return borrados;
}

/** Again every day, for as long as the sala is open. @returns what stops it */
export function caducarCadaDia(carpeta: CarpetaDatos, entorno: Entorno, avisar: (error: unknown) => void): () => void {
  const reloj = setInterval(() => {
    try {
      caducar(carpeta, entorno, Date.now());
    } catch (error) {
      avisar(error);
    }
  }, MS_POR_DIA);
  reloj.unref();
  return () => clearInterval(reloj);
}
