import { build } from 'esbuild';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { crearApp } from '../../functions/api/app.ts';
import { identificarCon } from '../../functions/api/credencial.ts';
import { abrirAccesoLocal, COOKIE_LOCAL, type OpcionesAcceso } from '../../functions/local/acceso/acceso-local.ts';
import { USUARIOS_DEMO } from '../../functions/local/acceso/usuarios.ts';
import { crearSitio } from '../../functions/sitio/app.ts';
import { FUNCIONES } from '../../infra/funciones.ts';
import { deps } from '../api/deps.ts';

async function sala(opciones: OpcionesAcceso = {}) {
  const acceso = await abrirAccesoLocal(opciones);
  const nadie = async () => ({ quien: null, por: 'sesion_invalida' }) as const;
  const api = crearApp(
    deps({
      ahora: () => new Date().toISOString(),
      identificar: identificarCon({ ...acceso.verificadores, pantalla: nadie }),
      entrada: { tipo: 'demostracion', usuarios: USUARIOS_DEMO },
    }),
  );
  const app: Hono = crearSitio({
    api,
    responder: async () => new Response('página'),
    puertas: [acceso.puerta],
    conApi: true,
  });
  const entrar = (usuario: string, volver = '/') =>
    app.request('/sesion/demostracion', { method: 'POST', body: new URLSearchParams({ usuario, volver }) });
  const galleta = (r: Response): string => r.headers.get('Set-Cookie')!.split(';')[0]!;
  const con = (Cookie: string, camino = '/v1/tableros/G:05') => app.request(camino, { headers: { Cookie } });
  return { acceso, app, entrar, galleta, con };
}

describe('la demostración de una máquina', () => {
  it('opens as the first of the list and says so', async () => {
    const { app } = await sala();
    expect((await app.request('/v1/tableros/G:05')).status).toBe(200);
    const { sesion } = (await (await app.request('/v1/sesion')).json()) as {
      sesion: { nombre: string; demostracion: boolean };
    };
    expect(sesion).toMatchObject({ nombre: USUARIOS_DEMO[0].nombre, demostracion: true });
  });

  it('asked to, lets nobody in who has not said who they are', async () => {
    const { app, entrar, galleta, con } = await sala({ conSesion: true });
    expect((await app.request('/v1/tableros/G:05')).status).toBe(401);
    expect((await con(galleta(await entrar('demo-iar')))).status).toBe(200);
  });

  it('changes of person: a cookie no script reads and no other site sends, and the browser forgets what it kept', async () => {
    const { entrar, galleta, con } = await sala();
    const r = await entrar('demo-ial', '/ial/050304');
    expect([r.status, r.headers.get('Location')]).toEqual([303, '/ial/050304']);
    expect(r.headers.get('Set-Cookie')).toMatch(
      /^sala_sesion=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(r.headers.get('Clear-Site-Data')).toBe('"cache"');
    expect((await con(galleta(r))).status).toBe(403);
  });

  it('after leaving it is nobody until it comes in again', async () => {
    const { app, galleta, con } = await sala();
    const fuera = await app.request('/sesion/salir', { method: 'POST' });
    expect([fuera.status, fuera.headers.get('Location')]).toEqual([303, '/entrar']);
    expect((await con(galleta(fuera))).status).toBe(401);
  });

  it('a token of another opening, or of nobody, is not made up for by the demonstration', async () => {
    const [esta, otra] = [await sala(), await sala()];
    expect((await esta.con(otra.galleta(await otra.entrar('demo-iar')))).status).toBe(401);
    expect((await esta.con(`${COOKIE_LOCAL.nombre}=x`)).status).toBe(401);
  });

  it('never goes on to another site', async () => {
    const { entrar } = await sala();
    for (const volver of [
      'https://malo.example',
      '//malo.example',
      '/\\malo.example',
      'javascript:alert(1)',
      '/\u0000/x',
    ])
      expect((await entrar('demo-iar', volver)).headers.get('Location')).toBe('/');
    expect((await entrar('nadie')).headers.get('Location')).toBe('/entrar?fallo=si');
  });

  it('a form of another page changes nothing', async () => {
    const { app } = await sala();
    const r = await app.request('/sesion/salir', {
      method: 'POST',
      headers: { Host: 'localhost', Origin: 'https://malo.example' },
    });
    expect(r.status).toBe(403);
    expect(r.headers.get('Set-Cookie')).toBeNull();
  });

  it('commands of the machine have a credential of their own', async () => {
    const { acceso, app } = await sala({ conSesion: true });
    const Authorization = `Bearer ${await acceso.credencial('ana')}`;
    expect((await app.request('/v1/cargas?region=05', { headers: { Authorization } })).status).toBe(200);
  });
});

it('what a page answers is of whoever asked, and of nobody else when it was asked with a session', async () => {
  const pagina = (cabeceras: Record<string, string>) =>
    crearSitio({
      api: { fetch: () => new Response(null, { status: 500 }) },
      responder: async () => new Response('x', { headers: cabeceras }),
    });
  const guardar = async (cabeceras: Record<string, string>, pedido: Record<string, string> = {}) =>
    (await pagina(cabeceras).request('/', { headers: pedido })).headers.get('cache-control');
  expect(await guardar({})).toBe('private, no-cache');
  expect(await guardar({ 'cache-control': 'public, max-age=60' })).toBe('public, max-age=60');
  for (const sesion of [{ cookie: 'a=b' }, { authorization: 'Bearer x' }] as Record<string, string>[])
    expect(await guardar({ 'cache-control': 'public, max-age=60' }, sesion)).toBe('private, no-cache');
  expect(await guardar({ 'cache-control': 'private, no-store' }, { cookie: 'a=b' })).toBe('private, no-store');
});

describe('nada de lo que se despliega conoce a las personas inventadas', () => {
  it.each(Object.values(FUNCIONES).map((f) => f.entrada))('%s', async (entrada) => {
    const { metafile, outputFiles } = await build({
      entryPoints: [entrada],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      format: 'esm',
      outfile: 'x.js',
      external: ['sala-web', '@duckdb/node-api', '@aws-sdk/*'],
      logLevel: 'silent',
    });
    expect(Object.keys(metafile.inputs).filter((f) => f.includes('functions/local/'))).toEqual([]);
    for (const { text } of outputFiles)
      for (const marca of ['urn:sala:demostracion', 'sala_sesion', ...USUARIOS_DEMO.map((u) => u.id)])
        expect(text).not.toContain(marca);
  });
});
