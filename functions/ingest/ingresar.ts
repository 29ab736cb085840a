import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CargasRepo } from '../adapters/dynamo/cargas.ts';
import { repetida, type Carga } from '../domain/carga.ts';
import type { Objetos } from '../domain/objetos.ts';
import type { Territorio } from '../domain/territorio.ts';
import { sha256Archivo } from './archivo.ts';
import type { Entrada } from './formato.ts';
import { guardarCarga } from './guardar.ts';
import { recibirArchivo, type Deps } from './recibir.ts';

export type DepsIngresar = {
  readonly cargas: Pick<CargasRepo, 'porSha' | 'registrar'>;
  readonly objetos: Objetos;
  /** Scratch folder. */
  readonly trabajo: string;
  readonly seudonimo: (documento: string) => string;
  readonly territorio: Territorio;
  /** Instant of reception, ISO 8601 in UTC with milliseconds. */
  readonly recibido: string;
  readonly progreso?: NonNullable<Deps['progreso']>;
  /** Reads one file: a pure function of its bytes and of what is said of it. */
  readonly leer?: typeof recibirArchivo;
};

/** Region of the journal for a file that names no place and whose sender named none: our own CSVs of a one-region sala. */
const REGION_POR_OMISION = '05';

const regionDe = (carga: Carga, region: string | undefined): string =>
  region ?? /^[GPD]:(\d{2})/.exec(carga.alcance.ambito)?.[1] ?? REGION_POR_OMISION;

/**
 * One file from the hand of whoever brings it to the journal: read, stored, noted. The journal is last, so what is in it is whole.
 * @param yaGuardado the original is in the object store already: that is where it came from
 */
export async function ingresar(
  entrada: Entrada,
  yaGuardado: boolean,
  deps: DepsIngresar,
): Promise<{ readonly carga: Carga; readonly nueva: boolean }> {
  const previa = await deps.cargas.porSha(sha256Archivo(entrada.ruta));
  if (previa && !previa.error) return { carga: repetida(previa, entrada.nombre), nueva: false };
  const trabajo = join(deps.trabajo, `recibir-${crypto.randomUUID()}`);
  try {
    const { seudonimo, territorio, progreso } = deps;
    const recibido = await (deps.leer ?? recibirArchivo)(
      { ...entrada, modificado: entrada.modificado ?? deps.recibido },
      {
        trabajo,
        seudonimo,
        territorio,
        ...(progreso ? { progreso } : {}),
      },
    );
    const carga: Carga = recibido.carga.error
      ? { ...recibido.carga, rechazos: null, normalizado: [] }
      : await guardarCarga(deps.objetos, yaGuardado ? null : entrada.ruta, recibido);
    return await deps.cargas.registrar(regionDe(carga, entrada.region), carga, deps.recibido);
  } finally {
    await rm(trabajo, { recursive: true, force: true });
  }
}
