import { expect, it } from 'vitest';
import fc from 'fast-check';
import { pantallasRepo } from '../../functions/adapters/dynamo/pantallas.ts';
import { crearApp } from '../../functions/api/app.ts';
import { identificarCon } from '../../functions/api/credencial.ts';
import { crearLimite } from '../../functions/api/limite.ts';
import { verificadorPantallas } from '../../functions/api/pantallas.ts';
import { caminoPared, codigoDe, codigoVisible, leerCodigo } from '../../functions/domain/acceso/pantalla.ts';
import type { Identidad } from '../../functions/domain/acceso/identidad.ts';
import { crearSitio } from '../../functions/sitio/app.ts';
import { limiteCodigos, sesionPared } from '../../functions/sitio/pared.ts';
import { CAMBIOS_POR_DIRECCION } from '../../infra/stacks/cortafuegos.ts';
import { enMemoria } from '../adapters/dynamo/almacen.ts';
import { DEMO, deps } from '../api/deps.ts';
import { ScanCommand } from '@aws-sdk/client-dynamodb';

const almacen = enMemoria();
const cookie = { nombre: 'sala_sesion', segura: false };

function sala(quien: Identidad = DEMO) {
  let ahora = '2026-11-06T10:00:00.000Z';
  const pantallas = pantallasRepo(almacen.db, almacen.tabla);
  const reloj = () => ahora;
  const api = crearApp(
    deps({
      ahora: reloj,
      pantallas,
      identificar: identificarCon({
        cookie: cookie.nombre,
        jwt: async () => ({ quien }),
        pantalla: verificadorPantallas(pantallas, reloj),
        sinNada: { quien },
      }),
    }),
  );
  const limite = crearLimite(10, 6_000, () => Date.parse(ahora));
  const app = crearSitio({
    api,
    responder: async () => new Response('página'),
    puertas: [sesionPared({ pantallas, cookie, ahora: reloj, limite })],
    conApi: true,
  });
  const pedir = (cuerpo: unknown) =>
    app.request('/v1/pantallas', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(cuerpo),
    });
  const escribir = (codigo: string) =>
    app.request('/sesion/pantalla', { method: 'POST', body: new URLSearchParams({ codigo }) });
  return {
    app,
    pedir,
    escribir,
    pasar: (segundos: number) => void (ahora = new Date(Date.parse(ahora) + segundos * 1000).toISOString()),
    async nueva(mas: Record<string, unknown> = {}) {
      const r = await pedir({ ambito: 'G:05', nombre: 'Sala de espera', ...mas });
      return (await r.json()) as { id: string; codigo: string; vence: string; pared: string };
    },
    async emparejada() {
      const { id, codigo } = await this.nueva();
      const r = await escribir(codigo);
      return { id, Cookie: r.headers.get('Set-Cookie')!.split(';')[0]!, r };
    },
    ver: (camino: string, Cookie: string) => app.request(camino, { headers: { Cookie } }),
  };
}

