import { paginateQuery, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AmbitoId } from '../../domain/ambito.ts';
import { parseCorteId, type CorteId } from '../../domain/corte.ts';
import type { Condicion, CursoVida } from '../../domain/curso-vida.ts';
import type { LlaveFicha, Medida } from '../../domain/hecho.ts';
import { comprimir, descomprimir } from './comprimido.ts';
import { leerInmutable } from './lectura.ts';
import { escribirLote } from './lotes.ts';
import { entero, llave, texto, type Item } from './tabla.ts';

/**
 * Item shape: pk = HECHO#<ambito>, sk = <corte>, doc B (gzip of the JSON of all its rows), partes N, etag S (of the text). What passes 300 KB goes on in
 * <corte>#1, <corte>#2… `#` sorts before any digit, so that r1 and its parts end before r10.
 */
const pk = (ambito: AmbitoId): string => `HECHO#${ambito}`;
const PARTE_BYTES = 300 * 1024;

/** What one ficha counted in one place: the leaf facts under it, added. */
export type FilaHecho = LlaveFicha & { readonly curso_vida: CursoVida | ''; readonly condicion: Condicion } & Medida;

/** The items of one place in one corte, for writing many places in one batch. */
export const itemsHecho = (ambito: AmbitoId, corte: CorteId, filas: readonly FilaHecho[]): Item[] => {
  const { gzip, etag } = comprimir(filas);
  const partes = Math.max(1, Math.ceil(gzip.byteLength / PARTE_BYTES));
  return Array.from({ length: partes }, (_, i) => ({
    ...llave({ pk: pk(ambito), sk: i === 0 ? corte : `${corte}#${i}` }),
    doc: { B: gzip.subarray(i * PARTE_BYTES, (i + 1) * PARTE_BYTES) },
    partes: { N: String(partes) },
    ...(i === 0 ? { etag: { S: etag } } : {}),
  }));
};

export function hechosRepo(db: DynamoDBClient, tabla: string) {
  /** Items of a range by corte, oldest corte first. */
  const entre = async (ambito: AmbitoId, desde: CorteId, hasta: CorteId): Promise<Map<CorteId, Item[]>> => {
    const paginas = paginateQuery(
      { client: db },
      {
        TableName: tabla,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :desde AND :hasta',
        ExpressionAttributeValues: { ':pk': { S: pk(ambito) }, ':desde': { S: desde }, ':hasta': { S: `${hasta}#~` } },
      },
    );
    const porCorte = new Map<CorteId, Item[]>();
    for await (const { Items = [] } of paginas)
      for (const item of Items) {
        const corte = texto(item, 'sk').split('#', 1)[0]!;
        porCorte.set(corte, [...(porCorte.get(corte) ?? []), item]);
      }
    return porCorte;
  };

  const unir = (ambito: AmbitoId, corte: CorteId, items: readonly Item[]): FilaHecho[] => {
    const orden = (i: Item): number => Number(texto(i, 'sk').split('#')[1] ?? 0);
    const partes = [...items].sort((a, b) => orden(a) - orden(b));
    if (partes.length !== entero(partes[0]!, 'partes'))
      throw new Error(`Faltan partes de los hechos de ${ambito} en el corte ${corte}: se interrumpió su escritura`);
    return descomprimir<FilaHecho[]>(Buffer.concat(partes.map((p) => p['doc']?.B ?? new Uint8Array())));
  };

  return {
    async poner(ambito: AmbitoId, corte: CorteId, filas: readonly FilaHecho[]): Promise<void> {
      await escribirLote(db, tabla, itemsHecho(ambito, corte, filas));
    },

    /** null when the place has no facts in that corte. */
    async leer(ambito: AmbitoId, corte: CorteId): Promise<FilaHecho[] | null> {
      const parte = (i: number): Promise<Item | null> =>
        leerInmutable(db, tabla, { pk: pk(ambito), sk: i === 0 ? corte : `${corte}#${i}` });
      const primera = await parte(0);
      if (!primera) return null;
      const resto = Array.from({ length: entero(primera, 'partes') - 1 }, (_, i) => parte(i + 1));
      const items = [primera, ...(await Promise.all(resto))].filter((i) => i !== null);
      return unir(ambito, corte, items);
    },

    /**
     * Facts of one place in the given cortes of one region (the current one of each month), oldest first; cortes without facts are
     * left out. One query, whatever their number; other revisions in between are read over, not returned.
     */
    async serie(ambito: AmbitoId, cortes: readonly CorteId[]): Promise<{ corte: CorteId; filas: FilaHecho[] }[]> {
      const buscados = cortes.filter((c) => parseCorteId(c)).sort();
      const [primero, ultimo] = [buscados[0], buscados.at(-1)];
      if (primero === undefined || ultimo === undefined) return [];
      const porCorte = await entre(ambito, primero, ultimo);
      return buscados.flatMap((corte) => {
        const items = porCorte.get(corte);
        return items ? [{ corte, filas: unir(ambito, corte, items) }] : [];
      });
    },
  };
}
export type HechosRepo = ReturnType<typeof hechosRepo>;
