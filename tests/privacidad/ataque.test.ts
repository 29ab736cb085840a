import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Highs } from 'highs';
import { acotar } from './ataque/acotar.ts';
import { atacarFicha } from './ataque/atacar.ts';
import { esPosible, type Mundo } from './ataque/modelo.ts';
import { extremos, mostrarMundos, valorDe, type Blanco } from './ataque/mundos.ts';
import { sistemaDe } from './ataque/sistema.ts';
import { abrirSolucionador } from './ataque/solucionador.ts';
import { CLAVE, dichosDe, P, publicar, publicarSoloPrimarias, verdadDe, type Territorio } from './territorio.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await abrirSolucionador();
});

const opciones = () => ({ highs, ...P, semilla: 1, muestra: 0, segundos: 20 });
const corte = (m: number, r = 1): string =>
  `05-${2025 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}-r${r}`;
const DISTRITOS = ['D:050101', 'D:050102', 'D:050103', 'D:050104', 'D:050201', 'D:050202', 'D:050203', 'D:05-SIN'];

const conteo = (tamano: number) =>
  fc.nat(tamano).chain((den) => fc.oneof(fc.nat(den), fc.constantFrom(0, den)).map((num) => ({ num, den })));
const territorio = (meses: { min: number; max: number }): fc.Arbitrary<Territorio> =>
  fc
    .record({
      cuantos: fc.integer({ min: 2, max: DISTRITOS.length }),
      tamanos: fc.array(fc.constantFrom(3, 12, 40, 150), { minLength: 8, maxLength: 8 }),
      meses: fc.integer(meses),
    })
    .chain(({ cuantos, tamanos, meses: n }) =>
      fc.array(fc.tuple(...tamanos.slice(0, cuantos).map(conteo)), { minLength: n, maxLength: n }).map((filas) => ({
        distritos: DISTRITOS.slice(0, cuantos),
        meses: filas.map((conteos, m) => ({ corte: corte(m), conteos })),
      })),
    );

