import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createGunzip } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { nombreEnmascarado } from './nombre-archivo.ts';
import { claseComprimida, comprobarArchivo, leerCabeza, sha256Archivo } from './archivo.ts';
import { ArchivoRechazadoError } from './errores.ts';
import type { Entrada } from './formato.ts';
import type { Limites } from './limites.ts';
import { abrirZip, esCarpetaOBasura, malMiembro, nombreDe } from './zip.ts';

/** One file to read. `deMiembro`: its bytes are a copy in the scratch folder, gone when the next one is asked for. */
export type Pieza =
  | { readonly entrada: Entrada; readonly deMiembro: boolean }
  /** A member that could not be taken out. Its identity is that of the archive and its place in it: there are no bytes to hash. */
  | {
      readonly entrada: Entrada;
      readonly rechazo: ArchivoRechazadoError;
      readonly sha256: string;
      readonly bytes: number;
    };

export type Paquete = {
  readonly piezas: AsyncIterable<Pieza>;
  /** Entries of the archive that are not data (folders, what macOS and Windows leave), to be told. */
  readonly ignorados: readonly string[];
};

/**
 * Name of a file as it is kept and shown: «archivo.zip › miembro.csv» for a member. No folders of the sender, and no names of persons:
 * the one it came with is read (it may say its month and its place) and goes no further.
 */
export const nombreVisible = ({ nombre, paquete }: Pick<Entrada, 'nombre' | 'paquete'>): string =>
  paquete === undefined
    ? nombreEnmascarado(basename(nombre))
    : `${nombreEnmascarado(basename(paquete))} › ${nombreEnmascarado(nombre)}`;

/** The line of a member, saying what else the archive had. */
export const avisandoIgnorados = <C extends { readonly avisos: readonly string[] }>(
  carga: C,
  ignorados: readonly string[],
): C =>
  ignorados.length === 0
    ? carga
    : {
        ...carga,
        avisos: [
          ...carga.avisos,
          `Dentro del paquete se pasaron por alto ${ignorados.length} entradas que no son datos: ${ignorados.slice(0, 5).join(', ')}${ignorados.length > 5 ? '…' : ''}`,
        ],
      };

/**
 * What is inside a file: itself, or the members of a `.zip` or `.gz`, taken out one at a time into `carpeta` under names of our own.
 * An XLSX is a file. Archives inside archives are not opened.
 * @throws ArchivoRechazadoError when the whole file is refused
 */
export async function abrirPaquete(entrada: Entrada, carpeta: string, limites: Limites): Promise<Paquete> {
  comprobarArchivo(entrada.ruta, limites);
  const clase = claseComprimida(leerCabeza(entrada.ruta, 4));
  if (clase === 'gzip') return { ignorados: [], piezas: unoSolo(entrada, carpeta, limites) };
  if (clase === null) return { ignorados: [], piezas: elMismo(entrada) };
  const { zip, entradas } = await abrirZip(entrada.ruta, limites.maxEntradas);
  const nombres = entradas.map((e) => nombreDe(e).nombre);
  // Workbooks and the documents of other offices are zips too: their reader says what is wrong with them.
  if (nombres.includes('[Content_Types].xml') || nombres.includes('xl/workbook.xml') || nombres[0] === 'mimetype') {
    zip.close();
    return { ignorados: [], piezas: elMismo(entrada) };
  }
  const datos = entradas.filter((_, i) => !esCarpetaOBasura(nombres[i]!));
  try {
    comprobarTamano(datos, statSync(entrada.ruta).size, limites);
    if (datos.length === 0)
      throw new ArchivoRechazadoError('paquete_vacio', 'El archivo ZIP no trae ningún archivo de datos dentro.');
  } catch (e) {
    zip.close();
    throw e;
  }
  return {
    ignorados: nombres.filter((n) => esCarpetaOBasura(n)).map((n) => nombreEnmascarado(n.replace(/\p{Cc}/gu, '�'))),
    piezas: losDelZip(zip, datos, entrada, carpeta, limites),
  };
}

async function* elMismo(entrada: Entrada): AsyncGenerator<Pieza> {
  yield { entrada, deMiembro: false };
}

function comprobarTamano(datos: readonly Entry[], bytes: number, { maxDescomprimido, maxRazon, razonDesde }: Limites) {
  const total = datos.reduce((n, e) => n + e.uncompressedSize, 0);
  if (total > maxDescomprimido || (total > razonDesde && total > bytes * maxRazon)) throw bomba(total);
}

