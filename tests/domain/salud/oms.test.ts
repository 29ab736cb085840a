import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leerTablasOms } from '../../../functions/adapters/catalogos/oms.ts';
import {
  bandaDci,
  calcularZ,
  diasEnteros,
  esInverosimil,
  redondearZ,
  tallaCorregida,
  valorLms,
  zLms,
  zLmsExtendido,
  type Medicion,
} from '../../../functions/domain/salud/oms.ts';

const tablas = leerTablasOms();
const nadie: Medicion = { sexo: 'M', edadDias: 365, tallaCm: null, pesoKg: null, medida: null, edema: false };
const z = (m: Partial<Medicion>) => calcularZ({ ...nadie, ...m }, tablas);
const redondo = (v: number | null) => (v === null ? null : redondearZ(v));

describe('published figures', () => {
  it.each<[Partial<Medicion>, 'talla_edad' | 'peso_edad' | 'peso_talla']>([
    [{ edadDias: 0, tallaCm: 49.8842 }, 'talla_edad'],
    [{ edadDias: 0, pesoKg: 3.3464 }, 'peso_edad'],
    [{ sexo: 'F', edadDias: 1826, tallaCm: 109.4189 }, 'talla_edad'],
    [{ sexo: 'F', edadDias: 1826, pesoKg: 18.2179 }, 'peso_edad'],
    [{ edadDias: 30, tallaCm: 45.1, pesoKg: 2.4577 }, 'peso_talla'],
    [{ sexo: 'F', edadDias: 1000, tallaCm: 120, pesoKg: 22.8173 }, 'peso_talla'],
  ])('the median %o of the WHO tables has z 0 in %s', (m, indicador) => {
    expect(z(m)[indicador]).toBeCloseTo(0, 12);
  });

  // Values of the tests of WHO's own package (anthro).
  it.each<[Partial<Medicion>, number]>([
    [{ sexo: 'M', edadDias: 987, tallaCm: 72.86, medida: 'L' }, -6.09],
    [{ sexo: 'M', edadDias: 8 * 30.4375, tallaCm: 60, medida: 'H' }, -4.81],
    [{ sexo: 'M', edadDias: 9 * 30.4375, tallaCm: 60, medida: 'H' }, -5.02],
    [{ sexo: 'F', edadDias: 24 * 30.4375, tallaCm: 77.5 }, -2.55],
    [{ sexo: 'F', edadDias: 24 * 30.4375, tallaCm: 77.5, medida: 'H' }, -2.55],
  ])('height for age of %o is %d', (m, esperado) => {
    expect(redondo(z(m).talla_edad)).toBe(esperado);
  });
});

describe('lying or standing', () => {
  it.each<[number, 'L' | 'H' | null, number]>([
    [0, 'H', 80],
    [273, 'H', 80], // 8.97 months: taken as lying
    [274, 'H', 80.7],
    [730, 'H', 80.7],
    [730.4, 'H', 80.7],
    [730.5, 'H', 80], // rounds to 731
    [731, 'H', 80],
    [730, 'L', 80],
    [731, 'L', 79.3],
    [730, null, 80],
    [731, null, 80],
  ])('at day %d, measure %s, 80 cm counts as %d', (dia, medida, esperada) => {
    expect(tallaCorregida(80, dia, medida)).toBeCloseTo(esperada, 10);
  });

  it('looks weight up by length before day 731 and by height from it', () => {
    const antes = z({ edadDias: 730, tallaCm: 80, pesoKg: 10 }).peso_talla;
    const despues = z({ edadDias: 731, tallaCm: 80, pesoKg: 10 }).peso_talla;
    expect(antes).toBe(zDePeso('pesoLongitud', 800, 10));
    expect(despues).toBe(zDePeso('pesoTalla', 800, 10));
    expect(antes).not.toBe(despues);
  });

  it('without age looks weight up as measured, or by 87 cm', () => {
    const sinEdad = { edadDias: null, pesoKg: 12 };
    expect(z({ ...sinEdad, tallaCm: 86.9 }).peso_talla).toBe(zDePeso('pesoLongitud', 869, 12));
    expect(z({ ...sinEdad, tallaCm: 87 }).peso_talla).toBe(zDePeso('pesoTalla', 870, 12));
    expect(z({ ...sinEdad, tallaCm: 87, medida: 'L' }).peso_talla).toBe(zDePeso('pesoLongitud', 870, 12));
    expect(z({ ...sinEdad, tallaCm: 80, medida: 'H' }).peso_talla).toBe(zDePeso('pesoTalla', 800, 12));
    expect(z({ ...sinEdad, tallaCm: 80 })).toMatchObject({ talla_edad: null, peso_edad: null, imc_edad: null });
  });
});

