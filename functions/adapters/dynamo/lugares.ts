import { paginateQuery, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { CorteId } from '../../domain/corte.ts';
import type { AmbitoRef } from '../../domain/tablero.ts';
import { atributosDocumento, descomprimir, leerDocumento } from './comprimido.ts';
import { leerInmutable } from './lectura.ts';
import { punterosRepo } from './punteros.ts';
import { llave, texto } from './tabla.ts';

/**
 * Item shapes: pk = LUGARES#<rr>, sk = <corte>, doc B (gzip of the JSON of every place of that corte); and, to know which regions
 * there are, pk = LUGARES, sk = <rr>. The list in force is that of ULTIMO, so that it changes with the pointer and never before.
 */
const lista = (region: string, corte: CorteId) => ({ pk: `LUGARES#${region}`, sk: corte });
const INDICE = 'LUGARES';

/** `padre` is the next place up its own hierarchy, null at the top; `distrito` where a facility stands, when it is of the region. */
export type Lugar = AmbitoRef & { readonly padre: string | null; readonly distrito?: string };

export function lugaresRepo(db: DynamoDBClient, tabla: string) {
  const punteros = punterosRepo(db, tabla);
  return {
    /** The list of a corte, before the pointer reaches it. @throws DocumentoGrandeError */
    async poner(region: string, corte: CorteId, lugares: readonly Lugar[]): Promise<void> {
      const documento = atributosDocumento(`lugares de ${corte}`, lugares);
      await db.send(new PutItemCommand({ TableName: tabla, Item: { ...llave(lista(region, corte)), ...documento } }));
      await db.send(new PutItemCommand({ TableName: tabla, Item: llave({ pk: INDICE, sk: region }) }));
    },

    /** Places of the latest corte; [] when the region has none. */
    async leer(region: string): Promise<Lugar[]> {
      const ultimo = await punteros.ultimo(region);
      const item = ultimo && (await leerInmutable(db, tabla, lista(region, ultimo.corte)));
      return item ? descomprimir<Lugar[]>(leerDocumento(item).gzip) : [];
    },

    /** Regions with a latest corte, by code; `etag` changes when the list may have. */
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
      const codigos: string[] = [];
      for await (const { Items = [] } of paginas) codigos.push(...Items.map((i) => texto(i, 'sk')));
      const ultimos = await Promise.all(codigos.map(async (region) => ({ region, de: await punteros.ultimo(region) })));
      return ultimos.flatMap(({ region, de }) => (de ? [{ region, etag: de.corte }] : []));
    },
  };
}
export type LugaresRepo = ReturnType<typeof lugaresRepo>;
