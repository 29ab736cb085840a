import { expect, it } from 'vitest';
import { crearApp, RUTAS } from '../../functions/api/app.ts';
import { parametrosDeRuta, rutaHono } from '../../functions/api/ruta.ts';
import { ACCIONES } from '../../functions/domain/acceso/acciones.ts';
import { deps } from './deps.ts';

const ABIERTAS = [
  '/v1/salud',
  '/v1/openapi.json',
  '/v1/sesion',
  '/v1/regiones',
  '/v1/ambitos',
  '/v1/ambitos/:id',
  '/v1/buscar',
  '/v1/fichas',
  '/v1/fichas/:id',
  '/v1/formatos',
  '/v1/plantillas/:plantilla',
  '/v1/publico/:region/:archivo',
];

it('only these routes are open', () => {
  expect(RUTAS.filter((r) => r.acceso === 'abierta').map(rutaHono)).toEqual(ABIERTAS);
});

it('what each other route asks to do is ruled somewhere, and nothing ruled is asked by nobody', () => {
  const pedidas = new Set(RUTAS.flatMap((r) => (r.acceso === 'abierta' ? [] : r.acceso.acciones)));
  expect([...pedidas].filter((a) => !(a in ACCIONES))).toEqual([]);
});

it('only boards, their series, cubes and files have a public side', () => {
  const publicas = RUTAS.filter((r) => r.acceso !== 'abierta' && r.acceso.publico !== undefined).map(rutaHono);
  expect(publicas).toEqual([
    '/v1/tableros/:ambito',
    '/v1/tableros/:ambito/tendencia',
    '/v1/cortes/:id/exportar',
    '/v1/cubos/:region',
  ]);
});

it.each(RUTAS.map((r) => [r.metodo, rutaHono(r), r] as const))(
  '%s %s tells nothing to nobody, not even that it was badly asked',
  async (metodo, camino, r) => {
    const app = crearApp(deps({ identificar: async () => ({ quien: null, por: 'sin_sesion' }) }));
    const respuesta = await app.request(camino.replaceAll(/:\w+/g, 'x'), { method: metodo.toUpperCase() });
    if (r.acceso === 'abierta') expect([401, 403]).not.toContain(respuesta.status);
    else {
      expect(respuesta.status).toBe(401);
      expect(respuesta.headers.get('WWW-Authenticate')).toContain('Bearer');
    }
  },
);

it('every parameter of a path is checked', () => {
  for (const r of RUTAS)
    expect(r.exigidos).toEqual(expect.arrayContaining(parametrosDeRuta(r).map((p) => p.parametro)));
});

const conCabeceras = async (headers: Record<string, string>, method = 'GET') =>
  (await crearApp(deps()).request('/v1/salud', { method, headers })).status;

it('answers only to its own name, whatever the port', async () => {
  expect(await conCabeceras({ Host: 'localhost:4173' })).toBe(200);
  expect(await conCabeceras({ Host: 'malo.example' })).toBe(403);
  expect(await conCabeceras({ Host: 'localhost.malo.example' })).toBe(403);
});

it('refuses requests that another page makes', async () => {
  expect(await conCabeceras({ Host: 'localhost:4173', Origin: 'http://localhost:4173' })).toBe(200);
  for (const Origin of ['http://malo.example', 'http://localhost:9999', 'null'])
    expect(await conCabeceras({ Host: 'localhost:4173', Origin })).toBe(403);
  expect(await conCabeceras({ Host: 'localhost', 'Sec-Fetch-Site': 'cross-site' }, 'POST')).toBe(403);
  // Another name of the same domain is another page too.
  expect(await conCabeceras({ Host: 'localhost', 'Sec-Fetch-Site': 'same-site' }, 'POST')).toBe(403);
  expect(await conCabeceras({ Host: 'localhost', 'Sec-Fetch-Site': 'same-site' })).toBe(200);
});

it('every answer, good or bad, carries the security headers', async () => {
  for (const [ruta, headers] of [
    ['/v1/salud', {}],
    ['/v1/nada', {}],
    ['/v1/salud', { Host: 'malo.example' }],
  ] as const) {
    const r = await crearApp(deps()).request(ruta, { headers });
    expect(r.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(r.headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(r.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  }
});
