import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { cargasRepo } from '../../../functions/adapters/dynamo/cargas.ts';
import type { Carga } from '../../../functions/domain/carga.ts';
import { enMemoria } from './almacen.ts';
import { cargaDePrueba } from '../../carga-de-prueba.ts';

const almacen = enMemoria();
const repo = () => cargasRepo(almacen.db, almacen.tabla);

const carga = (archivo: string, mas: Partial<Carga> = {}): Carga => {
  const sha256 = createHash('sha256').update(archivo).digest('hex');
  return cargaDePrueba({ id: sha256.slice(0, 16), sha256, archivo, ...mas });
};
const instante = (s: number) => `2026-11-05T10:00:0${s}.000Z`;

it('a file is entered once by its content, whenever it comes again', async () => {
  const c = carga('uno.csv');
  expect(await repo().registrar('01', c, instante(1))).toEqual({ nueva: true, carga: c });
  expect(await repo().registrar('01', { ...c, archivo: 'otro-nombre.csv' }, instante(2))).toEqual({
    nueva: false,
    carga: c,
  });
  expect(await repo().todas('01')).toEqual([c]);
  expect(await repo().leer(c.id)).toEqual(c);
  expect(await repo().deLosMismosBytes(c.sha256)).toMatchObject([c]);
  expect(await repo().leer('0'.repeat(16))).toBeNull();
  expect(await repo().deLosMismosBytes('0'.repeat(64))).toEqual([]);
});

it('lists the newest received first, page by page', async () => {
  for (const i of [2, 4, 1, 3]) await repo().registrar('02', carga(`archivo-${i}`), instante(i));
  const primera = await repo().listar('02', null, 3);
  expect(primera.elementos.map((c) => c.archivo)).toEqual(['archivo-4', 'archivo-3', 'archivo-2']);
  const segunda = await repo().listar('02', primera.cursor, 3);
  expect(segunda.elementos.map((c) => c.archivo)).toEqual(['archivo-1']);
  expect(segunda.cursor).toBeNull();
});

it('two receptions of the same file at the same time leave one line', async () => {
  const c = carga('a-la-vez.csv');
  await Promise.all([1, 2, 3, 4].map((s) => repo().registrar('03', c, instante(s))));
  expect(await repo().todas('03')).toEqual([c]);
});

it('a refused file may be received again and its line is replaced', async () => {
  const c = carga('malo.csv');
  await repo().registrar(
    '04',
    { ...c, error: { codigo: 'formato_desconocido', mensaje: 'No se reconoce' } },
    instante(1),
  );
  expect(await repo().registrar('04', c, instante(2))).toEqual({ nueva: true, carga: c });
  expect(await repo().todas('04')).toEqual([c]);
});

it('refuses an instant that would break the order', async () => {
  await expect(repo().registrar('05', carga('x'), '05/11/2026')).rejects.toBeInstanceOf(RangeError);
});

const dicho = (id: string, tipo: 'anulada' | 'restituida', s: number) => ({
  carga: id,
  tipo,
  instante: instante(s),
  sujeto: 'demo',
  motivo: 'mes equivocado',
});

it('what is said of a carga is added to the journal, and the latest decides even when a clock goes back', async () => {
  const c = carga('anulable.csv');
  await repo().registrar('11', c, instante(1));
  expect(await repo().recibida(c.id)).toEqual({ ...c, region: '11', recibida: instante(1), anulada: null });
  expect(await repo().anotar('11', dicho(c.id, 'anulada', 5))).toBe(true);
  const anulada = { instante: instante(5), sujeto: 'demo', motivo: 'mes equivocado' };
  expect(await repo().recibidas('11')).toEqual([{ ...c, region: '11', recibida: instante(1), anulada }]);
  expect(await repo().recibida(c.id)).toMatchObject({ anulada });
  await repo().anotar('11', dicho(c.id, 'restituida', 2));
  expect(await repo().recibida(c.id)).toMatchObject({ anulada: null });
  await repo().anotar('11', dicho(c.id, 'anulada', 1));
  expect(await repo().recibida(c.id)).toMatchObject({ anulada: { motivo: 'mes equivocado' } });
  expect(await repo().todas('11')).toEqual([c]);
  await expect(repo().anotar('11', { ...dicho(c.id, 'anulada', 1), instante: 'ayer' })).rejects.toThrow(RangeError);
});

it('the same bytes have a line per declaration, each found by its id and all by the bytes', async () => {
  const c = carga('bytes.csv');
  const otra = { ...c, id: 'f'.repeat(16), emitido: '2026-11-06' };
  await repo().registrar('12', c, instante(1));
  expect(await repo().registrar('13', otra, instante(2))).toEqual({ nueva: true, carga: otra });
  expect(await repo().registrar('13', otra, instante(3))).toEqual({ nueva: false, carga: otra });
  expect(await repo().leer(c.id)).toEqual(c);
  expect(await repo().leer(otra.id)).toEqual(otra);
  expect(await repo().recibida(c.id)).toMatchObject({ id: c.id, region: '12' });
  const suyas = await repo().deLosMismosBytes(c.sha256);
  expect(suyas.map((x) => `${x.region} ${x.id}`).sort()).toEqual([`12 ${c.id}`, `13 ${otra.id}`]);
});
