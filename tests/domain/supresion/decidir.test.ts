import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decidirFicha,
  type DecisionFicha,
  type LugarPublico,
  type MesContado,
  type PedidoFicha,
} from '../../../functions/domain/supresion/decidir.ts';
import { admite, LIBRE, MAXIMO_AFLOJADO, regionDe } from '../../../functions/domain/supresion/rejilla.ts';

const P = { minimo: 10, denominador: 20, denominadorMes: 100, candidatos: 5, fichas: [] };

const terminar = (pedido: PedidoFicha): DecisionFicha => {
  const trabajo = decidirFicha(pedido, P);
  for (;;) {
    const paso = trabajo.next();
    if (paso.done) return paso.value;
  }
};

/** Two provinces of some districts each, and the region. */
const lugaresDe = (primera: number, segunda: number): LugarPublico[] => {
  const hojas = Array.from({ length: primera + segunda }, (_, i) => i);
  return [
    ...hojas.map((h) => ({ id: `D:${h}`, hojas: [h], escala: 'gruesa' as const, nivel: 0 })),
    { id: 'P:1', hojas: hojas.slice(0, primera), escala: 'gruesa', nivel: 1 },
    { id: 'P:2', hojas: hojas.slice(primera), escala: 'gruesa', nivel: 1 },
    { id: 'G:05', hojas, escala: 'fina', nivel: 2 },
  ];
};

const periodo = (m: number): string => `${2025 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`;
const mesesDe = (conteos: readonly (readonly { num: number; den: number }[])[]): MesContado[] =>
  conteos.map((c, m) => ({ corte: `05-${periodo(m)}-r1`, periodo: periodo(m), conteos: c, quieto: false }));
const tablasDe = (meses: readonly MesContado[]) => [
  ...meses.map((m) => ({ meses: [m.corte] })),
  ...meses.slice(11).map((_, i) => ({ meses: meses.slice(i, i + 12).map((m) => m.corte) })),
];

const territorio = fc
  .record({
    primera: fc.integer({ min: 1, max: 4 }),
    segunda: fc.integer({ min: 1, max: 3 }),
    meses: fc.integer({ min: 1, max: 14 }),
    tamano: fc.constantFrom(2, 8, 40, 200),
  })
  .chain(({ primera, segunda, meses, tamano }) => {
    const uno = fc
      .nat(tamano)
      .chain((den) => fc.oneof(fc.nat(den), fc.constantFrom(0, den)).map((num) => ({ num, den })));
    const fila = fc.array(uno, { minLength: primera + segunda, maxLength: primera + segunda });
    return fc
      .array(fila, { minLength: meses, maxLength: meses })
      .map((c) => ({ lugares: lugaresDe(primera, segunda), meses: mesesDe(c) }));
  });

describe('decidir', () => {
  it('leaves no protected count without its five worlds, and only publishes the class of each count', () => {
    fc.assert(
      fc.property(territorio, ({ lugares, meses }) => {
        const nuevas = tablasDe(meses);
        const d = terminar({ clave: 'x', lugares, meses, fijas: [], nuevas });
        expect(d.abiertos).toBe(0);
        nuevas.forEach((t, i) =>
          lugares.forEach((l, j) => {
            const conteo = t.meses
              .flatMap((c) => l.hojas.map((h) => meses.find((m) => m.corte === c)!.conteos[h]!))
              .reduce((a, b) => ({ num: a.num + b.num, den: a.den + b.den }));
            const r = d.regiones[i]![j]!;
            expect(admite(r, conteo.num, conteo.den - conteo.num, P.minimo)).toBe(true);
            expect(r).toEqual(regionDe(conteo, l.escala, d.aflojados[i]![j]!, P, t.meses.length));
          }),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('decides the same of the same', () => {
    fc.assert(
      fc.property(territorio, ({ lugares, meses }) => {
        const pedido = { clave: 'x', lugares, meses, fijas: [], nuevas: tablasDe(meses) };
        expect(terminar(pedido)).toEqual(terminar(pedido));
      }),
      { numRuns: 5 },
    );
  });

  it('takes into account what was published before: a window that would give a month away is not given', () => {
    // One district of its own; the window after has the same eleven months, so both say the difference of two.
    const lugares = lugaresDe(1, 1);
    const conteos = Array.from({ length: 13 }, (_, m) => [
      { num: m === 12 ? 7 : 3, den: m === 12 ? 8 : 4 },
      { num: 30, den: 60 },
    ]);
    const meses = mesesDe(conteos);
    const [antes, luego] = [tablasDe(meses.slice(0, 12)), tablasDe(meses)];
    const primera = terminar({ clave: 'x', lugares, meses: meses.slice(0, 12), fijas: [], nuevas: antes });
    const fijas = antes.map((t, i) => ({ meses: t.meses, regiones: primera.regiones[i]! }));
    const vistas = new Set(antes.map((t) => t.meses.join(' ')));
    const nuevas = luego.filter((t) => !vistas.has(t.meses.join(' ')));
    const segunda = terminar({ clave: 'x', lugares, meses, fijas, nuevas });
    expect(nuevas).toHaveLength(2);
    expect(segunda.abiertos).toBe(0);
    expect(segunda.protegidos).toBeGreaterThan(0);
  });

  it('where what was published leaves no room, nothing more is said', () => {
    // An old table that says it exactly: no world is left, whatever comes after.
    const lugares = lugaresDe(1, 1);
    const meses = mesesDe([
      [
        { num: 3, den: 30 },
        { num: 20, den: 60 },
      ],
    ]);
    const exacta = lugares.map((l) => {
      const den = l.hojas.reduce((s, h) => s + meses[0]!.conteos[h]!.den, 0);
      const num = l.hojas.reduce((s, h) => s + meses[0]!.conteos[h]!.num, 0);
      const parte = Math.floor((num * 10_000) / den);
      return { den: [den, den] as const, pct: [parte, parte + 1] as const, menos: null };
    });
    const d = terminar({
      clave: 'x',
      lugares,
      meses,
      fijas: [{ meses: [meses[0]!.corte], regiones: exacta }],
      nuevas: [{ meses: [meses[0]!.corte] }],
    });
    expect(d.abiertos).toBeGreaterThan(0);
    expect(d.regiones.flat().every((r) => r === LIBRE)).toBe(true);
  });

  it('loosens where it must and only there: a lone district under a province that says it finely', () => {
    const lugares = lugaresDe(1, 3);
    const meses = mesesDe(
      Array.from({ length: 12 }, (_, m) => [
        { num: (m % 2) + 4, den: 6 },
        { num: 200, den: 400 },
        { num: 300, den: 500 },
        { num: 100, den: 300 },
      ]),
    );
    const d = terminar({ clave: 'x', lugares, meses, fijas: [], nuevas: tablasDe(meses) });
    const niveles = d.aflojados.flat();
    expect(niveles.some((n) => n === 0)).toBe(true);
    expect(Math.max(...niveles)).toBeLessThanOrEqual(MAXIMO_AFLOJADO);
  });
});