function zDePeso(tabla: 'pesoLongitud' | 'pesoTalla', decimas: number, peso: number): number {
  const t = tablas[tabla].M;
  const i = decimas - t.desde;
  return zLmsExtendido(peso, t.l[i]!, t.m[i]!, t.s[i]!);
}

describe('weight for height', () => {
  it('interpolates between tenths of a centimetre', () => {
    // Boys, length 45.0 and 45.1: same L; medians 2.441 and 2.4577, half way 2.44935.
    expect(z({ edadDias: 3, tallaCm: 45.05, pesoKg: 2.44935 }).peso_talla).toBeCloseTo(0, 10);
  });

  it('finds every tenth of the table, ends included, and nothing beyond', () => {
    for (const [tabla, edadDias, desde, hasta] of [
      ['pesoLongitud', 100, 450, 1100],
      ['pesoTalla', 1000, 650, 1200],
    ] as const) {
      for (let d = desde; d <= hasta; d++)
        expect(z({ edadDias, tallaCm: d / 10, pesoKg: 9 }).peso_talla).toBe(zDePeso(tabla, d, 9));
      expect(z({ edadDias, tallaCm: desde / 10 - 0.01, pesoKg: 9 }).peso_talla).toBeNull();
      expect(z({ edadDias, tallaCm: hasta / 10 + 0.01, pesoKg: 9 }).peso_talla).toBeNull();
    }
  });

  it('reaches the end of the table through the correction', () => {
    expect(z({ edadDias: 400, tallaCm: 109.3, pesoKg: 18, medida: 'H' }).peso_talla).not.toBeNull();
    expect(z({ edadDias: 1000, tallaCm: 65.7, pesoKg: 7, medida: 'L' }).peso_talla).not.toBeNull();
  });
});

describe('age', () => {
  it.each([
    [99.49, 99],
    [99.5, 100],
    [0.5, 1],
  ])('%d days round to %d', (edad, dias) => {
    expect(diasEnteros(edad)).toBe(dias);
    expect(z({ edadDias: edad, tallaCm: 60 }).talla_edad).toBe(z({ edadDias: dias, tallaCm: 60 }).talla_edad);
  });

  it('ends at 60 months of 30.4375 days', () => {
    expect(z({ edadDias: 1826, tallaCm: 109, pesoKg: 18 }).talla_edad).not.toBeNull();
    expect(z({ edadDias: 1826.2, tallaCm: 109, pesoKg: 18 }).talla_edad).not.toBeNull();
    for (const edadDias of [-1, 1826.25, 1827, 4000])
      expect(z({ edadDias, tallaCm: 109, pesoKg: 18 })).toEqual({
        talla_edad: null,
        peso_edad: null,
        peso_talla: null,
        imc_edad: null,
      });
  });
});

describe('what weight cannot say', () => {
  it('with oedema only height for age is left', () => {
    const conEdema = z({ tallaCm: 75, pesoKg: 9, edema: true });
    expect(conEdema).toEqual({ ...z({ tallaCm: 75 }) });
    expect(conEdema.talla_edad).not.toBeNull();
  });

  it('takes no measure of zero or less', () => {
    expect(z({ tallaCm: 0, pesoKg: -1 })).toEqual({
      talla_edad: null,
      peso_edad: null,
      peso_talla: null,
      imc_edad: null,
    });
  });
});

