import { GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { llave, type Item, type Llave } from './tabla.ts';

/** One item as of now: for what changes or is read right after it was written. */
export async function leerFirme(db: DynamoDBClient, tabla: string, de: Llave): Promise<Item | null> {
  const { Item } = await db.send(new GetItemCommand({ TableName: tabla, Key: llave(de), ConsistentRead: true }));
  return Item ?? null;
}

/** One immutable item: the cheap read, and the firm one only when that one has not seen it yet. */
export async function leerInmutable(db: DynamoDBClient, tabla: string, de: Llave): Promise<Item | null> {
  const { Item } = await db.send(new GetItemCommand({ TableName: tabla, Key: llave(de) }));
  return Item ?? leerFirme(db, tabla, de);
}
