import { describe, expect, it } from 'vitest';
import type { Fila, Tendencia } from '../../../functions/domain/tablero.ts';
import {
  brechaEnPalabras,
  cambiosDelMes,
  clasificar,
  deAntesAAhora,
  frasesCambios,
  rutaDiferencias,
} from '../../../web/src/lib/iar/cambios.ts';
import { INDICADORES } from '../tablero-ficticio.ts';

const corte = { id: '05-2026-10-r1', periodo: '2026-10' };
const columna = {
  i: 0,
  indicador: INDICADORES[0]!,
  meta: { meta: 0.8, basal: null, de: 'G:05', verificacion: 'V2' },
} as const;
type Par = readonly [num: number, den: number];
const caso = (pares: Readonly<Record<string, readonly [antes: Par, ahora: Par]>>, metaAntes: number | null = 0.8) => {
  const filas: Fila[] = Object.entries(pares).map(([nombre, [, [num, den]]], k) => ({
    ambito: { id: nombre === 'Sin ubicar' ? 'D:05-SIN' : `D:05010${k}`, tipo: 'D', nombre },
    grupo: null,
    celdas: [{ e: 'v', num, den, sinDato: 0 }],
    poblacion: null,
  }));
  const t: Tendencia = {
    formato: 1,
    ambito: 'G:05',
    region: '05',
    sintetico: true,
    periodos: ['2026-08', '2026-10'],
    cortes: ['05-2026-08-r2', '05-2026-10-r1'],
    claves: [columna.indicador.clave],
    metas: { [columna.indicador.clave]: [metaAntes, 0.8] },
    propio: [{ num: [1, 1], den: [1, 1] }],
    hijos: Object.values(pares).map(([a, b], k) => ({
      ambito: filas[k]!.ambito.id,
      series: [{ num: [a[0], b[0]], den: [a[1], b[1]] }],
    })),
  };
  return { filas, t };
};

describe('what changed since the corte of the month before', () => {
  const { filas, t } = caso({
    Llega: [
      [70, 100],
      [80, 100],
    ],
    Deja: [
      [9, 10],
      [7, 10],
    ],
    Crece: [
      [40, 100],
      [20, 100],
    ],
    Pocos: [
      [1, 3],
      [9, 10],
    ],
    Nadie: [
      [0, 0],
      [5, 10],
    ],
    'Sin ubicar': [
      [0, 50],
      [50, 50],
    ],
  });
  const cambios = cambiosDelMes(corte, filas, [columna], t)!;
  const { llegan, dejan, crecen, bajan } = clasificar(cambios);
  it('tells who met the target and who no longer does', () => {
    expect(llegan.map((c) => c.fila.ambito.nombre)).toEqual(['Llega']);
    expect(dejan.map((c) => c.fila.ambito.nombre)).toEqual(['Deja']);
  });
  it('measures the gap in persons, widest change first', () => {
    expect(crecen.map((c) => [c.fila.ambito.nombre, c.faltaban, c.faltan])).toEqual([
      ['Crece', 40, 60],
      ['Deja', 0, 1],
    ]);
    expect(bajan.map((c) => [c.fila.ambito.nombre, c.faltaban, c.faltan])).toEqual([['Llega', 10, 0]]);
    expect(brechaEnPalabras(dejan[0]!)).toBe('falta 1, faltaban 0');
    expect(deAntesAAhora(dejan[0]!)).toBe('de 90.0 % (9 de 10) a 70.0 % (7 de 10)');
  });
  it('leaves few cases out and counts them; nobody to reach and nobody to place are not even few', () => {
    expect(cambios.pocos).toBe(1);
    expect(cambios.cambios).toHaveLength(3);
  });
  it('says between which cortes, also when a month is missing', () => {
    expect(frasesCambios(cambios, ['distrito', 'distritos'])).toEqual([
      'Entre agosto de 2026 (05-2026-08-r2) y octubre de 2026 (05-2026-10-r1), 1 vez un distrito llegó a la meta de un indicador y 1 vez dejó de cumplirla. 1 comparación quedó fuera por pocos casos.',
      `Donde más creció la brecha es en Crece, ${columna.indicador.corto}: faltan 60, faltaban 40.`,
      `Donde más bajó es en Llega, ${columna.indicador.corto}: faltan 0, faltaban 10.`,
    ]);
    expect(rutaDiferencias(cambios, dejan[0])).toBe(
      '/cortes/diferencias?a=05-2026-08-r2&b=05-2026-10-r1&ambito=D:050101&ficha=paquete_menor_12m',
    );
  });
  it('does not take more or fewer persons for better or worse care', () => {
    const x = caso({
      'Más gente': [
        [50, 100],
        [100, 200],
      ],
      'Menos gente': [
        [50, 100],
        [25, 50],
      ],
      Empeora: [
        [50, 100],
        [40, 100],
      ],
    });
    const c = cambiosDelMes(corte, x.filas, [columna], x.t)!;
    const { crecen, bajan, poblacion } = clasificar(c);
    expect(crecen.map((y) => y.fila.ambito.nombre)).toEqual(['Empeora']);
    expect(bajan).toEqual([]);
    expect(poblacion).toBe(2);
    expect(frasesCambios(c, ['distrito', 'distritos']).at(-1)).toBe(
      'En 2 comparaciones más la brecha cambió sólo porque hay más o menos personas, no porque cambiara la atención.',
    );
  });
  it('does not take a new target for a new result', () => {
    const x = caso(
      {
        Igual: [
          [75, 100],
          [75, 100],
        ],
      },
      0.7,
    );
    const c = cambiosDelMes(corte, x.filas, [columna], x.t)!;
    expect(clasificar(c).dejan).toEqual([]);
    expect(frasesCambios(c, ['distrito', 'distritos']).at(-1)).toBe(
      `La meta cambió en ${columna.indicador.corto}: los dos meses se miden con la de octubre de 2026.`,
    );
  });
  it('has nothing to say of the first month, nor of one outside the series', () => {
    expect(cambiosDelMes({ ...corte, periodo: '2026-08' }, filas, [columna], t)).toBeNull();
    expect(cambiosDelMes({ ...corte, periodo: '2026-11' }, filas, [columna], t)).toBeNull();
    expect(frasesCambios(cambiosDelMes(corte, [], [columna], t)!, ['distrito', 'distritos'])).toEqual([
      'Entre agosto de 2026 (05-2026-08-r2) y octubre de 2026 (05-2026-10-r1) no hay distritos con casos suficientes en los dos meses para comparar.',
    ]);
  });
  it('leaves out indicators without target', () => {
    expect(cambiosDelMes(corte, filas, [{ ...columna, meta: null }], t)?.cambios).toEqual([]);
  });
});
