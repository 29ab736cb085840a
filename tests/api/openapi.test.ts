import { expect, it } from 'vitest';
import { crearApp } from '../../functions/api/app.ts';
import { deps } from './deps.ts';

type Operacion = {
  parameters: { name: string; in: string; required: boolean }[];
  responses: Record<string, unknown>;
  'x-acceso': string;
};
const app = crearApp(deps());
const documento = async () =>
  (await (await app.request('/v1/openapi.json')).json()) as {
    openapi: string;
    paths: Record<string, Record<string, Operacion>>;
  };

it('documents every registered route, and registers every documented one', async () => {
  const registradas = app.routes
    .filter((r) => r.method !== 'ALL')
    .map((r) => `${r.method} ${r.path.replaceAll(/:(\w+)/g, '{$1}')}`);
  const { paths } = await documento();
  const documentadas = Object.entries(paths).flatMap(([ruta, ops]) =>
    Object.keys(ops).map((m) => `${m.toUpperCase()} ${ruta}`),
  );
  expect(new Set(documentadas)).toEqual(new Set(registradas));
  expect(registradas.length).toBe(documentadas.length);
  expect(documentadas).toContain('GET /v1/tableros/{ambito}/tendencia');
});

it('every name in a path is a required path parameter', async () => {
  const { openapi, paths } = await documento();
  expect(openapi).toBe('3.1.0');
  for (const [ruta, ops] of Object.entries(paths))
    for (const op of Object.values(ops)) {
      const enRuta = [...ruta.matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
      expect(op.parameters.filter((p) => p.in === 'path' && p.required).map((p) => p.name)).toEqual(enRuta);
      expect(Object.keys(op.responses).length).toBeGreaterThan(1);
    }
});
