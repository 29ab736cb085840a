import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apartados, cortar, lienzoDe, lineas, repartir } from '../../../web/src/lib/pantalla/medida.ts';

it('1080p and 4K are the same drawing; a standing screen is another', () => {
  expect(lienzoDe(1920, 1080)).toEqual(lienzoDe(3840, 2160));
  expect(lienzoDe(1920, 1080).vertical).toBe(false);
  expect(lienzoDe(1080, 1920).vertical).toBe(true);
});

describe('lineas', () => {
  it('breaks by words, and a word longer than the box by itself', () => {
    expect(lineas('uno', 100, 2)).toBe(1);
    expect(lineas('aaaa bbbb cccc', 5.4, 1)).toBe(2); // ten letters a line
    expect(lineas('a'.repeat(25), 5.4, 1)).toBe(3);
  });
  it('larger letters never take fewer lines', () =>
    fc.assert(
      fc.property(fc.lorem({ maxCount: 40 }), fc.double({ min: 1, max: 5, noNaN: true }), (texto, tamano) => {
        expect(lineas(texto, 50, tamano * 1.3)).toBeGreaterThanOrEqual(lineas(texto, 50, tamano));
      }),
    ));
});

describe('repartir', () => {
  it('13 where 12 fit are 7 and 6', () => expect(repartir(Array<number>(13).fill(10), 3, 46, 2)).toEqual([7, 6]));
  it('loses nothing, fits always unless one alone is too high, and makes even pages', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 4 }),
        (altos, columnas) => {
          const paginas = repartir(altos, columnas, 75, 2);
          expect(paginas.reduce((a, b) => a + b, 0)).toBe(altos.length);
          expect(Math.max(...paginas) - Math.min(...paginas)).toBeLessThanOrEqual(1);
          for (const n of paginas) {
            const filas = Math.ceil(n / columnas);
            expect(filas * Math.max(...altos) + (filas - 1) * 2).toBeLessThanOrEqual(75);
          }
          expect(cortar(altos, paginas).flat()).toEqual(altos);
        },
      ),
    ));
});

describe('apartados', () => {
  const p = (x: number, y = 50) => ({ punto: [x, y] as const });
  it('the first stay, and what would cover another moves beside it', () => {
    const [a, b, c] = apartados([p(50), p(51), p(60)], 3, [100, 100]);
    expect([a!.sitio, a!.movido]).toEqual([[50, 50], false]);
    expect(b!.movido).toBe(true);
    expect([c!.sitio, c!.movido]).toEqual([[60, 50], false]);
  });
  it('leaves none out, covers none, and stays inside the drawing', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 5, max: 95 }), fc.integer({ min: 5, max: 95 })), { maxLength: 30 }),
        (puntos) => {
          const puestos = apartados(
            puntos.map(([x, y]) => p(x, y)),
            6,
            [100, 100],
          );
          expect(puestos).toHaveLength(puntos.length);
          puestos.forEach((a, i) =>
            puestos.slice(i + 1).forEach((b) => {
              expect(Math.hypot(a.sitio[0] - b.sitio[0], a.sitio[1] - b.sitio[1])).toBeGreaterThan(5.999);
            }),
          );
          for (const { sitio } of puestos) for (const x of sitio) expect(x >= 3 && x <= 97).toBe(true);
        },
      ),
    ));
});
