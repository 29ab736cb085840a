import { tmpdir } from 'node:os';
import type { Objetos } from '../../domain/objetos.ts';
import { exigida } from '../ambiente.ts';
import { objetosRepartidos } from './repartidos.ts';

/** Who may read but not list is told «forbidden» where there is nothing. What names persons is never listed, so there it is absence. */
export const sinListar = (o: Objetos): Objetos => ({
  ...o,
  get: (clave) => oAusente(o.get(clave), null),
  existe: (clave) => oAusente(o.existe(clave), false),
});

/** A HEAD brings no body that names the error: its status says it. */
const esProhibido = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AccessDenied' ||
    (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 403);

async function oAusente<T>(pedido: Promise<T>, ausente: T): Promise<T> {
  try {
    return await pedido;
  } catch (error) {
    if (esProhibido(error)) return ausente;
    throw error;
  }
}

/** A store that is opened when it is first asked for something. */
function alUsarse(abrir: () => Promise<Objetos>): Objetos {
  let abierto: Promise<Objetos> | undefined;
  const almacen = (): Promise<Objetos> => (abierto ??= abrir());
  return {
    existe: async (clave) => (await almacen()).existe(clave),
    put: async (clave, cuerpo) => (await almacen()).put(clave, cuerpo),
    get: async (clave) => (await almacen()).get(clave),
    rutaLocal: async (clave) => (await almacen()).rutaLocal(clave),
    list: async (prefijo) => (await almacen()).list(prefijo),
  };
}

/**
 * The object store of a deployed function; one that is not told where what names persons is, cannot reach it. Boards come from the
 * table: the client of S3 is not compiled in a cold start that does not use it.
 */
export function objetosDesplegados(): Objetos {
  const comun = exigida('BUCKET_NAME');
  const nominal = process.env['NOMINAL_BUCKET_NAME'];
  return alUsarse(async () => {
    const [{ S3Client }, { objetosS3 }] = await Promise.all([import('@aws-sdk/client-s3'), import('./s3.ts')]);
    const s3 = new S3Client({});
    const comunes = objetosS3(s3, comun, tmpdir());
    return nominal ? objetosRepartidos(comunes, sinListar(objetosS3(s3, nominal, tmpdir()))) : comunes;
  });
}
