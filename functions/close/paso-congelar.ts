import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { leerReferencia, type Referencia } from '../adapters/catalogos/referencia.ts';
import { cargasRepo } from '../adapters/dynamo/cargas.ts';
import { cortesRepo } from '../adapters/dynamo/cortes.ts';
import { punterosRepo } from '../adapters/dynamo/punteros.ts';
import type { Congelado, MesesPedidos } from '../domain/corte.ts';
import { congelar } from './congelar.ts';

/** The first step of a close over the real store. */
export function pasoCongelar({
  db,
  tabla,
  software,
  referencia = leerReferencia(),
}: {
  readonly db: DynamoDBClient;
  readonly tabla: string;
  readonly software: string;
  readonly referencia?: Referencia;
}): (pedido: MesesPedidos) => Promise<Congelado> {
  const cargas = cargasRepo(db, tabla);
  const cortes = cortesRepo(db, tabla);
  const punteros = punterosRepo(db, tabla);
  const { catalogo, territorio } = referencia;
  return (pedido) =>
    congelar(pedido, {
      mapa: territorio,
      cargas: (region) => cargas.recibidas(region),
      async estado(region, periodo) {
        const vigente = await punteros.vigente(region, periodo);
        const manifiesto = vigente && (await cortes.leer(vigente.corte));
        return manifiesto ? { corte: manifiesto.corte, sha256_entradas: manifiesto.sha256_entradas } : null;
      },
      reservar: (region, periodo, dueno) => cortes.reservar(region, periodo, dueno),
      catalogo: catalogo.version,
      territorio: territorio.version,
      software,
    });
}
