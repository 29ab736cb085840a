import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brecha, cobertura, faltanParaMeta, sumar } from '../../functions/domain/conteo.ts';
import { semaforo } from '../../functions/domain/semaforo.ts';

describe('conteo', () => {
  it('sums before dividing', () => {
    const celdas = [
      { num: 9, den: 10 },
      { num: 10, den: 100 },
    ]; // the mean of both rates would be 0.5
    expect(cobertura(sumar(celdas))).toBeCloseTo(19 / 110);
  });

  it('has no value without denominator, which is not 0 %', () => {
    expect(cobertura({ num: 0, den: 0 })).toBeNull();
    expect(cobertura({ num: 0, den: 12 })).toBe(0);
  });

  it('says how many are missing, without binary noise', () => {
    expect(faltanParaMeta({ num: 0, den: 1000 }, 0.691, 'mayor')).toBe(691);
    expect(faltanParaMeta({ num: 61, den: 74 }, 0.691, 'mayor')).toBe(0);
    expect(faltanParaMeta({ num: 44, den: 74 }, 0.691, 'mayor')).toBe(8); // 51.134 → 52
    expect(faltanParaMeta({ num: 30, den: 100 }, 0.25, 'menor')).toBe(5);
    expect(faltanParaMeta({ num: 0, den: 0 }, 0.5, 'mayor')).toBeNull();
  });

  it('with the missing persons served the target is met, with one fewer it is not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (den, m, parte) => {
          const meta = m / 10_000;
          const num = Math.floor(den * parte);
          const faltan = faltanParaMeta({ num, den }, meta, 'mayor')!;
          const llega = (n: number): boolean => n * 10_000 >= m * den;
          expect(llega(num + faltan)).toBe(true);
          if (faltan > 0) expect(llega(num + faltan - 1)).toBe(false);
        },
      ),
    );
  });

  it('counts as gap the persons with the problem when lower is better', () => {
    expect(brecha({ num: 7, den: 20 }, 'menor')).toBe(7);
    expect(brecha({ num: 7, den: 20 }, 'mayor')).toBe(13);
  });
});

describe('semáforo', () => {
  it('turns on the unrounded value', () => {
    expect(semaforo({ num: 691, den: 1000 }, 0.691, 'mayor')).toBe('lograda');
    expect(semaforo({ num: 6909, den: 10_000 }, 0.691, 'mayor')).toBe('cerca'); // would round to 69,1
    expect(semaforo({ num: 5528, den: 10_000 }, 0.691, 'mayor')).toBe('cerca'); // exactly 80 % of the target
    expect(semaforo({ num: 5527, den: 10_000 }, 0.691, 'mayor')).toBe('brecha');
  });

  it('evaluates the complement when lower is better (MC-08.01: 73 → amber up to 78.4)', () => {
    expect(semaforo({ num: 730, den: 1000 }, 0.73, 'menor')).toBe('lograda');
    expect(semaforo({ num: 731, den: 1000 }, 0.73, 'menor')).toBe('cerca');
    expect(semaforo({ num: 784, den: 1000 }, 0.73, 'menor')).toBe('cerca');
    expect(semaforo({ num: 785, den: 1000 }, 0.73, 'menor')).toBe('brecha');
  });

  it('gives no colour without target, with few cases or without denominator', () => {
    expect(semaforo({ num: 50, den: 100 }, null, 'mayor')).toBe('sin_meta');
    expect(semaforo({ num: 4, den: 4 }, 0.5, 'mayor')).toBe('pocos');
    expect(semaforo({ num: 0, den: 0 }, 0.5, 'mayor')).toBe('no_aplica');
  });
});
