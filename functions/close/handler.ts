import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { withDurableExecution, type DurableContext } from '@aws/durable-execution-sdk-js';
import { exigida, softwareDesplegado } from '../adapters/ambiente.ts';
import type { Congelado, PedidoCierre, PorPublicar, Publicado } from '../domain/corte.ts';
import { cerrar, type Cierre, type Ejecutor } from './cerrar.ts';
import { pasoCongelar } from './paso-congelar.ts';
import { comprobarPedido } from './pedido.ts';

const congelar = pasoCongelar({
  db: new DynamoDBClient({}),
  tabla: exigida('TABLE_NAME'),
  software: softwareDesplegado(),
});

/** Freezing happens here, as a durable step; the heavy steps are functions of their own, sized for them. */
export const handler = withDurableExecution(
  async (evento: Partial<PedidoCierre>, contexto: DurableContext): Promise<Cierre> => {
    const pedido = comprobarPedido(evento);
    // The clock of a replayed function starts again: times are in the history of the execution, not here.
    const paso: Ejecutor = async (_, hacer) => ({ valor: await hacer(), segundos: null });
    return cerrar(
      pedido,
      {
        congelar: (p) => contexto.step('congelar', () => congelar(p)),
        agregar: async (c) => void (await contexto.invoke<Congelado, unknown>('agregar', exigida('AGREGAR_FN'), c)),
        publicar: (c) => contexto.invoke<PorPublicar, Publicado>('publicar', exigida('PUBLICAR_FN'), c),
      },
      paso,
    );
  },
);
