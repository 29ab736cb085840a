import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { calidadRepo } from '../adapters/dynamo/calidad.ts';
import { cortesRepo } from '../adapters/dynamo/cortes.ts';
import { itemsHecho } from '../adapters/dynamo/hechos.ts';
import { escribirLote } from '../adapters/dynamo/lotes.ts';
import type { Item } from '../adapters/dynamo/tabla.ts';
import { itemTablero } from '../adapters/dynamo/tableros.ts';
import { itemTendencia } from '../adapters/dynamo/tendencias.ts';
import type { Tendencia } from '../domain/tablero.ts';
import type { Estante } from './publicar.ts';

function* items<A>(xs: Iterable<A>, f: (a: A) => readonly Item[]): Generator<Item> {
  for (const x of xs) yield* f(x);
}

/** What a publication writes, in batches. Items are built one by one as the batches take them. */
export function estanteDynamo(
  db: DynamoDBClient,
  tabla: string,
): Estante & { tendencias(ts: Iterable<Tendencia>, vigencia: string): Promise<number> } {
  const lote = (todos: Iterable<Item>): Promise<number> => escribirLote(db, tabla, todos);
  const cortes = cortesRepo(db, tabla);
  const calidad = calidadRepo(db, tabla);
  return {
    hechos: (corte, ambitos) => lote(items(ambitos, ([id, filas]) => itemsHecho(id, corte, filas))),
    tableros: (boletines) => lote(items(boletines, (t) => [itemTablero(t)])),
    calidad: (c) => calidad.poner(c),
    tendencias: (ts, vigencia) => lote(items(ts, (t) => [itemTendencia(t, vigencia)])),
    manifiesto: (m) => cortes.poner(m),
  };
}
