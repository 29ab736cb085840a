import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  areaDoble,
  contiene,
  disolver,
  envolvente,
  recortar,
  type Anillo,
  type Punto,
} from '../../../web/src/lib/mapa/geometria.ts';

const cuadrado = (x: number, y: number, l: number): Anillo => [
  [x, y],
  [x + l, y],
  [x + l, y + l],
  [x, y + l],
];

describe('plane geometry of the maps', () => {
  it('clips a concave ring by a convex one, whichever way they turn', () => {
    const ele: Anillo = [
      [0, 0],
      [4, 0],
      [4, 1],
      [1, 1],
      [1, 4],
      [0, 4],
    ];
    expect(Math.abs(areaDoble(recortar(ele, cuadrado(0, 0, 2)))) / 2).toBeCloseTo(3);
    expect(Math.abs(areaDoble(recortar(ele, [...cuadrado(0, 0, 2)].reverse()))) / 2).toBeCloseTo(3);
    expect(recortar(ele, cuadrado(2, 2, 1))).toEqual([]);
  });

  it('joins cells that touch and keeps apart those that do not', () => {
    const juntas = disolver([cuadrado(0, 0, 1), cuadrado(1, 0, 1), cuadrado(5, 5, 1)], 0.1);
    expect(juntas.map((a) => Math.abs(areaDoble(a)) / 2).sort()).toEqual([1, 2].map((n) => expect.closeTo(n)));
  });

  it('keeps every point inside its hull', () => {
    const punto = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(fc.array(punto, { minLength: 3, maxLength: 30 }), (puntos: Punto[]) => {
        const h = envolvente(puntos);
        fc.pre(h.length >= 3);
        const giro = Math.sign(areaDoble(h));
        return h.every(([ax, ay], i) => {
          const [bx, by] = h[(i + 1) % h.length]!;
          return puntos.every(([x, y]) => giro * ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) >= 0);
        });
      }),
    );
  });

  it('treats a ring inside another as a hole', () => {
    const rosca = [cuadrado(0, 0, 10), cuadrado(4, 4, 2)];
    expect([contiene(rosca, [1, 1]), contiene(rosca, [5, 5]), contiene(rosca, [11, 1])]).toEqual([true, false, false]);
  });
});
