import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { FilaHecho } from '../../functions/adapters/dynamo/hechos.ts';
import { crearApp } from '../../functions/api/app.ts';
import { CALIDAD, deps, MANIFIESTO, TABLERO } from './deps.ts';

const pedir = (ruta: string, cabeceras: Record<string, string> = {}, mas = {}) =>
  crearApp(deps(mas)).request(ruta, { headers: cabeceras });

it('a board is asked again each time, of the current corte or of a named one: the next person may be another', async () => {
  const vigente = await pedir('/v1/tableros/G:05');
  expect(await vigente.json()).toEqual(TABLERO);
  expect(vigente.headers.get('Cache-Control')).toBe('private, no-cache');
  const nombrado = await pedir('/v1/tableros/G%3A05?corte=05-2026-10-r1');
  expect(await nombrado.json()).toEqual(TABLERO);
  expect(nombrado.headers.get('Cache-Control')).toBe('private, no-cache');
  expect(nombrado.headers.get('ETag')).toBe(vigente.headers.get('ETag'));
});

it('goes out compressed to whoever takes it and only to them', async () => {
  const comprimido = await pedir('/v1/tableros/G:05', { 'Accept-Encoding': 'br, gzip;q=0.8' });
  expect(comprimido.headers.get('Content-Encoding')).toBe('gzip');
  expect(comprimido.headers.get('Vary')).toContain('Accept-Encoding');
  expect(JSON.parse(gunzipSync(Buffer.from(await comprimido.arrayBuffer())).toString())).toEqual(TABLERO);
  for (const acepta of ['br', 'gzip;q=0', 'xgzip']) {
    const plano = await pedir('/v1/tableros/G:05', { 'Accept-Encoding': acepta });
    expect(plano.headers.get('Content-Encoding')).toBeNull();
    expect(await plano.json()).toEqual(TABLERO);
  }
});

it('the quality of the current corte and that of a named one are asked again each time', async () => {
  const vigente = await pedir('/v1/calidad/05');
  expect(await vigente.json()).toEqual(CALIDAD);
  expect(vigente.headers.get('Cache-Control')).toBe('private, no-cache');
  const nombrado = await pedir('/v1/calidad/05?corte=05-2026-10-r1', { 'Accept-Encoding': 'gzip' });
  expect(nombrado.headers.get('Cache-Control')).toBe('private, no-cache');
  expect(nombrado.headers.get('Content-Encoding')).toBe('gzip');
  const etag = vigente.headers.get('ETag')!;
  expect(nombrado.headers.get('ETag')).toBe(etag);
  expect((await pedir('/v1/calidad/05', { 'If-None-Match': etag })).status).toBe(304);
});

it('a corte published before there was a quality document says what to do', async () => {
  const r = await pedir('/v1/calidad/05', {}, { calidad: { leer: async () => null } });
  expect(r.status).toBe(404);
  expect(await r.json()).toMatchObject({
    code: 'calidad_inexistente',
    detail: expect.stringContaining('Cierre de nuevo'),
  });
});

it('answers 304 to whoever has it already', async () => {
  const etag = (await pedir('/v1/tableros/G:05')).headers.get('ETag')!;
  const otra = await pedir('/v1/tableros/G:05', { 'If-None-Match': `"viejo", ${etag}` });
  expect(otra.status).toBe(304);
  expect(await otra.text()).toBe('');
  expect(otra.headers.get('Cache-Control')).toBe('private, no-cache');
  expect((await pedir('/v1/tableros/G:05', { 'If-None-Match': '"viejo"' })).status).toBe(200);
});

