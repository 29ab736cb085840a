import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Ficha } from '../../domain/ficha/esquema.ts';
import { FichaInvalidaError, validarFicha } from '../../domain/ficha/validar.ts';

// Beside the sources on one machine; in a Lambda the bundle sits at the root and the fichas travel next to it.
const CARPETAS = ['../../fichas/', './fichas/'];

/** `version`: 16 hex digits over the names and bytes of the files; part of every corte. */
export type CatalogoFichas = { readonly fichas: readonly Ficha[]; readonly version: string };

let cache: CatalogoFichas | undefined;

/** The built-in fichas, by id, read once per process. @throws FichaInvalidaError */
export const leerFichas = (): CatalogoFichas => (cache ??= leerCarpeta(carpetaPropia()));

function carpetaPropia(): string {
  for (const base of CARPETAS) {
    const ruta = fileURLToPath(new URL(base, import.meta.url));
    if (existsSync(ruta)) return ruta;
  }
  throw new Error('Falta la carpeta de fichas: la instalación está incompleta');
}

/** Every `.yaml` of a folder. @throws FichaInvalidaError naming file and path. */
export function leerCarpeta(carpeta: string): CatalogoFichas {
  const hash = createHash('sha256');
  const fichas = readdirSync(carpeta)
    .filter((n) => n.endsWith('.yaml'))
    .sort()
    .map((nombre) => {
      const texto = readFileSync(join(carpeta, nombre), 'utf8');
      hash.update(`${nombre}\n${texto}\n`);
      const ficha = validarFicha(leerYaml(texto, nombre), nombre);
      if (`${ficha.ficha}.yaml` !== nombre)
        throw new FichaInvalidaError(nombre, [
          { ruta: 'ficha', mensaje: `el archivo debe llamarse ${ficha.ficha}.yaml` },
        ]);
      return ficha;
    });
  return { fichas, version: hash.digest('hex').slice(0, 16) };
}

function leerYaml(texto: string, nombre: string): unknown {
  try {
    return parse(texto);
  } catch (cause) {
    const mensaje = cause instanceof Error ? cause.message : String(cause);
    throw new FichaInvalidaError(nombre, [{ ruta: 'raíz', mensaje: `no es YAML válido: ${mensaje}` }]);
  }
}
