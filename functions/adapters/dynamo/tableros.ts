import { PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AmbitoId } from '../../domain/ambito.ts';
import type { CorteId } from '../../domain/corte.ts';
import type { Modo, Tablero } from '../../domain/tablero.ts';
import { atributosDocumento, leerDocumento, type Documento } from './comprimido.ts';
import { leerInmutable } from './lectura.ts';
import { llave, type Item, type Llave } from './tabla.ts';

/** Item shape: pk = TABLERO#<ambito>, sk = <corte>#<modo>, doc B (gzip of its JSON), etag S. */
const llaveDe = (ambito: AmbitoId, corte: CorteId, modo: Modo): Llave => ({
  pk: `TABLERO#${ambito}`,
  sk: `${corte}#${modo}`,
});

/** @throws DocumentoGrandeError */
export const itemTablero = (t: Tablero): Item => {
  const de = llaveDe(t.ambito.id, t.corte.id, t.modo);
  return { ...llave(de), ...atributosDocumento(`tablero ${t.ambito.id} de ${t.corte.id}`, t) };
};

export function tablerosRepo(db: DynamoDBClient, tabla: string) {
  return {
    async poner(t: Tablero): Promise<void> {
      await db.send(new PutItemCommand({ TableName: tabla, Item: itemTablero(t) }));
    },

    /** Still compressed, to be sent on as it is. */
    async leer(ambito: AmbitoId, corte: CorteId, modo: Modo): Promise<Documento | null> {
      const item = await leerInmutable(db, tabla, llaveDe(ambito, corte, modo));
      return item && leerDocumento(item);
    },
  };
}
export type TablerosRepo = ReturnType<typeof tablerosRepo>;
