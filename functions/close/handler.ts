import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { withDurableExecution, type DurableContext } from '@aws/durable-execution-sdk-js';
import { exigida, softwareDesplegado } from '../adapters/ambiente.ts';
import type { Congelado, CorteHecho, PedidoCierre } from '../domain/corte.ts';
import { esPeriodo } from '../domain/periodo.ts';
import { cerrar, type Cierre, type Ejecutor } from './cerrar.ts';
import { pasoCongelar } from './paso-congelar.ts';

const congelar = pasoCongelar({
  db: new DynamoDBClient({}),
  tabla: exigida('TABLE_NAME'),
  software: softwareDesplegado(),
});

const comprobar = (pedido: Partial<PedidoCierre>): PedidoCierre => {
  const { region, periodos, por } = pedido;
  if (!region || !/^\d{2}$/.test(region) || !periodos?.length || !periodos.every(esPeriodo))
    throw new Error('El pedido es {"region":"05","periodos":["2026-10"]}');
  return { region, periodos, ...(typeof por === 'string' && /^[\w:@.-]{1,80}$/.test(por) ? { por } : {}) };
};

/** Freezing happens here, as a durable step; the heavy steps are functions of their own, sized for them. */
export const handler = withDurableExecution(
  async (evento: Partial<PedidoCierre>, contexto: DurableContext): Promise<Cierre> => {
    const pedido = comprobar(evento);
    // The clock of a replayed function starts again: times are in the history of the execution, not here.
    const paso: Ejecutor = async (_, hacer) => ({ valor: await hacer(), segundos: null });
    return cerrar(
      pedido,
      {
        congelar: (p) => contexto.step('congelar', () => congelar(p)),
        agregar: async (c) => void (await contexto.invoke<Congelado, unknown>('agregar', exigida('AGREGAR_FN'), c)),
        publicar: (c) => contexto.invoke<Congelado, readonly CorteHecho[]>('publicar', exigida('PUBLICAR_FN'), c),
      },
      paso,
    );
  },
);
