import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CargasRepo } from '../adapters/dynamo/cargas.ts';
import { repetida, type Carga } from '../domain/carga.ts';
import type { Objetos } from '../domain/objetos.ts';
import { sha256Archivo } from './archivo.ts';
import { desempaquetar } from './desempaquetar.ts';
import type { Entrada } from './formato.ts';
import { guardarCarga } from './guardar.ts';
import { LIMITES } from './limites.ts';
import { nombreVisible, type Pieza } from './paquete.ts';
import { cargaRechazada, recibirArchivo, type CargaLeida, type Deps, type Recibido } from './recibir.ts';

export type DepsIngresar = Omit<Deps, 'seudonimo' | 'sinMascara'> & {
  readonly cargas: Pick<CargasRepo, 'porSha' | 'registrar'>;
  readonly objetos: Pick<Objetos, 'put'>;
  readonly seudonimo: (documento: string) => string;
  /** Instant of reception, ISO 8601 in UTC with milliseconds. */
  readonly recibido: string;
  /** Reads one file: a pure function of its bytes and of what is said of it. */
  readonly leer?: typeof recibirArchivo;
};

export type Ingreso = { readonly carga: Carga; readonly nueva: boolean };
/** What failed is the machine and not the file: whoever asked may try again. */
export type Fallo = { readonly archivo: string; readonly error: unknown };
export type Recepcion = {
  /** One per file: one for a loose file, as many as members for an archive. */
  readonly ingresos: readonly Ingreso[];
  readonly fallos: readonly Fallo[];
  /** What the archive had that is not data. */
  readonly ignorados: readonly string[];
};

/** Region of the journal for a file that names no place and whose sender named none: our own CSVs of a one-region sala. */
const REGION_POR_OMISION = '05';

const regionDe = (carga: Carga, region: string | undefined): string =>
  region ?? /^[GPD]:(\d{2})/.exec(carga.alcance.ambito)?.[1] ?? REGION_POR_OMISION;

const sinTablas = (carga: CargaLeida): Carga => ({ ...carga, rechazos: null, normalizado: [] });

/**
 * One file, or each member of an archive, from the hand of whoever brings it to the journal: read, stored, noted. The journal is
 * last, so what is in it is whole. A member that is refused, or that fails, does not stop the others.
 * @param yaGuardado the original is in the object store already: that is where it came from
 */
export async function ingresar(entrada: Entrada, yaGuardado: boolean, deps: DepsIngresar): Promise<Recepcion> {
  const anotar = async (carga: Carga): Promise<Ingreso> => {
    deps.progreso?.({ fase: 'anotando', filas: carga.recibidas, bytes: carga.bytes, total: carga.bytes });
    return deps.cargas.registrar(regionDe(carga, entrada.region), carga, deps.recibido);
  };
  return cadaPieza(entrada, deps, async (pieza, leer) => {
    if ('rechazo' in pieza) return anotar(sinTablas(cargaRechazada(pieza.entrada, pieza.rechazo, pieza)));
    const previa = await deps.cargas.porSha(await sha256Archivo(pieza.entrada.ruta));
    if (previa && !previa.error) return { carga: repetida(previa, nombreVisible(pieza.entrada)), nueva: false };
    const recibido = await leer(deps.seudonimo);
    const { ruta } = pieza.entrada;
    return anotar(
      recibido.carga.error
        ? sinTablas(recibido.carga)
        : await guardarCarga(deps.objetos, yaGuardado ? null : { ruta, deMiembro: pieza.deMiembro }, recibido),
    );
  });
}

/** As `ingresar`, and nothing is stored nor noted: what would happen. `nueva` false says that the file had been received. */
export async function ensayar(entrada: Entrada, deps: DepsIngresar): Promise<Recepcion> {
  return cadaPieza(entrada, deps, async (pieza, leer) => {
    if ('rechazo' in pieza)
      return { carga: sinTablas(cargaRechazada(pieza.entrada, pieza.rechazo, pieza)), nueva: true };
    const { carga } = await leer(deps.seudonimo);
    const previa = await deps.cargas.porSha(carga.sha256);
    return { carga: sinTablas(carga), nueva: !previa || previa.error !== null };
  });
}

/** The archive opened, each piece handed to `hacer` in a scratch folder that goes when it ends. */
async function cadaPieza(
  entrada: Entrada,
  deps: DepsIngresar,
  hacer: (pieza: Pieza, leer: (seudonimo: DepsIngresar['seudonimo']) => Promise<Recibido>) => Promise<Ingreso>,
): Promise<Recepcion> {
  const trabajo = join(deps.trabajo, `recibir-${crypto.randomUUID()}`);
  const traida = { ...entrada, modificado: entrada.modificado ?? deps.recibido };
  const ingresos: Ingreso[] = [];
  const fallos: Fallo[] = [];
  let ignorados: readonly string[] = [];
  mkdirSync(trabajo, { recursive: true });
  try {
    const paquete = await desempaquetar(traida, join(trabajo, 'miembros'), deps.limites ?? LIMITES);
    ignorados = paquete.ignorados;
    for await (const pieza of paquete.piezas) {
      try {
        ingresos.push(
          await hacer(pieza, (seudonimo) =>
            (deps.leer ?? recibirArchivo)(pieza.entrada, { ...deps, trabajo, seudonimo }),
          ),
        );
      } catch (error) {
        fallos.push({ archivo: nombreVisible(pieza.entrada), error });
      }
    }
  } finally {
    await rm(trabajo, { recursive: true, force: true });
  }
  return { ingresos, fallos, ignorados };
}
