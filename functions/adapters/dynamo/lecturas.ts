import { PutItemCommand, QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { llave, texto } from './tabla.ts';

/** Somebody saw the values of personal columns of a carga, unmasked. */
export type Lectura = { readonly carga: string; readonly sujeto: string; readonly instante: string };

/** Item shape: pk = LECTURA#<carga>, sk = <instant>#<uuid>, sujeto S. Only ever added to. */
export function lecturasRepo(db: DynamoDBClient, tabla: string) {
  return {
    /** To be written before anything is shown. @param instante ISO 8601 in UTC */
    async anotar({ carga, sujeto, instante }: Lectura): Promise<void> {
      await db.send(
        new PutItemCommand({
          TableName: tabla,
          Item: {
            ...llave({ pk: `LECTURA#${carga}`, sk: `${instante}#${crypto.randomUUID()}` }),
            sujeto: { S: sujeto },
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    },

    /** Newest first, at most one page of 1 MB. */
    async listar(carga: string): Promise<Lectura[]> {
      const { Items = [] } = await db.send(
        new QueryCommand({
          TableName: tabla,
          ConsistentRead: true,
          ScanIndexForward: false,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: `LECTURA#${carga}` } },
        }),
      );
      return Items.map((i) => ({
        carga,
        sujeto: texto(i, 'sujeto'),
        instante: texto(i, 'sk').replace(/#[^#]*$/, ''),
      }));
    },
  };
}
export type LecturasRepo = ReturnType<typeof lecturasRepo>;
