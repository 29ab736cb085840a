import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { agrupar, patrones } from '../../infra/estaticos.ts';
import { carpetaCon } from './sala-de-prueba.ts';

const cliente = carpetaCon({
  '_app/immutable/a.js': 'llano',
  '_app/immutable/a.js.br': 'comprimido',
  '_app/immutable/motor.wasm': 'wasm',
  '_app/immutable/motor.wasm.br': 'wasm comprimido',
  '_app/version.json': '{}',
  'favicon.svg': '<svg/>',
});
const destino = carpetaCon({});
afterAll(() => {
  cliente.borrar();
  destino.borrar();
});

it('names each top entry once, and never the compressed twin', () => {
  expect(patrones(cliente.ruta)).toEqual(['/_app/*', '/favicon.svg']);
});

it('puts together what is uploaded with the same headers, the compressed form under the name of the file', () => {
  const grupos = agrupar(cliente.ruta, destino.ruta);
  expect(grupos.map(({ tipo, codificacion, inmutable }) => [tipo, codificacion, inmutable])).toEqual([
    ['text/javascript; charset=utf-8', 'br', true],
    ['application/json', null, false],
    ['image/svg+xml', null, false],
    ['application/wasm', 'br', true],
  ]);
  expect(readFileSync(join(grupos[0]!.carpeta, '_app', 'immutable', 'a.js'), 'utf8')).toBe('comprimido');
  expect(readFileSync(join(grupos[3]!.carpeta, '_app', 'immutable', 'motor.wasm'), 'utf8')).toBe('wasm comprimido');
});

it('forgets what an earlier build left', () => {
  const vacio = carpetaCon({});
  expect(agrupar(vacio.ruta, destino.ruta)).toEqual([]);
  vacio.borrar();
});

it('refuses a file whose type nobody declared, naming it', () => {
  const raro = carpetaCon({ 'datos/cosa.xyz': '' });
  expect(() => agrupar(raro.ruta, destino.ruta)).toThrow(/cosa\.xyz/);
  raro.borrar();
});

it('refuses a large file that would travel as it is', () => {
  const grande = carpetaCon({ 'motor.wasm': 'x'.repeat(10_000_001), 'motor.wasm.br': 'x' });
  expect(agrupar(grande.ruta, destino.ruta)).toHaveLength(1);
  rmSync(join(grande.ruta, 'motor.wasm.br'));
  expect(() => agrupar(grande.ruta, destino.ruta)).toThrow(/motor\.wasm.*npm run build/);
  grande.borrar();
});
