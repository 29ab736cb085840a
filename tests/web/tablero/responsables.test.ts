import { describe, expect, it } from 'vitest';
import { dondeFalta, nombrarPersonal, nombrarSectoristas } from '../../../web/src/lib/tablero/responsables.ts';
import { tableroFicticio } from '../tablero-ficticio.ts';

describe('nombrarSectoristas', () => {
  it('says the name and the post of each', () => {
    expect(
      nombrarSectoristas({
        sectoristas: [
          { nombre: 'Ana Inventada', cargo: 'Enfermera' },
          { nombre: 'Luis Inventado', cargo: 'Técnico' },
        ],
      }),
    ).toBe('Ana Inventada (enfermera), Luis Inventado (técnico)');
    expect(nombrarSectoristas({ sectoristas: [] })).toBe('');
    expect(nombrarSectoristas(undefined)).toBe('');
  });
});

describe('nombrarPersonal', () => {
  it('says each person of several sectors once', () => {
    const ana = { nombre: 'Ana Inventada', cargo: 'Enfermera' };
    expect(
      nombrarPersonal([
        { sectoristas: [ana] },
        { sectoristas: [ana, { nombre: 'Luis Inventado', cargo: 'Técnico' }] },
        { sectoristas: [] },
      ]),
    ).toBe('Ana Inventada (enfermera), Luis Inventado (técnico)');
  });
});

describe('dondeFalta', () => {
  const tablero = tableroFicticio('D:050111');
  const clave = tablero.indicadores[0]!.clave;

  it('names at most three places that are short, worst first, with whoever answers for each', () => {
    const lugares = dondeFalta(tablero, clave);
    expect(lugares.length).toBeGreaterThan(0);
    expect(lugares.length).toBeLessThanOrEqual(3);
    const faltantes = lugares.map((l) => Number(/\d+/.exec(l.cuanto)![0]));
    expect(faltantes).toEqual([...faltantes].sort((a, b) => b - a));
    for (const l of lugares) {
      expect(l.id.endsWith('-SIN')).toBe(false);
      expect(l.quien).toContain('Sectorista');
    }
  });

  it('has nothing to say of an indicator the board does not carry or that has no target', () => {
    expect(dondeFalta(tablero, 'otra@x')).toEqual([]);
    expect(dondeFalta({ ...tablero, metas: tablero.metas.map(() => null) }, clave)).toEqual([]);
  });
});
