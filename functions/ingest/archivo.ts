import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { ArchivoRechazadoError } from './errores.ts';

const TROZO = 4 << 20;

/** Bytes of a file, block by block. The buffer is reused: copy what must outlive the step. */
export function* bloques(ruta: string, desde = 0, tamano = TROZO): Generator<Buffer> {
  const fd = openSync(ruta, 'r');
  try {
    const buffer = Buffer.allocUnsafe(tamano);
    let pos = desde;
    for (let n = readSync(fd, buffer, 0, tamano, pos); n > 0; n = readSync(fd, buffer, 0, tamano, pos)) {
      yield buffer.subarray(0, n);
      pos += n;
    }
  } finally {
    closeSync(fd);
  }
}

/** sha256 of the bytes, in hex: the identity of a file, known before it is read. */
export function sha256Archivo(ruta: string): string {
  const hash = createHash('sha256');
  for (const b of bloques(ruta)) hash.update(b);
  return hash.digest('hex');
}

export type Codificacion = 'utf-8' | 'windows-1252';
export type Texto = {
  readonly clase: 'texto';
  readonly codificacion: Codificacion;
  readonly bom: boolean;
  readonly dobles: boolean;
};
export type Examen = { readonly sha256: string; readonly bytes: number } & (Texto | { readonly clase: 'xlsx' });

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
export function examinarArchivo(ruta: string): Examen {
  const hash = createHash('sha256');
  let bytes = 0;
  let cabeza: Buffer | undefined;
  let resto = Buffer.alloc(0);
  let utf8 = true;
  let nulos = 0;
  let dobles = false;
  let pares = false;
  for (const b of bloques(ruta)) {
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
  if (empieza(cabeza, 0x50, 0x4b, 3, 4)) return { ...base, clase: 'xlsx' };
  revisarClase(cabeza, nulos);
  return {
    ...base,
    clase: 'texto',
    codificacion: utf8 ? 'utf-8' : 'windows-1252',
    bom: empieza(cabeza, ...BOM),
    dobles: utf8 ? dobles : pares,
  };
}

function revisarClase(cabeza: Buffer, nulos: number): void {
  if (empieza(cabeza, 0xd0, 0xcf, 0x11, 0xe0))
    throw new ArchivoRechazadoError(
      'xls_antiguo',
      'Es un libro .xls antiguo. Ábralo y guárdelo como .xlsx o como CSV, y vuelva a cargarlo.',
    );
  if (empieza(cabeza, 0x1f, 0x8b))
    throw new ArchivoRechazadoError(
      'comprimido',
      'El archivo está comprimido (gzip). Descomprímalo y cargue el CSV o XLSX que contiene.',
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
