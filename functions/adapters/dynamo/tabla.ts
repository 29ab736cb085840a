import {
  CreateTableCommand,
  ResourceInUseException,
  waitUntilTableExists,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';

export const NOMBRE_TABLA = 'sala';
/** What names or opens the way to persons lives apart: who read what, names of staff, wall screens. Same keys. */
export const NOMBRE_NOMINAL = 'nominal';

/** The one table, as data: the embedded store creates it from here and its shape is what the stack declares. */
export const TABLA = { particion: 'pk', orden: 'sk' } as const;

export type Item = Readonly<Record<string, AttributeValue>>;
export type Llave = { readonly pk: string; readonly sk: string };

export const llave = ({ pk, sk }: Llave) => ({ pk: { S: pk }, sk: { S: sk } });

/** Creates the table and waits until it can be used. An existing one is left as it is. */
export async function crearTabla(db: DynamoDBClient, nombre: string = NOMBRE_TABLA): Promise<void> {
  try {
    await db.send(
      new CreateTableCommand({
        TableName: nombre,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: TABLA.particion, AttributeType: 'S' },
          { AttributeName: TABLA.orden, AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: TABLA.particion, KeyType: 'HASH' },
          { AttributeName: TABLA.orden, KeyType: 'RANGE' },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client: db, maxWaitTime: 60, minDelay: 1 }, { TableName: nombre });
}

/** Text of an attribute that the module that wrote the item always sets. @throws when the item is not of that type. */
export const texto = (item: Item, atributo: string): string => {
  const s = item[atributo]?.S;
  if (s === undefined) throw new Error(`Item sin el atributo de texto «${atributo}»`);
  return s;
};

export const entero = (item: Item, atributo: string): number => {
  const n = Number(item[atributo]?.N);
  if (!Number.isInteger(n)) throw new Error(`Item sin el atributo entero «${atributo}»`);
  return n;
};
