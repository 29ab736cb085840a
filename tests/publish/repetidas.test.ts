import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sinRepetidas } from '../../functions/publish/publico/repetidas.ts';
import type { Totales } from '../../functions/publish/totales.ts';

const DISTRITOS = ['D:050101', 'D:050102', 'D:050103', 'D:050201'];
const IDS = [...DISTRITOS, 'P:0501', 'P:0502', 'G:05'];
type Filas = readonly (readonly [num: number, den: number])[];

/** Totals of a month: of each ficha, the count of each district; provinces and region are their sums. */
const totales = (fichas: Readonly<Record<string, Filas>>): Totales => {
  const claves = Object.keys(fichas);
  const suma = (ds: readonly number[]): number[] =>
    claves.flatMap((c) => [0, 1].map((k) => ds.reduce((s, d) => s + fichas[c]![d]![k]!, 0)));
  return {
    claves,
    lugares: {
      ...Object.fromEntries(DISTRITOS.map((id, d) => [id, suma([d])])),
      'P:0501': suma([0, 1, 2]),
      'P:0502': suma([3]),
      'G:05': suma([0, 1, 2, 3]),
    },
  };
};
const ficha = (clave: string, desde: 'distrito' | 'provincia' = 'distrito') => ({ clave, desde });
const UNA: Filas = [
  [3, 20],
  [5, 31],
  [8, 44],
  [2, 9],
];
const claves = (r: ReturnType<typeof sinRepetidas>): string[] => r.fichas.map((f) => f.clave);

describe('two fichas of the same persons', () => {
  it('are not both published: the first of the list is, and it is told of which the other is a double', () => {
    const otra = UNA.map(([num, den]) => [den - num - 1, den] as const);
    const r = sinRepetidas([ficha('a'), ficha('b')], [totales({ a: UNA, b: otra })], IDS);
    expect(claves(r)).toEqual(['a']);
    expect(r.repetidas).toEqual([{ clave: 'b', como: 'a' }]);
    expect(claves(sinRepetidas([ficha('b'), ficha('a')], [totales({ a: UNA, b: otra })], IDS))).toEqual(['b']);
  });

  it('are told by their numerators or their gaps too', () => {
    const mismoNum = UNA.map(([num, den]) => [num, den + 7] as const);
    const mismaBrecha = UNA.map(([num, den]) => [num + 4, den + 4] as const);
    expect(claves(sinRepetidas([ficha('a'), ficha('b')], [totales({ a: UNA, b: mismoNum })], IDS))).toEqual(['a']);
    expect(claves(sinRepetidas([ficha('a'), ficha('b')], [totales({ a: UNA, b: mismaBrecha })], IDS))).toEqual(['a']);
  });

  it('are looked for where both are published: one by province is compared by province', () => {
    // The same persons, written down in another district of the same province.
    const otra: Filas = [
      [5, 31],
      [8, 44],
      [3, 20],
      [2, 9],
    ];
    const meses = [totales({ a: UNA, b: otra })];
    expect(claves(sinRepetidas([ficha('a'), ficha('b')], meses, IDS))).toEqual(['a', 'b']);
    expect(claves(sinRepetidas([ficha('a'), ficha('b', 'provincia')], meses, IDS))).toEqual(['a']);
  });

  it('that agree here and there are published, and so is one that nobody counted yet', () => {
    const parecida: Filas = [
      [4, 20],
      [6, 33],
      [9, 47],
      [1, 12],
    ];
    const nada: Filas = UNA.map(() => [0, 0] as const);
    const r = sinRepetidas(
      [ficha('a'), ficha('b'), ficha('c'), ficha('d')],
      [totales({ a: UNA, b: parecida, c: nada })],
      IDS,
    );
    expect(claves(r)).toEqual(['a', 'b', 'c', 'd']);
  });

  const publicada = (clave: string, periodos: readonly string[], desde: 'distrito' | 'provincia' = 'distrito') => ({
    ...ficha(clave, desde),
    periodos: new Set(periodos),
  });
  const PERIODOS = ['2026-09', '2026-10'];

  it('another edition says nothing of the months its elder spoke of, and is published of the others', () => {
    const meses = [totales({ 'f@1': UNA, 'f@2': UNA })];
    const antes = (periodos: readonly string[]) => ({ publicadas: [publicada('f@1', periodos)], periodos: PERIODOS });
    const toda = sinRepetidas([ficha('f@2')], meses, IDS, antes(PERIODOS));
    expect(claves(toda)).toEqual([]);
    expect(toda.repetidas).toEqual([{ clave: 'f@2', como: 'f@1' }]);
    const parte = sinRepetidas([ficha('f@2')], meses, IDS, antes(['2026-08', '2026-09']));
    expect(claves(parte)).toEqual(['f@2']);
    expect(parte.repetidas).toEqual([{ clave: 'f@2', como: 'f@1', periodos: ['2026-09'] }]);
    expect([...parte.callados.get('f@2')!]).toEqual(['2026-08', '2026-09']);
    expect(claves(sinRepetidas([ficha('f@2')], meses, IDS, antes(['2026-08'])))).toEqual(['f@2']);
  });

  it('of two in the list, the one already published stays; when both were, the first', () => {
    const meses = [totales({ a: UNA, b: UNA })];
    const de = (...publicadas: ReturnType<typeof publicada>[]) =>
      sinRepetidas([ficha('a'), ficha('b')], meses, IDS, { publicadas, periodos: PERIODOS });
    expect(claves(de(publicada('b', PERIODOS)))).toEqual(['b']);
    expect(claves(de(publicada('b', PERIODOS), publicada('a', PERIODOS)))).toEqual(['a']);
    expect(de(publicada('b', PERIODOS), publicada('a', PERIODOS)).callados.size).toBe(0);
  });

  it('whatever the counts: no two that are left have the same denominators everywhere', () => {
    const filas = fc.array(
      fc.nat(60).chain((den) => fc.nat(den).map((num) => [num, den] as const)),
      { minLength: 4, maxLength: 4 },
    );
    fc.assert(
      fc.property(filas, filas, filas, (a, b, c) => {
        const meses = [totales({ a, b, c, d: a })];
        const quedan = claves(
          sinRepetidas(
            ['a', 'b', 'c', 'd'].map((k) => ficha(k)),
            meses,
            IDS,
          ),
        );
        const dens = quedan.map((k) => ({ a, b, c, d: a })[k]!.map(([, den]) => den).join(' '));
        const sinPersonas = '0 0 0 0';
        expect(new Set(dens.filter((x) => x !== sinPersonas)).size).toBe(dens.filter((x) => x !== sinPersonas).length);
      }),
    );
  });
});