describe('el atacante', () => {
  /** A province of three districts: one small count hidden, and the other two and the total exact. */
  const CHICA: Territorio = {
    distritos: ['D:050101', 'D:050102', 'D:050103'],
    meses: [
      {
        corte: corte(0),
        conteos: [
          { num: 3, den: 40 },
          { num: 25, den: 60 },
          { num: 31, den: 55 },
        ],
      },
    ],
  };

  it('breaks a scheme that hides the small counts and nothing else', () => {
    const dichos = publicarSoloPrimarias(CHICA, [corte(0)]);
    const r = atacarFicha(CLAVE, dichos, verdadDe(CHICA), opciones());
    expect(r.estrechadas).toContainEqual({ lugar: 'D:050101', cortes: [corte(0)], campo: 'num', rango: [3, 3] });
  });

  it('breaks it too by the difference of two windows, where no total of a place gives it away', () => {
    const meses = Array.from({ length: 13 }, (_, m) => ({
      corte: corte(m),
      conteos: [
        { num: m === 12 ? 12 : 14, den: 40 },
        { num: m === 0 ? 4 : 15, den: 41 },
      ],
    }));
    const t: Territorio = { distritos: ['D:050101', 'D:050102'], meses };
    const dichos = publicarSoloPrimarias(
      t,
      meses.map((m) => m.corte),
    ).filter((d) => d.lugar.startsWith('D:'));
    const r = atacarFicha(CLAVE, dichos, verdadDe(t), opciones());
    expect(r.estrechadas).toContainEqual({ lugar: 'D:050102', cortes: [corte(0)], campo: 'num', rango: [4, 4] });
  });

  it('breaks most random territories published like that', () => {
    let rotos = 0;
    const arbitrario = territorio({ min: 1, max: 14 });
    for (const t of fc.sample(arbitrario, { numRuns: 20, seed: 7 })) {
      const dichos = publicarSoloPrimarias(
        t,
        t.meses.map((m) => m.corte),
      );
      if (atacarFicha(CLAVE, dichos, verdadDe(t), opciones()).estrechadas.length > 0) rotos++;
    }
    expect(rotos).toBeGreaterThan(15);
  });

  it('says so when what is published is not true', () => {
    const dichos = publicarSoloPrimarias(CHICA, [corte(0)]);
    const falsos = dichos.map((d) => (d.lugar === 'D:050102' ? { ...d, num: [26, 26] as const } : d));
    expect(() => atacarFicha(CLAVE, falsos, verdadDe(CHICA), opciones())).toThrow(/no es verdad.*D:050102/);
  });

  it('bounds, worlds and solver agree: the worlds are inside the exact bounds, and these inside those of propagation', () => {
    fc.assert(
      fc.property(territorio({ min: 1, max: 3 }), fc.nat(1000), (t, n) => {
        const cortes = t.meses.map((m) => m.corte);
        const sistema = sistemaDe(CLAVE, dichosDe(publicar(t, cortes, [])), (_l, a, b) => a === b);
        const verdad = verdadDe(t);
        const mundo: Mundo = sistema.incognitas.map((x) => {
          const { num, den } = verdad(CLAVE, x.lugar, x.cortes[0]!);
          return [num, den - num];
        });
        expect(esPosible(sistema, mundo)).toBe(true);
        const i = n % sistema.incognitas.length;
        const blanco: Blanco = { incognitas: [i], campo: 'num' };
        const { hallados } = mostrarMundos(sistema, mundo, [blanco], 5, 1);
        const exactos = extremos(highs, sistema, blanco, 20)!;
        const [menor, mayor] = acotar(sistema).incognitas[i]!.num;
        expect(exactos[0]).toBeGreaterThanOrEqual(menor);
        expect(exactos[1]).toBeLessThanOrEqual(mayor);
        expect(Math.min(...hallados[0]!)).toBeGreaterThanOrEqual(exactos[0]);
        expect(Math.max(...hallados[0]!)).toBeLessThanOrEqual(exactos[1]);
        expect(valorDe(blanco, mundo)).toBeGreaterThanOrEqual(exactos[0]);
        expect(valorDe(blanco, mundo)).toBeLessThanOrEqual(exactos[1]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('lo que Sala publica', () => {
  it('narrows no protected count: one corte or two years of them, asked of the solver too', () => {
    fc.assert(
      fc.property(territorio({ min: 1, max: 15 }), (t) => {
        const tablas = publicar(
          t,
          t.meses.map((m) => m.corte),
          [],
        );
        const r = atacarFicha(CLAVE, dichosDe(tablas), verdadDe(t), { ...opciones(), muestra: 1 });
        expect(r.estrechadas).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('nor when every corte is published by itself, each with the ones before in sight', () => {
    fc.assert(
      fc.property(territorio({ min: 12, max: 15 }), (t) => {
        const cortes = t.meses.map((m) => m.corte);
        let tablas = publicar(t, cortes.slice(0, 11), []);
        for (let n = 12; n <= cortes.length; n++) tablas = publicar(t, cortes.slice(0, n), tablas);
        const r = atacarFicha(CLAVE, dichosDe(tablas), verdadDe(t), opciones());
        expect(r.estrechadas).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('nor with a month corrected afterwards, both revisions known, and known too which districts did not change', () => {
    fc.assert(
      fc.property(territorio({ min: 12, max: 14 }), fc.nat(11), fc.nat(7), fc.nat(3), (t, mes, cual, mas) => {
        const cortes = t.meses.map((m) => m.corte);
        const primeras = publicar(t, cortes, []);
        const corregido = t.meses[mes]!.conteos.map((c, d) =>
          d === cual % t.distritos.length ? { num: c.num + mas, den: c.den + mas } : c,
        );
        const otro: Territorio = { ...t, meses: [...t.meses, { corte: corte(mes, 2), conteos: corregido }] };
        const vigentes = cortes.map((c, m) => (m === mes ? corte(mes, 2) : c));
        const todas = publicar(otro, vigentes, primeras);
        expect(todas.length).toBeGreaterThan(primeras.length);
        const r = atacarFicha(CLAVE, dichosDe(todas), verdadDe(otro), opciones());
        expect(r.estrechadas).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});
