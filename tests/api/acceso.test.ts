import { describe, expect, it } from 'vitest';
import { crearApp, RUTAS } from '../../functions/api/app.ts';
import type { Acceso, Identidad } from '../../functions/api/deps.ts';
import { deps } from './deps.ts';
import { parametrosDeRuta, rutaHono } from '../../functions/api/ruta.ts';

const ABIERTAS = [
  '/v1/salud',
  '/v1/openapi.json',
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
const QUIEN: [string, Identidad | null, Acceso[]][] = [
  ['nobody', null, ['abierta']],
  ['a team', { sujeto: 'a', roles: ['equipo'] }, ['abierta', 'equipo']],
  ['informatics', { sujeto: 'b', roles: ['informatica'] }, ['abierta', 'informatica']],
  ['an identity without roles', { sujeto: 'c', roles: [] }, ['abierta']],
];

it('only these routes are open', () => {
  expect(RUTAS.filter((r) => r.acceso === 'abierta').map(rutaHono)).toEqual(ABIERTAS);
});

describe.each(QUIEN)('%s', (_nombre, identidad, alcanza) => {
  const app = crearApp(
    deps({ identificar: () => identidad, recibir: async () => Promise.reject(new Error('reached')), anotar: () => {} }),
  );
  it.each(RUTAS.map((r) => [r.metodo, r] as const))('%s', async (metodo, r) => {
    const respuesta = await app.request(rutaHono(r).replaceAll(/:\w+/g, 'x'), { method: metodo.toUpperCase() });
    const negado = identidad ? 403 : 401;
    if (alcanza.includes(r.acceso)) expect([401, 403]).not.toContain(respuesta.status);
    else expect(respuesta.status).toBe(negado);
  });
});

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
