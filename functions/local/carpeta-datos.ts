import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { crearSeudonimos } from '../adapters/seudonimos.ts';
import { recordarCredencial } from './acceso/credenciales.ts';
import { FalloError } from './errores.ts';

/** The folder where one machine keeps everything Sala knows. */
export type CarpetaDatos = {
  readonly raiz: string;
  readonly dynamo: string;
  readonly objetos: string;
  /** What names persons, ciphered: originals, names of staff. */
  readonly nominal: string;
  readonly trabajo: string;
  readonly demo: string;
};

const MB_MINIMOS = 300;

/** Creates what is missing, for its user alone, and proves that it can be written and has room. @throws FalloError */
export function abrirCarpetaDatos(ruta: string): CarpetaDatos {
  const raiz = resolve(ruta);
  const carpeta: CarpetaDatos = {
    raiz,
    dynamo: join(raiz, 'dynamo'),
    objetos: join(raiz, 'objetos'),
    nominal: join(raiz, 'nominal'),
    trabajo: join(raiz, 'trabajo'),
    demo: join(raiz, 'demo'),
  };
  try {
    for (const c of [carpeta.dynamo, carpeta.objetos, carpeta.nominal, carpeta.trabajo])
      mkdirSync(c, { recursive: true, mode: 0o700 });
    const prueba = join(carpeta.trabajo, `.prueba-${process.pid}`);
    writeFileSync(prueba, '');
    rmSync(prueba);
  } catch (cause) {
    throw new FalloError(
      `No se puede escribir en ${raiz}. Use otra carpeta con --datos CARPETA, o dé permiso a ésta.`,
      1,
      { cause },
    );
  }
  // One made before, or by hand, may be open to the other users of the machine.
  try {
    chmodSync(raiz, 0o700);
  } catch (cause) {
    throw new FalloError(
      `No se puede cerrar ${raiz} a los demás usuarios de esta máquina: es de otro, o su disco no guarda permisos. Guarda datos de personas: use otra carpeta con --datos CARPETA.`,
      1,
      { cause },
    );
  }
  const { bavail, bsize } = statfsSync(raiz);
  const libres = Math.floor((bavail * bsize) / 1e6);
  if (libres < MB_MINIMOS)
    throw new FalloError(
      `Quedan ${libres} MB libres en ${raiz} y hacen falta ${MB_MINIMOS}. Libere espacio, o use otra carpeta con --datos CARPETA.`,
    );
  return carpeta;
}

/** What a process that was ended left half done: copies with names of persons among them. Only whoever owns the store may call it. */
export function limpiarTrabajo(carpeta: CarpetaDatos): void {
  for (const resto of readdirSync(carpeta.trabajo))
    rmSync(join(carpeta.trabajo, resto), { recursive: true, force: true });
  for (const c of [carpeta.objetos, carpeta.nominal]) rmSync(join(c, '.temporal'), { recursive: true, force: true });
}

/** A key of this folder, made once and kept in it for its owner alone. @throws FalloError when it is damaged, saying what is lost. */
function claveDe(carpeta: CarpetaDatos, nombre: string, sinElla: string): Buffer {
  const ruta = join(carpeta.raiz, nombre);
  if (!existsSync(ruta)) escribirEntero(ruta, randomBytes(32).toString('hex'), 0o600);
  const clave = Buffer.from(readFileSync(ruta, 'utf8').trim(), 'hex');
  if (clave.length !== 32)
    throw new FalloError(`La clave ${nombre} está dañada (${ruta}). Restáurela de una copia: ${sinElla}.`);
  return clave;
}

/** Pseudonyms of this folder. @throws FalloError when their key is damaged. */
export const seudonimos = (carpeta: CarpetaDatos): ((documento: string) => string) =>
  crearSeudonimos(claveDe(carpeta, 'clave-seudonimos', 'sin ella no se unen las cargas nuevas con las anteriores'));

/** With what the originals and the names of this folder are ciphered. @throws FalloError when it is damaged. */
export const claveNominal = (carpeta: CarpetaDatos): Uint8Array =>
  claveDe(carpeta, 'clave-nominal', 'sin ella no se abren los archivos originales');

export type ServidorVivo = {
  readonly pid: number;
  readonly url: string;
  /** Random: another sala may have taken the port since. */ readonly instancia: string;
  /** What commands beside it present. */
  readonly credencial: string;
};

/** Whole or not at all: a process that ends in the middle leaves what there was. */
function escribirEntero(ruta: string, texto: string, mode = 0o644): void {
  writeFileSync(`${ruta}.${process.pid}`, texto, { mode });
  renameSync(`${ruta}.${process.pid}`, ruta);
}

const rutaServidor = (carpeta: CarpetaDatos): string => join(carpeta.raiz, 'servidor.json');

export const anotarServidor = (carpeta: CarpetaDatos, s: ServidorVivo): void =>
  escribirEntero(rutaServidor(carpeta), JSON.stringify(s), 0o600);

export const borrarServidor = (carpeta: CarpetaDatos): void => rmSync(rutaServidor(carpeta), { force: true });

/** The sala that is open on this folder, if any: a command beside it must go through its API, since the store has one owner. */
export async function servidorVivo(carpeta: CarpetaDatos): Promise<ServidorVivo | null> {
  if (!existsSync(rutaServidor(carpeta))) return null;
  const s = JSON.parse(readFileSync(rutaServidor(carpeta), 'utf8')) as ServidorVivo; // written by anotarServidor
  try {
    const r = await fetch(`${s.url}/v1/salud`, { signal: AbortSignal.timeout(5_000) });
    const { instancia } = (await r.json()) as { instancia?: string }; // our own API, or somebody else's
    if (!r.ok || instancia !== s.instancia) return null;
    recordarCredencial(s.url, s.credencial);
    return s;
  } catch {
    return null; // nobody answers: it was left by a sala that ended badly, and the store itself will tell if it is in use
  }
}
