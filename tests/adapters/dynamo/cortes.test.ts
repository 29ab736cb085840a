import { expect, it } from 'vitest';
import { CorteExistenteError, cortesRepo } from '../../../functions/adapters/dynamo/cortes.ts';
import { punterosRepo } from '../../../functions/adapters/dynamo/punteros.ts';
import type { Manifiesto } from '../../../functions/domain/corte.ts';
import { enMemoria } from './almacen.ts';

const almacen = enMemoria();
const repo = () => cortesRepo(almacen.db, almacen.tabla);

const manifiesto = (region: string, periodo: string, n: number, mas: Partial<Manifiesto> = {}): Manifiesto => ({
  corte: `${region}-${periodo}-r${n}`,
  region,
  periodo,
  fecha_corte: `${periodo}-28`,
  sha256_entradas: 'e'.repeat(64),
  sha256: 'f'.repeat(64),
  diario: { cargas: 0, sha256: 'd' },
  cargas: [],
  catalogo: 'c',
  territorio: 't',
  software: '0.1.0',
  resultados: { hechos: 'f'.repeat(64), lugares: 'l', tableros: 'b', calidad: 'q' },
  hechos: 3,
  ambitos: 2,
  sintetico: true,
  ...mas,
});

it('a manifest is written once: the same again is fine in any key order, another is refused', async () => {
  const m = manifiesto('01', '2026-10', 1);
  await repo().poner(m);
  await repo().poner(Object.fromEntries(Object.entries(m).reverse()) as Manifiesto);
  await expect(repo().poner({ ...m, hechos: 4 })).rejects.toBeInstanceOf(CorteExistenteError);
  expect(await repo().leer(m.corte)).toEqual(m);
});

it('knows no corte that was not written, nor ids that are not ids', async () => {
  expect(await repo().leer('01-2026-10-r7')).toBeNull();
  expect(await repo().leer('otra cosa')).toBeNull();
});

it('lists newest month and latest revision first, page by page, r10 after r9', async () => {
  for (const [periodo, n] of [
    ['2026-09', 1],
    ['2026-10', 9],
    ['2026-10', 10],
    ['2026-08', 1],
  ] as const)
    await repo().poner(manifiesto('02', periodo, n));
  const primera = await repo().listar('02', null, 3);
  expect(primera.elementos.map((m) => m.corte)).toEqual(['02-2026-10-r10', '02-2026-10-r9', '02-2026-09-r1']);
  const segunda = await repo().listar('02', primera.cursor, 3);
  expect(segunda.elementos.map((m) => m.corte)).toEqual(['02-2026-08-r1']);
  expect(segunda.cursor).toBeNull();
});

it('pointers and other regions are not in the list', async () => {
  await punterosRepo(almacen.db, almacen.tabla).publicar({
    region: '03',
    periodo: '2026-10',
    corte: '03-2026-10-r1',
    revision: 1,
    vigencia: 'v',
    cubo: null,
  });
  expect((await repo().listar('03')).elementos).toEqual([]);
});

it('the next revision follows what is written', async () => {
  expect(await repo().siguienteRevision('04', '2026-10')).toBe(1);
  await repo().poner(manifiesto('04', '2026-10', 9));
  await repo().poner(manifiesto('04', '2026-10', 10));
  expect(await repo().siguienteRevision('04', '2026-10')).toBe(11);
  expect(await repo().siguienteRevision('04', '2026-11')).toBe(1);
});

it('closings at the same time take different revisions, and a retry takes its own again', async () => {
  const tomadas = await Promise.all(['a', 'b', 'c', 'd'].map((d) => repo().reservar('05', '2026-10', d)));
  expect([...tomadas].sort()).toEqual([1, 2, 3, 4]);
  expect(await repo().reservar('05', '2026-10', 'z')).toBe(5);
  expect(await repo().reservar('05', '2026-10', 'z')).toBe(5);
});
