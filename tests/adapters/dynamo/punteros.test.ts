import { expect, it } from 'vitest';
import { punterosRepo, VigenciaCambiadaError, type Publicacion } from '../../../functions/adapters/dynamo/punteros.ts';
import { enMemoria } from './almacen.ts';

const almacen = enMemoria();
const repo = () => punterosRepo(almacen.db, almacen.tabla);
const cubo = { clave: 'equipo/05/abc.duckdb', bytes: 10, sha256: 'abc' };
const publicacion = (
  region: string,
  periodo: string,
  revision: number,
  mas: Partial<Publicacion> = {},
): Publicacion => ({
  region,
  periodo,
  revision,
  corte: `${region}-${periodo}-r${revision}`,
  vigencia: `v-${periodo}-${revision}`,
  cubo,
  ...mas,
});

it('a region without cortes has no pointers', async () => {
  expect(await repo().ultimo('25')).toBeNull();
  expect(await repo().vigente('25', '2026-10')).toBeNull();
  expect(await repo().vigentes('25')).toEqual([]);
});

it('publishing moves both pointers, and again is harmless', async () => {
  const p = publicacion('01', '2026-10', 1);
  expect((await repo().publicar(p)).movido).toBe(true);
  expect((await repo().publicar(p)).movido).toBe(false);
  expect(await repo().ultimo('01')).toEqual({
    periodo: '2026-10',
    corte: '01-2026-10-r1',
    revision: 1,
    vigencia: 'v-2026-10-1',
    cubo,
    publico: null,
  });
  expect(await repo().vigente('01', '2026-10')).toEqual({ periodo: '2026-10', corte: '01-2026-10-r1', revision: 1 });
});

it('correcting an older month does not move the last one back, but changes the series and the cube', async () => {
  await repo().publicar(publicacion('02', '2026-09', 1));
  await repo().publicar(publicacion('02', '2026-10', 1));
  await repo().publicar(publicacion('02', '2026-09', 2, { cubo: { ...cubo, sha256: 'def' } }));
  expect(await repo().ultimo('02')).toMatchObject({
    periodo: '2026-10',
    corte: '02-2026-10-r1',
    vigencia: 'v-2026-09-2',
    cubo: { sha256: 'def' },
  });
  expect(await repo().vigentes('02')).toEqual([
    { periodo: '2026-09', corte: '02-2026-09-r2' },
    { periodo: '2026-10', corte: '02-2026-10-r1' },
  ]);
});

it('a late lower revision does not win, nor does revision 9 win over 10', async () => {
  await repo().publicar(publicacion('03', '2026-10', 10));
  await repo().publicar(publicacion('03', '2026-10', 9));
  expect((await repo().vigente('03', '2026-10'))?.corte).toBe('03-2026-10-r10');
  expect((await repo().ultimo('03'))?.corte).toBe('03-2026-10-r10');
});

it('many publications at once end with the highest of each month', async () => {
  const todas = [1, 2, 3, 4].flatMap((r) => ['2026-08', '2026-09', '2026-10'].map((p) => publicacion('04', p, r)));
  const hechas = await Promise.all(todas.map((p) => repo().publicar(p)));
  expect(await repo().vigentes('04')).toEqual(
    ['2026-08', '2026-09', '2026-10'].map((p) => ({ periodo: p, corte: `04-${p}-r4` })),
  );
  const ultimo = await repo().ultimo('04');
  expect(ultimo).toMatchObject({ corte: '04-2026-10-r4', revision: 4 });
  expect(todas.map((p) => p.vigencia)).toContain(ultimo?.vigencia);
  expect(hechas.filter((h) => h.ultimo.vigencia === ultimo?.vigencia).length).toBeGreaterThan(0);
});

it('two closings from the same starting point: the second must remake its series', async () => {
  await repo().publicar(publicacion('06', '2026-09', 1, { esperada: null }));
  const desde = (await repo().ultimo('06'))!.vigencia;
  await repo().publicar(publicacion('06', '2026-10', 1, { esperada: desde }));
  await expect(repo().publicar(publicacion('06', '2026-08', 1, { esperada: desde }))).rejects.toBeInstanceOf(
    VigenciaCambiadaError,
  );
  // Its own retry is not a conflict.
  expect((await repo().publicar(publicacion('06', '2026-10', 1, { esperada: desde }))).movido).toBe(false);
});

it('a crash between both pointers leaves the old series, and the retry ends the job', async () => {
  await repo().publicar(publicacion('07', '2026-10', 1));
  const cortado = new Proxy(almacen.db, {
    get: (db, nombre) =>
      nombre === 'send'
        ? (orden: { constructor: { name: string } }) =>
            orden.constructor.name === 'PutItemCommand'
              ? Promise.reject(new Error('power cut'))
              : db.send(orden as unknown as Parameters<typeof db.send>[0])
        : Reflect.get(db, nombre),
  });
  await expect(punterosRepo(cortado, almacen.tabla).publicar(publicacion('07', '2026-11', 1))).rejects.toThrow(
    'power cut',
  );
  expect((await repo().ultimo('07'))?.corte).toBe('07-2026-10-r1');
  await repo().publicar(publicacion('07', '2026-11', 1));
  expect((await repo().ultimo('07'))?.corte).toBe('07-2026-11-r1');
});
