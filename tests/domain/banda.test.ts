import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luzBanda, type Banda } from '../../functions/domain/banda.ts';
import { semaforo } from '../../functions/domain/semaforo.ts';

const banda = (desde: number, hasta: number): Banda => ({ e: 'b', pct: [desde, hasta], den: [100, 199] });

describe('the light of a band', () => {
  it('is that of all it holds, or none', () => {
    expect(luzBanda(banda(0.7, 0.8), 0.7, 'mayor')).toBe('lograda');
    expect(luzBanda(banda(0.6, 0.69), 0.7, 'mayor')).toBe('cerca');
    expect(luzBanda(banda(0.3, 0.4), 0.7, 'mayor')).toBe('brecha');
    expect(luzBanda(banda(0.6, 0.7), 0.7, 'mayor')).toBe('en_banda');
    expect(luzBanda(banda(0.1, 0.2), 0.3, 'menor')).toBe('lograda');
    expect(luzBanda(banda(0.1, 0.2), null, 'mayor')).toBe('sin_meta');
  });
  it('agrees with that of every count it may be', () => {
    const cien = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(cien, cien, cien, fc.constantFrom('mayor' as const, 'menor' as const), (a, b, meta, direccion) => {
        const [desde, hasta] = a < b ? [a, b] : [b, a];
        const luz = luzBanda(banda(desde / 100, hasta / 100), meta / 100, direccion);
        fc.pre(luz !== 'en_banda');
        // The ends in hundredths are not binary fractions: one hundredth inside is far from any rounding.
        for (let n = desde + 1; n < hasta; n++) expect(semaforo({ num: n, den: 100 }, meta / 100, direccion)).toBe(luz);
      }),
    );
  });
});
