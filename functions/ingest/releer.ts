import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Carga } from '../domain/carga.ts';
import type { Objetos } from '../domain/objetos.ts';
import { originalGuardado } from './guardar.ts';
import { recibirArchivo, type Deps } from './recibir.ts';

export type DepsReleer = Omit<Deps, 'seudonimo' | 'sinMascara'> & {
  readonly objetos: Pick<Objetos, 'list' | 'rutaLocal'>;
  /** Notes whose rows are about to be shown. */
  readonly anotarTitulares: (documentos: readonly string[]) => Promise<void>;
};

/**
 * The rejects of a carga with the values of personal columns as they came, by reading its original again. Whoever asks was noted
 * before; whose rows they are is noted now. Nothing unmasked is kept.
 * @returns CSV, or null when the original is no longer kept or has no rejects
 */
export async function rechazosConValores(carga: Carga, deps: DepsReleer): Promise<Uint8Array | null> {
  const clave = await originalGuardado(deps.objetos, carga.id);
  if (clave === null) return null;
  const trabajo = join(deps.trabajo, `releer-${crypto.randomUUID()}`);
  try {
    const { periodo, ambito } = carga.alcance;
    const { rechazosRuta, documentosRechazados = [] } = await recibirArchivo(
      {
        ruta: await deps.objetos.rutaLocal(clave),
        nombre: carga.archivo,
        formato: carga.formato,
        ambito,
        ...(periodo === '' ? {} : { periodo }),
        ...(carga.emitido === null ? {} : { emitido: carga.emitido }),
        modificado: carga.modificado,
      },
      { ...deps, trabajo, seudonimo: null, sinMascara: true },
    );
    if (rechazosRuta === null) return null;
    await deps.anotarTitulares(documentosRechazados);
    return await readFile(rechazosRuta);
  } finally {
    await rm(trabajo, { recursive: true, force: true });
  }
}
