import { expect, it } from 'vitest';
import { cortesRepo } from '../../functions/adapters/dynamo/cortes.ts';
import { hechosRepo, itemsHecho } from '../../functions/adapters/dynamo/hechos.ts';
import { escribirLote } from '../../functions/adapters/dynamo/lotes.ts';
import { lugaresRepo } from '../../functions/adapters/dynamo/lugares.ts';
import { punterosRepo } from '../../functions/adapters/dynamo/punteros.ts';
import { itemTablero, tablerosRepo } from '../../functions/adapters/dynamo/tableros.ts';
import { itemTendencia, tendenciasRepo } from '../../functions/adapters/dynamo/tendencias.ts';
import { crearApp } from '../../functions/api/app.ts';
import { indiceLugares } from '../../functions/api/lugares.ts';
import type { Tablero, Tendencia } from '../../functions/domain/tablero.ts';
import { enMemoria } from '../adapters/dynamo/almacen.ts';
import { deps, MANIFIESTO } from './deps.ts';

const almacen = enMemoria();
const fila = (num: number) => ({
  ficha: 'anemia_6_35m',
  version: 'tablero',
  metodo: '',
  curso_vida: 'nino' as const,
  condicion: '' as const,
  num,
  den: 10,
  sin_dato: 0,
  excluidos: {},
  componentes: {},
});

it('readers see a corte whole or not at all, wherever its publication is cut', async () => {
  const { db, tabla } = almacen;
  const punteros = punterosRepo(db, tabla);
  const cortes = cortesRepo(db, tabla);
  const lugares = lugaresRepo(db, tabla);
  const app = crearApp(
    deps({
      punteros,
      cortes,
      tableros: tablerosRepo(db, tabla),
      tendencias: tendenciasRepo(db, tabla),
      hechos: hechosRepo(db, tabla),
      lugares: indiceLugares(lugares, () => 0),
    }),
  );
  const pedir = async (ruta: string) => {
    const r = await app.request(ruta);
    return { status: r.status, json: (await r.json()) as Record<string, unknown> };
  };
  // The steps of a publication, in their order. A cut is stopping after any of them.
  const pasos = (n: number) => {
    const corte = `05-2026-10-r${n}`;
    const tablero = { ambito: { id: 'G:05' }, corte: { id: corte }, modo: 'equipo', n } as unknown as Tablero; // opaque to the store
    const tendencia = { ambito: 'G:05', n } as unknown as Tendencia;
    const items = [itemTablero(tablero), itemTendencia(tendencia, `v${n}`), ...itemsHecho('G:05', corte, [fila(n)])];
    return [
      () => escribirLote(db, tabla, items.slice(0, 1)),
      () => escribirLote(db, tabla, items),
      () => cortes.poner({ ...MANIFIESTO, corte }),
      () => lugares.poner('05', corte, [{ id: 'G:05', tipo: 'G', nombre: 'Ayacucho', padre: null }]),
      () => punteros.publicar({ region: '05', periodo: '2026-10', corte, revision: n, vigencia: `v${n}`, cubo: null }),
    ];
  };
  const visto = async () => ({
    tablero: (await pedir('/v1/tableros/G:05')).json['n'],
    tendencia: (await pedir('/v1/tableros/G:05/tendencia')).json['n'],
    serie: (await pedir('/v1/series/G:05/anemia_6_35m')).json['puntos'],
  });
  const entero = (n: number) => ({
    tablero: n,
    tendencia: n,
    serie: [{ corte: `05-2026-10-r${n}`, medida: { num: n } }],
  });

  expect((await pedir('/v1/tableros/G:05')).status).toBe(503);
  for (const paso of pasos(1)) await paso();
  expect(await visto()).toMatchObject(entero(1));

  for (const paso of pasos(2).slice(0, -1)) {
    await paso();
    expect(await visto()).toMatchObject(entero(1));
  }
  for (const paso of pasos(2)) await paso(); // the retry repeats every step
  expect(await visto()).toMatchObject(entero(2));
  expect((await pedir('/v1/tableros/G:05?corte=05-2026-10-r1')).json['n']).toBe(1);

  await pasos(3)[0]!();
  expect((await pedir('/v1/tableros/G:05?corte=05-2026-10-r3')).json['code']).toBe('corte_desconocido');
});
