import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Objetos } from '../../domain/objetos.ts';
import { ObjetoInexistenteError, validarClave, validarPrefijo } from './clave.ts';

const noExiste = (e: unknown): boolean => e instanceof Error && (e.name === 'NoSuchKey' || e.name === 'NotFound');

/**
 * The object store in one S3 bucket. A single PutObject is atomic already. `temporal` is where `rutaLocal` leaves its copies: they
 * are kept by key, which is right because a key never changes its content.
 * Without permission to list the bucket, S3 answers 403 for a missing key, which is an exception here, not an absence.
 */
export function objetosS3(cliente: S3Client, bucket: string, temporal: string): Objetos {
  const get = async (clave: string): Promise<Uint8Array | null> => {
    try {
      const { Body } = await cliente.send(new GetObjectCommand({ Bucket: bucket, Key: validarClave(clave) }));
      return Body ? await Body.transformToByteArray() : new Uint8Array();
    } catch (error) {
      if (noExiste(error)) return null;
      throw error;
    }
  };

  return {
    get,

    async put(clave, cuerpo) {
      const contenido =
        cuerpo instanceof Uint8Array
          ? { Body: cuerpo, ContentLength: cuerpo.byteLength }
          : { Body: createReadStream(cuerpo.ruta), ContentLength: (await stat(cuerpo.ruta)).size };
      await cliente.send(new PutObjectCommand({ Bucket: bucket, Key: validarClave(clave), ...contenido }));
    },

    async rutaLocal(clave) {
      const extension = /\.[a-z0-9.]{1,20}$/.exec(validarClave(clave))?.[0] ?? '';
      const ruta = join(temporal, createHash('sha256').update(clave).digest('hex') + extension);
      if (existsSync(ruta)) return ruta;
      const bytes = await get(clave);
      if (!bytes) throw new ObjetoInexistenteError(clave);
      await mkdir(temporal, { recursive: true });
      const parcial = `${ruta}.${randomUUID()}`;
      await writeFile(parcial, bytes);
      await rename(parcial, ruta);
      return ruta;
    },

    async list(prefijo) {
      const claves: string[] = [];
      const paginas = paginateListObjectsV2({ client: cliente }, { Bucket: bucket, Prefix: validarPrefijo(prefijo) });
      for await (const { Contents = [] } of paginas) for (const { Key } of Contents) if (Key) claves.push(Key);
      return claves;
    },

    async existe(clave) {
      try {
        await cliente.send(new HeadObjectCommand({ Bucket: bucket, Key: validarClave(clave) }));
        return true;
      } catch (error) {
        if (noExiste(error)) return false;
        throw error;
      }
    },
  };
}
