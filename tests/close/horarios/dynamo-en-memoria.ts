import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  ResourceNotFoundException,
  type AttributeValue,
  type BatchWriteItemCommandInput,
  type GetItemCommandInput,
  type PutItemCommandInput,
  type QueryCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../functions/adapters/dynamo/tabla.ts';

type Valores = Readonly<Record<string, AttributeValue>> | undefined;

const texto = (v: AttributeValue | undefined): string => {
  if (v?.S === undefined) throw new Error('keys of this table are text');
  return v.S;
};

/** Text by its UTF-8 bytes, numbers as numbers, as the store compares. */
const comparar = (a: AttributeValue | undefined, b: AttributeValue): number => {
  if (a?.S !== undefined && b.S !== undefined) return Buffer.compare(Buffer.from(a.S), Buffer.from(b.S));
  if (a?.N !== undefined && b.N !== undefined) return Number(a.N) - Number(b.N);
  return NaN;
};

/** The conditions this project writes, and no others: terms joined by OR. */
function cumple(condicion: string, item: Item | undefined, valores: Valores): boolean {
  return condicion.split(' OR ').some((termino) => {
    const ausente = /^attribute_not_exists\((\w+)\)$/.exec(termino);
    if (ausente) return item?.[ausente[1]!] === undefined;
    const relacion = /^(\w+) (=|<) (:\w+)$/.exec(termino);
    if (!relacion) throw new Error(`this store does not know the condition «${termino}»`);
    const [, atributo, operador, nombre] = relacion as unknown as [string, string, string, string]; // three groups that always match
    const c = comparar(item?.[atributo], valores![nombre]!);
    return operador === '=' ? c === 0 : c < 0;
  });
}

/** One table, the five operations this project uses, each atomic. Kept honest by `contrato.test.ts`. */
export class TablaEnMemoria {
  readonly #particiones = new Map<string, { porSk: Map<string, Item>; orden: string[] | null }>();
  /** Called after each item is put, with what was there. */
  alPoner: (item: Item, antes: Item | undefined) => void = () => undefined;

  leer(pk: string, sk: string): Item | undefined {
    return this.#particiones.get(pk)?.porSk.get(sk);
  }

  /** Sort keys of a partition, in order. */
  claves(pk: string): readonly string[] {
    const p = this.#particiones.get(pk);
    if (!p) return [];
    return (p.orden ??= [...p.porSk.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  }

  #poner(item: Item): void {
    const [pk, sk] = [texto(item['pk']), texto(item['sk'])];
    let p = this.#particiones.get(pk);
    if (!p) this.#particiones.set(pk, (p = { porSk: new Map(), orden: null }));
    const antes = p.porSk.get(sk);
    if (!antes) p.orden = null;
    p.porSk.set(sk, item);
    this.alPoner(item, antes);
  }

  #comprobar(condicion: string | undefined, item: Item | undefined, valores: Valores): void {
    if (condicion !== undefined && !cumple(condicion, item, valores))
      throw new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {} });
  }

  put(e: PutItemCommandInput): object {
    this.#comprobar(
      e.ConditionExpression,
      this.leer(texto(e.Item!['pk']), texto(e.Item!['sk'])),
      e.ExpressionAttributeValues,
    );
    this.#poner(e.Item!);
    return {};
  }

  update(e: UpdateItemCommandInput): object {
    const antes = this.leer(texto(e.Key!['pk']), texto(e.Key!['sk']));
    this.#comprobar(e.ConditionExpression, antes, e.ExpressionAttributeValues);
    const partes = /^SET (.+)$/.exec(e.UpdateExpression ?? '')?.[1]?.split(', ') ?? [];
    const cambios = partes.map((p) => p.split(' = ') as [string, string]);
    if (partes.length === 0) throw new Error('this store only knows SET');
    this.#poner({
      ...antes,
      ...e.Key,
      ...Object.fromEntries(cambios.map(([a, v]) => [a, e.ExpressionAttributeValues![v]!])),
    });
    return {};
  }

  get(e: GetItemCommandInput): object {
    const item = this.leer(texto(e.Key!['pk']), texto(e.Key!['sk']));
    return item ? { Item: { ...item } } : {};
  }

  batchWrite(e: BatchWriteItemCommandInput, rechaza: (n: number) => boolean = () => false): object {
    const [[tabla, peticiones]] = Object.entries(e.RequestItems!) as [[string, { PutRequest: { Item: Item } }[]]]; // this project only puts
    if (peticiones.length > 25) throw new Error('more than 25 items in one batch');
    const claves = new Set(peticiones.map((p) => `${p.PutRequest.Item['pk']?.S}\n${p.PutRequest.Item['sk']?.S}`));
    if (claves.size !== peticiones.length) throw new Error('Provided list of item keys contains duplicates');
    const quedan = peticiones.filter((_, i) => rechaza(i));
    for (const p of peticiones) if (!quedan.includes(p)) this.#poner(p.PutRequest.Item);
    return { UnprocessedItems: quedan.length > 0 ? { [tabla]: quedan } : {} };
  }

  query(e: QueryCommandInput): object {
    const v = e.ExpressionAttributeValues!;
    const pk = texto(v[':pk']);
    const condicion = e.KeyConditionExpression!.replace('pk = :pk', '').replace(' AND ', '');
    const dentro = (sk: string): boolean => {
      if (condicion === '') return true;
      if (condicion === 'begins_with(sk, :sk)') return sk.startsWith(texto(v[':sk']));
      if (condicion === 'sk BETWEEN :desde AND :hasta')
        return comparar({ S: sk }, v[':desde']!) >= 0 && comparar({ S: sk }, v[':hasta']!) <= 0;
      throw new Error(`this store does not know the condition «${e.KeyConditionExpression}»`);
    };
    let claves = this.claves(pk).filter(dentro);
    if (e.ScanIndexForward === false) claves = [...claves].reverse();
    if (e.ExclusiveStartKey) {
      const desde = e.ExclusiveStartKey['sk']!;
      const signo = e.ScanIndexForward === false ? -1 : 1;
      claves = claves.filter((sk) => signo * comparar({ S: sk }, desde) > 0);
    }
    const pagina = e.Limit === undefined ? claves : claves.slice(0, e.Limit);
    const llena = e.Limit !== undefined && pagina.length === e.Limit;
    return {
      Items: pagina.map((sk) => ({ ...this.leer(pk, sk)! })),
      Count: pagina.length,
      ...(llena ? { LastEvaluatedKey: { pk: { S: pk }, sk: { S: pagina.at(-1)! } } } : {}),
    };
  }
}

