import { describe, expect, it } from 'vitest';
import { comprimir } from '../../functions/adapters/dynamo/comprimido.ts';
import { crearApp } from '../../functions/api/app.ts';
import type { Publico } from '../../functions/adapters/dynamo/punteros.ts';
import type { Deps } from '../../functions/api/deps.ts';
import type { Identidad } from '../../functions/domain/acceso/identidad.ts';
import { DEMO, deps } from './deps.ts';

const CUBO = { clave: `publico/05/${'ab'.repeat(32)}.duckdb`, bytes: 4, sha256: 'abab' };
const VIEJO = CUBO.clave.replace('abab', 'cdcd');
const PUBLICO: Publico = {
  ...CUBO,
  politica: 'p',
  tablas: { mes: ['05-2026-08-r2', '05-2026-09-r1', '05-2026-10-r1'], '12m': ['05-2026-10-r1'] },
  claves: ['paquete@1'],
};
const fila = (ambito: string) => ({ ambito: { id: ambito }, celdas: [{ e: 'b' }, { e: 's' }] });
/** As it was stored: also the ficha that was later withdrawn. */
const guardado = (ambito: string, corte: string, ventana: string) => ({
  ambito,
  corte,
  ventana,
  indicadores: [{ clave: 'paquete@1' }, { clave: 'violencia@1' }],
  metas: [null, { meta: 0.5 }],
  propio: fila(ambito),
  hijos: [fila('D:050501')],
});
const serie = (ambito: string, vigencia: string, ventana: string) => ({
  ambito,
  vigencia,
  ventana,
  claves: ['violencia@1', 'paquete@1'],
  metas: { 'violencia@1': [0.5], 'paquete@1': [0.6] },
  propio: [{ publico: ['violencia'] }, { publico: ['paquete'] }],
  hijos: [{ ambito: 'D:050501', series: [{ publico: ['violencia'] }, { publico: ['paquete'] }] }],
});
const nunca = async (): Promise<never> => {
  throw new Error('the public mode reads nothing of the team');
};

/** Nobody in particular, before a region that publishes the public mode; what is the team's cannot be read. */
const app = (mas: Partial<Deps> = {}) => {
  const propias = deps();
  return crearApp(
    deps({
      identificar: async () => ({ quien: null, por: 'sin_sesion' }),
      punteros: {
        ...propias.punteros,
        ultimo: async (r) => {
          const ultimo = await propias.punteros.ultimo(r);
          return ultimo && { ...ultimo, publico: PUBLICO };
        },
      },
      tableros: { leer: nunca },
      tendencias: { leer: nunca },
      hechos: { serie: nunca },
      publicos: {
        tablero: async (ambito, corte, ventana) =>
          ambito === 'P:0599' ? null : comprimir(guardado(ambito, corte, ventana)),
        tendencia: async (ambito, vigencia, ventana) => comprimir(serie(ambito, vigencia, ventana)),
      },
      objetos: {
        get: async (clave) => ([CUBO.clave, VIEJO].includes(clave) ? Buffer.from('duck') : null),
        list: async () => [],
      },
      ...mas,
    }),
  );
};
const pedir = async (ruta: string, mas: Partial<Deps> = {}) => app(mas).request(`http://localhost${ruta}`);
const json = async (ruta: string, mas: Partial<Deps> = {}) => (await pedir(ruta, mas)).json();

