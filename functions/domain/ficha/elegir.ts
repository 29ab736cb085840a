import type { Ficha, VersionFicha } from './esquema.ts';

export class FichaDesconocidaError extends Error {
  override readonly name = 'FichaDesconocidaError';
}

/** A ficha in one edition. @throws FichaDesconocidaError listing those that exist. */
export function elegirVersion(
  fichas: readonly Ficha[],
  id: string,
  version: string,
): { ficha: Ficha; version: VersionFicha } {
  const ficha = fichas.find((f) => f.ficha === id);
  if (!ficha)
    throw new FichaDesconocidaError(
      `No existe la ficha «${id}». Existen: ${fichas
        .map((f) => f.ficha)
        .sort()
        .join(', ')}.`,
    );
  const elegida = ficha.versiones.find((v) => v.version === version);
  if (!elegida)
    throw new FichaDesconocidaError(
      `La ficha ${id} no tiene la versión «${version}». Existen: ${ficha.versiones.map((v) => v.version).join(', ')}.`,
    );
  return { ficha, version: elegida };
}
