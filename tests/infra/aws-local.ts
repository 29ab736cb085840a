import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { abrirEmbebida } from '../../functions/adapters/dynamo/embebida.ts';
import { crearTabla, NOMBRE_TABLA } from '../../functions/adapters/dynamo/tabla.ts';
import { objetosS3 } from '../../functions/adapters/objects/s3.ts';
import type { Objetos } from '../../functions/domain/objetos.ts';
import { abrirS3Falso } from '../adapters/objects/s3-falso.ts';

const DEPOSITO = 'pruebas'; // the name the false S3 answers to

export type AwsLocal = {
  /** What a function needs in its environment to find the table and the bucket here. */
  readonly ambiente: Readonly<Record<string, string>>;
  readonly deposito: string;
  readonly db: DynamoDBClient;
  readonly objetos: Objetos;
  cerrar(): Promise<void>;
};

type Direccion = { readonly protocol: string; readonly hostname: string; readonly port?: number };
const url = ({ protocol, hostname, port }: Direccion): string => `${protocol}//${hostname}:${port}`;

/** The table and the bucket on this machine, spoken to with the real protocol: a function in another process uses its own clients. */
export async function abrirAws(): Promise<AwsLocal> {
  const tabla = await abrirEmbebida();
  await crearTabla(tabla.cliente);
  const s3 = await abrirS3Falso();
  // The one request of Secrets Manager that is made.
  const secretos = createServer((_, res) => res.end(JSON.stringify({ SecretString: 'clave-de-prueba' })));
  await new Promise<void>((listo) => secretos.listen(0, '127.0.0.1', listo));
  return {
    ambiente: {
      TABLE_NAME: NOMBRE_TABLA,
      BUCKET_NAME: DEPOSITO,
      AWS_ENDPOINT_URL_DYNAMODB: url(await tabla.cliente.config.endpoint!()),
      AWS_ENDPOINT_URL_S3: url(await s3.cliente.config.endpoint!()),
      AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${(secretos.address() as AddressInfo).port}`, // listening on a port
      CLAVE_SECRETO: 'seudonimos',
      SALA_VERSION: 'prueba',
    },
    deposito: DEPOSITO,
    db: tabla.cliente,
    objetos: objetosS3(s3.cliente, DEPOSITO, tmpdir()),
    async cerrar() {
      secretos.closeAllConnections();
      secretos.close();
      await s3.cerrar();
      await tabla.cerrar();
    },
  };
}
