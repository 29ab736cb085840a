import { createHash } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { calidadRepo } from '../adapters/dynamo/calidad.ts';
import { cortesRepo } from '../adapters/dynamo/cortes.ts';
import { itemsHecho } from '../adapters/dynamo/hechos.ts';
import { escribirLote, type OpcionesLote } from '../adapters/dynamo/lotes.ts';
import type { Item } from '../adapters/dynamo/tabla.ts';
import { itemTablero } from '../adapters/dynamo/tableros.ts';
import { itemTendencia } from '../adapters/dynamo/tendencias.ts';
import { itemTableroPublico, itemTendenciaPublica } from '../adapters/dynamo/publicos.ts';
import type { Tablero, Tendencia } from '../domain/tablero.ts';
import type { Escrito, Estante } from './publicar.ts';

/** The items as they pass, and what they said in the end: `<partition> <etag>`, one line each. */
function anotar(todos: Iterable<Item>): { items: Iterable<Item>; sello: () => string } {
  const lineas: string[] = [];
  const pasar = function* (): Generator<Item> {
    for (const item of todos) {
      if (item['etag']?.S !== undefined) lineas.push(`${item['pk']?.S} ${item['etag'].S}`);
      yield item;
    }
  };
  return { items: pasar(), sello: () => createHash('sha256').update(lineas.sort().join('\n')).digest('hex') };
}

function* items<A>(xs: Iterable<A>, f: (a: A) => readonly Item[]): Generator<Item> {
  for (const x of xs) yield* f(x);
}

/** What a publication writes, in batches. Items are built one by one as the batches take them. */
export function estanteDynamo(
  db: DynamoDBClient,
  tabla: string,
  opciones: OpcionesLote = {},
): Estante & {
  tendencias(ts: Iterable<Tendencia>, vigencia: string): Promise<number>;
  publicos(ts: Iterable<Tablero>, series: Iterable<Tendencia>, vigencia: string): Promise<number>;
} {
  const lote = (todos: Iterable<Item>): Promise<number> => escribirLote(db, tabla, todos, opciones);
  const sellado = async (todos: Iterable<Item>): Promise<Escrito> => {
    const { items: pasan, sello } = anotar(todos);
    return { items: await lote(pasan), sha256: sello() };
  };
  const cortes = cortesRepo(db, tabla);
  const calidad = calidadRepo(db, tabla);
  return {
    hechos: (corte, ambitos) => sellado(items(ambitos, ([id, filas]) => itemsHecho(id, corte, filas))),
    tableros: (boletines) => sellado(items(boletines, (t) => [itemTablero(t)])),
    calidad: (c) => calidad.poner(c),
    tendencias: (ts, vigencia) => lote(items(ts, (t) => [itemTendencia(t, vigencia)])),
    publicos: async (ts, series, vigencia) =>
      (await lote(items(ts, (t) => [itemTableroPublico(t)]))) +
      (await lote(items(series, (t) => [itemTendenciaPublica(t, vigencia)]))),
    manifiesto: (m) => cortes.poner(m),
  };
}
