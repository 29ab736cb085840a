import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { setImmediate as ceder } from 'node:timers/promises';
import { ArchivoRechazadoError } from './errores.ts';
import { LIMITES, type Limites } from './limites.ts';

const TROZO = 4 << 20;

/**
 * A path given by a person is a plain file of a bearable size. Links are not followed and nothing is opened: a FIFO would hang.
 * @throws ArchivoRechazadoError
 */
export function comprobarArchivo(ruta: string, limites: Limites = LIMITES): void {
  const s = lstatSync(ruta, { throwIfNoEntry: false });
  if (!s) throw new ArchivoRechazadoError('no_existe', `No existe el archivo ${ruta}. Revise la ruta.`);
  if (s.isSymbolicLink())
    throw new ArchivoRechazadoError(
      'enlace_simbolico',
      `${ruta} es un enlace a otro lugar y no se sigue. Nombre el archivo verdadero.`,
    );
  if (!s.isFile())
    throw new ArchivoRechazadoError(
      'no_es_archivo',
      s.isDirectory()
        ? `Se esperaba un archivo y ${ruta} es una carpeta. Nombre los archivos uno por uno, o con un comodín: carpeta/*.csv`
        : `Se esperaba un archivo y ${ruta} es un dispositivo o una tubería. Copie los datos a un archivo y cárguelo.`,
    );
  if (s.size > limites.maxArchivo)
    throw new ArchivoRechazadoError(
      'archivo_demasiado_grande',
      `El archivo ocupa ${Math.round(s.size / 1e6)} MB y se aceptan ${Math.round(limites.maxArchivo / 1e6)}. Pártalo por mes o por provincia.`,
    );
}

