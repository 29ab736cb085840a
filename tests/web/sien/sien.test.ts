import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sienDe } from '../../../web/herramientas/sien.ts';
import { leerPar } from '../../../web/src/lib/sien/sien.ts';

it('keeps what the source hid apart from zero and from no data', () => {
  expect(leerPar([0, 7])).toEqual({ texto: '0 de 7', fraccion: 0 });
  expect(leerPar(['*', 40]).fraccion).toBeNull();
  expect(leerPar(['*', 40]).texto).toMatch(/protegido/);
  expect(leerPar(['SD', 'SD']).texto).toBe('sin datos');
  expect(leerPar([0, 0]).fraccion).toBeNull();
  expect(leerPar(null).texto).toBe('no figura');
});

it('gives the published figures of Santiago de Lucanamarca and Carapo, January to September 2022', () => {
  const { distritos } = sienDe('05');
  expect(distritos['050304']).toMatchObject({ anemia: [9, 30], dci: [27, 138] });
  expect(distritos['050302']).toMatchObject({ anemia: [4, 24], dci: [28, 105] });
});

it('the file the page reads is the one the tool writes', () => {
  expect(JSON.parse(readFileSync(new URL('../../../web/src/lib/sien/datos/05.json', import.meta.url), 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(sienDe('05'))),
  );
});
