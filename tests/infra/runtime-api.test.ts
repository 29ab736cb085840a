import { afterEach, expect, it } from 'vitest';
import { carpetaCon } from './sala-de-prueba.ts';
import { arrancarLambda, type LambdaLocal } from './runtime-api.ts';

const abiertas: (() => unknown)[] = [];
afterEach(async () => {
  for (const cerrar of abiertas.splice(0)) await cerrar();
});

async function arrancar(codigo: string, ambiente: Record<string, string> = {}): Promise<LambdaLocal> {
  const carpeta = carpetaCon({ 'index.mjs': codigo });
  const lambda = await arrancarLambda(carpeta.ruta, ambiente);
  abiertas.push(() => lambda.cerrar(), carpeta.borrar);
  return lambda;
}

it('gives each event its own answer, in order and in one process', async () => {
  const lambda = await arrancar(
    'let n = 0; export const handler = async (e, c) => ({ e, n: ++n, id: c.awsRequestId.length });',
  );
  const respuestas = await Promise.all([lambda.invocar('a'), lambda.invocar('b')]);
  expect(respuestas).toEqual([
    { ok: true, valor: { e: 'a', n: 1, id: 36 } },
    { ok: true, valor: { e: 'b', n: 2, id: 36 } },
  ]);
  expect(lambda.arranqueMs()).toBeGreaterThan(0);
});

it('reports what a handler throws and goes on', async () => {
  const lambda = await arrancar(
    'export const handler = async (e) => { if (e.mal) throw new TypeError("roto"); return 1; };',
  );
  expect(await lambda.invocar({ mal: true })).toMatchObject({
    ok: false,
    fallo: { errorType: 'TypeError', errorMessage: 'roto' },
  });
  expect(await lambda.invocar({})).toEqual({ ok: true, valor: 1 });
});

it('reports a bundle that does not load', async () => {
  const lambda = await arrancar('import "paquete-que-no-viaja"; export const handler = () => 1;');
  expect(await lambda.invocar({})).toMatchObject({
    ok: false,
    fallo: { errorMessage: expect.stringContaining('paquete-que-no-viaja') as unknown },
  });
});

it('reports a bundle without a handler', async () => {
  const lambda = await arrancar('export const otra = () => 1;');
  expect(await lambda.invocar({})).toMatchObject({ ok: false, fallo: { errorType: 'Runtime.HandlerNotFound' } });
});

it('reports a process that ends in the middle', async () => {
  const lambda = await arrancar('export const handler = () => process.exit(7);');
  expect(await lambda.invocar({})).toMatchObject({ ok: false, fallo: { errorType: 'Runtime.ExitError' } });
});

it('hands over no variable of this machine but those given', async () => {
  const lambda = await arrancar(
    'export const handler = () => [process.env.HOME ?? null, process.env.PATH ?? null, process.env.UNA];',
    { UNA: '1' },
  );
  expect(await lambda.invocar({})).toEqual({ ok: true, valor: [null, null, '1'] });
});