describe('beyond three deviations', () => {
  const [l, m, s] = [-0.3521, 7.4327, 0.08217];

  it('weight goes on by the distance between 2 and 3 deviations', () => {
    const paso = valorLms(3, l, m, s) - valorLms(2, l, m, s);
    expect(zLmsExtendido(valorLms(3, l, m, s) + 2 * paso, l, m, s)).toBeCloseTo(5, 10);
    const pasoAbajo = valorLms(-2, l, m, s) - valorLms(-3, l, m, s);
    expect(zLmsExtendido(valorLms(-3, l, m, s) - 1.5 * pasoAbajo, l, m, s)).toBeCloseTo(-4.5, 10);
    expect(zLms(valorLms(3, l, m, s) + 2 * paso, l, m, s)).not.toBeCloseTo(5, 1);
  });

  it('height does not bend', () => {
    // Boys at birth: M 49.8842, S 0.03795, L 1.
    expect(z({ edadDias: 0, tallaCm: 49.8842 * (1 - 5 * 0.03795) }).talla_edad).toBeCloseTo(-5, 10);
  });
});

describe('round trip', () => {
  it('the value at z gives z back, at any day and sex', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1826 }),
        fc.constantFrom('M' as const, 'F' as const),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (edadDias, sexo, buscado) => {
          const [te, pe, ie] = [tablas.tallaEdad[sexo], tablas.pesoEdad[sexo], tablas.imcEdad[sexo]];
          const tallaCm = valorLms(buscado, te.l[edadDias]!, te.m[edadDias]!, te.s[edadDias]!);
          const pesoKg = valorLms(buscado, pe.l[edadDias]!, pe.m[edadDias]!, pe.s[edadDias]!);
          const imc = valorLms(buscado, ie.l[edadDias]!, ie.m[edadDias]!, ie.s[edadDias]!);
          expect(z({ sexo, edadDias, tallaCm, pesoKg }).talla_edad).toBeCloseTo(buscado, 8);
          expect(z({ sexo, edadDias, tallaCm, pesoKg }).peso_edad).toBeCloseTo(buscado, 8);
          expect(z({ sexo, edadDias, tallaCm, pesoKg: imc * (tallaCm / 100) ** 2 }).imc_edad).toBeCloseTo(buscado, 8);
        },
      ),
    );
  });

  it('more weight is never a lower z, even across ±3', () => {
    const peso = fc.double({ min: 1, max: 40, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1826 }), peso, peso, (edadDias, a, b) => {
        const [menor, mayor] = [Math.min(a, b), Math.max(a, b)];
        const de = (pesoKg: number) => z({ edadDias, pesoKg }).peso_edad!;
        return de(menor) <= de(mayor) + 1e-9;
      }),
    );
  });
});

describe('judging a z', () => {
  it.each([
    [-1, 'normal'],
    [3.2, 'normal'],
    [-1.0001, 'riesgo'],
    [-2, 'riesgo'], // exactly −2.00 is not DCI
    [-2.0001, 'moderada'],
    [-3, 'moderada'],
    [-3.0001, 'severa'],
    [-6, 'severa'],
    [-6.0001, null],
    [6, 'normal'],
    [6.0001, null],
  ])('height for age %d is %s', (valor, banda) => {
    expect(bandaDci(valor)).toBe(banda);
  });

  it.each([
    ['talla_edad', -6, 6],
    ['peso_edad', -6, 5],
    ['peso_talla', -5, 5],
    ['imc_edad', -5, 5],
  ] as const)('%s is plausible from %d to %d', (indicador, minimo, maximo) => {
    expect([minimo, maximo].map((v) => esInverosimil(indicador, v))).toEqual([false, false]);
    expect([minimo - 0.01, maximo + 0.01].map((v) => esInverosimil(indicador, v))).toEqual([true, true]);
  });

  it('rounds half away from zero and has no −0', () => {
    expect([0.125, -0.125, 1.375, -0.004].map(redondearZ)).toEqual([0.13, -0.13, 1.38, 0]);
  });
});
