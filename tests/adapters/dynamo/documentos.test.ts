import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { DocumentoGrandeError } from '../../../functions/adapters/dynamo/comprimido.ts';
import { hechosRepo, itemsHecho, type FilaHecho } from '../../../functions/adapters/dynamo/hechos.ts';
import { escribirLote } from '../../../functions/adapters/dynamo/lotes.ts';
import { lugaresRepo } from '../../../functions/adapters/dynamo/lugares.ts';
import { punterosRepo } from '../../../functions/adapters/dynamo/punteros.ts';
import { tablerosRepo } from '../../../functions/adapters/dynamo/tableros.ts';
import { tendenciasRepo } from '../../../functions/adapters/dynamo/tendencias.ts';
import type { Tablero, Tendencia } from '../../../functions/domain/tablero.ts';
import { enMemoria } from './almacen.ts';

const almacen = enMemoria();
const fila = (num: number, ficha = 'anemia_6_35m'): FilaHecho => ({
  ficha,
  version: 'tablero',
  metodo: '',
  curso_vida: 'nino',
  condicion: '',
  num,
  den: 10,
  sin_dato: 0,
  excluidos: {},
  componentes: {},
});
/** Rows that do not compress, so that the document passes one item. */
const filasGrandes = (kb: number) => Array.from({ length: kb }, (_, i) => fila(i, randomBytes(700).toString('base64')));

it('facts past 300 KB are split and come back whole, and r1 is not confused with r10', async () => {
  const repo = hechosRepo(almacen.db, almacen.tabla);
  const grandes = filasGrandes(1000);
  expect(itemsHecho('S:1', '05-2026-10-r1', grandes).length).toBeGreaterThan(2);
  await repo.poner('S:1', '05-2026-10-r1', grandes);
  await repo.poner('S:1', '05-2026-10-r10', [fila(10)]);
  expect(await repo.leer('S:1', '05-2026-10-r1')).toEqual(grandes);
  expect(await repo.leer('S:1', '05-2026-10-r10')).toEqual([fila(10)]);
  expect(await repo.leer('S:1', '05-2026-10-r2')).toBeNull();
});

it('facts whose writing was cut are an error, not a smaller figure', async () => {
  const items = itemsHecho('S:9', '05-2026-10-r1', filasGrandes(1000));
  await escribirLote(almacen.db, almacen.tabla, items.slice(0, -1));
  await expect(hechosRepo(almacen.db, almacen.tabla).leer('S:9', '05-2026-10-r1')).rejects.toThrow(/Faltan partes/);
});

it('a series reads the current cortes only, oldest first, across years', async () => {
  const repo = hechosRepo(almacen.db, almacen.tabla);
  for (const [corte, n] of [
    ['05-2025-12-r1', 1],
    ['05-2026-01-r1', 2],
    ['05-2026-01-r2', 3],
    ['05-2026-03-r1', 4],
  ] as const)
    await repo.poner('D:050304', corte, [fila(n)]);
  const serie = await repo.serie('D:050304', ['05-2026-02-r1', '05-2026-01-r2', '05-2025-12-r1']);
  expect(serie.map((p) => [p.corte, p.filas[0]?.num])).toEqual([
    ['05-2025-12-r1', 1],
    ['05-2026-01-r2', 3],
  ]);
  expect(await repo.serie('D:050304', [])).toEqual([]);
});

it('a board comes back compressed, with a tag of its content, apart by corte and mode', async () => {
  const repo = tablerosRepo(almacen.db, almacen.tabla);
  // Only what the module reads: the rest of a board is opaque to it.
  const tablero = {
    formato: 1,
    ambito: { id: 'G:05' },
    corte: { id: '05-2026-10-r1' },
    modo: 'equipo',
  } as unknown as Tablero;
  await repo.poner(tablero);
  const leido = await repo.leer('G:05', '05-2026-10-r1', 'equipo');
  expect(JSON.parse(gunzipSync(leido!.gzip).toString())).toEqual(tablero);
  expect(leido!.etag).toMatch(/^[0-9a-f]{32}$/);
  expect(await repo.leer('G:05', '05-2026-10-r1', 'publico')).toBeNull();
  expect(await repo.leer('G:05', '05-2026-09-r1', 'equipo')).toBeNull();
});

it('a document that does not fit is refused by its name', async () => {
  const grande = {
    formato: 1,
    ambito: 'G:05',
    relleno: randomBytes(400 * 1024).toString('base64'),
  } as unknown as Tendencia;
  const error = await tendenciasRepo(almacen.db, almacen.tabla)
    .poner(grande, 'v1')
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(DocumentoGrandeError);
  expect((error as Error).message).toContain('G:05');
});

it('series of one vigencia are apart from those of another', async () => {
  const repo = tendenciasRepo(almacen.db, almacen.tabla);
  const de = (periodo: string) => ({ formato: 1, ambito: 'G:05', periodos: [periodo] }) as unknown as Tendencia;
  await repo.poner(de('2026-09'), 'v1');
  await repo.poner(de('2026-10'), 'v2');
  expect(JSON.parse(gunzipSync((await repo.leer('G:05', 'v1'))!.gzip).toString())).toEqual(de('2026-09'));
});

it('the places of a region are those of its latest corte, from the moment the pointer moves and not before', async () => {
  const repo = lugaresRepo(almacen.db, almacen.tabla);
  const mover = (revision: number) =>
    punterosRepo(almacen.db, almacen.tabla).publicar({
      region: '05',
      periodo: '2026-10',
      corte: `05-2026-10-r${revision}`,
      revision,
      vigencia: `v${revision}`,
      cubo: null,
    });
  const region = { id: 'G:05', tipo: 'G', nombre: 'Ayacucho', padre: null } as const;
  const distrito = { id: 'D:050304', tipo: 'D', nombre: 'Los Morochucos', padre: 'P:0502' } as const;
  await repo.poner('05', '05-2026-10-r1', [region]);
  expect(await repo.leer('05')).toEqual([]);
  expect(await repo.regiones()).toEqual([]);
  await mover(1);
  const antes = await repo.regiones();
  await repo.poner('05', '05-2026-10-r2', [region, distrito]);
  expect(await repo.leer('05')).toEqual([region]);
  expect(await repo.regiones()).toEqual(antes);
  await mover(2);
  expect(await repo.leer('05')).toEqual([region, distrito]);
  expect((await repo.regiones()).map((r) => r.region)).toEqual(['05']);
  expect((await repo.regiones())[0]?.etag).not.toBe(antes[0]?.etag);
  expect(await repo.leer('06')).toEqual([]);
});
