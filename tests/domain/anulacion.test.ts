import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anuladaDe,
  enPie,
  motivoMalo,
  ultimas,
  vigencias,
  type Anotacion,
  type CargaRecibida,
} from '../../functions/domain/anulacion.ts';
import { vigentes } from '../../functions/domain/carga.ts';
import { claveDeclaracion, declaracionDe } from '../../functions/domain/declaracion.ts';
import { avisoAnulada, avisoDistinta, diceLoMismo } from '../../functions/domain/otra-declaracion.ts';
import { cargaDePrueba } from '../carga-de-prueba.ts';

const mapa = { eess: new Map() };
const instante = (n: number): string => new Date(Date.UTC(2026, 10, 5) + n).toISOString();

const recibida = (id: string, mas: Partial<CargaRecibida> = {}): CargaRecibida => ({
  ...cargaDePrueba({ id, sha256: id.repeat(4), emitido: '2026-11-05', modificado: '2026-11-05T00:00:00.000Z' }),
  region: '05',
  recibida: instante(0),
  anulada: null,
  ...mas,
});
const nota = (carga: string, tipo: Anotacion['tipo'], n: number): Anotacion => ({
  carga,
  tipo,
  instante: instante(n),
  sujeto: 's',
  motivo: `${tipo} ${n}`,
});
const estado = (notas: readonly Anotacion[], id = 'a') => anuladaDe(ultimas(notas).get(id))?.motivo ?? null;

