import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { celdaDe, regionDeCelda } from '../../../functions/domain/supresion/celda.ts';
import {
  admite,
  DEN_BANDAS,
  LIBRE,
  MAXIMO_AFLOJADO,
  regionDe,
  UNIDAD,
  type Escala,
} from '../../../functions/domain/supresion/rejilla.ts';

const P = { minimo: 10, denominador: 20, denominadorMes: 100, candidatos: 5, fichas: [] };
const conteo = fc
  .oneof(fc.nat(60), fc.nat(1200), fc.nat(120_000))
  .chain((den) => fc.nat(den).map((num) => ({ num, den })));
const escala = fc.constantFrom<Escala>('fina', 'gruesa');
const aflojado = fc.nat(MAXIMO_AFLOJADO);
const meses = fc.constantFrom(1, 12);

describe('la rejilla', () => {
  it.each([
    // A worked table: what each count becomes.
    [0, 0, { den: [0, 19], pct: [0, UNIDAD], menos: null }],
    [19, 19, { den: [0, 19], pct: [0, UNIDAD], menos: null }],
    [9, 20, { den: [20, 49], pct: [0, 4500], menos: 'num' }],
    [0, 49, { den: [20, 49], pct: [0, 4500], menos: 'num' }],
    [49, 49, { den: [20, 49], pct: [5500, UNIDAD], menos: 'brecha' }],
    [20, 40, { den: [20, 49], pct: [5000, 6000], menos: 'ninguno' }],
    [5, 50, { den: [50, 99], pct: [1000, 2000], menos: null }],
    [4, 50, { den: [50, 99], pct: [0, 1000], menos: null }],
    [99, 99, { den: [50, 99], pct: [9000, UNIDAD], menos: null }],
    [150, 250, { den: [200, 499], pct: [6000, 7000], menos: null }],
    [1234, 2000, { den: [2000, 4999], pct: [6000, 6500], menos: null }],
  ] as const)('%i of %i', (num, den, region) => expect(regionDe({ num, den }, 'gruesa', 0, P, 12)).toEqual(region));

  it('a wide place is read finer', () => {
    expect(regionDe({ num: 5796, den: 8445 }, 'fina', 0, P, 12)).toEqual({
      den: [8400, 8499],
      pct: [6800, 6900],
      menos: null,
    });
  });

  it.each([
    [9, 20, { den: [20, 49], pct: [0, UNIDAD], menos: null }],
    [10, 99, { den: [50, 99], pct: [0, UNIDAD], menos: null }],
    [10, 100, { den: [100, 199], pct: [1000, 2000], menos: null }],
    [9, 100, { den: [100, 199], pct: [0, 1000], menos: null }],
  ] as const)('in a single month, %i of %i', (num, den, region) =>
    expect(regionDe({ num, den }, 'gruesa', 0, P, 1)).toEqual(region),
  );

  it('of a single month, every protected numerator or gap reads the same as none', () => {
    fc.assert(
      fc.property(conteo, fc.nat(P.minimo - 1), escala, aflojado, ({ den }, pocos, e, n) => {
        fc.pre(pocos <= den);
        const region = (num: number) => regionDe({ num, den }, e, n, P, 1);
        expect(region(pocos)).toEqual(region(0));
        expect(region(den - pocos)).toEqual(region(den));
      }),
      { numRuns: 3000 },
    );
  });

  it('is a partition: whatever a region admits is published as that same region', () => {
    fc.assert(
      fc.property(conteo, conteo, escala, aflojado, meses, (a, b, e, n, m) => {
        const r = regionDe(a, e, n, P, m);
        expect(admite(r, a.num, a.den - a.num, P.minimo)).toBe(true);
        expect(admite(r, b.num, b.den - b.num, P.minimo)).toBe(
          JSON.stringify(regionDe(b, e, n, P, m)) === JSON.stringify(r),
        );
      }),
      { numRuns: 5000 },
    );
  });

  it('loosened says no more than before', () => {
    fc.assert(
      fc.property(conteo, conteo, escala, fc.nat(MAXIMO_AFLOJADO - 1), meses, (a, b, e, n, m) => {
        const [antes, luego] = [regionDe(a, e, n, P, m), regionDe(a, e, n + 1, P, m)];
        if (admite(antes, b.num, b.den - b.num, P.minimo))
          expect(admite(luego, b.num, b.den - b.num, P.minimo)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('never gives a percentage under 20, and a protected count keeps five values even if its denominator were known', () => {
    for (let den = 0; den < 400; den++)
      for (let num = 0; num <= den; num++) {
        const r = regionDe({ num, den }, 'gruesa', 0, P, 12);
        if (den < 20) expect(r.pct).toEqual([0, UNIDAD]);
        if (den < 5 || (num >= P.minimo && den - num >= P.minimo)) continue;
        let caben = 0;
        for (let otro = 0; otro <= den; otro++) if (admite(r, otro, den - otro, P.minimo)) caben++;
        expect(caben, `${num} de ${den}`).toBeGreaterThanOrEqual(5);
      }
  });

  it('a cell read back is the region it was made of', () => {
    fc.assert(
      fc.property(conteo, conteo, escala, aflojado, meses, (a, b, e, n, m) => {
        const r = regionDe(a, e, n, P, m);
        const vuelta = regionDeCelda(celdaDe(r), DEN_BANDAS)!;
        expect(admite(vuelta, b.num, b.den - b.num, P.minimo)).toBe(admite(r, b.num, b.den - b.num, P.minimo));
      }),
      { numRuns: 3000 },
    );
  });

  it('what is not reported and what says nothing stay apart from what is suppressed', () => {
    expect(celdaDe(null)).toEqual({ e: 'nr' });
    expect(celdaDe(LIBRE)).toEqual({ e: 's', den: [0, null] });
    expect(celdaDe(regionDe({ num: 3, den: 7 }, 'gruesa', 0, P, 12))).toEqual({ e: 's', den: [0, 19] });
  });
});
