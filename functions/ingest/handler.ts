import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { S3Event, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { exigida } from '../adapters/ambiente.ts';
import { leerTerritorio } from '../adapters/catalogos/territorio.ts';
import { cargasRepo } from '../adapters/dynamo/cargas.ts';
import { objetosDesplegados } from '../adapters/objects/desplegados.ts';
import { crearSeudonimos } from '../adapters/seudonimos.ts';
import { ingresar } from './ingresar.ts';
import { limitesDe } from './limites.ts';

const objetos = objetosDesplegados();
const cargas = cargasRepo(new DynamoDBClient({}), exigida('TABLE_NAME'));

let seudonimo: ReturnType<typeof crearSeudonimos> | undefined;

async function leerSeudonimo(): Promise<ReturnType<typeof crearSeudonimos>> {
  const { SecretString } = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: exigida('CLAVE_SECRETO') }),
  );
  if (!SecretString) throw new Error('El secreto de los seudónimos está vacío');
  return crearSeudonimos(Buffer.from(SecretString));
}

/** `recepcion/<region>/<file>`: the region is whose journal it enters. */
const RECIBIDO = /^recepcion\/(\d{2})\/([^/]+)$/;

async function recibirObjeto(clave: string, instante: string): Promise<void> {
  const partes = RECIBIDO.exec(clave);
  // The name stays out of the message: people put names of persons in names of files.
  if (!partes) throw new Error('El objeto no está en recepcion/<región>/<archivo>: muévalo ahí');
  const [, region, nombre] = partes as unknown as [string, string, string]; // two groups that always match
  seudonimo ??= await leerSeudonimo();
  const ruta = await objetos.rutaLocal(clave);
  const { ingresos, fallos } = await ingresar({ ruta, nombre, region, modificado: instante }, true, {
    cargas,
    objetos,
    trabajo: tmpdir(),
    seudonimo,
    territorio: leerTerritorio(),
    limites: limitesDe(process.env),
    recibido: new Date(instante).toISOString(),
  }).finally(() => rm(ruta, { force: true })); // the next file finds the disk as this one did, and no names on it
  for (const { carga, nueva } of ingresos) {
    const { id, formato, recibidas, aceptadas, observadas, duplicadas, rechazadas, error } = carga;
    console.log(
      JSON.stringify({
        carga: id,
        nueva,
        formato,
        recibidas,
        aceptadas,
        observadas,
        duplicadas,
        rechazadas,
        error: error?.codigo ?? null,
      }),
    );
  }
  // What entered stays; the message comes back for what failed.
  if (fallos[0]) throw fallos[0].error;
}

/** Objects created in `recepcion/`, through a queue. A file that cannot be read is noted as refused; what fails here is tried again. */
export const handler = async (evento: SQSEvent): Promise<SQSBatchResponse> => {
  const fallidos: SQSBatchResponse['batchItemFailures'] = [];
  for (const mensaje of evento.Records) {
    try {
      // S3 sends a test event without records when the notification is set up.
      for (const r of (JSON.parse(mensaje.body) as Partial<S3Event>).Records ?? [])
        await recibirObjeto(decodeURIComponent(r.s3.object.key.replaceAll('+', ' ')), r.eventTime);
    } catch (error) {
      console.error(
        JSON.stringify({ mensaje: mensaje.messageId, error: error instanceof Error ? error.stack : String(error) }),
      );
      fallidos.push({ itemIdentifier: mensaje.messageId });
    }
  }
  return { batchItemFailures: fallidos };
};
