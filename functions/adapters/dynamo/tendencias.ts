import { PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AmbitoId } from '../../domain/ambito.ts';
import type { Tendencia } from '../../domain/tablero.ts';
import { atributosDocumento, leerDocumento, type Documento } from './comprimido.ts';
import { leerInmutable } from './lectura.ts';
import { llave, type Item, type Llave } from './tabla.ts';

/**
 * Item shape: pk = TENDENCIA#<ambito>, sk = <vigencia>, doc B (gzip of its JSON), etag S. A vigencia names one set of current cortes;
 * ULTIMO says which one is read, so that correcting an old month flips all the series at once.
 */
const llaveDe = (ambito: AmbitoId, vigencia: string): Llave => ({ pk: `TENDENCIA#${ambito}`, sk: vigencia });

/** @throws DocumentoGrandeError */
export const itemTendencia = (t: Tendencia, vigencia: string): Item => ({
  ...llave(llaveDe(t.ambito, vigencia)),
  ...atributosDocumento(`tendencia ${t.ambito} de ${vigencia}`, t),
});

export function tendenciasRepo(db: DynamoDBClient, tabla: string) {
  return {
    async poner(t: Tendencia, vigencia: string): Promise<void> {
      await db.send(new PutItemCommand({ TableName: tabla, Item: itemTendencia(t, vigencia) }));
    },

    /** Still compressed, to be sent on as it is. */
    async leer(ambito: AmbitoId, vigencia: string): Promise<Documento | null> {
      const item = await leerInmutable(db, tabla, llaveDe(ambito, vigencia));
      return item && leerDocumento(item);
    },
  };
}
export type TendenciasRepo = ReturnType<typeof tendenciasRepo>;
