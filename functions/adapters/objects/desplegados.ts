import type { S3Client } from '@aws-sdk/client-s3';
import type { Objetos } from '../../domain/objetos.ts';
import { exigida } from '../ambiente.ts';
import { objetosRepartidos } from './repartidos.ts';
import { objetosS3 } from './s3.ts';

/** The object store of a deployed function: results in one bucket and, where it may touch it, what names persons in another. */
export function objetosDesplegados(s3: S3Client, temporal: string): Objetos {
  const resultados = objetosS3(s3, exigida('BUCKET_NAME'), temporal);
  const originales = process.env['ORIGINALES_BUCKET_NAME'];
  return originales ? objetosRepartidos(resultados, objetosS3(s3, originales, temporal)) : resultados;
}
