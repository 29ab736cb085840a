import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fechaDe } from '../../../functions/domain/fecha.ts';
import { decimal, entero, fechaCorta, mesBreve, mesEnPalabras, puntos } from '../../../web/src/lib/formato.ts';

const con = (decimales: number): Intl.NumberFormat =>
  new Intl.NumberFormat('es-PE', { minimumFractionDigits: decimales, maximumFractionDigits: decimales });
const ENTERO = con(0);
const UNO = con(1);

describe('un número', () => {
  it('is rounded half up as it is read, with thousands apart', () => {
    expect([0, 999, 1000, 1234567, -1234, 0.5, 1.5, 2.5].map(entero)).toEqual([
      '0',
      '999',
      '1,000',
      '1,234,567',
      '-1,234',
      '1',
      '2',
      '3',
    ]);
    expect([0, 0.05, 1.15, 9.95, 999.95, 99.949, 1e-7, -0.04].map(decimal)).toEqual([
      '0.0',
      '0.1',
      '1.2',
      '10.0',
      '1,000.0',
      '99.9',
      '0.0',
      '-0.0',
    ]);
    expect(puntos(234 / 311)).toBe('75.2');
  });

  it('is what Intl writes for es-PE, whatever the number', () => {
    const numero = fc.oneof(
      fc.integer({ min: -1e7, max: 1e7 }),
      fc.tuple(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 })).map(([n, d]) => (n / d) * 100),
      fc.integer({ min: -200_000, max: 200_000 }).map((n) => n / 1000),
      fc.double(),
    );
    fc.assert(
      fc.property(numero, (n) => {
        expect(entero(n)).toBe(ENTERO.format(n));
        expect(decimal(n)).toBe(UNO.format(n));
      }),
      { numRuns: 20_000 },
    );
  });
});

it('a date and a month are written as in Peru', () => {
  const corta = new Intl.DateTimeFormat('es-PE', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const larga = new Intl.DateTimeFormat('es-PE', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  for (let dia = 18_000; dia < 22_000; dia += 13) {
    const fecha = fechaDe(dia);
    const d = new Date(`${fecha}T00:00:00Z`);
    expect(fechaCorta(fecha)).toBe(corta.format(d).replace('.', ''));
    expect(mesEnPalabras(fecha.slice(0, 7))).toBe(larga.format(d));
  }
  expect([mesBreve('2026-01'), mesBreve('2026-09-30'), mesBreve('2026-12')]).toEqual(['ene', 'set', 'dic']);
});
