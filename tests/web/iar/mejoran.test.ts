import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Direccion } from '../../../functions/domain/conteo.ts';
import { periodosEntre } from '../../../functions/domain/periodo.ts';
import type { Fila, Tendencia } from '../../../functions/domain/tablero.ts';
import { DEN_RANKING, difieren, quienesMejoran } from '../../../web/src/lib/iar/mejoran.ts';
import { INDICADORES } from '../tablero-ficticio.ts';

type Par = readonly [num: number | null, den: number | null];
const periodos = periodosEntre('2025-11', '2026-10');
const columna = (direccion: Direccion) => ({ i: 0, indicador: { ...INDICADORES[0]!, direccion }, meta: null });
const caso = (pares: readonly (readonly [antes: Par, ahora: Par])[]): { filas: Fila[]; t: Tendencia } => ({
  filas: pares.map((_, k) => ({
    ambito: { id: `D:${k}`, tipo: 'D', nombre: `d${k}` },
    grupo: null,
    celdas: [],
    poblacion: null,
  })),
  t: {
    formato: 1,
    ambito: 'G:05',
    region: '05',
    sintetico: true,
    periodos,
    cortes: periodos.map((p) => `05-${p}-r1`),
    claves: [INDICADORES[0]!.clave],
    metas: {},
    propio: [],
    hijos: pares.map(([a, b], k) => {
      const medio = Array.from({ length: 10 }, () => null);
      return { ambito: `D:${k}`, series: [{ num: [a[0], ...medio, b[0]], den: [a[1], ...medio, b[1]] }] };
    }),
  },
});

describe('who improves among comparable places', () => {
  const { filas, t } = caso([
    [
      [20, 40],
      [30, 40],
    ],
    [
      [60, 100],
      [55, 100],
    ],
    [
      [15, 20],
      [14, 19],
    ],
    [
      [null, null],
      [30, 40],
    ],
    [
      [40, 80],
      [60, 80],
    ],
  ]);
  it('ranks by change in points, counts whom it leaves out, and shares positions', () => {
    const r = quienesMejoran(filas, columna('mayor'), t, '2026-10')!;
    expect(r.filas.map((m) => [m.puesto, m.fila.ambito.nombre, m.mejora])).toEqual([
      [1, 'd4', 25],
      [1, 'd0', 25],
      [3, 'd1', -5],
    ]);
    expect(r).toMatchObject({ pocos: 1, sinDato: 1, desde: '2025-11', hasta: '2026-10' });
    expect(r.filas.map((m) => m.firme)).toEqual([true, true, false]);
  });
  it('where lower is better, falling is improving', () => {
    expect(quienesMejoran(filas, columna('menor'), t, '2026-10')!.filas[0]!.fila.ambito.nombre).toBe('d1');
    expect(quienesMejoran(filas, columna('ninguna'), t, '2026-10')).toBeNull();
    expect(quienesMejoran(filas, columna('mayor'), null, '2026-10')).toBeNull();
    expect(quienesMejoran(filas, columna('mayor'), t, '2025-11')).toBeNull();
  });
  it('places every ranked district once, none under the minimum, in order', () => {
    const par = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]): Par => [Math.min(a, b), Math.max(a, b)]);
    fc.assert(
      fc.property(fc.array(fc.tuple(par, par), { minLength: 1, maxLength: 20 }), (pares) => {
        const c = caso(pares);
        const r = quienesMejoran(c.filas, columna('mayor'), c.t, '2026-10')!;
        expect(r.filas.length + r.pocos + r.sinDato).toBe(pares.length);
        expect(r.filas.every((m) => m.antes.den >= DEN_RANKING && m.ahora.den >= DEN_RANKING)).toBe(true);
        r.filas.forEach((m, k) => expect(k === 0 || r.filas[k - 1]!.mejora >= m.mejora).toBe(true));
      }),
    );
  });
});

describe('more than chance', () => {
  it('agrees with the published interval: 56 of 70 against 48 of 80 is 0.0524 to 0.3339', () => {
    expect(difieren({ num: 56, den: 70 }, { num: 48, den: 80 })).toBe(true);
    expect(difieren({ num: 48, den: 80 }, { num: 56, den: 70 })).toBe(true);
  });
  it('9 of 10 against 3 of 10 differ, 7 of 10 against 3 of 10 do not', () => {
    expect(difieren({ num: 3, den: 10 }, { num: 9, den: 10 })).toBe(true);
    expect(difieren({ num: 4, den: 10 }, { num: 7, den: 10 })).toBe(false);
    expect(difieren({ num: 5, den: 10 }, { num: 5, den: 10 })).toBe(false);
    expect(difieren({ num: 0, den: 0 }, { num: 5, den: 10 })).toBe(false);
  });
});
