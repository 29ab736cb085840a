import {
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { anuladaDe, ultimas, type Anotacion, type CargaRecibida } from '../../domain/anulacion.ts';
import type { Carga } from '../../domain/carga.ts';
import type { Pagina } from './cortes.ts';
import { leerFirme } from './lectura.ts';
import { llave, texto, type Item, type Llave } from './tabla.ts';

/**
 * Item shapes: pk = REGION#<rr>, sk = CARGA#<instant of reception>#<id>, doc S (JSON); and, one per carga, pk = SHA#<id>,
 * sk = <sha256>, with the key of its carga. The id is the start of the sha256, so that one query finds a carga by it; that of bytes
 * received again with another declaration is another, and pk = SHA#<start of the sha256>, sk = <sha256>#<id> leads to it from them.
 * What is said later of a carga is in lines only ever added: pk = REGION#<rr>, sk = ANULADA#<id>#<instant> or
 * RESTITUIDA#<id>#<instant>, sujeto S, motivo S.
 */
const cargaLlave = (region: string, recibida: string, id: string): Llave => ({
  pk: `REGION#${region}`,
  sk: `CARGA#${recibida}#${id}`,
});
const shaLlave = ({ id, sha256 }: Pick<Carga, 'id' | 'sha256'>): Llave => ({ pk: `SHA#${id}`, sk: sha256 });
const gemelaLlave = ({ id, sha256 }: Pick<Carga, 'id' | 'sha256'>): Llave => ({
  pk: `SHA#${sha256.slice(0, 16)}`,
  sk: `${sha256}#${id}`,
});
const TIPOS = { anulada: 'ANULADA', restituida: 'RESTITUIDA' } as const satisfies Record<Anotacion['tipo'], string>;
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

  /** Every item of a partition whose sort key starts so, the last first. */
  const itemsCon = async (pk: string, inicio: string): Promise<Item[]> => {
    const items: Item[] = [];
    let desde: Item | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await db.send(
        new QueryCommand({
          TableName: tabla,
          ConsistentRead: true,
          ScanIndexForward: false,
          KeyConditionExpression: inicio === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeValues: { ':pk': { S: pk }, ...(inicio === '' ? {} : { ':sk': { S: inicio } }) },
          ...(desde ? { ExclusiveStartKey: desde } : {}),
        }),
      );
      items.push(...Items);
      desde = LastEvaluatedKey;
    } while (desde);
    return items;
  };

  /** Lines about one carga, or about all of the region with ''. */
  const anotaciones = async (region: string, id: string): Promise<Anotacion[]> => {
    const de = async (tipo: Anotacion['tipo']): Promise<Anotacion[]> =>
      (await itemsCon(`REGION#${region}`, `${TIPOS[tipo]}#${id}`)).map((i) => {
        const [, carga = '', instante = ''] = texto(i, 'sk').split('#');
        return { tipo, carga, instante, sujeto: texto(i, 'sujeto'), motivo: texto(i, 'motivo') };
      });
    return (await Promise.all([de('anulada'), de('restituida')])).flat();
  };

  const conAnotaciones = (items: readonly Item[], lineas: readonly Anotacion[]): CargaRecibida[] => {
    const de = ultimas(lineas);
    return items.map((i) => {
      const carga = aCarga(i);
      const [, recibida = ''] = texto(i, 'sk').split('#');
      return { ...carga, region: texto(i, 'pk').split('#')[1] ?? '', recibida, anulada: anuladaDe(de.get(carga.id)) };
    });
  };

  const recibida = async (id: string): Promise<CargaRecibida | null> => {
    const referencia = (await itemsCon(`SHA#${id}`, '')).find((i) => i['carga_pk']);
    if (!referencia) return null;
    const item = await leerFirme(db, tabla, { pk: texto(referencia, 'carga_pk'), sk: texto(referencia, 'carga_sk') });
    if (!item) return null;
    const [, region = ''] = texto(item, 'pk').split('#');
    return conAnotaciones([item], await anotaciones(region, `${id}#`))[0] ?? null;
  };

  /** @returns false when something has that key. */
  const poner = async (item: Item): Promise<boolean> => {
    try {
      await db.send(
        new PutItemCommand({ TableName: tabla, Item: { ...item }, ConditionExpression: 'attribute_not_exists(pk)' }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
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

    /** @param id 16 hex digits. */
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

    /** As `todas`, with the place of each in the journal and whether it was voided. */
    async recibidas(region: string): Promise<CargaRecibida[]> {
      // The lines about cargas come after them: read in this order, none is missed of a carga that is seen.
      const cargas = await itemsCon(`REGION#${region}`, 'CARGA#');
      return conAnotaciones(cargas, await anotaciones(region, ''));
    },

    /** One, as `recibidas` gives it. */
    recibida,

    /** Every carga of these bytes, of whatever region and declaration, refused and voided ones among them. */
    async deLosMismosBytes(sha256: string): Promise<CargaRecibida[]> {
      const items = await itemsCon(`SHA#${sha256.slice(0, 16)}`, sha256);
      const ids = items.map((i) => texto(i, 'sk').split('#')[1] ?? sha256.slice(0, 16));
      return (await Promise.all(ids.map(recibida))).filter((c) => c !== null);
    },

    /**
     * Adds a line about a carga, after every line about it that is seen, whatever the clock of whoever says it.
     * @returns false when there was one of that kind and instant: somebody said the same at once.
     */
    async anotar(region: string, { carga, tipo, instante, sujeto, motivo }: Anotacion): Promise<boolean> {
      if (!INSTANTE.test(instante)) throw new RangeError(`No es un instante ISO 8601 en UTC: ${instante}`);
      const previa = ultimas(await anotaciones(region, `${carga}#`)).get(carga)?.instante ?? '';
      const cuando = instante > previa ? instante : new Date(Date.parse(previa) + 1).toISOString();
      return poner({
        ...llave({ pk: `REGION#${region}`, sk: `${TIPOS[tipo]}#${carga}#${cuando}` }),
        sujeto: { S: sujeto },
        motivo: { S: motivo },
      });
    },

    /**
     * Enters a carga in the journal of its region, once per id (content, and declaration where that has been received otherwise): the second time gives back the first one. A refused file may be
     * received again, and then its line is replaced in its place.
     * @param recibida instant of reception, ISO 8601 in UTC with milliseconds: the order of the journal.
     */
    async registrar(
      region: string,
      carga: Carga,
      recibida: string,
    ): Promise<{ readonly nueva: boolean; readonly carga: Carga }> {
      if (!INSTANTE.test(recibida)) throw new RangeError(`No es un instante ISO 8601 en UTC: ${recibida}`);
      // First the way from the bytes: without its carga it leads nowhere, and nobody sees it.
      if (!carga.sha256.startsWith(carga.id)) await poner(llave(gemelaLlave(carga)));
      const propia = cargaLlave(region, recibida, carga.id);
      try {
        await db.send(
          new PutItemCommand({
            TableName: tabla,
            Item: { ...llave(shaLlave(carga)), carga_pk: { S: propia.pk }, carga_sk: { S: propia.sk } },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
      const referencia = await leerFirme(db, tabla, shaLlave(carga));
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