describe('lo último que se dijo decide', () => {
  it('whatever the order of the lines; at one instant, voided', () => {
    expect(estado([])).toBeNull();
    expect(estado([nota('a', 'anulada', 1)])).toBe('anulada 1');
    expect(estado([nota('a', 'anulada', 1), nota('a', 'restituida', 2)])).toBeNull();
    expect(estado([nota('a', 'restituida', 2), nota('a', 'anulada', 3), nota('a', 'anulada', 1)])).toBe('anulada 3');
    expect(estado([nota('a', 'anulada', 2), nota('a', 'restituida', 2)])).toBe('anulada 2');
    expect(estado([nota('a', 'restituida', 2), nota('a', 'anulada', 2)])).toBe('anulada 2');
    expect(estado([nota('b', 'anulada', 1)])).toBeNull();
  });

  it('any order of the lines of a journal gives the same set in force, with one carga of the same bytes at most', () => {
    const lugares = ['G:05', 'P:0503', 'D:050304'] as const;
    const carga = fc.record({
      bytes: fc.constantFrom('1', '2', '3'),
      periodo: fc.constantFrom('2026-09', '2026-10'),
      ambito: fc.constantFrom(...lugares),
      emitido: fc.constantFrom(null, '2026-11-05', '2026-11-06'),
      recibida: fc.nat(3),
    });
    const notas = fc.record({
      de: fc.nat(8),
      tipo: fc.constantFrom('anulada' as const, 'restituida' as const),
      n: fc.nat(4),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(carga, { maxLength: 9, selector: (c) => `${c.bytes}${c.periodo}${c.ambito}${c.emitido}` }),
        fc.array(notas, { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (cargas, dichas, azar) => {
          const lineas = cargas.map((c, i) =>
            recibida(`${c.bytes}${i}`, {
              sha256: c.bytes.repeat(64),
              alcance: { fuente: 'his', periodo: c.periodo, ambito: c.ambito },
              emitido: c.emitido,
              recibida: instante(c.recibida),
            }),
          );
          const dichos = dichas.flatMap(({ de, tipo, n }) => (lineas[de] ? [nota(lineas[de].id, tipo, n)] : []));
          const barajar = <T>(xs: readonly T[]): T[] =>
            xs
              .map((x) => [azar.next().value, x] as const)
              .sort(([a], [b]) => a - b)
              .map(([, x]) => x);
          const enVigor = (cs: readonly CargaRecibida[], ns: readonly Anotacion[]): [string[], [string, unknown][]] => {
            const de = ultimas(ns);
            const dichas = cs.map((c) => ({ ...c, anulada: anuladaDe(de.get(c.id)) }));
            return [
              vigentes(enPie(dichas), mapa).map((v) => v.carga.id),
              [...vigencias(dichas, mapa)].sort(([a], [b]) => (a < b ? -1 : 1)),
            ];
          };
          const [ids, juicios] = enVigor(lineas, dichos);
          expect(enVigor(barajar(lineas), barajar(dichos))).toEqual([ids, juicios]);
          expect(new Set(ids.map((id) => id[0])).size).toBe(ids.length);
          // What is told of each is what the close takes.
          expect(juicios.filter(([, v]) => /entera|en_parte/.test(JSON.stringify(v))).map(([id]) => id)).toEqual(
            ids.toSorted(),
          );
        },
      ),
    );
  });
});

describe('si una carga cuenta', () => {
  const deTodas = (...cs: CargaRecibida[]) => Object.fromEntries(vigencias(cs, mapa));
  it('says which take its place, whole or in part', () => {
    const distrito = recibida('b', {
      alcance: { fuente: 'his', periodo: '2026-10', ambito: 'D:050304' },
      emitido: '2026-11-10',
    });
    expect(deTodas(recibida('a'), distrito, recibida('c', { error: { codigo: 'x', mensaje: '' } }))).toEqual({
      a: { vigente: 'en_parte', reemplazada_por: ['b'] },
      b: { vigente: 'entera', reemplazada_por: [] },
      c: { vigente: 'rechazada', reemplazada_por: [] },
    });
    const posterior = recibida('d', { emitido: '2026-11-20' });
    expect(deTodas(recibida('a'), distrito, posterior)).toMatchObject({
      a: { vigente: 'no', reemplazada_por: ['d'] },
      b: { vigente: 'no', reemplazada_por: ['d'] },
    });
    const anulada = { ...posterior, anulada: { instante: '', sujeto: '', motivo: '' } };
    expect(deTodas(recibida('a'), anulada)).toMatchObject({ a: { vigente: 'entera' }, d: { vigente: 'anulada' } });
  });

  it('of the same bytes twice, the later issue counts, whichever came first', () => {
    const otra = recibida('z', {
      sha256: 'a'.repeat(4),
      recibida: instante(1),
      alcance: { fuente: 'his', periodo: '2026-09', ambito: 'G:05' },
    });
    const dichas = [recibida('a'), { ...otra, emitido: '2026-11-09' }];
    for (const orden of [dichas, dichas.toReversed()])
      expect(deTodas(...orden)).toEqual({
        a: { vigente: 'no', reemplazada_por: ['z'] },
        z: { vigente: 'entera', reemplazada_por: [] },
      });
    // Nothing said of the issue: what was declared decides, never the arrival.
    const empate = [
      recibida('a', { declarado: { periodo: '2026-10' } }),
      { ...otra, declarado: { periodo: '2026-09' } },
    ];
    expect(deTodas(...empate)).toEqual(deTodas(...empate.toReversed()));
  });
});

it('the same declaration has one text, with only what was said', () => {
  expect(declaracionDe({ region: '05', periodo: undefined, ambito: '' })).toEqual({ region: '05' });
  expect(claveDeclaracion({ region: '05', ambito: 'G:05' })).toBe(claveDeclaracion({ ambito: 'G:05', region: '05' }));
});

it('read the same in the same journal is the same carga; and what is said of another explains itself', () => {
  const c = recibida('a', { declarado: { periodo: '2026-11' } });
  expect(diceLoMismo(c, '05', c)).toBe(true);
  expect(diceLoMismo(c, '06', c)).toBe(false);
  expect(diceLoMismo({ ...c, emitido: '2026-11-06' }, '05', c)).toBe(false);
  expect(diceLoMismo({ ...c, alcance: { ...c.alcance, periodo: '2026-09' } }, '05', c)).toBe(false);
  expect(avisoDistinta(c)).toMatch(/2026-10, G:05, emitido 2026-11-05.*sala anular a --motivo/);
  expect(avisoAnulada({ ...c, anulada: { instante: instante(0), sujeto: 's', motivo: 'por error' } })).toMatch(
    /2026-11-05T.*por error.*--deshacer/,
  );
});

it('a motive is a sentence without documents', () => {
  expect(motivoMalo('se cargó con el mes equivocado')).toBeNull();
  for (const malo of ['', '   x  ', 'a\nbcdef', 'es de 99000001', 'x'.repeat(301)])
    expect(motivoMalo(malo)).not.toBeNull();
});
