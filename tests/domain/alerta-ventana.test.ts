import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cumpleMeses, enDias, ultimoDia } from '../../functions/domain/alerta/ventana.ts';
import { diaDe, fechaDe, mesesCumplidos } from '../../functions/domain/fecha.ts';
import type { VersionFicha } from '../../functions/domain/ficha/esquema.ts';

type Poblacion = Partial<VersionFicha['poblacion']>;
type Corte = Partial<VersionFicha['corte']>;

/** Last day of someone born (or whose event happened) on those days. */
const ultimo = (poblacion: Poblacion, corte: Corte, nacimiento: string | null, ancla = nacimiento!): string | null => {
  const version = {
    poblacion: { sujeto: 'persona', ...poblacion },
    corte: { tipo: 'fin_de_mes', ...corte },
  } as VersionFicha; // all it reads
  const dia = ultimoDia(version, { ancla: diaDe(ancla), nacimiento: nacimiento === null ? null : diaDe(nacimiento) });
  return dia === null ? null : dia === Infinity ? 'nunca' : fechaDe(dia);
};

describe('último día en que alguien puede entrar al denominador', () => {
  it.each<[string, Poblacion, Corte, string, string]>([
    ['days of age', { edad_dias: [0, 364] }, {}, '2026-01-10', '2027-01-09'],
    ['completed months', { edad_meses: [12, 23] }, {}, '2025-01-31', '2027-01-30'],
    ['completed months, the 31st', { edad_meses: [0, 0] }, {}, '2026-01-31', '2026-02-28'],
    ['completed years', { edad_anos: [3, 5] }, {}, '2020-02-29', '2026-02-28'],
    ['an open age', { edad_anos: [60, null] }, {}, '1950-01-01', 'nunca'],
    ['no age', {}, {}, '1950-01-01', 'nunca'],
    ['the month of day N', {}, { tipo: 'cumple_dia_N', dia: 29 }, '2026-01-10', '2026-02-28'],
    ['its ages or the month of day N', { edad_dias: [29, 300] }, { o_cumple_dia: 364 }, '2026-01-10', '2027-01-31'],
    [
      'the month of the last day of its ranges',
      {},
      {
        tipo: 'solapa_rango',
        rangos: [
          [180, 209],
          [365, 394],
        ],
      },
      '2026-01-10',
      '2027-02-28',
    ],
  ])('by %s', (_, poblacion, corte, nacimiento, esperado) => {
    expect(ultimo(poblacion, corte, nacimiento)).toBe(esperado);
  });

  it('of an event, the month that counts it; of a pregnancy, 42 weeks', () => {
    const evento = { sujeto: 'evento' } as const;
    expect(ultimo(evento, { tipo: 'cumple_N_desde_evento', dia: 209 }, null, '2026-01-10')).toBe('2026-08-31');
    expect(ultimo(evento, { tipo: 'atencion_en_mes' }, null, '2026-01-10')).toBe('2026-01-31');
    expect(ultimo(evento, { tipo: 'atencion_en_mes', dias_antes: 32 }, null, '2026-01-10')).toBe('2026-02-28');
    expect(ultimo({ sujeto: 'embarazo' }, {}, null, '2026-01-10')).toBe('2026-10-31');
  });

  it('of an event with ages, whichever comes first; without birth it is not known', () => {
    const evento: Poblacion = { sujeto: 'evento', edad_meses: [6, 11] };
    const corte = { tipo: 'cumple_N_desde_evento', dia: 209 } as const;
    expect(ultimo(evento, corte, '2025-10-05', '2026-05-01')).toBe('2026-10-04');
    expect(ultimo(evento, corte, '2025-10-05', '2026-01-01')).toBe('2026-07-31');
    expect(ultimo(evento, corte, null, '2026-05-01')).toBeNull();
  });
});

describe('meses cumplidos', () => {
  it('the day that completes them is the first with that many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 200 }), (nacimiento, meses) => {
        const dia = cumpleMeses(nacimiento, meses);
        expect(mesesCumplidos(fechaDe(nacimiento), fechaDe(dia))).toBe(meses);
        expect(mesesCumplidos(fechaDe(nacimiento), fechaDe(dia - 1))).toBe(meses - 1);
      }),
    );
  });
});

describe('ventana en días', () => {
  it('all that is written must hold', () => {
    const tiempos = { ancla: 1000, nacimiento: 900 };
    const v = { edad: [10, null], edadCumplida: [0, 150], mesCumplido: null } as const;
    expect(enDias(v, null, tiempos, 2000)).toEqual([1010, 1050]);
    expect(enDias(v, null, { ancla: 1000, nacimiento: null }, 2000)).toBeNull();
  });

  it('a lapse of twelve months opens the day after the same day of last year, or after its last of February', () => {
    const sin = { edad: null, edadCumplida: null, mesCumplido: null };
    const lapso = (hoy: string) =>
      enDias(sin, 'ultimos_12_meses', { ancla: 0, nacimiento: 0 }, diaDe(hoy))!.map(fechaDe);
    expect(lapso('2026-11-30')).toEqual(['2025-12-01', '2026-11-30']);
    expect(lapso('2028-02-29')).toEqual(['2027-03-01', '2028-02-29']);
  });
});
