import { expect, it } from 'vitest';
import { interpretarAnular } from '../../../web/src/lib/datos/anular.ts';

it('says what was done, and repeats what the server said when it was not', () => {
  expect(interpretarAnular(201, {}, false)).toMatchObject({ ok: true, dice: expect.stringMatching(/^Carga anulada/) });
  expect(interpretarAnular(200, {}, true)).toMatchObject({
    ok: true,
    dice: expect.stringMatching(/^Carga restituida/),
  });
  expect(interpretarAnular(409, { detail: 'Por esto.' }, true)).toEqual({ ok: false, mensaje: 'Por esto.' });
  expect(interpretarAnular(0, null, false)).toMatchObject({ ok: false });
  expect(interpretarAnular(500, 'x', false)).toMatchObject({ ok: false, mensaje: expect.stringContaining('500') });
});
