import type { PedidoCierre } from '../domain/corte.ts';
import { esPeriodo } from '../domain/periodo.ts';

const FORMA = '{"region":"05","periodos":["2026-10"],"por":"informatica-05"}';
/** An account, a post or a rule: never digits alone, which could be the document of a person. */
const POR = /^(?!\d+$)[\w:@.-]{1,80}$/;

/**
 * What a close is asked with where nobody has entered: who calls is known to AWS, and who answers for it is said.
 * @throws what is missing, in Spanish
 */
export function comprobarPedido({ region, periodos, por }: Partial<Record<keyof PedidoCierre, unknown>>): PedidoCierre {
  const esMes = (p: unknown): p is string => typeof p === 'string' && esPeriodo(p);
  if (typeof region !== 'string' || !/^\d{2}$/.test(region)) throw new Error(`El pedido es ${FORMA}`);
  if (!Array.isArray(periodos) || periodos.length === 0 || !periodos.every(esMes))
    throw new Error(`El pedido es ${FORMA}`);
  if (por === undefined)
    throw new Error(`Falta «por»: quién pide el cierre, o qué regla si es automático. El pedido es ${FORMA}`);
  if (typeof por !== 'string' || !POR.test(por))
    throw new Error(
      '«por» es un identificador de letras, cifras y los signos _ : @ . - (80 como mucho), sin documento ni nombre',
    );
  return { region, periodos, por };
}
