import {
  BatchWriteItemCommand,
  type AttributeValue,
  type DynamoDBClient,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { Item } from './tabla.ts';

const MAXIMO_ITEM_BYTES = 400 * 1024;
// 25 items of 400 KB in base64 are 13.7 MB: a batch never reaches the 16 MB of a request.
const POR_PETICION = 25;

export class ItemGrandeError extends Error {
  override readonly name = 'ItemGrandeError';
  readonly code = 'item_grande';
  readonly llave: string;
  readonly bytes: number;
  constructor(llave: string, bytes: number) {
    super(
      `El item ${llave} ocupa ${Math.ceil(bytes / 1024)} KB y la tabla admite 400 KB por item. Divídalo antes de escribirlo.`,
    );
    this.llave = llave;
    this.bytes = bytes;
  }
}

/** After all the tries the store still takes no more. What was written stays: writing it again is harmless. */
export class LoteIncompletoError extends Error {
  override readonly name = 'LoteIncompletoError';
  readonly code = 'lote_incompleto';
  readonly escritos: number;
  readonly pendientes: number;
  constructor(escritos: number, pendientes: number) {
    super(
      `El almacén no aceptó ${pendientes} items después de varios intentos (${escritos} escritos). Repita la publicación en unos minutos.`,
    );
    this.escritos = escritos;
    this.pendientes = pendientes;
  }
}

export type OpcionesLote = {
  /** Requests at the same time. */
  readonly paralelo?: number;
  /** Tries of one request before giving up. */
  readonly intentos?: number;
  readonly esperar?: (ms: number) => Promise<void>;
  /** Called after each request with the items written so far. */
  readonly avance?: (escritos: number) => void;
};

const tamano = (v: AttributeValue): number => {
  if (v.S !== undefined) return Buffer.byteLength(v.S);
  if (v.B !== undefined) return v.B.byteLength;
  if (v.N !== undefined) return v.N.length;
  if (v.M !== undefined) return 3 + tamanoItem(v.M);
  if (v.L !== undefined) return v.L.reduce((n, x) => n + 1 + tamano(x), 3);
  return 1;
};
const tamanoItem = (item: Item): number =>
  Object.entries(item).reduce((n, [k, v]) => n + Buffer.byteLength(k) + tamano(v), 0);

async function* porGrupos(items: AsyncIterable<Item> | Iterable<Item>): AsyncGenerator<WriteRequest[]> {
  let grupo: WriteRequest[] = [];
  for await (const item of items) {
    const bytes = tamanoItem(item);
    if (bytes > MAXIMO_ITEM_BYTES) throw new ItemGrandeError(`${item['pk']?.S} / ${item['sk']?.S}`, bytes);
    grupo.push({ PutRequest: { Item: { ...item } } });
    if (grupo.length === POR_PETICION) {
      yield grupo;
      grupo = [];
    }
  }
  if (grupo.length > 0) yield grupo;
}

const reloj = (ms: number): Promise<void> => new Promise((listo) => setTimeout(listo, ms));

/**
 * Writes many items, 25 a request and 8 requests at once; what the store leaves unprocessed is tried again, waiting longer each time.
 * Puts only, so that it may be repeated. The keys must be different. @returns items written.
 * @throws ItemGrandeError, LoteIncompletoError
 */
export async function escribirLote(
  db: DynamoDBClient,
  tabla: string,
  items: AsyncIterable<Item> | Iterable<Item>,
  { paralelo = 8, intentos = 8, esperar = reloj, avance }: OpcionesLote = {},
): Promise<number> {
  let escritos = 0;
  const escribir = async (grupo: WriteRequest[]): Promise<void> => {
    let pendientes = grupo;
    for (let intento = 0; pendientes.length > 0; intento++) {
      if (intento === intentos) throw new LoteIncompletoError(escritos, pendientes.length);
      if (intento > 0) await esperar(25 * 2 ** intento);
      const { UnprocessedItems } = await db.send(new BatchWriteItemCommand({ RequestItems: { [tabla]: pendientes } }));
      const quedan = UnprocessedItems?.[tabla] ?? [];
      escritos += pendientes.length - quedan.length;
      pendientes = quedan;
      avance?.(escritos);
    }
  };

  const grupos = porGrupos(items);
  // Workers share one generator: memory holds the batches in flight and no more.
  const obrero = async (): Promise<void> => {
    try {
      for (let g = await grupos.next(); !g.done; g = await grupos.next()) await escribir(g.value);
    } catch (error) {
      await grupos.return(undefined); // the others end with the batch they hold
      throw error;
    }
  };
  const fines = await Promise.allSettled(Array.from({ length: paralelo }, obrero));
  const fallo = fines.find((f) => f.status === 'rejected');
  if (fallo) throw fallo.reason;
  return escritos;
}
