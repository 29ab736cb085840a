import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atipicos, centroDe, MESES_PARA_ATIPICO } from '../../functions/domain/calidad/atipico.ts';
import { comparar, contraNacidos, sumarConciliacion } from '../../functions/domain/calidad/denominadores.ts';
import { frescuraDe } from '../../functions/domain/calidad/frescura.ts';
import { oportunidadDe } from '../../functions/domain/calidad/oportunidad.ts';
import { CRITERIOS_PADRON, IDS_CRITERIO } from '../../functions/domain/calidad/padron.ts';
import { ESTADOS_RECEPCION, esperadas, estadosRecepcion, mediana } from '../../functions/domain/calidad/recepcion.ts';
import type { Conciliacion } from '../../functions/domain/calidad.ts';
import type { FuenteFresca } from '../../functions/domain/tablero.ts';

const barajado = fc
  .array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 40 })
  .chain((xs) => fc.tuple(fc.constant(xs), fc.shuffledSubarray(xs, { minLength: xs.length, maxLength: xs.length })));

describe('completitud', () => {
  it('compares each month with the median of the others that brought rows', () => {
    const filas = [0, 0, 100, 120, 110, 40, 0, 130, 105, 55];
    expect(estadosRecepcion(filas)).toEqual([
      'no_se_espera',
      'no_se_espera',
      'llego',
      'llego',
      'llego',
      'incompleto', // the median of the others is 107.5 and half of it 53.75
      'no_llego',
      'llego',
      'llego',
      'llego', // 55: the median of the others is 107.5
    ]);
    expect(esperadas(filas, 5)).toBe(107.5);
  });

  it('half of what is expected is not incomplete', () => {
    expect(estadosRecepcion([100, 100, 100, 50])[3]).toBe('llego');
    expect(estadosRecepcion([100, 100, 100, 49])[3]).toBe('incompleto');
  });

  it('without three other months there is no history, and a place that never sent anything has none', () => {
    expect(estadosRecepcion([9, 9, 0, 0])).toEqual(['sin_historia', 'sin_historia', 'sin_historia', 'sin_historia']);
    expect(estadosRecepcion([0, 0, 0])).toEqual(['sin_historia', 'sin_historia', 'sin_historia']);
  });

  it('who sends fewer than five a month may send none', () => {
    expect(estadosRecepcion([4, 3, 4, 0, 1])).toEqual(['llego', 'llego', 'llego', 'no_se_espera', 'llego']);
  });

  it('every month gets exactly one known state, and no rows is never «llegó»', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2000), { maxLength: 24 }), (filas) => {
        const estados = estadosRecepcion(filas);
        expect(estados).toHaveLength(filas.length);
        estados.forEach((e, i) => {
          expect(ESTADOS_RECEPCION).toContain(e);
          if (filas[i] === 0) expect(['llego', 'incompleto']).not.toContain(e);
          else expect(['no_llego', 'no_se_espera']).not.toContain(e);
        });
      }),
    );
  });

  it('the state of a month does not depend on the order of the months before it, once the place has begun to send', () => {
    fc.assert(
      fc.property(barajado, ([xs, ys]) => {
        const con = (v: readonly number[]) => estadosRecepcion([7, ...v]).at(-1);
        expect(con([...xs, 60])).toBe(con([...ys, 60]));
      }),
    );
  });

  it('the median does not mind the order', () => {
    fc.assert(fc.property(barajado, ([xs, ys]) => void expect(mediana(xs)).toBe(mediana(ys))));
    expect(mediana([])).toBeNull();
    expect(mediana([3, 1, 2])).toBe(2);
    expect(mediana([4, 1, 3, 2])).toBe(2.5);
  });
});

