import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { AmbitoId } from '../../domain/ambito.ts';
import { parseCorteId, type CorteId } from '../../domain/corte.ts';
import type { Objetos } from '../../domain/objetos.ts';
import type { Politica, Umbrales } from '../../domain/supresion/politica.ts';
import type { Region } from '../../domain/supresion/rejilla.ts';
import type { Ventana } from '../../domain/tablero.ts';

/**
 * One public table of a region, as it was decided: what is published of each ficha in each place over one month or twelve. Holds
 * nothing that is not published.
 */
export type TablaPublica = {
  readonly formato: 1;
  readonly region: string;
  /** The corte of its last month: where it is kept. */
  readonly corte: CorteId;
  readonly ventana: Ventana;
  /** The cortes it adds up, oldest first. */
  readonly meses: readonly CorteId[];
  /** Of the thresholds it was decided with. */
  readonly politica: string;
  readonly umbrales: Omit<Umbrales, 'denominadorMes'> & Partial<Umbrales>;
  readonly lugares: readonly AmbitoId[];
  readonly fichas: readonly FichaDecidida[];
};

export type FichaDecidida = {
  readonly clave: string;
  readonly desde: 'distrito' | 'provincia';
  /** Aligned with `lugares`; null where nothing of it is published. `[]` when its source did not arrive. */
  readonly regiones: readonly (Region | null)[];
  /** Nothing is said of it because, of these months, a ficha of the same persons was published before. */
  readonly callada?: true;
};

/** Names the thresholds and the list of fichas: decisions are of one configuration. */
export const huellaPolitica = (p: Politica): string =>
  createHash('sha256').update(JSON.stringify(p)).digest('hex').slice(0, 16);

const CARPETA = (corte: CorteId): string => `cortes/${corte}/publico/`;

/** The same cortes, fichas and configuration are the same table: it is decided once. */
export const objetoTabla = (t: Pick<TablaPublica, 'corte' | 'ventana' | 'meses' | 'politica' | 'fichas'>): string => {
  const nombre = createHash('sha256')
    .update(JSON.stringify([t.meses, t.politica, t.fichas.map((f) => f.clave)]))
    .digest('hex');
  return `${CARPETA(t.corte)}${t.ventana}-${nombre.slice(0, 16)}.json.gz`;
};

export const guardarTabla = (objetos: Pick<Objetos, 'put'>, t: TablaPublica): Promise<void> =>
  objetos.put(objetoTabla(t), gzipSync(JSON.stringify(t)));

/** sha256 of a table, over its text. */
export const selloTabla = (t: TablaPublica): string => createHash('sha256').update(JSON.stringify(t)).digest('hex');

const ES_TABLA = /^cortes\/([^/]+)\/publico\/(?:mes|12m)-[0-9a-f]{16}\.json\.gz$/;

async function leerTablasDe(objetos: Pick<Objetos, 'get'>, claves: readonly string[]): Promise<TablaPublica[]> {
  const textos = await Promise.all(claves.map((c) => objetos.get(c)));
  return textos.flatMap((b) => (b ? [JSON.parse(gunzipSync(b).toString('utf8')) as TablaPublica] : [])); // written by guardarTabla
}

/** Every public table of a region ever decided, in all revisions: what whoever kept it still has. */
export async function tablasDeRegion(objetos: Pick<Objetos, 'get' | 'list'>, region: string): Promise<TablaPublica[]> {
  const claves = await objetos.list(`cortes/${region}-`);
  return leerTablasDe(
    objetos,
    claves.filter((c) => parseCorteId(ES_TABLA.exec(c)?.[1] ?? '')?.region === region),
  );
}

/** Those of one corte. */
export async function tablasDeCorte(objetos: Pick<Objetos, 'get' | 'list'>, corte: CorteId): Promise<TablaPublica[]> {
  return leerTablasDe(
    objetos,
    (await objetos.list(CARPETA(corte))).filter((c) => ES_TABLA.test(c)),
  );
}
