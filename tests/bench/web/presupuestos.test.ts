import { expect, it } from 'vitest';
import { cierreDe } from './paquetes.ts';
import { excesos, mediana, percentil } from './presupuestos.ts';
import { conPublicas, rutasCon } from './rutas.ts';

it('percentiles are values that were measured', () => {
  expect(percentil([5, 1, 3], 0.5)).toBe(3);
  expect(percentil([1, 2, 3, 4], 0.95)).toBe(4);
  expect(percentil([], 0.5)).toBeNull();
});

it('what did not happen most times has no median', () => {
  expect(mediana([null, 2, 4])).toBe(2);
  expect(mediana([null, null, 4])).toBeNull();
  expect(mediana([])).toBeNull();
});

it('a budget binds its own routes, at its limit still holds, and a missing figure is not an excess', () => {
  const medidas = new Map([
    ['/iar/[region]', { 'frio.numero': 2_501, 'frio.kbNumero': 90, 'tibio.numero': null }],
    ['/iar/[region]?modo=publico', { 'frio.numero': 1_201, 'frio.kbNumero': 50, 'tibio.numero': 601 }],
    ['/ial/[ubigeo]', { 'frio.numero': 2_500 }],
    ['/cortes', { 'frio.numero': 9_000 }],
  ]);
  expect(excesos(medidas).map((e) => [e.ruta, e.presupuesto.medida, e.valor])).toEqual([
    ['/iar/[region]', 'frio.numero', 2_501],
    ['/iar/[region]?modo=publico', 'frio.numero', 1_201],
    ['/iar/[region]?modo=publico', 'tibio.numero', 601],
  ]);
});

it('an address is made of the example of each parameter; its own section comes first', () => {
  expect(
    rutasCon(['/', '/iar/[region]', '/red/[id]', '/[[idioma]]/datos', '/nada/[x]'], {
      region: '05',
      id: 'otro',
      'red.id': '0501',
    }),
  ).toEqual([
    { patron: '/', camino: '/' },
    { patron: '/iar/[region]', camino: '/iar/05' },
    { patron: '/red/[id]', camino: '/red/0501' },
    { patron: '/[[idioma]]/datos', camino: '/datos' },
    { patron: '/nada/[x]', camino: null },
  ]);
});

it('what anybody may see is measured in both modes', () => {
  expect(
    conPublicas([
      { patron: '/iar/[region]', camino: '/iar/05' },
      { patron: '/eess/[renipress]', camino: '/eess/1' },
      { patron: '/ial/[ubigeo]', camino: null },
    ]).map((r) => r.camino ?? r.patron),
  ).toEqual(['/iar/05', '/iar/05?modo=publico', '/eess/1', '/ial/[ubigeo]', '/ial/[ubigeo]?modo=publico']);
});

it('a page weighs what it imports, each file once, and not what it may ask for later', () => {
  const manifiesto = {
    pagina: { file: 'p.js', imports: ['comun', 'ui'], dynamicImports: ['motor'], css: ['p.css'] },
    ui: { file: 'u.js', imports: ['comun'], css: ['p.css', 'u.css'] },
    comun: { file: 'c.js' },
    motor: { file: 'm.js' },
  };
  expect(cierreDe(manifiesto, ['pagina'])).toEqual({ js: ['p.js', 'c.js', 'u.js'], css: ['p.css', 'u.css'] });
});