const bomba = (total: number): ArchivoRechazadoError =>
  new ArchivoRechazadoError(
    'paquete_bomba',
    `El archivo comprimido ocuparía ${Math.round(total / 1e6)} MB o más al descomprimirse, lo que no es normal para su tamaño. Cargue los archivos sin comprimir, o pártalos.`,
  );

async function* unoSolo(entrada: Entrada, carpeta: string, limites: Limites): AsyncGenerator<Pieza> {
  const { size } = statSync(entrada.ruta);
  const tope = Math.min(limites.maxDescomprimido, Math.max(limites.razonDesde, size * limites.maxRazon));
  const descomprimir = createGunzip();
  const origen = createReadStream(entrada.ruta);
  origen.on('error', (e) => descomprimir.destroy(e));
  const destino = join(carpeta, 'miembro-0');
  mkdirSync(carpeta, { recursive: true });
  try {
    await expandir(origen.pipe(descomprimir), destino, tope);
    // Zeros after the end are passed over by zlib without a word; other bytes are not.
    if (descomprimir.bytesWritten !== size)
      throw new ArchivoRechazadoError(
        'archivo_truncado',
        `Después del contenido comprimido sobran ${size - descomprimir.bytesWritten} bytes: el archivo está dañado. Vuelva a descargarlo de su origen.`,
      );
    const nombre = basename(entrada.nombre);
    yield {
      entrada: { ...entrada, ruta: destino, nombre: nombre.replace(/\.gz(ip)?$/i, '') || nombre, paquete: nombre },
      deMiembro: true,
    };
  } finally {
    origen.destroy();
    rmSync(destino, { force: true });
  }
}

async function* losDelZip(
  zip: ZipFile,
  datos: readonly Entry[],
  entrada: Entrada,
  carpeta: string,
  limites: Limites,
): AsyncGenerator<Pieza> {
  mkdirSync(carpeta, { recursive: true });
  let quedan = limites.maxDescomprimido;
  try {
    for (const [i, e] of datos.entries()) {
      const { nombre, original } = nombreDe(e);
      const destino = join(carpeta, `miembro-${i}`);
      const suya: Entrada = { ...entrada, ruta: destino, nombre, paquete: entrada.nombre };
      try {
        const malo = malMiembro(e, original);
        if (malo) throw malo;
        quedan -= await expandir(await flujoDe(zip, e), destino, quedan, e.crc32);
      } catch (rechazo) {
        rmSync(destino, { force: true });
        if (!(rechazo instanceof ArchivoRechazadoError)) throw rechazo;
        const sha256 = createHash('sha256')
          .update(`${await sha256Archivo(entrada.ruta)} ${i} ${nombre}`)
          .digest('hex');
        yield { entrada: suya, rechazo, sha256, bytes: e.uncompressedSize };
        continue;
      }
      try {
        yield { entrada: suya, deMiembro: true };
      } finally {
        rmSync(destino, { force: true });
      }
    }
  } finally {
    zip.close();
  }
}

const flujoDe = (zip: ZipFile, e: Entry): Promise<Readable> =>
  zip.openReadStreamPromise(e).catch((causa: unknown) => {
    throw danado(causa);
  });

/** What zlib and the zip reader throw is about the file; what the system throws (no room, no permission) is not. */
const danado = (causa: unknown): unknown =>
  causa instanceof ArchivoRechazadoError || (causa instanceof Error && 'syscall' in causa)
    ? causa
    : new ArchivoRechazadoError(
        'archivo_truncado',
        'El archivo comprimido está cortado o dañado: no se puede descomprimir entero. Vuelva a descargarlo completo de su origen.',
        { cause: causa },
      );

/** Writes a stream to a new file. @returns its bytes. @throws ArchivoRechazadoError past `tope`, or when the sum does not match. */
async function expandir(origen: Readable, destino: string, tope: number, suma?: number): Promise<number> {
  let bytes = 0;
  let crc = 0;
  const contar = new Transform({
    transform(trozo: Buffer, _, listo) {
      bytes += trozo.length;
      if (suma !== undefined) crc = crc32(trozo, crc);
      if (bytes > tope) listo(bomba(bytes));
      else listo(null, trozo);
    },
  });
  try {
    await pipeline(origen, contar, createWriteStream(destino, { flags: 'wx', mode: 0o600 }));
  } catch (causa) {
    throw danado(causa);
  }
  if (suma !== undefined && crc !== suma) throw danado(new Error('CRC-32 mismatch'));
  return bytes;
}
