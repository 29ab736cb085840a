import { expect, it } from 'vitest';
import {
  BatchWriteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { enMemoria } from '../../adapters/dynamo/almacen.ts';
import { azarDe, type Azar } from './azar.ts';
import { clienteEnMemoria, TablaEnMemoria } from './dynamo-en-memoria.ts';

const almacen = enMemoria();
const VECES = 40;
const OPERACIONES = 60;
const PARTICIONES = ['REGION#05', 'SHA#ab'];
const CLAVES = ['CARGA#1', 'CARGA#2', 'CARGA#3', 'RESERVA#2026-10#r0001', 'VIGENTE#2026-10', 'ULTIMO', 'c#1', 'ñ#2'];

type Orden = (
  tabla: string,
) => PutItemCommand | GetItemCommand | UpdateItemCommand | QueryCommand | BatchWriteItemCommand;

/** The operations as this project writes them, over a handful of keys. */
function orden(azar: Azar, vez: number): Orden {
  const pk = { S: `${vez}${azar.uno(PARTICIONES)}` };
  const sk = { S: azar.uno(CLAVES) };
  const n = { N: String(azar.entero(1, 12)) };
  const doc = { S: azar.uno(['a', 'b', '']) };
  const item = { pk, sk, revision: n, turno: n, doc, gzip: { B: new Uint8Array([azar.entero(0, 255)]) } };
  const clase = azar.entero(1, 9);
  if (clase <= 3) {
    const condicion = azar.uno([undefined, 'attribute_not_exists(pk)', 'turno = :v', 'doc = :d']);
    const valores = {
      ...(condicion?.includes(':v') ? { ':v': n } : {}),
      ...(condicion?.includes(':d') ? { ':d': doc } : {}),
    };
    return (TableName) =>
      new PutItemCommand({
        TableName,
        Item: item,
        ...(condicion ? { ConditionExpression: condicion } : {}),
        ...(Object.keys(valores).length > 0 ? { ExpressionAttributeValues: valores } : {}),
      });
  }
  if (clase === 4)
    return (TableName) =>
      new UpdateItemCommand({
        TableName,
        Key: { pk, sk },
        UpdateExpression: 'SET periodo = :periodo, revision = :revision',
        ConditionExpression: 'attribute_not_exists(pk) OR revision < :revision',
        ExpressionAttributeValues: { ':periodo': doc, ':revision': n },
      });
  if (clase === 5) return (TableName) => new GetItemCommand({ TableName, Key: { pk, sk }, ConsistentRead: true });
  if (clase === 6) {
    const sks = azar.mezclar(CLAVES).slice(0, azar.entero(1, CLAVES.length));
    return (t) =>
      new BatchWriteItemCommand({
        RequestItems: { [t]: sks.map((s) => ({ PutRequest: { Item: { ...item, sk: { S: s } } } })) },
      });
  }
  const [condicion, valores] = azar.uno([
    ['pk = :pk', {}],
    ['pk = :pk AND begins_with(sk, :sk)', { ':sk': { S: azar.uno(['CARGA#', 'c', 'VIGENTE#', 'x']) } }],
    [
      'pk = :pk AND sk BETWEEN :desde AND :hasta',
      { ':desde': { S: 'CARGA#2' }, ':hasta': { S: azar.uno(['ULTIMO', 'c#1#~']) } },
    ],
  ] as const);
  const limite = azar.quiza(50) ? { Limit: azar.entero(1, 4) } : {};
  const desde = condicion === 'pk = :pk' && azar.quiza(30) ? { ExclusiveStartKey: { pk, sk } } : {};
  const alReves = azar.quiza(50);
  return (TableName) =>
    new QueryCommand({
      TableName,
      KeyConditionExpression: condicion,
      ExpressionAttributeValues: { ':pk': pk, ...valores },
      ScanIndexForward: !alReves,
      ...limite,
      ...desde,
    });
}

async function responder(db: DynamoDBClient, orden: Orden, tabla: string): Promise<unknown> {
  try {
    // A union of commands: the client has one signature for each.
    const { $metadata: _, ...salida } = (await db.send(orden(tabla) as PutItemCommand)) as unknown as Record<
      string,
      unknown
    >;
    const { Items, Item, LastEvaluatedKey } = salida;
    return JSON.parse(JSON.stringify({ Items, Item, LastEvaluatedKey }));
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
}

it('the store in memory answers as the embedded one', { timeout: 600_000 }, async () => {
  const memoria = clienteEnMemoria(new TablaEnMemoria());
  for (let vez = 1; vez <= VECES; vez++) {
    const azar = azarDe(vez);
    for (let i = 0; i < OPERACIONES; i++) {
      const o = orden(azar, vez);
      const [una, otra] = [await responder(memoria, o, 'sala'), await responder(almacen.db, o, almacen.tabla)];
      expect(una, `sequence ${vez}, operation ${i}: ${JSON.stringify(o('t').input)}`).toEqual(otra);
    }
  }
});