it.each([
  ['/v1/tableros/X:05', 400, 'parametro_invalido'],
  ['/v1/tableros/G:05?corte=ayer', 400, 'parametro_invalido'],
  ['/v1/tableros/E:99999999', 404, 'ambito_desconocido'],
  ['/v1/tableros/D:059999', 404, 'ambito_desconocido'],
  ['/v1/tableros/D:050501', 404, 'tablero_inexistente'],
  ['/v1/tableros/G:05?corte=05-2026-10-r7', 404, 'corte_desconocido'],
  ['/v1/tableros/G:05?modo=publico', 404, 'modo_no_publicado'],
  ['/v1/tableros/G:06', 503, 'sin_corte'],
  ['/v1/tableros/G:06/tendencia', 503, 'sin_corte'],
  ['/v1/tableros/E:00003644/tendencia', 404, 'tendencia_inexistente'],
  ['/v1/series/G:05/no_hay', 404, 'ficha_desconocida'],
  ['/v1/series/G:05/anemia_6_35m?version=zzz', 404, 'ficha_desconocida'],
  ['/v1/series/G:05/anemia_6_35m?desde=2026-10&hasta=2026-01', 400, 'parametro_invalido'],
  ['/v1/series/G:06/anemia_6_35m', 503, 'sin_corte'],
  ['/v1/calidad/5', 400, 'parametro_invalido'],
  ['/v1/calidad/06', 503, 'sin_corte'],
  ['/v1/calidad/05?corte=05-2026-10-r7', 404, 'corte_desconocido'],
  ['/v1/calidad/06?corte=05-2026-10-r1', 404, 'corte_desconocido'],
  ['/v1/cortes', 400, 'parametro_invalido'],
  ['/v1/cortes/05-2026-10-r9', 404, 'corte_desconocido'],
  ['/v1/cubos/06', 503, 'sin_corte'],
  ['/v1/cubos/05?corte=05-2026-09-r1', 404, 'objeto_desconocido'],
  ['/v1/cubos/05/archivo/0000000000000000.duckdb', 404, 'objeto_desconocido'],
  ['/v1/cubos/05/archivo/..%2F..%2Fsecreto.duckdb', 400, 'parametro_invalido'],
  ['/v1/fichas/no_hay', 404, 'ficha_desconocida'],
  ['/v1/ambitos/G:99', 404, 'ambito_desconocido'],
  ['/v1/ambitos?buscar=a', 400, 'parametro_invalido'],
  ['/v1/cargas/ffffffffffffffff', 404, 'carga_desconocida'],
  ['/v1/no_hay', 404, 'ruta_desconocida'],
])('%s is a problem %i %s that says what', async (ruta, status, code) => {
  const r = await pedir(ruta);
  expect(r.status).toBe(status);
  expect(r.headers.get('Content-Type')).toContain('application/problem+json');
  expect(r.headers.get('Cache-Control')).toBe('no-store');
  const p = (await r.json()) as { code: string; status: number; detail: string };
  expect(p).toMatchObject({ code, status });
  expect(p.detail.length).toBeGreaterThan(20);
});

it('names all the bad parameters, not the first', async () => {
  const r = await pedir('/v1/series/Z:1/anemia_6_35m?desde=ayer');
  expect(await r.json()).toMatchObject({ parametros: expect.arrayContaining(['ambito', 'desde']) });
});

const fila = (mas: Partial<FilaHecho>): FilaHecho => ({
  ficha: 'anemia_6_35m',
  version: 'tablero',
  metodo: '',
  curso_vida: 'nino',
  condicion: '',
  num: 1,
  den: 10,
  sin_dato: 0,
  excluidos: {},
  componentes: {},
  ...mas,
});

it('a series adds the rows of each month and keeps the months without value', async () => {
  const pedidos: (readonly string[])[] = [];
  const hechos = {
    serie: async (_a: string, cortes: readonly string[]) => {
      pedidos.push(cortes);
      return [
        {
          corte: '05-2026-10-r1',
          filas: [fila({}), fila({ curso_vida: 'joven', num: 2, den: 90 }), fila({ ficha: 'otra', num: 50 })],
        },
      ];
    },
  };
  const r = await pedir('/v1/series/G:05/anemia_6_35m', {}, { hechos });
  expect(pedidos).toEqual([['05-2026-09-r2', '05-2026-10-r1']]);
  expect(await r.json()).toEqual({
    ambito: 'G:05',
    sintetico: true,
    ficha: 'anemia_6_35m',
    version: 'tablero',
    metodo: '',
    puntos: [
      { periodo: '2026-09', corte: '05-2026-09-r2', medida: null },
      {
        periodo: '2026-10',
        corte: '05-2026-10-r1',
        medida: { num: 3, den: 100, sin_dato: 0, excluidos: {}, componentes: {} },
      },
    ],
  });
});

