import {
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Carga } from '../../domain/carga.ts';
import type { Pagina } from './cortes.ts';
import { leerFirme } from './lectura.ts';
import { llave, texto, type Item, type Llave } from './tabla.ts';

/**
 * Item shapes: pk = REGION#<rr>, sk = CARGA#<instant of reception>#<id>, doc S (JSON); and, one per file, pk = SHA#<id>,
 * sk = <sha256>, with the key of its carga. The id is the start of the sha256, so that one query finds a carga by it.
 */
const cargaLlave = (region: string, recibida: string, id: string): Llave => ({
  pk: `REGION#${region}`,
  sk: `CARGA#${recibida}#${id}`,
});
const shaLlave = (sha256: string): Llave => ({ pk: `SHA#${sha256.slice(0, 16)}`, sk: sha256 });
const INSTANTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const aCarga = (item: Item): Carga => JSON.parse(texto(item, 'doc')) as Carga; // written by `registrar` from a Carga

export function cargasRepo(db: DynamoDBClient, tabla: string) {
  const seguir = async (referencia: Item | null | undefined): Promise<Carga | null> => {
    if (!referencia) return null;
    const item = await leerFirme(db, tabla, { pk: texto(referencia, 'carga_pk'), sk: texto(referencia, 'carga_sk') });
    return item && aCarga(item);
  };

  /** Writes a line where nothing was, or over the refused one that was seen there. @returns false when it holds another by now. */
  const guardar = async (carga: Carga, en: Llave, rechazada: Carga | null): Promise<boolean> => {
    try {
      await db.send(
        new PutItemCommand({
          TableName: tabla,
          Item: { ...llave(en), doc: { S: JSON.stringify(carga) } },
          ConditionExpression: rechazada === null ? 'attribute_not_exists(pk)' : 'doc = :vista',
          ...(rechazada === null ? {} : { ExpressionAttributeValues: { ':vista': { S: JSON.stringify(rechazada) } } }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  const listar = async (region: string, cursor: string | null = null, limite = 50): Promise<Pagina<Carga>> => {
    const { Items = [], LastEvaluatedKey } = await db.send(
      new QueryCommand({
        TableName: tabla,
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limite,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': { S: `REGION#${region}` }, ':sk': { S: 'CARGA#' } },
        ...(cursor === null
          ? {}
          : {
              ExclusiveStartKey: llave({
                pk: `REGION#${region}`,
                sk: `CARGA#${Buffer.from(cursor, 'base64url').toString()}`,
              }),
            }),
      }),
    );
    const siguiente = LastEvaluatedKey?.['sk']?.S;
    return {
      elementos: Items.map(aCarga),
      cursor: siguiente ? Buffer.from(siguiente.slice('CARGA#'.length)).toString('base64url') : null,
    };
  };

  return {
    /** Newest received first. */
    listar,

    /** Every carga of the region, newest received first. One request per 1 MB page. */
    async todas(region: string): Promise<Carga[]> {
      const cargas: Carga[] = [];
      let cursor: string | null = null;
      do {
        const pagina: Pagina<Carga> = await listar(region, cursor, 1000);
        cargas.push(...pagina.elementos);
        cursor = pagina.cursor;
      } while (cursor !== null);
      return cargas;
    },

    /** @param id first 16 digits of the sha256. */
    async leer(id: string): Promise<Carga | null> {
      const { Items = [] } = await db.send(
        new QueryCommand({
          TableName: tabla,
          ConsistentRead: true,
          Limit: 1,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: `SHA#${id}` } },
        }),
      );
      return seguir(Items[0]);
    },

    /** The carga of a file with this content, or null when it was never received. */
    async porSha(sha256: string): Promise<Carga | null> {
      return seguir(await leerFirme(db, tabla, shaLlave(sha256)));
    },

    /**
     * Enters a carga in the journal of its region, once per content: the second time gives back the first one. A refused file may be
     * received again, and then its line is replaced in its place.
     * @param recibida instant of reception, ISO 8601 in UTC with milliseconds: the order of the journal.
     */
    async registrar(
      region: string,
      carga: Carga,
      recibida: string,
    ): Promise<{ readonly nueva: boolean; readonly carga: Carga }> {
      if (!INSTANTE.test(recibida)) throw new RangeError(`No es un instante ISO 8601 en UTC: ${recibida}`);
      const propia = cargaLlave(region, recibida, carga.id);
      try {
        await db.send(
          new PutItemCommand({
            TableName: tabla,
            Item: { ...llave(shaLlave(carga.sha256)), carga_pk: { S: propia.pk }, carga_sk: { S: propia.sk } },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
      const referencia = await leerFirme(db, tabla, shaLlave(carga.sha256));
      if (!referencia) throw new Error(`Falta la referencia de la carga ${carga.id} que se acaba de escribir`);
      const donde = { pk: texto(referencia, 'carga_pk'), sk: texto(referencia, 'carga_sk') };
      for (let intentada = false; ; intentada = true) {
        const previa = await seguir(referencia);
        // The answer to our own write may have been lost: then what is there is ours.
        if (previa && previa.error === null)
          return { nueva: intentada && JSON.stringify(previa) === JSON.stringify(carga), carga: previa };
        // Nothing yet, a process that ended between both writes, or refused before: the line goes where the reference says.
        if (await guardar(carga, donde, previa)) return { nueva: true, carga };
      }
    },
  };
}
export type CargasRepo = ReturnType<typeof cargasRepo>;
