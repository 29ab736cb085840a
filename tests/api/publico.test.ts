import { describe, expect, it } from 'vitest';
import { comprimir } from '../../functions/adapters/dynamo/comprimido.ts';
import { crearApp } from '../../functions/api/app.ts';
import type { Deps } from '../../functions/api/deps.ts';
import { deps } from './deps.ts';

const CUBO = { clave: `publico/05/${'ab'.repeat(32)}.duckdb`, bytes: 4, sha256: 'abab' };
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
          return ultimo && { ...ultimo, publico: CUBO };
        },
      },
      tableros: { leer: nunca },
      tendencias: { leer: nunca },
      hechos: { serie: nunca },
      publicos: {
        tablero: async (ambito, corte, ventana) =>
          /^05-2026-(?:09|10)-r1$/.test(corte) && !(corte.includes('09') && ventana === '12m') && ambito !== 'P:0599'
            ? comprimir({ ambito, corte, ventana })
            : null,
        tendencia: async (ambito, vigencia, ventana) => comprimir({ ambito, vigencia, ventana }),
      },
      objetos: {
        get: async (clave) => (clave === CUBO.clave ? Buffer.from('duck') : null),
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
      expect(await json(`/v1/tableros/${ambito}?modo=publico`)).toEqual({
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
    expect(await json('/v1/tableros/G:05/tendencia?modo=publico')).toEqual({
      ambito: 'G:05',
      vigencia: 'v1',
      ventana: '12m',
    });
    const { url, sha256 } = (await json('/v1/cubos/05?modo=publico')) as { url: string; sha256: string };
    expect(sha256).toBe(CUBO.sha256);
    const archivo = await pedir(url);
    expect(await archivo.text()).toBe('duck');
    expect((await pedir(url.replace('abab', 'cdcd'))).status).toBe(404);
  });
  it('may be kept by any cache', async () => {
    expect((await pedir('/v1/tableros/G:05?modo=publico')).headers.get('Cache-Control')).toMatch(/^public/);
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
    ]) {
      const r = await pedir(ruta, { punteros });
      expect(r.status).toBe(404);
      expect(await r.json()).toMatchObject({ code: 'modo_no_publicado' });
    }
  });
  it('without modo=publico a session is asked for', async () => {
    for (const ruta of ['/v1/tableros/G:05', '/v1/tableros/G:05?modo=equipo', '/v1/cubos/05'])
      expect((await pedir(ruta)).status).toBe(401);
  });
});