it('a code typed once gives its browser the board of its place, and nothing else', async () => {
  const s = sala();
  const { Cookie, r } = await s.emparejada();
  expect([r.status, r.headers.get('Location')]).toEqual([303, '/iar/05/pantalla']);
  expect(r.headers.get('Set-Cookie')).toMatch(
    /^sala_sesion=pantalla\.[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  expect((await s.ver('/v1/tableros/G:05', Cookie)).status).toBe(200);
  expect((await s.ver('/v1/tableros/G:05/tendencia', Cookie)).status).toBe(200);
  for (const camino of [
    '/v1/tableros/E:00003644',
    '/v1/series/G:05/anemia_6_35m',
    '/v1/cortes?region=05',
    '/v1/cargas?region=05',
    '/v1/pantallas?region=05',
    '/v1/cubos/05',
  ])
    expect((await s.ver(camino, Cookie)).status).toBe(403);
});

it('its browser opens walls and nothing else, whoever carries its token', async () => {
  const s = sala();
  const { Cookie } = await s.emparejada();
  const Authorization = `Bearer ${Cookie.slice(Cookie.indexOf('=') + 1)}`;
  for (const headers of [{ Cookie }, { Authorization }] as Record<string, string>[])
    for (const [camino, status] of [
      ['/iar/05/pantalla', 200],
      ['/iar/05', 303],
      ['/', 303],
      ['/entrar', 200],
      ['/explorar', 303],
    ] as const)
      expect((await s.app.request(camino, { headers })).status, camino).toBe(status);
});

it('a code is of no use twice, late, or unless it was given', async () => {
  const s = sala();
  const { codigo } = await s.nueva();
  expect((await s.escribir(codigo.toLowerCase().replace('-', ' '))).headers.get('Location')).toBe('/iar/05/pantalla');
  expect((await s.escribir(codigo)).headers.get('Location')).toBe('/emparejar?fallo=codigo');
  const { codigo: otro } = await s.nueva();
  s.pasar(15 * 60);
  expect((await s.escribir(otro)).headers.get('Location')).toBe('/emparejar?fallo=codigo');
  for (const malo of ['', '00000-00000', '0'.repeat(500)])
    expect((await s.escribir(malo)).headers.get('Set-Cookie')).toBeNull();
});

it('who tries codes is made to wait', async () => {
  const s = sala();
  for (let i = 0; i < 10; i++)
    expect((await s.escribir('00000-00000')).headers.get('Location')).toBe('/emparejar?fallo=codigo');
  const { codigo } = await s.nueva();
  expect((await s.escribir(codigo)).headers.get('Location')).toBe('/emparejar?fallo=espere');
  s.pasar(6);
  expect((await s.escribir(codigo)).headers.get('Location')).toBe('/iar/05/pantalla');
});

it('a score of addresses, as fast as the firewall lets each go, keep nobody from pairing', () => {
  let ahora = 0;
  const cabe = limiteCodigos(() => ahora);
  const porSegundo = (20 * CAMBIOS_POR_DIRECCION) / 300;
  for (let i = 0; i < 5_000; i++) {
    expect(cabe('codigo')).toBe(true);
    ahora += 1000 / porSegundo;
  }
});

it('revoked, it goes dark in half a minute; and it ends by itself', async () => {
  const s = sala();
  const una = await s.emparejada();
  expect((await s.ver('/v1/tableros/G:05', una.Cookie)).status).toBe(200);
  await s.app.request(`/v1/pantallas/05/${una.id}/revocar`, { method: 'POST' });
  s.pasar(31);
  const r = await s.ver('/v1/tableros/G:05', una.Cookie);
  expect([r.status, ((await r.json()) as { code: string }).code]).toEqual([401, 'sesion_vencida']);
  const otra = await s.emparejada();
  s.pasar(90 * 86_400);
  expect((await s.ver('/v1/tableros/G:05', otra.Cookie)).status).toBe(401);
  expect((await s.ver('/v1/tableros/G:05', 'sala_sesion=pantalla.inventada')).status).toBe(401);
});

it("the list says how each one is, and a place without wall, or another's, is not given", async () => {
  const s = sala();
  const { id } = await s.nueva({ nombre: 'Dirección' });
  const { pantallas } = (await (await s.app.request('/v1/pantallas?region=05')).json()) as {
    pantallas: { id: string; estado: string; nombre: string }[];
  };
  expect(pantallas.find((p) => p.id === id)).toMatchObject({ estado: 'por_emparejar', nombre: 'Dirección' });
  expect((await s.pedir({ ambito: 'S:1' })).status).toBe(400);
  expect((await s.pedir({ ambito: 'E:99999999' })).status).toBe(404);
  const ajena = sala({ ...DEMO, roles: ['admin'], ambitos: ['G:06'] });
  expect((await ajena.pedir({ ambito: 'G:05' })).status).toBe(403);
  expect((await ajena.app.request(`/v1/pantallas/05/${id}/revocar`, { method: 'POST' })).status).toBe(403);
  const lectora = sala({ ...DEMO, roles: ['iar'] });
  expect((await lectora.pedir({ ambito: 'G:05' })).status).toBe(403);
});

it('neither codes nor tokens are kept as they are', async () => {
  const s = sala();
  const { codigo } = await s.nueva();
  const { Cookie } = await s.emparejada();
  const todo = JSON.stringify((await almacen.db.send(new ScanCommand({ TableName: almacen.tabla }))).Items);
  expect(todo).not.toContain(codigo);
  expect(todo).not.toContain(codigo.replace('-', ''));
  expect(todo).not.toContain(Cookie.slice(Cookie.indexOf('.') + 1));
});

it('a code survives being written by hand', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const codigo = codigoDe(bytes);
      expect(leerCodigo(codigoVisible(codigo).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(codigo);
    }),
  );
  expect(leerCodigo('ABCDE-FGHJ')).toBeNull();
  expect(['E:00003644', 'D:050304', 'G:05', 'S:1', 'N:PE'].map(caminoPared)).toEqual([
    '/eess/00003644/pantalla',
    '/ial/050304/pantalla',
    '/iar/05/pantalla',
    null,
    null,
  ]);
});
