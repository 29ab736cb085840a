import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { abrirEmbebida } from '../../functions/adapters/dynamo/embebida.ts';
import { crearTabla, NOMBRE_TABLA } from '../../functions/adapters/dynamo/tabla.ts';
import { objetosS3 } from '../../functions/adapters/objects/s3.ts';
import type { Objetos } from '../../functions/domain/objetos.ts';
import { abrirS3Falso } from '../adapters/objects/s3-falso.ts';
import { abrirTestigo, type Pedido } from './testigo.ts';

const DEPOSITO = 'resultados';
const ORIGINALES = 'originales';
const NOMINAL = 'nominal';

export type AwsLocal = {
  /** What a function needs in its environment to find the table and the bucket here. */
  readonly ambiente: Readonly<Record<string, string>>;
  readonly db: DynamoDBClient;
  readonly objetos: Objetos;
  /** Files as received, in the bucket they are left in. */
  readonly originales: { readonly deposito: string } & Pick<Objetos, 'put'>;
  /** What each function asked of the table and the buckets, by the access key it was given. */
  pedidos(): readonly Pedido[];
  cerrar(): Promise<void>;
};

type Direccion = { readonly protocol: string; readonly hostname: string; readonly port?: number };
const url = ({ protocol, hostname, port }: Direccion, clave = ''): string =>
  `${protocol}//${clave === '' ? '' : `${clave}@`}${hostname}:${port}`;

/** The table and the bucket on this machine, spoken to with the real protocol: a function in another process uses its own clients. */
export async function abrirAws(): Promise<AwsLocal> {
  const tabla = await abrirEmbebida();
  await crearTabla(tabla.cliente);
  await crearTabla(tabla.cliente, NOMINAL);
  const s3 = await abrirS3Falso();
  const { accessKeyId } = await tabla.cliente.config.credentials();
  const enTablas = await abrirTestigo(url(await tabla.cliente.config.endpoint!(), accessKeyId), {
    [NOMBRE_TABLA]: 'Tabla',
    [NOMINAL]: 'Nominal',
  });
  const enDepositos = await abrirTestigo(url(await s3.cliente.config.endpoint!()), {
    [DEPOSITO]: 'Objetos',
    [ORIGINALES]: 'DepositoNominal',
  });
  // The one request of Secrets Manager that is made.
  const secretos = createServer((_, res) => res.end(JSON.stringify({ SecretString: 'clave-de-prueba' })));
  await new Promise<void>((listo) => secretos.listen(0, '127.0.0.1', listo));
  return {
    ambiente: {
      TABLE_NAME: NOMBRE_TABLA,
      BUCKET_NAME: DEPOSITO,
      NOMINAL_BUCKET_NAME: ORIGINALES,
      NOMINAL_TABLE_NAME: NOMINAL,
      AWS_ENDPOINT_URL_DYNAMODB: enTablas.url,
      AWS_ENDPOINT_URL_S3: enDepositos.url,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${(secretos.address() as AddressInfo).port}`, // listening on a port
      CLAVE_SECRETO: 'seudonimos',
      SALA_VERSION: 'prueba',
    },
    db: tabla.cliente,
    objetos: objetosS3(s3.cliente, DEPOSITO, tmpdir()),
    originales: { deposito: ORIGINALES, put: objetosS3(s3.cliente, ORIGINALES, tmpdir()).put },
    pedidos: () => [...enTablas.pedidos, ...enDepositos.pedidos],
    async cerrar() {
      await enTablas.cerrar();
      await enDepositos.cerrar();
      secretos.closeAllConnections();
      secretos.close();
      await s3.cerrar();
      await tabla.cerrar();
    },
  };
}
