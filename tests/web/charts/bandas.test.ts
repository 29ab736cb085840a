import { describe, expect, it } from 'vitest';
import type { Celda, Tendencia } from '../../../functions/domain/tablero.ts';
import { resumenBandas, topeBandas, type MesPublico } from '../../../web/src/lib/charts/bandas.ts';
import { serieDe } from '../../../web/src/lib/tablero/serie.ts';

const banda = (desde: number, hasta: number): Celda => ({ e: 'b', pct: [desde, hasta], den: [100, 199] });
const REGLA = { tipo: 'cobertura', direccion: 'mayor' } as const;
const protegida: Celda = { e: 's', den: [0, 19] };
const meses = (...celdas: Celda[]): MesPublico[] =>
  celdas.map((celda, i) => ({ periodo: `2026-0${i + 1}`, celda, meta: 0.8 }));

describe('a public series', () => {
  it('only goes up or down between bands with nothing in common', () => {
    expect(resumenBandas('Paquete', meses(banda(0.4, 0.5), banda(0.6, 0.7)), REGLA)).toBe(
      'Paquete. En febrero de 2026: entre 60 y 70 % (de 100 a 199). Sube desde enero de 2026: entre 40 y 50 % (de 100 a 199).',
    );
    expect(resumenBandas('Paquete', meses(banda(0.6, 0.7), banda(0.4, 0.5)), REGLA)).toContain('Baja desde enero');
    expect(resumenBandas('Paquete', meses(banda(0.4, 0.55), banda(0.5, 0.6)), REGLA)).toContain('no se sabe si');
  });

  it('does change between bands that only touch: the upper end of one is outside it, but at 100 %', () => {
    const dice = (a: Celda, b: Celda): string => resumenBandas('Paquete', meses(a, b), REGLA);
    expect(dice(banda(0.895, 0.9), banda(0.9, 0.905))).toContain('Sube desde enero');
    expect(dice(banda(0.9, 0.905), banda(0.895, 0.9))).toContain('Baja desde enero');
    expect(dice(banda(0.995, 1), banda(1, 1))).toContain('no se sabe si');
    expect(dice({ e: 'b', pct: [0, 0.2], den: [20, 49], menos: 'num' }, banda(0.2, 0.3))).toContain('no se sabe si');
  });

  it('reads the last month with a band, and says when there is none', () => {
    expect(resumenBandas('Paquete', meses(banda(0.4, 0.5), protegida), REGLA)).toBe(
      'Paquete. En enero de 2026: entre 40 y 50 % (de 100 a 199).',
    );
    expect(resumenBandas('Paquete', meses(protegida), REGLA)).toContain('no hay meses con casos');
  });

  it('is drawn with its target inside', () => {
    expect(topeBandas(meses(banda(0.1, 0.15)))).toBe(1);
    expect(topeBandas(meses(banda(0.1, 0.15)).map((m) => ({ ...m, meta: null })))).toBe(0.2);
  });

  it('is cut at the period of the board, each month with its cell and its target', () => {
    const t: Tendencia = {
      formato: 1,
      ambito: 'G:05',
      region: '05',
      sintetico: true,
      ventana: '12m',
      periodos: ['2026-01', '2026-02', '2026-03'],
      cortes: [],
      claves: ['x'],
      metas: { x: [null, 0.7, 0.8] },
      propio: [
        { num: [null, null, null], den: [null, null, null], publico: [protegida, banda(0.4, 0.5), banda(0.5, 0.6)] },
      ],
      hijos: [],
    };
    expect(serieDe(t, 'G:05', 'x', '2026-02', 2)?.publico).toEqual([
      { periodo: '2026-01', celda: protegida, meta: null },
      { periodo: '2026-02', celda: banda(0.4, 0.5), meta: 0.7 },
    ]);
  });
});
