import { describe, expect, it } from 'vitest';
import { caducas, nombresDe, seGuarda } from '../../../web/src/lib/fuera-de-linea/memoria.ts';
import { conMarca, paginaSinConexion } from '../../../web/src/lib/fuera-de-linea/pagina-sin-conexion.ts';

describe('al entrar una versión nueva', () => {
  const todas = ['1', '2', '3'].flatMap((v) => [nombresDe(v).armazon, nombresDe(v).paginas]);
  const comunes = [nombresDe('3').datos, nombresDe('3').motor, nombresDe('3').fijos];
  it('the one before it stays, for the tabs that are open; older ones go', () =>
    expect(caducas([...todas, ...comunes, 'ajena'], '3')).toEqual([nombresDe('1').armazon, nombresDe('1').paginas]));
  it('the first one has nothing to forget', () => {
    const { armazon, paginas } = nombresDe('1');
    expect(caducas([armazon, paginas, ...comunes], '1')).toEqual([]);
  });
  it('data kept in another form go', () => expect(caducas(['sala-datos-0'], '3')).toEqual(['sala-datos-0']));
});

it('only whole, good answers are kept, and none that forbids it', () => {
  const basica = (init: ResponseInit): Response =>
    Object.defineProperty(new Response('x', init), 'type', { value: 'basic' });
  expect(seGuarda(basica({ status: 200 }))).toBe(true);
  for (const status of [206, 404, 500, 503]) expect(seGuarda(basica({ status }))).toBe(false);
  expect(seGuarda(basica({ status: 200, headers: { 'cache-control': 'no-store' } }))).toBe(false);
});

describe('la página sin conexión', () => {
  const pedida = new URL('https://sala.pe/iar/06?ind=<b>');
  const guardadas = [
    { url: 'https://sala.pe/iar/05?corte=c1', titulo: 'Ayacucho', guardada: '2026-11-28T02:05:00.000Z' },
  ];
  it('lists what is kept with its age in Lima, and lets nothing of the address become markup', () => {
    const html = paginaSinConexion(pedida, guardadas);
    expect(html).toContain('<a href="/iar/05?corte=c1">Ayacucho</a>');
    expect(html).toContain('27 nov, 21:05');
    expect(html).not.toContain('<b>');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('http-equiv="refresh"');
  });
  it('says it when nothing is, and a wall tries again by itself', () => {
    expect(paginaSinConexion(pedida, [])).toContain('Todavía no hay nada guardado');
    expect(paginaSinConexion(new URL('https://sala.pe/iar/06/pantalla'), [])).toContain('http-equiv="refresh"');
  });
});

it('a copy says it is one inside its own page', () => {
  const html = conMarca('<html><body><p>61 de 74</p></body></html>', '2026-11-28T02:05:00.000Z');
  expect(html).toContain('Copia guardada el 27 nov, 21:05.');
  expect(html.indexOf('copia-guardada')).toBeLessThan(html.indexOf('</body>'));
});
