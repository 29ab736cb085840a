import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluarCelda, wilson, type Patron } from '../../functions/domain/intervalo.ts';

const v = (num: number, den: number): { e: 'v'; num: number; den: number; sinDato: number } => ({
  e: 'v',
  num,
  den,
  sinDato: 0,
});
const patron = (
  meta: number | null,
  direccion: Patron['direccion'] = 'mayor',
  tipo: Patron['tipo'] = 'cobertura',
): Patron => ({
  meta,
  direccion,
  tipo,
});

describe('intervalo de Wilson', () => {
  // Newcombe 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is the published one', (num, den, a, b) => {
    const [inferior, superior] = wilson({ num, den })!;
    expect(inferior).toBeCloseTo(a, 4);
    expect(superior).toBeCloseTo(b, 4);
  });

  it('does not exist without denominator, nor for what is no proportion', () => {
    expect(wilson({ num: 0, den: 0 })).toBeNull();
    expect(wilson({ num: 12, den: 10 })).toBeNull();
    expect(wilson({ num: -1, den: 10 })).toBeNull();
  });

  it('holds the value, stays in [0, 1], mirrors the complement and narrows with more persons', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (den, parte) => {
        const num = Math.round(den * parte);
        const [a, b] = wilson({ num, den })!;
        expect(a).toBeGreaterThanOrEqual(0);
        expect(b).toBeLessThanOrEqual(1);
        expect(a).toBeLessThanOrEqual(num / den);
        expect(b).toBeGreaterThanOrEqual(num / den);
        const [c, d] = wilson({ num: den - num, den })!;
        expect(c).toBeCloseTo(1 - b, 10);
        expect(d).toBeCloseTo(1 - a, 10);
        const [e, f] = wilson({ num: num * 10, den: den * 10 })!;
        expect(f - e).toBeLessThan(b - a);
      }),
    );
  });
});

describe('los cinco estados de una celda', () => {
  it('are never mixed', () => {
    expect(evaluarCelda(v(3, 10), patron(0.5)).estado).toBe('valor');
    expect(evaluarCelda(v(0, 10), patron(0.5)).estado).toBe('cero');
    expect(evaluarCelda(v(0, 0), patron(0.5)).estado).toBe('no_aplica');
    expect(evaluarCelda({ e: 'na' }, patron(0.5)).estado).toBe('no_aplica');
    expect(evaluarCelda({ e: 'nr' }, patron(0.5)).estado).toBe('no_reportado');
    expect(evaluarCelda({ e: 's' }, patron(0.5)).estado).toBe('suprimido');
  });

  it('somebody without the datum is not nobody', () => {
    const sinDato = (den: number, n: number) => evaluarCelda({ e: 'v', num: 0, den, sinDato: n }, patron(0.8));
    expect([sinDato(0, 5).estado, sinDato(0, 5).luz]).toEqual(['sin_dato', 'sin_dato']);
    expect([sinDato(0, 0).estado, sinDato(0, 0).luz]).toEqual(['no_aplica', 'no_aplica']);
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.constantFrom('cobertura', 'densidad', 'conteo'), (den, n, tipo) => {
        const { estado, valor } = evaluarCelda({ e: 'v', num: 0, den, sinDato: n }, patron(null, 'mayor', tipo));
        expect(estado === 'no_aplica').toBe(den === 0 && n === 0);
        expect(estado === 'sin_dato').toBe(den === 0 && n > 0);
        if (estado === 'sin_dato') expect(valor).toBeNull();
      }),
    );
  });
  it('only the first two carry a number', () => {
    expect(evaluarCelda(v(0, 10), patron(0.5))).toMatchObject({ valor: 0, luz: 'brecha', brecha: 10, faltan: 5 });
    for (const celda of [v(0, 0), { e: 'na' }, { e: 'nr' }, { e: 's' }] as const)
      expect(evaluarCelda(celda, patron(0.5))).toMatchObject({
        valor: null,
        intervalo: null,
        brecha: null,
        faltan: null,
      });
  });

  it('without target there is no colour and nothing is missing', () => {
    expect(evaluarCelda(v(3, 10), patron(null))).toMatchObject({ luz: 'sin_meta', faltan: null, brecha: 7 });
  });

  it('marks fewer than five persons and gives them no colour', () => {
    expect(evaluarCelda(v(4, 4), patron(0.5))).toMatchObject({ pocos: true, luz: 'pocos', valor: 1 });
    expect(evaluarCelda(v(5, 5), patron(0.5))).toMatchObject({ pocos: false, luz: 'lograda' });
  });

  it('counts as gap those with the problem where lower is better', () => {
    expect(evaluarCelda(v(30, 100), patron(0.25, 'menor'))).toMatchObject({ luz: 'cerca', brecha: 30, faltan: 5 });
  });

  it('a count is compared with its absolute target, without interval; of persons or of problems, none is zero', () => {
    expect(evaluarCelda(v(314, 400), patron(314, 'mayor', 'conteo'))).toMatchObject({
      valor: 314,
      luz: 'lograda',
      intervalo: null,
    });
    expect(evaluarCelda(v(252, 400), patron(314, 'mayor', 'conteo'))).toMatchObject({ luz: 'cerca', faltan: 62 });
    expect(evaluarCelda(v(251, 400), patron(314, 'mayor', 'conteo'))).toMatchObject({ luz: 'brecha', faltan: 63 });
    expect(evaluarCelda(v(0, 0), patron(null, 'ninguna', 'conteo'))).toMatchObject({
      estado: 'cero',
      valor: 0,
      luz: 'sin_meta',
    });
    expect(evaluarCelda(v(0, 0), patron(3, 'menor', 'conteo'))).toMatchObject({ estado: 'cero', luz: 'lograda' });
  });

  it('a count of what is to be reached does not apply where there is nothing, and a band is not judged by its target', () => {
    const conteo = patron(314, 'mayor', 'conteo');
    expect(evaluarCelda(v(0, 0), conteo)).toMatchObject({ estado: 'no_aplica', luz: 'no_aplica', faltan: null });
    expect(evaluarCelda({ e: 'b', pct: [0.4, 0.5], den: [100, 199] }, conteo).luz).toBe('sin_meta');
  });

  it('a density is per square kilometre', () => {
    expect(evaluarCelda(v(500, 250), patron(null, 'ninguna', 'densidad'))).toMatchObject({
      valor: 200,
      intervalo: null,
    });
  });
});
