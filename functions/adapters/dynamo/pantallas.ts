import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  paginateQuery,
  PutItemCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Pantalla } from '../../domain/acceso/pantalla.ts';
import { leerFirme } from './lectura.ts';
import { llave, texto, type Item } from './tabla.ts';

/**
 * Item shapes, in the table of what is nominal: pk = PANTALLAS#<rr>, sk = <id>, the screen; pk = CODIGO#<sha256 of the code>, sk =
 * CODIGO, which screen it pairs, gone when it is used; pk = PANTALLA#<sha256 of the token>, sk = PANTALLA, which screen it is of.
 * Neither code nor token is ever kept as it is. `expira` is the TTL, in seconds.
 */
const dePantalla = ({ region, id }: Pick<Pantalla, 'region' | 'id'>) => ({ pk: `PANTALLAS#${region}`, sk: id });
const deCodigo = (sha256: string) => ({ pk: `CODIGO#${sha256}`, sk: 'CODIGO' });
const deToken = (sha256: string) => ({ pk: `PANTALLA#${sha256}`, sk: 'PANTALLA' });

const segundos = (instante: string): { N: string } => ({ N: String(Math.ceil(Date.parse(instante) / 1000)) });

const aPantalla = (i: Item): Pantalla => ({
  id: texto(i, 'sk'),
  region: texto(i, 'pk').split('#')[1]!, // by its key
  ambito: texto(i, 'ambito'),
  nombre: texto(i, 'nombre'),
  creada: texto(i, 'creada'),
  por: texto(i, 'por'),
  vence: texto(i, 'vence'),
  revocada: i['revocada']?.S ?? null,
  emparejada: i['emparejada']?.S !== undefined,
});

export function pantallasRepo(db: DynamoDBClient, tabla: string) {
  const poner = (Item: Item) =>
    db.send(
      new PutItemCommand({ TableName: tabla, Item: { ...Item }, ConditionExpression: 'attribute_not_exists(pk)' }),
    );

  const apuntada = async (de: { pk: string; sk: string }): Promise<Pantalla | null> => {
    const apunta = await leerFirme(db, tabla, de);
    const item =
      apunta && (await leerFirme(db, tabla, dePantalla({ region: texto(apunta, 'region'), id: texto(apunta, 'id') })));
    return item && aPantalla(item);
  };

  return {
    /** @param codigo sha256 of the pairing code, good until `codigoVence` */
    async crear(p: Omit<Pantalla, 'revocada' | 'emparejada'>, codigo: string, codigoVence: string): Promise<void> {
      const { id, region, ambito, nombre, creada, por, vence } = p;
      await poner({
        ...llave(dePantalla(p)),
        ambito: { S: ambito },
        nombre: { S: nombre },
        creada: { S: creada },
        por: { S: por },
        vence: { S: vence },
      });
      await poner({
        ...llave(deCodigo(codigo)),
        region: { S: region },
        id: { S: id },
        vence: { S: codigoVence },
        expira: segundos(codigoVence),
      });
    },

    /**
     * Changes a code for a token, once. @param codigo and `token` are sha256. @param ahora ISO 8601 in UTC
     * @returns null when there is no such code, it was used, it is late, or its screen was revoked
     */
    async emparejar(codigo: string, token: string, ahora: string): Promise<Pantalla | null> {
      const pantalla = await apuntada(deCodigo(codigo));
      if (!pantalla || pantalla.revocada !== null || pantalla.vence <= ahora) return null;
      try {
        await db.send(
          new DeleteItemCommand({
            TableName: tabla,
            Key: llave(deCodigo(codigo)),
            ConditionExpression: 'attribute_exists(pk) AND vence > :ahora',
            ExpressionAttributeValues: { ':ahora': { S: ahora } },
          }),
        );
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return null;
        throw error;
      }
      await poner({
        ...llave(deToken(token)),
        region: { S: pantalla.region },
        id: { S: pantalla.id },
        expira: segundos(pantalla.vence),
      });
      await db.send(
        new UpdateItemCommand({
          TableName: tabla,
          Key: llave(dePantalla(pantalla)),
          UpdateExpression: 'SET emparejada = :ahora',
          ExpressionAttributeValues: { ':ahora': { S: ahora } },
        }),
      );
      return { ...pantalla, emparejada: true };
    },

    /** The screen a token is of, in force or not. @param token its sha256 */
    deToken: (token: string): Promise<Pantalla | null> => apuntada(deToken(token)),

    /** @returns false when there is no such screen. Revoking twice keeps the first moment. */
    async revocar(region: string, id: string, ahora: string): Promise<boolean> {
      try {
        await db.send(
          new UpdateItemCommand({
            TableName: tabla,
            Key: llave(dePantalla({ region, id })),
            UpdateExpression: 'SET revocada = if_not_exists(revocada, :ahora)',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':ahora': { S: ahora } },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    /** Every screen of a region, in force or not, the latest first. */
    async listar(region: string): Promise<Pantalla[]> {
      const pantallas: Pantalla[] = [];
      const paginas = paginateQuery(
        { client: db },
        {
          TableName: tabla,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: `PANTALLAS#${region}` } },
        },
      );
      for await (const { Items = [] } of paginas) pantallas.push(...Items.map(aPantalla));
      return pantallas.sort((a, b) => (a.creada < b.creada ? 1 : -1));
    },
  };
}
export type PantallasRepo = ReturnType<typeof pantallasRepo>;