/** One request to the store: what it does when it is let through, and whether it writes. */
export type Peticion = {
  readonly operacion: string;
  readonly detalle: string;
  readonly escribe: boolean;
  /** @param rechaza which items of a batch to leave unprocessed */
  readonly aplicar: (rechaza?: (n: number) => boolean) => object;
};

const detalleDe = (entrada: Record<string, unknown>): string => {
  const { Key, Item: item, RequestItems } = entrada as { Key?: Item; Item?: Item; RequestItems?: object };
  const de = Key ?? item;
  if (de) return `${de['pk']?.S} ${de['sk']?.S}`;
  return RequestItems ? `${(Object.values(RequestItems)[0] as unknown[]).length} items` : '';
};

/**
 * The real client of the SDK, answered in memory. `puerta` lets each request through, or not: it is where faults are injected.
 * Requests are answered before they are serialised, so this says nothing of the wire: `reales.test.ts` does.
 */
export function clienteEnMemoria(
  tabla: TablaEnMemoria,
  puerta: (p: Peticion) => Promise<object> = async (p) => p.aplicar(),
): DynamoDBClient {
  const cliente = new DynamoDBClient({ region: 'us-east-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } });
  cliente.middlewareStack.add(
    (_siguiente, contexto) => async (args) => {
      const operacion = String(contexto.commandName).replace('Command', '');
      const e = args.input as never; // narrowed by the name of the command
      const aplicar: Record<string, Peticion['aplicar']> = {
        PutItem: () => tabla.put(e),
        UpdateItem: () => tabla.update(e),
        GetItem: () => tabla.get(e),
        Query: () => tabla.query(e),
        BatchWriteItem: (rechaza) => tabla.batchWrite(e, rechaza),
      };
      const hacer = aplicar[operacion];
      if (!hacer)
        throw new ResourceNotFoundException({ message: `this store does not do ${operacion}`, $metadata: {} });
      const salida = await puerta({
        operacion,
        detalle: detalleDe(args.input as Record<string, unknown>),
        escribe: !['GetItem', 'Query'].includes(operacion),
        aplicar: hacer,
      });
      return { response: {}, output: { $metadata: {}, ...salida } as never };
    },
    { step: 'initialize', priority: 'high', name: 'enMemoria' },
  );
  return cliente;
}
