import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  claseDe,
  clasesDe,
  cuentaEstados,
  cuentaLuces,
  fraseValor,
  SIN_POBLACION,
  valorMapa,
} from '../../../web/src/lib/mapa/valores.ts';

const REGLA = { meta: 0.8, direccion: 'mayor', tipo: 'cobertura' } as const;
const celda = (num: number, den: number) => ({ e: 'v', num, den, sinDato: 0 }) as const;

describe('values of a map', () => {
  it('keeps the states apart', () => {
    expect(valorMapa(undefined, REGLA).estado).toBe('no_reportado');
    expect(valorMapa({ e: 's' }, REGLA).estado).toBe('suprimido');
    expect(valorMapa({ e: 'na' }, REGLA).estado).toBe('no_aplica');
    expect(valorMapa(celda(0, 0), REGLA).estado).toBe('no_aplica');
    expect(valorMapa({ ...celda(0, 0), sinDato: 5 }, REGLA).estado).toBe('sin_dato');
    expect(valorMapa(celda(1, 4), REGLA)).toMatchObject({ estado: 'pocos', valor: null, luz: null });
    expect(valorMapa(celda(0, 12), REGLA)).toMatchObject({ estado: 'valor', valor: 0, luz: 'brecha' });
    expect(valorMapa(celda(320, 400), { ...REGLA, tipo: 'densidad' })).toMatchObject({ valor: 80, luz: 'sin_meta' });
    expect(valorMapa(celda(320, 0), { ...REGLA, tipo: 'densidad' }).estado).toBe('no_aplica');
    expect(valorMapa(celda(0, 0), { ...REGLA, tipo: 'conteo' }).estado).toBe('no_aplica');
    expect(valorMapa(celda(9, 0), { ...REGLA, tipo: 'conteo' })).toMatchObject({ estado: 'valor', valor: 9 });
  });

  it('says a value with its count and light', () => {
    expect(fraseValor(valorMapa(celda(61, 74), REGLA), 'cobertura')).toBe('82.4 % (61 de 74), meta lograda');
    expect(fraseValor(valorMapa({ ...celda(0, 0), sinDato: 5 }, REGLA), 'cobertura')).toBe('sin dato (5)');
    expect(fraseValor(valorMapa({ ...celda(84, 87), sinDato: 148 }, REGLA), 'cobertura')).toBe(
      '96.6 % (84 de 87; 148 sin dato), meta lograda',
    );
    expect(fraseValor(valorMapa({ e: 's' }, REGLA), 'cobertura')).toBe('protegido');
  });

  it('puts every value in one class and never splits equal values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 }), (valores) => {
        const clases = clasesDe(valores);
        expect(clases.length).toBeLessThanOrEqual(5);
        expect(clases.reduce((n, c) => n + c.cuenta, 0)).toBe(valores.length);
        clases.forEach((c, i) => expect(valores.filter((v) => claseDe(clases, v) === i)).toHaveLength(c.cuenta));
      }),
    );
  });

  it('does not call not reported the place that has nobody in the data', () => {
    expect(fraseValor(SIN_POBLACION, 'cobertura')).toBe('sin población en los datos');
    expect(cuentaEstados([SIN_POBLACION, valorMapa({ e: 'nr' }, REGLA)]).map((e) => e.palabra)).toEqual([
      'Sin población en los datos',
      'No reportado',
    ]);
  });

  it('counts the legend over all places', () => {
    const todos = [celda(9, 10), celda(7, 10), celda(1, 10), celda(1, 3)].map((c) => valorMapa(c, REGLA));
    expect(cuentaLuces(todos).map((l) => [l.luz, l.cuenta])).toEqual([
      ['lograda', 1],
      ['cerca', 1],
      ['brecha', 1],
    ]);
    expect(cuentaEstados(todos)).toEqual([{ estado: 'pocos', palabra: 'Pocos casos', cuenta: 1 }]);
  });
});