describe('atípicos', () => {
  const serie = [100, 104, 98, 101, 99, 103, 97, 102];

  it('marks the month far from the rest and only it', () => {
    // Median 101, deviations 0 1 2 2 3 3 4 1 59: MAD 2, so anything further than 3.5 × 1.4826 × 2 = 10.38 is far.
    expect(centroDe([...serie, 160])).toEqual({ mediana: 101, mad: 2 });
    expect(atipicos([...serie, 160])).toEqual([...serie.map(() => false), true]);
    expect(atipicos([...serie, 112]).at(-1)).toBe(true);
    expect(atipicos([...serie, 111]).at(-1)).toBe(false);
  });

  it('says nothing with fewer than eight months or when most of them are the same', () => {
    expect(atipicos([...serie.slice(1), null])).not.toContain(true);
    expect(atipicos([1, 2, 3, 4, 5, 6, 900])).not.toContain(true);
    expect(atipicos([5, 5, 5, 5, 5, 5, 5, 5, 900])).not.toContain(true);
  });

  it('however far one extreme goes, what is said of the others does not change', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: MESES_PARA_ATIPICO, maxLength: 24 }),
        fc.integer({ min: 10_000, max: 1_000_000 }),
        (xs, extremo) =>
          void expect(atipicos([...xs, 10_000]).slice(0, -1)).toEqual(atipicos([...xs, extremo]).slice(0, -1)),
      ),
    );
  });

  it('the order of the months never matters', () => {
    fc.assert(
      fc.property(barajado, ([xs, ys]) => {
        const marcados = (v: readonly number[]) => v.filter((_, i) => atipicos(v)[i]).toSorted((a, b) => a - b);
        expect(marcados(xs)).toEqual(marcados(ys));
      }),
    );
  });
});

describe('denominadores', () => {
  it('marks 10 % exactly, above and below', () => {
    expect(comparar(110, 100)).toEqual({ acuerdo: 'difiere', diferencia: 0.1 });
    expect(comparar(90, 100).acuerdo).toBe('difiere');
    expect(comparar(109, 100).acuerdo).toBe('coincide');
    expect(comparar(33, 30).acuerdo).toBe('difiere'); // 0.1 in binary is not what 3/30 gives
    expect(comparar(0, 40)).toEqual({ acuerdo: 'difiere', diferencia: -1 });
  });

  it('nobody to compare with is not zero, and what did not come is neither', () => {
    expect(comparar(7, 0)).toEqual({ acuerdo: 'no_aplica', diferencia: null });
    expect(comparar(7, null)).toEqual({ acuerdo: 'no_reportado', diferencia: null });
  });

  const anio = (mas: Partial<Conciliacion>): Conciliacion => ({
    anio: 2026,
    padron: 50,
    nacidos: 30,
    meses_nacidos: 6,
    padron_mismos_meses: 31,
    proyeccion: null,
    ...mas,
  });

  it('births are compared with the children of their own months', () => {
    expect(contraNacidos(anio({})).acuerdo).toBe('coincide');
  });

  it('a sum with a part that did not come did not come', () => {
    const suma = sumarConciliacion(anio({}), anio({ padron: 5, nacidos: null }));
    expect(suma).toMatchObject({ padron: 55, nacidos: null, padron_mismos_meses: 62 });
  });
});

describe('frescura', () => {
  const fuente = (f: string, datoHasta: string | null): FuenteFresca => ({
    fuente: f,
    nombre: f,
    cargas: 1,
    filas: 9,
    datoHasta,
  });

  it('each source ages at its own pace', () => {
    const r = frescuraDe(
      [
        fuente('his', '2026-10-16'),
        fuente('cnv', '2026-09-16'),
        fuente('padron', '2026-09-15'),
        fuente('nueva', '2026-08-31'),
      ],
      [],
      '2026-10-31',
    );
    expect(r.map((f) => [f.fuente, f.marca, f.dias, f.umbral])).toEqual([
      ['his', 'al_dia', 15, 15],
      ['cnv', 'al_dia', 45, 45],
      ['padron', 'atrasada', 46, 45],
      ['nueva', 'atrasada', 61, 60],
    ]);
  });

  it('a source that did not come is said apart from one that carries no date', () => {
    const r = frescuraDe([fuente('sectorizacion', null), fuente('his', '2026-06-30')], ['his', 'agua'], '2026-10-31');
    expect(r.map((f) => [f.fuente, f.marca])).toEqual([
      ['sectorizacion', 'sin_fecha'],
      ['his', 'atrasada'],
      ['agua', 'no_llego'],
    ]);
  });
});

it('oportunidad: late by its median or by its share of late lines', () => {
  expect(oportunidadDe({ mediana: 6, con_registro: 100, tarde: 9 })).toBe('a_tiempo');
  expect(oportunidadDe({ mediana: 7, con_registro: 100, tarde: 0 })).toBe('tardio');
  expect(oportunidadDe({ mediana: 0, con_registro: 100, tarde: 10 })).toBe('tardio');
  expect(oportunidadDe({ mediana: null, con_registro: 0, tarde: 0 })).toBe('no_reportado');
});

it('the criteria of the padrón are described in the order in which they are counted', () => {
  expect(CRITERIOS_PADRON.map((c) => c.id)).toEqual(IDS_CRITERIO);
});
