import { describe, expect, it } from 'vitest';
import { hechasDe, SIN_VISITAS, sumarVisitas, visitasDe } from '../../../web/src/lib/sector/visitas.ts';

const con = (programadas: number, hechas: number) => ({
  cronograma: { mes: { programadas, hechas }, anio: { programadas: programadas * 10, hechas: hechas * 10 } },
});

describe('visits planned and done', () => {
  it('tells a corte that did not keep them from a sector without schedule and from zero', () => {
    expect(visitasDe({})).toEqual({ estado: 'no_disponible' });
    expect(visitasDe({ cronograma: null })).toEqual({ estado: 'sin_cronograma' });
    expect(visitasDe(con(4, 0))).toMatchObject({ estado: 'con', mes: { programadas: 4, hechas: 0 } });
    expect(SIN_VISITAS.no_disponible).not.toBe(SIN_VISITAS.sin_cronograma);
    expect([hechasDe({ programadas: 4, hechas: 0 }), hechasDe({ programadas: 0, hechas: 0 })]).toEqual([
      '0 de 4',
      'ninguna programada',
    ]);
  });

  it('adds the sectors that have a schedule', () => {
    expect(sumarVisitas([con(4, 1), { cronograma: null }, con(6, 5)])).toEqual({
      estado: 'con',
      mes: { programadas: 10, hechas: 6 },
      anio: { programadas: 100, hechas: 60 },
    });
    expect(sumarVisitas([{ cronograma: null }])).toEqual({ estado: 'sin_cronograma' });
    expect(sumarVisitas([{}, {}])).toEqual({ estado: 'no_disponible' });
  });
});
