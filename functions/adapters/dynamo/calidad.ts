import { PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Calidad } from '../../domain/calidad.ts';
import type { CorteId } from '../../domain/corte.ts';
import { atributosDocumento, leerDocumento, type Documento } from './comprimido.ts';
import { leerInmutable } from './lectura.ts';
import { llave, type Llave } from './tabla.ts';

/** Item shape: pk = CALIDAD#G:<region>, sk = <corte>, doc B (gzip of its JSON), etag S. */
const llaveDe = (region: string, corte: CorteId): Llave => ({ pk: `CALIDAD#G:${region}`, sk: corte });

export function calidadRepo(db: DynamoDBClient, tabla: string) {
  return {
    /** @throws DocumentoGrandeError */
    async poner(c: Calidad): Promise<void> {
      const Item = { ...llave(llaveDe(c.region, c.corte.id)), ...atributosDocumento(`calidad de ${c.corte.id}`, c) };
      await db.send(new PutItemCommand({ TableName: tabla, Item }));
    },

    /** Still compressed, to be sent on as it is. */
    async leer(region: string, corte: CorteId): Promise<Documento | null> {
      const item = await leerInmutable(db, tabla, llaveDe(region, corte));
      return item && leerDocumento(item);
    },
  };
}
export type CalidadRepo = ReturnType<typeof calidadRepo>;
