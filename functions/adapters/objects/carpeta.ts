import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Objetos } from '../../domain/objetos.ts';
import { AlmacenError, ObjetoInexistenteError, validarClave, validarPrefijo } from './clave.ts';

/** Half-written files live here, inside the store so that the rename never crosses disks; never listed. */
const TEMPORAL = '.temporal';

const codigo = (e: unknown): string => (e instanceof Error && 'code' in e ? String(e.code) : '');
const falta = (e: unknown): boolean => codigo(e) === 'ENOENT' || codigo(e) === 'ENOTDIR';

/** Gives the errors of the disk that a person can solve their words; the rest go up as they are. */
export const explicar = (error: unknown, ruta: string): unknown => {
  if (['ENOSPC', 'EDQUOT'].includes(codigo(error))) return new AlmacenError('disco_lleno', ruta, { cause: error });
  if (['EACCES', 'EPERM', 'EROFS'].includes(codigo(error)))
    return new AlmacenError('sin_permiso', ruta, { cause: error });
  return error;
};

async function sincronizar(ruta: string): Promise<void> {
  const archivo = await open(ruta, 'r');
  try {
    await archivo.sync();
  } finally {
    await archivo.close();
  }
}

/** The object store in a folder: temporary file, fsync, rename, fsync of the folder. One key, one file. */
export function objetosCarpeta(raiz: string): Objetos {
  const base = resolve(raiz);
  const ruta = (clave: string): string => join(base, ...validarClave(clave).split('/'));

  const conErrores = async <T>(donde: string, trabajo: () => Promise<T>): Promise<T> => {
    try {
      return await trabajo();
    } catch (error) {
      throw explicar(error, donde);
    }
  };

  const existe = async (clave: string): Promise<boolean> => {
    const r = ruta(clave);
    return conErrores(r, async () => {
      try {
        return (await stat(r)).isFile();
      } catch (error) {
        if (falta(error)) return false;
        throw error;
      }
    });
  };

  return {
    existe,

    async put(clave, cuerpo) {
      const destino = ruta(clave);
      const temporal = join(base, TEMPORAL, randomUUID());
      await conErrores(destino, async () => {
        await mkdir(dirname(destino), { recursive: true });
        await mkdir(dirname(temporal), { recursive: true });
        try {
          if (cuerpo instanceof Uint8Array) {
            const archivo = await open(temporal, 'wx');
            try {
              await archivo.writeFile(cuerpo);
              await archivo.sync();
            } finally {
              await archivo.close();
            }
          } else {
            await copyFile(cuerpo.ruta, temporal);
            await sincronizar(temporal);
          }
          await rename(temporal, destino);
          await sincronizar(dirname(destino));
        } catch (error) {
          await rm(temporal, { force: true });
          throw error;
        }
      });
    },

    async get(clave) {
      const r = ruta(clave);
      return conErrores(r, async () => {
        try {
          return await readFile(r);
        } catch (error) {
          if (falta(error) || codigo(error) === 'EISDIR') return null;
          throw error;
        }
      });
    },

    async rutaLocal(clave) {
      if (!(await existe(clave))) throw new ObjetoInexistenteError(clave);
      return ruta(clave);
    },

    async list(prefijo) {
      validarPrefijo(prefijo);
      // Only the folder the prefix points into is walked.
      const carpeta = prefijo.includes('/') ? prefijo.slice(0, prefijo.lastIndexOf('/')) : '';
      const desde = join(base, ...carpeta.split('/'));
      return conErrores(desde, async () => {
        try {
          const entradas = await readdir(desde, { recursive: true, withFileTypes: true });
          return entradas
            .filter((e) => e.isFile())
            .map((e) =>
              join(e.parentPath, e.name)
                .slice(base.length + 1)
                .split(sep)
                .join('/'),
            )
            .filter((clave) => clave.startsWith(prefijo) && !clave.startsWith(`${TEMPORAL}/`))
            .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        } catch (error) {
          if (falta(error)) return [];
          throw error;
        }
      });
    },
  };
}
