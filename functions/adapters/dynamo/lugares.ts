import { paginateQuery, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AmbitoRef } from '../../domain/tablero.ts';
import { atributosDocumento, descomprimir, leerDocumento } from './comprimido.ts';
import { leerFirme } from './lectura.ts';
import { llave, texto } from './tabla.ts';

/**
 * Item shapes: pk = LUGARES#<rr>, sk = LISTA, doc B (gzip of the JSON of every place of the region); and, to know which regions there
 * are and whether a list changed, pk = LUGARES, sk = <rr>, etag S.
 */
const lista = (region: string) => ({ pk: `LUGARES#${region}`, sk: 'LISTA' });
const INDICE = 'LUGARES';

/** `padre` is the next place up its own hierarchy, null at the top. */
export type Lugar = AmbitoRef & { readonly padre: string | null };

export function lugaresRepo(db: DynamoDBClient, tabla: string) {
  return {
    /** Replaces the list of a region. @throws DocumentoGrandeError */
    async poner(region: string, lugares: readonly Lugar[]): Promise<void> {
      const documento = atributosDocumento(`lugares de ${region}`, lugares);
      await db.send(new PutItemCommand({ TableName: tabla, Item: { ...llave(lista(region)), ...documento } }));
      const indice = { ...llave({ pk: INDICE, sk: region }), etag: { S: texto(documento, 'etag') } };
      await db.send(new PutItemCommand({ TableName: tabla, Item: indice }));
    },

    /** [] when the region has none. */
    async leer(region: string): Promise<Lugar[]> {
      const item = await leerFirme(db, tabla, lista(region));
      return item ? descomprimir<Lugar[]>(leerDocumento(item).gzip) : [];
    },

    /** Regions that have a list, by code; `etag` changes when the list does. */
    async regiones(): Promise<{ region: string; etag: string }[]> {
      const paginas = paginateQuery(
        { client: db },
        {
          TableName: tabla,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: INDICE } },
        },
      );
      const regiones: { region: string; etag: string }[] = [];
      for await (const { Items = [] } of paginas)
        regiones.push(...Items.map((i) => ({ region: texto(i, 'sk'), etag: texto(i, 'etag') })));
      return regiones;
    },
  };
}
export type LugaresRepo = ReturnType<typeof lugaresRepo>;