it('never adds two editions or methods: it asks which', async () => {
  const hechos = {
    serie: async () => [{ corte: '05-2026-10-r1', filas: [fila({ metodo: 'a' }), fila({ metodo: 'b', num: 7 })] }],
  };
  const ambigua = await pedir('/v1/series/G:05/anemia_6_35m', {}, { hechos });
  expect(ambigua.status).toBe(400);
  expect(await ambigua.json()).toMatchObject({ code: 'version_ambigua', opciones: [{ metodo: 'a' }, { metodo: 'b' }] });
  const elegida = await pedir('/v1/series/G:05/anemia_6_35m?metodo=b', {}, { hechos });
  expect(await elegida.json()).toMatchObject({ metodo: 'b', puntos: [{}, { medida: { num: 7 } }] });
});

it('lists cortes with the pointers, and gives a manifest whole', async () => {
  expect(await (await pedir('/v1/cortes?region=05')).json()).toMatchObject({
    region: '05',
    ultimo: { periodo: '2026-10', corte: '05-2026-10-r1' },
    vigentes: [{ periodo: '2026-09', corte: '05-2026-09-r2' }, { periodo: '2026-10' }],
    cortes: [{ corte: '05-2026-10-r1', cargas: 0 }],
    cursor: null,
  });
  const uno = await pedir('/v1/cortes/05-2026-10-r1');
  expect(await uno.json()).toEqual(MANIFIESTO);
  expect(uno.headers.get('Cache-Control')).toBe('private, no-cache');
});

it('a region without cortes has an empty list, not a failure', async () => {
  const vacia = { ultimo: async () => null, vigentes: async () => [] };
  const sinCortes = {
    punteros: vacia,
    cortes: { leer: async () => null, listar: async () => ({ elementos: [], cursor: null }) },
  };
  expect(await (await pedir('/v1/cortes?region=06', {}, sinCortes)).json()).toEqual({
    region: '06',
    ultimo: null,
    vigentes: [],
    cortes: [],
    cursor: null,
  });
});

it('says where the cube is, and the file it names is there', async () => {
  const cubo = (await (await pedir('/v1/cubos/05')).json()) as { url: string };
  expect(cubo).toMatchObject({ bytes: 4, sha256: 'abc', corte: '05-2026-10-r1' });
  const archivo = await pedir(cubo.url);
  expect(await archivo.text()).toBe('DUCK');
  expect(archivo.headers.get('Cache-Control')).toBe('private, no-cache');
});

it('finds places without accents, whole names first, and climbs to the top', async () => {
  const { ambitos } = (await (await pedir('/v1/ambitos?buscar=AYNA')).json()) as { ambitos: { id: string }[] };
  expect(ambitos.map((a) => a.id)).toEqual(['D:050501', 'E:00003644']);
  expect(await (await pedir('/v1/ambitos?buscar=ayna&region=06')).json()).toEqual({ ambitos: [], hay_mas: false });
  expect(await (await pedir('/v1/ambitos/D:050501')).json()).toMatchObject({
    region: '05',
    superiores: [{ id: 'P:0502' }, { id: 'G:05' }],
  });
});

it('an unexpected failure says nothing of itself, and is noted without ids', async () => {
  const notas: unknown[] = [];
  const r = await pedir(
    '/v1/tableros/G:05',
    {},
    {
      tableros: { leer: async () => Promise.reject(new Error('secret detail 99000001')) },
      anotar: (error: Error, donde: { ruta: string }) => notas.push([error.message, donde.ruta]),
    },
  );
  expect(r.status).toBe(500);
  const texto = await r.text();
  expect(texto).not.toContain('secret');
  expect(JSON.parse(texto)).toMatchObject({
    code: 'error_interno',
    peticion: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(notas).toEqual([['secret detail 99000001', '/v1/tableros/:ambito']]);
});
