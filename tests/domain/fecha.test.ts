import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anosCumplidos,
  diaEnLima,
  diaDe,
  diasEntre,
  esFecha,
  fechaDe,
  mesesCumplidos,
  sumarDias,
} from '../../functions/domain/fecha.ts';
import { periodosEntre, primerDia, sumarMeses, ultimoDia } from '../../functions/domain/periodo.ts';
import { cursoVida } from '../../functions/domain/curso-vida.ts';

describe('fecha', () => {
  it('counts the day of birth as day 0', () => {
    expect(diasEntre('2026-06-01', '2026-06-01')).toBe(0);
    expect(diasEntre('2026-06-01', '2026-06-30')).toBe(29);
  });

  it('refuses days that are not in the calendar', () => {
    for (const mala of ['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-00-10']) {
      expect(esFecha(mala), mala).toBe(false);
      expect(() => diaDe(mala)).toThrow(RangeError);
    }
  });

  it('in Lima a day begins at five of UTC, in January as in July', () => {
    for (const dia of ['2026-01-15', '2026-07-15']) {
      expect(diaEnLima(`${dia}T04:59:59.999Z`)).toBe(sumarDias(dia, -1));
      expect(diaEnLima(`${dia}T05:00:00.000Z`)).toBe(dia);
    }
  });

  it('comes back from a day number to the same date', () => {
    fc.assert(fc.property(fc.integer({ min: -40_000, max: 60_000 }), (dia) => diaDe(fechaDe(dia)) === dia));
  });

  it('adds days as it subtracts them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 30_000 }), fc.integer({ min: -5_000, max: 5_000 }), (dia, mas) => {
        const f = fechaDe(dia);
        return diasEntre(f, sumarDias(f, mas)) === mas;
      }),
    );
  });

  it('reaches a leap day birthday on 1 March in common years', () => {
    expect(anosCumplidos('2024-02-29', '2025-02-28')).toBe(0);
    expect(anosCumplidos('2024-02-29', '2025-03-01')).toBe(1);
    expect(anosCumplidos('2024-02-29', '2028-02-29')).toBe(4);
  });

  it('completes a month only on the same day of the month', () => {
    expect(mesesCumplidos('2020-01-15', '2024-01-14')).toBe(47);
    expect(mesesCumplidos('2020-01-15', '2024-01-15')).toBe(48);
    expect(mesesCumplidos('2026-01-31', '2026-02-28')).toBe(0);
    expect(mesesCumplidos('2026-01-31', '2026-03-01')).toBe(1);
  });
});

describe('periodo', () => {
  it('ends on the last day of the month, leap years included', () => {
    expect(ultimoDia('2024-02')).toBe('2024-02-29');
    expect(ultimoDia('2026-02')).toBe('2026-02-28');
    expect(ultimoDia('2026-12')).toBe('2026-12-31');
    expect(primerDia('2026-12')).toBe('2026-12-01');
  });

  it('crosses years in both directions', () => {
    expect(sumarMeses('2026-01', -1)).toBe('2025-12');
    expect(sumarMeses('2025-12', 13)).toBe('2027-01');
    expect(periodosEntre('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(periodosEntre('2026-02', '2025-11')).toEqual([]);
  });

  it('refuses what is not a month', () => {
    expect(() => ultimoDia('2026-13')).toThrow(RangeError);
    expect(() => sumarMeses('2026', 1)).toThrow(RangeError);
  });
});

describe('curso de vida', () => {
  it.each([
    ['2014-12-01', '2026-11-30', 'nino'],
    ['2014-11-30', '2026-11-30', 'adolescente'],
    ['2008-12-01', '2026-11-30', 'adolescente'],
    ['2008-11-30', '2026-11-30', 'joven'],
    ['1996-12-01', '2026-11-30', 'joven'],
    ['1996-11-30', '2026-11-30', 'adulto'],
    ['1966-12-01', '2026-11-30', 'adulto'],
    ['1966-11-30', '2026-11-30', 'adulto_mayor'],
  ])('born %s is at %s a %s', (nacimiento, corte, esperado) => {
    expect(cursoVida(nacimiento, corte)).toBe(esperado);
  });
});
