import {
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { parseCorteId, type CorteId, type Manifiesto } from '../../domain/corte.ts';
import type { Periodo } from '../../domain/periodo.ts';
import { atributosDocumento, descomprimir, leerDocumento } from './comprimido.ts';
import { leerFirme, leerInmutable } from './lectura.ts';
import { entero, llave, texto, type Item, type Llave } from './tabla.ts';

/** Item shapes: pk = REGION#<rr>; sk = CORTE#<periodo>#r<nnnn> (manifest) or RESERVA#<periodo>#r<nnnn> (who took that number). */
const pk = (region: string): string => `REGION#${region}`;
const revisionSk = (tipo: 'CORTE' | 'RESERVA', periodo: Periodo, n: number) =>
  `${tipo}#${periodo}#r${String(n).padStart(4, '0')}`;

const llaveDe = (id: CorteId): Llave | null => {
  const c = parseCorteId(id);
  return c && { pk: pk(c.region), sk: revisionSk('CORTE', c.periodo, c.revision) };
};

/** A corte with that id exists and says something else. A corte never changes: the correction is the next revision. */
export class CorteExistenteError extends Error {
  override readonly name = 'CorteExistenteError';
  readonly code = 'corte_existente';
  readonly corte: CorteId;
  constructor(corte: CorteId) {
    super(
      `El corte ${corte} ya existe con otro contenido y un corte no se modifica. Cierre de nuevo: saldrá con la revisión siguiente.`,
    );
    this.corte = corte;
  }
}

export type Pagina<T> = { readonly elementos: readonly T[]; readonly cursor: string | null };

const aManifiesto = (item: Item): Manifiesto => descomprimir<Manifiesto>(leerDocumento(item).gzip);

/** The same content whatever the order its keys were set in. */
const canonico = (v: unknown): unknown =>
  Array.isArray(v)
    ? v.map(canonico)
    : v !== null && typeof v === 'object'
      ? Object.fromEntries(
          Object.entries(v)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, x]) => [k, canonico(x)]),
        )
      : v;

/** Two manifests of the same inputs and results, whatever the position of the journal when each was frozen. */
const mismoCorte = (a: Manifiesto, b: Manifiesto): boolean => {
  const sinDiario = (m: Manifiesto): string => JSON.stringify(canonico({ ...m, diario: null }));
  return sinDiario(a) === sinDiario(b);
};

export function cortesRepo(db: DynamoDBClient, tabla: string) {
  /** Latest item of a prefix, as of now. */
  const ultimoDe = async (region: string, prefijo: string): Promise<Item | null> => {
    const { Items = [] } = await db.send(
      new QueryCommand({
        TableName: tabla,
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: 1,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': { S: pk(region) }, ':sk': { S: prefijo } },
      }),
    );
    return Items[0] ?? null;
  };

  const siguienteRevision = async (region: string, periodo: Periodo): Promise<number> => {
    const [manifiesto, reserva] = await Promise.all([
      ultimoDe(region, `CORTE#${periodo}#`),
      ultimoDe(region, `RESERVA#${periodo}#`),
    ]);
    return Math.max(manifiesto ? entero(manifiesto, 'revision') : 0, reserva ? entero(reserva, 'revision') : 0) + 1;
  };

  return {
    /** The number the next corte of the month would take. Two that ask at once get the same one: to own it, `reservar`. */
    siguienteRevision,

    /**
     * Takes a revision for one closing. `dueno` says whose it is (sha256 of the inputs, or the id of the execution): asking again with
     * the same one right after gives the same number, so that a retry does not leave a corte behind.
     */
    async reservar(region: string, periodo: Periodo, dueno: string): Promise<number> {
      for (;;) {
        const previa = await ultimoDe(region, `RESERVA#${periodo}#`);
        if (previa && texto(previa, 'dueno') === dueno) return entero(previa, 'revision');
        const n = await siguienteRevision(region, periodo);
        try {
          await db.send(
            new PutItemCommand({
              TableName: tabla,
              Item: {
                ...llave({ pk: pk(region), sk: revisionSk('RESERVA', periodo, n) }),
                revision: { N: String(n) },
                dueno: { S: dueno },
              },
              ConditionExpression: 'attribute_not_exists(pk)',
            }),
          );
          return n;
        } catch (error) {
          if (!(error instanceof ConditionalCheckFailedException)) throw error;
        }
      }
    },

    /**
     * Writes the manifest, once everything else of the corte is written: its presence says that the corte is whole.
     * The same again is fine, also when the journal grew meanwhile with files that changed nothing: the first manifest stays.
     * @returns the one that is kept. @throws CorteExistenteError
     */
    async poner(m: Manifiesto): Promise<Manifiesto> {
      const de = llaveDe(m.corte);
      const partes = parseCorteId(m.corte);
      if (!de || !partes) throw new RangeError(`No es un identificador de corte: ${m.corte}`);
      const manifiesto = atributosDocumento(m.corte, canonico(m));
      try {
        await db.send(
          new PutItemCommand({
            TableName: tabla,
            Item: { ...llave(de), revision: { N: String(partes.revision) }, ...manifiesto },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return canonico(m) as Manifiesto; // the same content in the order it is kept
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const item = await leerFirme(db, tabla, de);
        const previo = item && aManifiesto(item);
        if (!previo || !mismoCorte(previo, m)) throw new CorteExistenteError(m.corte);
        return previo;
      }
    },

    /** null when there is no such corte, or the text is not the id of one. */
    async leer(id: CorteId): Promise<Manifiesto | null> {
      const de = llaveDe(id);
      const item = de && (await leerInmutable(db, tabla, de));
      return item && aManifiesto(item);
    },

    /** Newest month first, and in a month the latest revision first. `cursor` is the one of the page before. */
    async listar(region: string, cursor: string | null = null, limite = 50): Promise<Pagina<Manifiesto>> {
      const { Items = [], LastEvaluatedKey } = await db.send(
        new QueryCommand({
          TableName: tabla,
          ScanIndexForward: false,
          Limit: limite,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeValues: { ':pk': { S: pk(region) }, ':sk': { S: 'CORTE#' } },
          ...(cursor === null ? {} : { ExclusiveStartKey: llave(llaveDe(cursor) ?? { pk: pk(region), sk: 'CORTE#' }) }),
        }),
      );
      const elementos = Items.map(aManifiesto);
      return { elementos, cursor: LastEvaluatedKey ? (elementos.at(-1)?.corte ?? null) : null };
    },
  };
}
export type CortesRepo = ReturnType<typeof cortesRepo>;
