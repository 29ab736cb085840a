import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { custodiar } from './custodia.ts';

export class AlmacenEnUsoError extends Error {
  override readonly name = 'AlmacenEnUsoError';
  readonly code = 'almacen_en_uso';
  readonly ruta: string;
  constructor(ruta: string, options?: ErrorOptions) {
    super(
      `Otra Sala ya está usando los datos de ${ruta}. Cierre la otra, use su dirección con --api, o elija otra carpeta con --datos.`,
      options,
    );
    this.ruta = ruta;
  }
}

type Level = { open(): Promise<void>; close(): Promise<void> };
type ModuloLevel = { readonly Level: new (ruta: string) => Level };

/**
 * dynalite opens LevelDB lazily and a held lock there ends the process with an uncaught exception. Opening it once before, with the
 * same LevelDB dynalite uses, turns that into an error the caller can read.
 */
async function comprobarLibre(ruta: string): Promise<void> {
  const desdeDynalite = createRequire(createRequire(import.meta.url).resolve('dynalite'));
  const { Level } = desdeDynalite('level') as ModuloLevel; // untyped require; the shape is LevelDB's documented one
  const db = new Level(ruta);
  try {
    await db.open();
  } catch (error) {
    const causa = error instanceof Error ? error.cause : undefined;
    if (causa instanceof Error && 'code' in causa && causa.code === 'LEVEL_LOCKED')
      throw new AlmacenEnUsoError(ruta, { cause: error });
    throw new Error(
      `No se pudo abrir el almacén de ${ruta}. Revise que la carpeta sea de su usuario y tenga espacio.`,
      {
        cause: error,
      },
    );
  }
  await db.close();
}

export type Embebida = { readonly cliente: DynamoDBClient; cerrar(): Promise<void> };

/**
 * Starts the embedded store on a free port of 127.0.0.1, where it answers to its own client only. Without `ruta` it lives in memory and
 * is lost on closing.
 */
export async function abrirEmbebida(ruta?: string): Promise<Embebida> {
  if (ruta !== undefined) {
    await mkdir(ruta, { recursive: true });
    await comprobarLibre(ruta);
  }
  const servidor = dynalite({
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
    ...(ruta === undefined ? {} : { path: ruta }),
  });
  const accessKeyId = custodiar(servidor);
  await new Promise<void>((listo, fallo) => {
    servidor.once('error', fallo);
    servidor.listen(0, '127.0.0.1', listo);
  });
  const { port } = servidor.address() as AddressInfo; // a TCP server that listens has one
  const cliente = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'local' },
  });
  // It listens before its files are open: from the first answer on, the folder is this store's.
  await cliente.send(new ListTablesCommand({ Limit: 1 }));
  return {
    cliente,
    async cerrar() {
      cliente.destroy(); // idle sockets would keep the server open
      servidor.closeAllConnections();
      await new Promise<void>((listo, fallo) => servidor.close((error) => (error ? fallo(error) : listo())));
    },
  };
}