/** Between the check and the opening somebody may have changed the file for something else: a link does not open, a FIFO does not wait. */
function abrirPlano(ruta: string): number {
  const fd = openSync(ruta, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  if (fstatSync(fd).isFile()) return fd;
  closeSync(fd);
  throw new ArchivoRechazadoError('no_es_archivo', `Se esperaba un archivo y ${ruta} no lo es.`);
}

/** Bytes of a file, block by block. The buffer is reused: copy what must outlive the step. */
export function* bloques(ruta: string, desde = 0, tamano = TROZO): Generator<Buffer> {
  const fd = abrirPlano(ruta);
  try {
    // No larger than what there is to read: most files are small, and large buffers are what wakes the collector.
    const buffer = Buffer.allocUnsafe(Math.min(tamano, Math.max(4096, fstatSync(fd).size - desde)));
    let pos = desde;
    for (let n = readSync(fd, buffer, 0, buffer.length, pos); n > 0; n = readSync(fd, buffer, 0, buffer.length, pos)) {
      yield buffer.subarray(0, n);
      pos += n;
    }
  } finally {
    closeSync(fd);
  }
}

/** sha256 of the bytes, in hex: the identity of a file, known before it is read. */
export async function sha256Archivo(ruta: string): Promise<string> {
  const hash = createHash('sha256');
  for (const b of bloques(ruta)) {
    hash.update(b);
    await ceder(); // the same process answers to whoever asks how it goes
  }
  return hash.digest('hex');
}

export type Codificacion = 'utf-8' | 'windows-1252';
export type Texto = {
  readonly clase: 'texto';
  readonly codificacion: Codificacion;
  readonly bom: boolean;
  readonly dobles: boolean;
};
export type Examen = { readonly sha256: string; readonly bytes: number } & (
  Texto | { readonly clase: 'xlsx' } | { readonly clase: 'gzip' }
);

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
// The first byte of any accented Latin letter, encoded twice: `Ã` or `Â`.
const DOBLES = [Buffer.from([0xc3, 0x83]), Buffer.from([0xc3, 0x82])];

/** An accented letter in UTF-8. In a file that is not UTF-8 it came from another file, and reads as `Ã³`. */
const hayPar = (b: Buffer): boolean => {
  for (const alto of [0xc2, 0xc3])
    for (let i = b.indexOf(alto); i >= 0; i = b.indexOf(alto, i + 1))
      if (((b[i + 1] ?? 0) & 0xc0) === 0x80) return true;
  return false;
};

const empieza = (b: Buffer, ...bytes: number[]): boolean => bytes.every((x, i) => b[i] === x);

/**
 * One pass over the bytes: identity, kind and encoding (BOM, then strict UTF-8, then Windows-1252, for the whole file).
 * @throws ArchivoRechazadoError when it is empty, binary or holds NUL bytes.
 */
export async function examinarArchivo(ruta: string): Promise<Examen> {
  const hash = createHash('sha256');
  let bytes = 0;
  let cabeza: Buffer | undefined;
  let resto = Buffer.alloc(0);
  let utf8 = true;
  let nulos = 0;
  let dobles = false;
  let pares = false;
  for (const b of bloques(ruta)) {
    await ceder();
    hash.update(b);
    cabeza ??= Buffer.from(b.subarray(0, 4096));
    bytes += b.length;
    if (nulos === 0 && b.includes(0)) nulos = bytes - b.length + b.indexOf(0) + 1;
    pares ||= hayPar(b);
    if (!utf8) continue;
    // A multi-byte character may straddle two blocks: validate up to the last ASCII byte and carry the rest.
    const junto = resto.length === 0 ? b : Buffer.concat([resto, b]);
    let fin = junto.length;
    while (fin > 0 && fin > junto.length - 4 && junto[fin - 1]! >= 0x80) fin--;
    utf8 = isUtf8(junto.subarray(0, fin));
    dobles ||= DOBLES.some((d) => junto.includes(d));
    resto = Buffer.from(junto.subarray(fin));
  }
  if (utf8 && resto.length > 0) utf8 = isUtf8(resto);
  if (!cabeza)
    throw new ArchivoRechazadoError(
      'archivo_vacio',
      'El archivo está vacío (0 bytes). Vuelva a descargarlo de su origen.',
    );
  const base = { sha256: hash.digest('hex'), bytes };
  const clase = claseComprimida(cabeza);
  if (clase !== null) return { ...base, clase: clase === 'gzip' ? 'gzip' : 'xlsx' };
  revisarClase(cabeza, nulos);
  return {
    ...base,
    clase: 'texto',
    codificacion: utf8 ? 'utf-8' : 'windows-1252',
    bom: empieza(cabeza, ...BOM),
    dobles: utf8 ? dobles : pares,
  };
}

/** By its first bytes. An empty zip has its directory only. */
export const claseComprimida = (cabeza: Buffer): 'gzip' | 'zip' | null => {
  if (empieza(cabeza, 0x1f, 0x8b)) return 'gzip';
  return empieza(cabeza, 0x50, 0x4b, 3, 4) || empieza(cabeza, 0x50, 0x4b, 5, 6) ? 'zip' : null;
};

export function leerCabeza(ruta: string, bytes: number): Buffer {
  for (const b of bloques(ruta, 0, bytes)) return Buffer.from(b);
  return Buffer.alloc(0);
}

function revisarClase(cabeza: Buffer, nulos: number): void {
  if (empieza(cabeza, 0xd0, 0xcf, 0x11, 0xe0))
    throw new ArchivoRechazadoError(
      'xls_antiguo',
      'Es un libro .xls antiguo. Ábralo y guárdelo como .xlsx o como CSV, y vuelva a cargarlo.',
    );
  if (empieza(cabeza, 0xff, 0xfe) || empieza(cabeza, 0xfe, 0xff))
    throw new ArchivoRechazadoError(
      'bytes_nulos',
      'El archivo está en UTF-16 («texto Unicode» de Excel). Guárdelo como «CSV UTF-8» y vuelva a cargarlo.',
    );
  const control = cabeza.reduce((n, x) => n + (x < 32 && x !== 9 && x !== 10 && x !== 13 && x !== 12 ? 1 : 0), 0);
  if (control > cabeza.length / 20)
    throw new ArchivoRechazadoError(
      'archivo_binario',
      'No es un archivo de texto ni un libro XLSX: su contenido es binario. Cargue el CSV o XLSX original.',
    );
  if (nulos > 0)
    throw new ArchivoRechazadoError(
      'bytes_nulos',
      `El archivo tiene bytes nulos desde el byte ${nulos}: está dañado. Vuelva a descargarlo de su origen.`,
    );
}
