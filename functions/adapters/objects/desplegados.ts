import { tmpdir } from 'node:os';
import { S3Client } from '@aws-sdk/client-s3';
import type { Objetos } from '../../domain/objetos.ts';
import { exigida } from '../ambiente.ts';
import { objetosRepartidos } from './repartidos.ts';
import { objetosS3 } from './s3.ts';

/** Who may read but not list is told «forbidden» where there is nothing. What names persons is never listed, so there it is absence. */
const sinListar = (o: Objetos): Objetos => ({
  ...o,
  async get(clave) {
    try {
      return await o.get(clave);
    } catch (error) {
      if (error instanceof Error && error.name === 'AccessDenied') return null;
      throw error;
    }
  },
});

/** The object store of a deployed function; one that is not told where what names persons is, cannot reach it. */
export function objetosDesplegados(): Objetos {
  const s3 = new S3Client({});
  const comunes = objetosS3(s3, exigida('BUCKET_NAME'), tmpdir());
  const nominal = process.env['NOMINAL_BUCKET_NAME'];
  return nominal ? objetosRepartidos(comunes, sinListar(objetosS3(s3, nominal, tmpdir()))) : comunes;
}
