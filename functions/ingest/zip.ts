import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import { ArchivoRechazadoError } from './errores.ts';

/**
 * The directory of a zip. Names are left undecoded: one bad name would otherwise condemn the whole archive.
 * @throws ArchivoRechazadoError when the directory cannot be read or has too many entries
 */
export async function abrirZip(ruta: string, maxEntradas: number): Promise<{ zip: ZipFile; entradas: Entry[] }> {
  const zip = await openPromise(ruta, {
    lazyEntries: true,
    autoClose: false,
    validateEntrySizes: true,
    decodeStrings: false,
  }).catch((e: unknown) => {
    throw ilegible(e);
  });
  const entradas: Entry[] = [];
  try {
    for await (const e of zip.eachEntry()) {
      entradas.push(e);
      if (entradas.length > maxEntradas)
        throw new ArchivoRechazadoError(
          'paquete_bomba',
          `El archivo comprimido trae más de ${maxEntradas} archivos dentro. Pártalo.`,
        );
    }
  } catch (e) {
    zip.close();
    throw e instanceof ArchivoRechazadoError ? e : ilegible(e);
  }
  return { zip, entradas };
}

const ilegible = (cause: unknown): ArchivoRechazadoError =>
  new ArchivoRechazadoError(
    'archivo_truncado',
    'El archivo comprimido (ZIP o XLSX) está cortado o dañado: no se puede abrir. Vuelva a descargarlo completo de su origen.',
    { cause },
  );

/** `original` is what the archive says; `nombre` can be shown and stored. Neither ever names a file on this machine. */
export function nombreDe(e: Entry): { nombre: string; original: string } {
  const original = getFileNameLowLevel(e.generalPurposeBitFlag, e.fileNameRaw, e.extraFields, true);
  const limpio = original
    .replace(/[\p{Cc}\\]/gu, '�')
    .split('/')
    .filter((s) => s !== '' && s !== '.')
    .map((s) => (s === '..' ? '‥' : s))
    .join('/');
  const carpeta = original.endsWith('/') ? '/' : '';
  return { nombre: `${limpio.slice(-200) || 'sin nombre'}${carpeta}`, original };
}

/** Folders, and what macOS and Windows add by themselves. */
export const esCarpetaOBasura = (nombre: string): boolean =>
  nombre.endsWith('/') || /(^|\/)(__MACOSX\/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)/i.test(nombre);

const ENLACE = 0o120000;
const TIPO = 0o170000;
const NORMAL = 0o100000;

/** Why a member is not taken out, or null. */
export function malMiembro(e: Entry, original: string): ArchivoRechazadoError | null {
  const tipo = (e.externalFileAttributes >>> 16) & TIPO;
  if (/[\0\\]/.test(original) || /^([a-zA-Z]:|\/)/.test(original) || original.split('/').includes('..'))
    return new ArchivoRechazadoError(
      'ruta_insegura',
      'El nombre del archivo dentro del ZIP apunta fuera de él. Vuelva a comprimirlo sin rutas.',
    );
  if (tipo === ENLACE)
    return new ArchivoRechazadoError(
      'enlace_simbolico',
      'Dentro del ZIP hay un enlace en lugar del archivo. Vuelva a comprimirlo con el archivo verdadero.',
    );
  if (tipo !== 0 && tipo !== NORMAL)
    return new ArchivoRechazadoError('no_es_archivo', 'Dentro del ZIP hay algo que no es un archivo.');
  if (e.isEncrypted())
    return new ArchivoRechazadoError(
      'paquete_cifrado',
      'El ZIP tiene contraseña. Descomprímalo y cargue los archivos, o vuelva a comprimirlos sin contraseña.',
    );
  if (e.compressionMethod !== 0 && e.compressionMethod !== 8)
    return new ArchivoRechazadoError(
      'compresion_desconocida',
      `El ZIP usa un método de compresión que no se lee (${e.compressionMethod}). Vuelva a comprimirlo como ZIP común.`,
    );
  return null;
}
