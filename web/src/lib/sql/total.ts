import type { Conteo } from '../../../../functions/domain/conteo.ts';
import { consultar, type Conexion } from './consulta.ts';
import type { Pedido } from './pedido.ts';
import { condiciones } from './pivote.ts';

/**
 * All of the facts of the first indicator in the last month of a question, in its places and for every life stage: what the board of
 * that place must say too.
 */
export async function totalDelLugar(con: Conexion, pedido: Pedido): Promise<Conteo> {
  const { sql, valores } = condiciones(
    { ...pedido, indicadores: pedido.indicadores.slice(0, 1), meses: pedido.meses.slice(-1) },
    true,
  );
  const { filas } = await consultar(
    con,
    `SELECT coalesce(sum(h.num), 0)::DOUBLE AS num, coalesce(sum(h.den), 0)::DOUBLE AS den FROM hechos h WHERE ${sql}`,
    valores,
  );
  return { num: Number(filas[0]?.[0]), den: Number(filas[0]?.[1]) };
}
