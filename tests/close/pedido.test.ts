import { expect, it } from 'vitest';
import { comprobarPedido } from '../../functions/close/pedido.ts';

const PEDIDO = { region: '05', periodos: ['2026-09', '2026-10'], por: 'informatica-05' };

it.each(['informatica-05', 'regla:cierre-mensual', 'jefa@ejemplo.pe', '4f0c2a1e-0000-4000-8000-000000000000'])(
  'a close asked by «%s» goes on as it was asked',
  (por) => expect(comprobarPedido({ ...PEDIDO, por })).toEqual({ ...PEDIDO, por }),
);

it('one that does not say who is refused, with what is missing and how it is written', () => {
  const { por: _, ...sinDecir } = PEDIDO;
  expect(() => comprobarPedido(sinDecir)).toThrow(/Falta «por».*"por":"informatica-05"/);
});

it.each(['', '12345678', 'María Quispe', 'a\nb', 'x'.repeat(81), 7, null, ['a']])(
  'and one that says %j, which is nobody’s identifier',
  (por) => expect(() => comprobarPedido({ ...PEDIDO, por })).toThrow(/«por» es un identificador/),
);

it.each([{ region: '5' }, { region: 5 }, { periodos: [] }, { periodos: ['2026-13'] }, { periodos: '2026-10' }])(
  'and one of no month of no region: %j',
  (malo) => expect(() => comprobarPedido({ ...PEDIDO, ...malo })).toThrow(/^El pedido es \{/),
);
