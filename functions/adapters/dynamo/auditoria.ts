import {
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { mesDe, type CuotaNominal, type Suceso, type TipoSuceso } from '../../domain/acceso/auditoria.ts';
import type { Finalidad } from '../../domain/acceso/identidad.ts';
import type { Periodo } from '../../domain/periodo.ts';
import { escribirLote } from './lotes.ts';
import { llave, texto, type Item, type Llave } from './tabla.ts';

/**
 * Item shapes, in the table of what is nominal: pk = AUDITORIA#<rr>#<month>, sk = <instant>#<uuid>; for each person whose data was
 * read, the same line again under pk = TITULAR#<pseudonym>; and pk = CUOTA#<subject>#<hour>, sk = CUOTA, what was read in that hour,
 * with its TTL in `expira`. The first two are only ever added to, and hold no document nor name.
 */
const linea = (s: Suceso, pk: string, sk: string): Item => ({
  ...llave({ pk, sk }),
  quien: { S: s.quien },
  que: { S: s.que },
  recurso: { S: s.recurso },
  region: { S: s.region },
  ambito: { S: s.ambito },
  ...(s.finalidad === null ? {} : { finalidad: { S: s.finalidad } }),
});

const aSuceso = (i: Item): Suceso => ({
  instante: texto(i, 'sk').replace(/#[^#]*$/, ''),
  quien: texto(i, 'quien'),
  que: texto(i, 'que') as TipoSuceso, // written by `linea`
  recurso: texto(i, 'recurso'),
  region: texto(i, 'region'),
  ambito: texto(i, 'ambito'),
  finalidad: (i['finalidad']?.S ?? null) as Finalidad | null, // written by `linea`
});

const HORA_MS = 3_600_000;
const A_LA_VEZ = 200;

const cursorDe = (siguiente: Item | undefined): string | null =>
  siguiente ? Buffer.from(texto(siguiente, 'sk')).toString('base64url') : null;

export function auditoriaRepo(db: DynamoDBClient, tabla: string) {
  const pagina = async (
    pk: string,
    cursor: string | null,
    limite: number,
  ): Promise<{ readonly sucesos: Suceso[]; readonly cursor: string | null }> => {
    const desde: Llave | null = cursor === null ? null : { pk, sk: Buffer.from(cursor, 'base64url').toString() };
    const { Items = [], LastEvaluatedKey } = await db.send(
      new QueryCommand({
        TableName: tabla,
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limite,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ...(desde ? { ExclusiveStartKey: llave(desde) } : {}),
      }),
    );
    return { sucesos: Items.map(aSuceso), cursor: cursorDe(LastEvaluatedKey) };
  };

  return {
    /** To be written before what it tells of is shown or done. */
    async anotar(s: Suceso): Promise<void> {
      await db.send(
        new PutItemCommand({
          TableName: tabla,
          Item: { ...linea(s, `AUDITORIA#${s.region}#${mesDe(s.instante)}`, `${s.instante}#${crypto.randomUUID()}`) },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    },

    /** The same line under each person whose data it was. @param seudonimos each once */
    async anotarTitulares(s: Suceso, seudonimos: readonly string[]): Promise<void> {
      const sk = `${s.instante}#${crypto.randomUUID()}`;
      await escribirLote(
        db,
        tabla,
        seudonimos.map((t) => linea(s, `TITULAR#${t}`, sk)),
      );
    },

    /** A month of a region, newest first. */
    listar: (region: string, mes: Periodo, cursor: string | null = null, limite = A_LA_VEZ) =>
      pagina(`AUDITORIA#${region}#${mes}`, cursor, limite),

    /** Who read what there is of one person, newest first. */
    deTitular: (seudonimo: string, cursor: string | null = null, limite = A_LA_VEZ) =>
      pagina(`TITULAR#${seudonimo}`, cursor, limite),

    /**
     * Counts one more reading of what names persons. @param instante ISO 8601 in UTC
     * @returns how many different things were read in this hour with it; null when it holds no more: what was refused does not count
     */
    async contar(sujeto: string, recurso: string, instante: string, cuota: CuotaNominal): Promise<number | null> {
      const hora = Math.floor(Date.parse(instante) / HORA_MS);
      try {
        const { Attributes } = await db.send(
          new UpdateItemCommand({
            TableName: tabla,
            Key: llave({ pk: `CUOTA#${sujeto}#${hora}`, sk: 'CUOTA' }),
            UpdateExpression: 'ADD veces :una, recursos :este SET expira = :expira',
            ConditionExpression:
              'attribute_not_exists(veces) OR (veces < :veces AND (size(recursos) < :distintas OR contains(recursos, :recurso)))',
            ExpressionAttributeValues: {
              ':una': { N: '1' },
              ':este': { SS: [recurso] },
              ':recurso': { S: recurso },
              ':veces': { N: String(cuota.veces) },
              ':distintas': { N: String(cuota.distintas) },
              ':expira': { N: String((hora + 25) * 3600) },
            },
            ReturnValues: 'UPDATED_NEW',
          }),
        );
        return Attributes!['recursos']!.SS!.length; // it has just been added to
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return null;
        throw error;
      }
    },
  };
}
export type AuditoriaRepo = ReturnType<typeof auditoriaRepo>;
