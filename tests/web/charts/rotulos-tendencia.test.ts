import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MARGEN } from '../../../web/src/lib/charts/opcion-tendencia.ts';
import { colocarRotulosTendencia, SEPARACION } from '../../../web/src/lib/charts/rotulos-tendencia.ts';

const ALTO = 112;
const meta = (texto: string, y: number) => ({ clase: 'meta', texto, y }) as const;
const valor = (texto: string, y: number) => ({ clase: 'valor', texto, y }) as const;

describe('the labels of a trend', () => {
  it('go beside the plot when the margin holds them, and inside it, over or under their line, when it does not', () => {
    const lugar = (texto: string, y = 40) => colocarRotulosTendencia([meta(texto, y)], ALTO)[0]!.lugar;
    expect(lugar('Meta 69.1 %')).toBe('fuera');
    expect(lugar('Meta a lo más 73 %')).toBe('encima');
    expect(lugar('Meta a lo más 100 %', 0)).toBe('debajo');
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 0, max: 100 }), (texto, y) => {
        const puesto = lugar(texto, y);
        // 6.2 px: what a digit of 12 px takes.
        if (puesto === 'fuera') expect(texto.length * 6.2 + SEPARACION).toBeLessThanOrEqual(MARGEN.right);
      }),
    );
  });

  it('never cover each other', () => {
    const dos = (a: string, b: string, ya: number, yb: number) =>
      colocarRotulosTendencia([valor(a, ya), meta(b, yb)], ALTO);
    const [arriba, abajo] = dos('70.0 %', 'Meta 71 %', 30, 29);
    expect((abajo!.y - arriba!.y) * (ALTO / 100)).toBeCloseTo(15);
    expect([arriba!.clase, abajo!.clase]).toEqual(['meta', 'valor']);
    expect(dos('74.0 %', 'Meta a lo más 73 %', 26, 27).map((r) => [r.clase, r.y, r.lugar])).toEqual([
      ['valor', 26, 'fuera'],
      ['meta', 27, 'encima'],
    ]);
    expect(dos('1,234.5 hab./km²', 'Meta 1,200.0 hab./km²', 40, 42).map((r) => r.lugar)).toEqual(['encima', 'debajo']);
  });
});
