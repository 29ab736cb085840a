import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acumular, comprobarIdentidad, totalesPorFicha, type Acumulado } from '../../functions/domain/acumulado.ts';
import { lineaCanonica, type Hecho } from '../../functions/domain/hecho.ts';

const cuelga = (renipress: string) =>
  renipress === 'SIN'
    ? { disa: 'SIN', red: 'SIN', microred: 'SIN' }
    : { disa: '05', red: Number(renipress) % 2 ? '01' : '02', microred: `0${Number(renipress) % 3}` };

const hecho = (cambios: Partial<Hecho>): Hecho => ({
  eess: '00000001',
  sector: '00000001-01',
  distrito: '050304',
  ficha: 'dni_30d',
  version: 'fed_2025_2026',
  metodo: '',
  curso_vida: 'nino',
  condicion: '',
  num: 1,
  den: 2,
  sin_dato: 0,
  excluidos: {},
  componentes: {},
  ...cambios,
});

/** A sector belongs to one facility, so its code is drawn from it. */
const arbHecho: fc.Arbitrary<Hecho> = fc
  .record({
    n: fc.integer({ min: 0, max: 6 }),
    s: fc.constantFrom('01', '02', 'SIN', ''),
    distrito: fc.constantFrom('050301', '050302', '050101', '090101', 'SIN'),
    ficha: fc.constantFrom('a', 'b'),
    den: fc.nat(50),
    sin_dato: fc.nat(5),
    excl: fc.nat(4),
  })
  .chain((r) =>
    fc.nat(r.den).map((num) => {
      const eess = r.n === 0 ? 'SIN' : `0000000${r.n}`;
      return hecho({
        eess,
        sector: r.s === '' || r.s === 'SIN' ? r.s : eess === 'SIN' ? 'SIN' : `${eess}-${r.s}`,
        distrito: r.distrito,
        ficha: r.ficha,
        num,
        den: r.den,
        sin_dato: r.sin_dato,
        excluidos: r.excl ? { seguro: r.excl } : {},
        componentes: { dni: [num, r.den - num, 0] },
      });
    }),
  );

describe('acumular', () => {
  it('adds along both hierarchies up to the same region', () => {
    fc.assert(
      fc.property(fc.array(arbHecho, { maxLength: 40 }), (hechos) => {
        const a = acumular(hechos, '05', cuelga);
        expect(comprobarIdentidad(hechos, a)).toEqual([]);
        const den = hechos.reduce((n, h) => n + h.den, 0);
        const enRegion = [...totalesPorFicha(a.ambitos.get('G:05')).values()].reduce((n, t) => n + t.den, 0);
        expect(enRegion).toBe(den);
      }),
    );
  });

  it('does not depend on the order of the facts', () => {
    fc.assert(
      fc.property(fc.array(arbHecho, { maxLength: 25 }), (hechos) => {
        const llano = (a: Acumulado) => JSON.stringify([...a.ambitos].sort());
        expect(llano(acumular([...hechos].reverse(), '05', cuelga))).toBe(llano(acumular(hechos, '05', cuelga)));
      }),
    );
  });

  it('keeps those who could not be placed as members', () => {
    const a = acumular(
      [
        hecho({ eess: 'SIN', sector: 'SIN' }),
        hecho({ sector: 'SIN' }),
        hecho({ distrito: '090101' }),
        hecho({ distrito: 'SIN' }),
      ],
      '05',
      cuelga,
    );
    expect([...a.ambitos.keys()]).toEqual(
      expect.arrayContaining([
        'E:SIN-050304',
        'S:SIN-050304-SIN',
        'S:00000001-SIN',
        'D:05-FUERA',
        'D:05-SIN',
        'M:SIN-SIN-SIN',
      ]),
    );
  });

  it('a facility with residents of another district has another total than its district', () => {
    const a = acumular([hecho({ den: 10 }), hecho({ distrito: '050301', den: 3 })], '05', cuelga);
    expect(totalesPorFicha(a.ambitos.get('E:00000001')).get('dni_30d@fed_2025_2026')?.den).toBe(13);
    expect(totalesPorFicha(a.ambitos.get('D:050304')).get('dni_30d@fed_2025_2026')?.den).toBe(10);
    expect(a.sectoresDeDistrito.get('D:050301')?.get('S:00000001-01')?.[0]?.den).toBe(3);
  });
});

describe('comprobarIdentidad', () => {
  it('finds a total that was tampered with', () => {
    const hechos = [hecho({}), hecho({ eess: '00000002', sector: '00000002-01', den: 7 })];
    const a = acumular(hechos, '05', cuelga);
    for (const lugar of ['G:05', 'D:050304', 'P:0503', 'E:00000002', 'S:00000002-01', 'R:05-02', 'M:05-02-02']) {
      const ambitos = new Map(a.ambitos);
      ambitos.set(
        lugar,
        a.ambitos.get(lugar)!.map((h) => ({ ...h, den: h.den + 1 })),
      );
      expect(comprobarIdentidad(hechos, { ...a, ambitos }).length, lugar).toBeGreaterThan(0);
    }
  });

  it('finds a place that disappeared', () => {
    const hechos = [hecho({}), hecho({ eess: 'SIN', sector: 'SIN' })];
    const a = acumular(hechos, '05', cuelga);
    const ambitos = new Map(a.ambitos);
    ambitos.delete('E:SIN-050304');
    expect(comprobarIdentidad(hechos, { ...a, ambitos })).toContainEqual({
      nivel: 'E',
      clave: 'dni_30d@fed_2025_2026',
      campo: 'den',
      hojas: 4,
      nivelSuma: 2,
    });
  });
});

describe('línea canónica', () => {
  it('is the same for the same fact whatever the order of its reasons', () => {
    const a = lineaCanonica(hecho({ excluidos: { seguro: 1, edad: 2 }, componentes: { b: [1, 0, 0], a: [0, 1, 0] } }));
    const b = lineaCanonica(hecho({ excluidos: { edad: 2, seguro: 1 }, componentes: { a: [0, 1, 0], b: [1, 0, 0] } }));
    expect(a).toBe(b);
    expect(a).not.toBe(lineaCanonica(hecho({ excluidos: { seguro: 1, edad: 3 } })));
  });
});