describe('modo=publico, sin sesión', () => {
  it.each(['D:050501', 'P:0505', 'G:05'])(
    'the board of %s: the twelve months if nothing else is asked',
    async (ambito) => {
      expect(await json(`/v1/tableros/${ambito}?modo=publico`)).toMatchObject({
        ambito,
        corte: '05-2026-10-r1',
        ventana: '12m',
      });
      expect(await json(`/v1/tableros/${ambito}?modo=publico&ventana=mes`)).toMatchObject({ ventana: 'mes' });
    },
  );
  it('a corte whose twelve months are not complete gives its month', async () => {
    expect(await json('/v1/tableros/G:05?modo=publico&corte=05-2026-09-r1')).toMatchObject({ ventana: 'mes' });
    const doce = await pedir('/v1/tableros/G:05?modo=publico&corte=05-2026-09-r1&ventana=12m');
    expect(doce.status).toBe(404);
  });
  it('the series, and where the cube is and the cube itself', async () => {
    expect(await json('/v1/tableros/G:05/tendencia?modo=publico')).toMatchObject({
      ambito: 'G:05',
      vigencia: 'v1',
      ventana: '12m',
    });
    const { url, sha256 } = (await json('/v1/cubos/05?modo=publico')) as { url: string; sha256: string };
    expect(sha256).toBe(CUBO.sha256);
    const archivo = await pedir(url);
    expect(await archivo.text()).toBe('duck');
    expect((await pedir(url.replace('abab', 'efef'))).status).toBe(404);
  });
  it('may be kept by any cache', async () => {
    const exportar: Deps['exportar'] = async (p) => ({
      corte: p.corte,
      filas: 1,
      bytes: 4,
      sha256: JSON.stringify(p),
      cuerpo: new Blob([JSON.stringify(p)]).stream(),
    });
    const archivo = '/v1/cortes/05-2026-10-r1/exportar?modo=publico&formato=csv';
    for (const ruta of ['/v1/tableros/G:05?modo=publico', `/v1/${CUBO.clave}`, archivo]) {
      const r = await pedir(ruta, { exportar });
      expect([r.headers.get('Cache-Control'), r.headers.get('Vary')]).toEqual([
        'public, max-age=300, must-revalidate',
        'Accept-Encoding',
      ]);
    }
    // So it has to be the same file whoever asks first.
    const deQuien = async (quien: Identidad | null) => {
      const r = await pedir(archivo, {
        exportar,
        identificar: async () => (quien ? { quien } : { quien: null, por: 'sin_sesion' }),
      });
      return [r.headers.get('ETag'), await r.text()];
    };
    expect(await deQuien(DEMO)).toEqual(await deQuien(null));
  });

  it.each(['E:00003644', 'S:00003644-01', 'R:05-01', 'M:05-01-01'])('%s has none, and says why', async (ambito) => {
    const r = await pedir(`/v1/tableros/${ambito}?modo=publico`);
    expect(r.status).toBe(404);
    expect(await r.json()).toMatchObject({ code: 'modo_no_publicado' });
  });
  it('a region that does not publish it answers so to everything, also of cortes it published before', async () => {
    const { punteros } = deps();
    for (const ruta of [
      '/v1/tableros/G:05?modo=publico',
      '/v1/tableros/G:05?modo=publico&corte=05-2026-09-r1',
      '/v1/tableros/D:050501/tendencia?modo=publico',
      '/v1/cubos/05?modo=publico',
      `/v1/${CUBO.clave}`,
      '/v1/cortes/05-2026-10-r1/exportar?modo=publico&formato=csv',
      '/v1/cortes/05-2026-10-r1/exportar?modo=publico&formato=csv&ambito=D:050501',
    ]) {
      const r = await pedir(ruta, { punteros });
      expect(r.status).toBe(404);
      expect(await r.json()).toMatchObject({ code: 'modo_no_publicado' });
    }
  });
  it('of a corte that was replaced nothing is served, and it is told which one is in force', async () => {
    for (const ruta of [
      '/v1/tableros/G:05?modo=publico&corte=05-2026-08-r1',
      '/v1/tableros/D:050501?modo=publico&ventana=mes&corte=05-2026-08-r1',
      '/v1/cortes/05-2026-08-r1/exportar?modo=publico&formato=csv',
    ]) {
      const r = await pedir(ruta);
      expect(r.status).toBe(404);
      expect(await r.json()).toMatchObject({
        code: 'corte_reemplazado',
        detail: expect.stringContaining('05-2026-08-r2') as string,
      });
    }
    expect((await pedir('/v1/tableros/G:05?modo=publico&corte=05-2024-01-r1')).status).toBe(404);
    expect((await pedir('/v1/tableros/G:05?modo=publico&corte=05-2026-08-r2')).status).toBe(200);
  });
  it('only the cube that the region publishes now, though earlier ones are kept', async () => {
    expect((await pedir(`/v1/${CUBO.clave}`)).status).toBe(200);
    expect((await pedir(`/v1/${VIEJO}`)).status).toBe(404);
  });
  it('a ficha that is no longer published is not in the boards and series that were made with it', async () => {
    const tablero = await json('/v1/tableros/G:05?modo=publico&corte=05-2026-09-r1');
    expect(tablero).toMatchObject({
      indicadores: [{ clave: 'paquete@1' }],
      metas: [null],
      propio: { celdas: [{ e: 'b' }] },
      hijos: [{ celdas: [{ e: 'b' }] }],
    });
    const s = await json('/v1/tableros/G:05/tendencia?modo=publico');
    expect(s).toMatchObject({ claves: ['paquete@1'], propio: [{ publico: ['paquete'] }] });
    expect(JSON.stringify([tablero, s])).not.toContain('violencia');
  });
  it('what somebody already has is not confirmed once it is withdrawn', async () => {
    const ruta = '/v1/tableros/G:05?modo=publico';
    const etag = (await pedir(ruta)).headers.get('ETag')!;
    const otra = app({ punteros: deps().punteros }).request(`http://localhost${ruta}`, {
      headers: { 'If-None-Match': etag },
    });
    expect((await otra).status).toBe(404);
  });
  it('a board costs two reads at most, whatever is asked', async () => {
    for (const consulta of ['', '&ventana=mes', '&corte=05-2026-09-r1', '&corte=05-2026-08-r1']) {
      let leidas = 0;
      await pedir(`/v1/tableros/G:05?modo=publico${consulta}`, {
        punteros: {
          ...deps().punteros,
          ultimo: async (r) => {
            leidas++;
            return { ...(await deps().punteros.ultimo(r))!, publico: PUBLICO };
          },
        },
        publicos: {
          tablero: async (ambito, corte, ventana) => {
            leidas++;
            return comprimir(guardado(ambito, corte, ventana));
          },
          tendencia: nunca,
        },
      });
      expect(leidas).toBeLessThanOrEqual(2);
    }
  });
  it('without modo=publico a session is asked for', async () => {
    for (const ruta of ['/v1/tableros/G:05', '/v1/tableros/G:05?modo=equipo', '/v1/cubos/05'])
      expect((await pedir(ruta)).status).toBe(401);
  });
});
