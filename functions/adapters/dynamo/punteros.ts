import {
  ConditionalCheckFailedException,
  paginateQuery,
  PutItemCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { CorteId } from '../../domain/corte.ts';
import type { Periodo } from '../../domain/periodo.ts';
import type { PublicoVigente } from '../../domain/publico-vigente.ts';
import { leerFirme } from './lectura.ts';
import { entero, llave, texto, type Item } from './tabla.ts';

/** Item shapes: pk = REGION#<rr>; sk = VIGENTE#<periodo> or ULTIMO. The only items that change. */
const PREFIJO_VIGENTE = 'VIGENTE#';
const pk = (region: string): string => `REGION#${region}`;
const vigenteLlave = (region: string, periodo: Periodo) => ({ pk: pk(region), sk: `${PREFIJO_VIGENTE}${periodo}` });
const ultimoLlave = (region: string) => ({ pk: pk(region), sk: 'ULTIMO' });

export type Vigente = { readonly periodo: Periodo; readonly corte: CorteId };
export type Cubo = { readonly clave: string; readonly bytes: number; readonly sha256: string };
/** What the public mode serves, and its cube. */
export type Publico = Cubo & PublicoVigente;
export type Ultimo = Vigente & {
  readonly revision: number;
  /** Names the set of current cortes that tendencias and cubo were made from. */
  readonly vigencia: string;
  readonly cubo: Cubo | null;
  /** null or absent while nothing is published in the public mode. */
  readonly publico?: Publico | null;
};

export type Publicacion = {
  readonly region: string;
  readonly periodo: Periodo;
  readonly corte: CorteId;
  readonly revision: number;
  readonly vigencia: string;
  readonly cubo: Cubo | null;
  readonly publico?: Publico | null;
  /**
   * The `vigencia` that was read before the tendencias were made (null: the region had none). When another corte of the region was
   * published meanwhile, they lack it, and publishing is refused. Absent: the last one to publish wins.
   */
  readonly esperada?: string | null;
};

/** Another corte of the region was published while this one was being made. Make the tendencias again and publish again. */
export class VigenciaCambiadaError extends Error {
  override readonly name = 'VigenciaCambiadaError';
  readonly code = 'vigencia_cambiada';
  readonly region: string;
  readonly actual: string | null;
  constructor(region: string, actual: string | null) {
    super(
      `Se publicó otro corte de la región ${region} mientras se preparaba este. Vuelva a calcular las tendencias y publique otra vez.`,
    );
    this.region = region;
    this.actual = actual;
  }
}

const aCubo = (item: Item, atributo: string): Cubo | null => {
  const cubo = item[atributo]?.M;
  return cubo ? { clave: texto(cubo, 'clave'), bytes: entero(cubo, 'bytes'), sha256: texto(cubo, 'sha256') } : null;
};

const deCubo = (atributo: string, cubo: Cubo | null): Item =>
  cubo
    ? {
        [atributo]: {
          M: { clave: { S: cubo.clave }, bytes: { N: String(cubo.bytes) }, sha256: { S: cubo.sha256 } },
        },
      }
    : {};

const lista = (xs: readonly string[]) => ({ L: xs.map((S) => ({ S })) });
const deLista = (item: Item, atributo: string): string[] | null =>
  item[atributo]?.L?.flatMap(({ S }) => (S === undefined ? [] : [S])) ?? null;

/** Whatever does not say which cortes and fichas it publishes, publishes none. */
const aPublico = (item: Item): Publico | null => {
  const cubo = aCubo(item, 'publico');
  const dicho = item['publico']?.M;
  const [mes, doce, claves] = ['mes', '12m', 'claves'].map((a) => (dicho ? deLista(dicho, a) : null));
  return cubo && dicho && mes && doce && claves
    ? { ...cubo, politica: texto(dicho, 'politica'), tablas: { mes, '12m': doce }, claves }
    : null;
};

const dePublico = (p: Publico | null): Item =>
  p
    ? {
        publico: {
          M: {
            ...deCubo('publico', p)['publico']?.M,
            politica: { S: p.politica },
            mes: lista(p.tablas.mes),
            '12m': lista(p.tablas['12m']),
            claves: lista(p.claves),
          },
        },
      }
    : {};

const aUltimo = (item: Item): Ultimo => ({
  periodo: texto(item, 'periodo'),
  corte: texto(item, 'corte'),
  revision: entero(item, 'revision'),
  vigencia: texto(item, 'vigencia'),
  cubo: aCubo(item, 'cubo'),
  publico: aPublico(item),
});

const esPosterior = (a: { periodo: Periodo; revision: number }, b: { periodo: Periodo; revision: number }): boolean =>
  a.periodo > b.periodo || (a.periodo === b.periodo && a.revision > b.revision);

export function punterosRepo(db: DynamoDBClient, tabla: string) {
  const leerUltimo = (region: string) => leerFirme(db, tabla, ultimoLlave(region));

  /** VIGENTE only moves to a higher revision. @returns false when it already was at this one or beyond. */
  const moverVigente = async ({
    region,
    periodo,
    corte,
    revision,
  }: Pick<Publicacion, 'region' | 'periodo' | 'corte' | 'revision'>): Promise<boolean> => {
    const esNueva = 'attribute_not_exists(pk) OR revision < :revision';
    try {
      await db.send(
        new UpdateItemCommand({
          TableName: tabla,
          Key: llave(vigenteLlave(region, periodo)),
          UpdateExpression: 'SET periodo = :periodo, corte = :corte, revision = :revision',
          ConditionExpression: esNueva,
          ExpressionAttributeValues: {
            ':periodo': { S: periodo },
            ':corte': { S: corte },
            ':revision': { N: String(revision) },
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  /** One try: what ULTIMO should hold now, written only if nobody wrote it since it was read. @returns null when somebody did. */
  const moverUltimo = async (p: Publicacion): Promise<Ultimo | null> => {
    const item = await leerUltimo(p.region);
    const antes = item && aUltimo(item);
    // A retry whose first answer was lost finds its own vigencia: that is done, not a conflict.
    if (p.esperada !== undefined && antes?.vigencia !== p.vigencia && (antes?.vigencia ?? null) !== p.esperada)
      throw new VigenciaCambiadaError(p.region, antes?.vigencia ?? null);
    const { periodo, corte, revision } = antes && !esPosterior(p, antes) ? antes : p;
    const turno = item ? entero(item, 'turno') : 0;
    const sinCambios = item ? 'turno = :turno' : 'attribute_not_exists(pk)';
    try {
      await db.send(
        new PutItemCommand({
          TableName: tabla,
          Item: {
            ...llave(ultimoLlave(p.region)),
            periodo: { S: periodo },
            corte: { S: corte },
            revision: { N: String(revision) },
            vigencia: { S: p.vigencia },
            turno: { N: String(turno + 1) },
            ...deCubo('cubo', p.cubo),
            ...dePublico(p.publico ?? null),
          },
          ConditionExpression: sinCambios,
          ...(item ? { ExpressionAttributeValues: { ':turno': { N: String(turno) } } } : {}),
        }),
      );
      return { periodo, corte, revision, vigencia: p.vigencia, cubo: p.cubo, publico: p.publico ?? null };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      throw error;
    }
  };

  return {
    /** Makes a corte the current one of its month. ULTIMO, and with it the series, follows in `publicar`. */
    adelantar: moverVigente,

    /** The current corte of one month, or null. */
    async vigente(region: string, periodo: Periodo): Promise<(Vigente & { readonly revision: number }) | null> {
      const item = await leerFirme(db, tabla, vigenteLlave(region, periodo));
      return item && { periodo, corte: texto(item, 'corte'), revision: entero(item, 'revision') };
    },

    /** The latest published month, or null when the region has none yet. */
    async ultimo(region: string): Promise<Ultimo | null> {
      const item = await leerUltimo(region);
      return item && aUltimo(item);
    },

    /** The current corte of each month, oldest first. One request. */
    async vigentes(region: string): Promise<Vigente[]> {
      const paginas = paginateQuery(
        { client: db },
        {
          TableName: tabla,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeValues: { ':pk': { S: pk(region) }, ':sk': { S: PREFIJO_VIGENTE } },
        },
      );
      const vigentes: Vigente[] = [];
      for await (const { Items = [] } of paginas)
        vigentes.push(...Items.map((i) => ({ periodo: texto(i, 'periodo'), corte: texto(i, 'corte') })));
      return vigentes;
    },

    /**
     * Flips the pointers, last of all writes. Safe to repeat and to run at the same time as others: VIGENTE never goes to a lower
     * revision, ULTIMO never to an earlier month, `vigencia` and `cubo` always to the last published.
     * @throws VigenciaCambiadaError
     */
    async publicar(p: Publicacion): Promise<{ readonly movido: boolean; readonly ultimo: Ultimo }> {
      const movido = await moverVigente(p);
      for (;;) {
        // Each lost turn means that another publication went through, so this ends.
        const ultimo = await moverUltimo(p);
        if (ultimo) return { movido, ultimo };
      }
    },
  };
}
export type PunterosRepo = ReturnType<typeof punterosRepo>;
