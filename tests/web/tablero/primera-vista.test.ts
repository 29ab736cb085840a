import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Celda, Tablero } from '../../../functions/domain/tablero.ts';
import { titulares } from '../../../web/src/lib/tablero/columnas.ts';
import { estaAtrasada } from '../../../web/src/lib/tablero/frescura.ts';
import { porCuenta } from '../../../web/src/lib/tablero/motivos.ts';
import { partesDe } from '../../../web/src/lib/tablero/partes-frase.ts';
import { abreviar, desplegar, tendenciaBreve } from '../../../web/src/lib/tablero/primera-vista.ts';
import { serieDe } from '../../../web/src/lib/tablero/serie.ts';
import { tableroFicticio, tendenciaFicticia } from '../tablero-ficticio.ts';

describe('the first view', () => {
  const tablero = tableroFicticio('G:05');
  const columnas = titulares(tablero).map((c) => c.i);
  const vista = abreviar(tablero, columnas, false);
  it('unfolds to the same numbers, states and groups', () => {
    const vuelto = desplegar(vista);
    expect(vuelto.hijos.map((h) => [h.ambito, h.grupo])).toEqual(tablero.hijos.map((h) => [h.ambito, h.grupo]));
    const numeros = (t: Tablero, is: readonly number[]) =>
      [t.propio, ...t.hijos].map((f) =>
        is.map((i) => {
          const c = f.celdas[i]!;
          return c.e === 'v' ? [c.num, c.den] : c.e;
        }),
      );
    expect(
      numeros(
        vuelto,
        columnas.map((_, k) => k),
      ),
    ).toEqual(numeros(tablero, columnas));
    expect(
      numeros(tablero, columnas)
        .flat()
        .some((c) => c === 'nr'),
    ).toBe(true);
  });
  it('unfolds any cell to the same state and figures', () => {
    const fraccion = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
    const celda: fc.Arbitrary<Celda> = fc.oneof(
      fc.record({ e: fc.constant('v' as const), num: fc.nat(), den: fc.nat(), sinDato: fc.nat(3) }),
      fc.record(
        {
          e: fc.constant('b' as const),
          pct: fc.tuple(fraccion, fraccion),
          den: fc.tuple(fc.nat(), fc.nat()),
          menos: fc.constantFrom('num' as const, 'brecha' as const),
        },
        { requiredKeys: ['e', 'pct', 'den'] },
      ),
      fc.constantFrom<Celda>({ e: 's' }, { e: 'nr' }, { e: 'na' }),
    );
    fc.assert(
      fc.property(fc.array(celda, { minLength: 1, maxLength: 5 }), (celdas) => {
        const t: Tablero = { ...tablero, propio: { ...tablero.propio, celdas }, hijos: [] };
        const indices = celdas.map((_, i) => i);
        expect(desplegar(abreviar(t, indices, false)).propio.celdas).toEqual(celdas);
      }),
    );
  });
  it('carries the series of the place itself for one indicator, and none where there is none', () => {
    const entera = tendenciaFicticia('G:05');
    const clave = entera.claves[1]!;
    const breve = tendenciaBreve(entera, clave);
    const hasta = entera.periodos.at(-1)!;
    expect(serieDe(breve ?? null, tablero.ambito.id, clave, hasta, 24)).toEqual(
      serieDe(entera, tablero.ambito.id, clave, hasta, 24),
    );
    expect(serieDe(breve ?? null, tablero.ambito.id, entera.claves[0]!, hasta, 24)).toBeNull();
    expect(tendenciaBreve(entera, 'otro')).toBeUndefined();
    expect(desplegar({ ...vista, ...(breve ? { tendencia: breve } : {}) })).toEqual(desplegar(vista));
  });
  it('is small', () => {
    expect(brotliCompressSync(JSON.stringify(vista)).length).toBeLessThan(12_000);
  });
  it('unfolds a board without columns', () => {
    expect(desplegar(abreviar(tablero, [], false)).hijos[0]?.celdas).toEqual([]);
  });
});

describe('a sentence', () => {
  const tablero = tableroFicticio('G:05');
  it('links the names it says to their cells and loses no letter', () => {
    for (const frase of tablero.frases) {
      const partes = partesDe(frase, tablero);
      expect(
        partes
          .map((p) => p.texto)
          .join('')
          .replaceAll('\u00a0', ' '),
      ).toBe(frase.texto);
      for (const p of partes) if (p.ref) expect(frase.celdas).toContainEqual(p.ref);
    }
    expect(partesDe(tablero.frases[0]!, tablero).filter((p) => p.ref)).toHaveLength(2);
  });
});

describe('the months of a cell', () => {
  const t = tendenciaFicticia('G:05');
  const clave = t.claves[0]!;
  it('end in the month of the board, for the place and for its children alike', () => {
    expect(serieDe(t, 'G:05', clave, '2026-10', 12)?.periodos.at(-1)).toBe('2026-10');
    const hijo = serieDe(t, 'D:050101', clave, '2026-08', 12);
    expect(hijo?.periodos).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
    ]);
    const celda = tableroFicticio('G:05', 2).hijos[0]!.celdas[0]!;
    expect(celda.e === 'v' && [celda.num, celda.den]).toEqual([hijo?.serie.num.at(-1), hijo?.serie.den.at(-1)]);
  });
  it('are none for an unknown place, an unknown ficha, or a month before the first', () => {
    expect([
      serieDe(t, 'D:999999', clave, '2026-10', 12),
      serieDe(t, 'G:05', 'otra@v', '2026-10', 12),
      serieDe(t, 'D:050101', clave, '2025-01', 12),
      serieDe(null, 'G:05', clave, '2026-10', 12),
    ]).toEqual([null, null, null, null]);
  });
});

it('marks as stale a source whose last datum is older than that source may be', () => {
  const f = (datoHasta: string | null) => ({ fuente: 'his', nombre: 'HIS', cargas: 1, filas: 1, datoHasta });
  expect([f('2026-10-16'), f('2026-10-15'), f(null)].map((x) => estaAtrasada(x, '2026-10-31'))).toEqual([
    false,
    true,
    false,
  ]);
});

it('puts the most frequent reason first and keeps a reason it does not know', () => {
  expect(porCuenta({ otro_motivo: 2, seguro: 9, duplicado: 0 }).map((m) => m.texto)).toEqual([
    'Tiene otro seguro (EsSalud, sanidades o privado)',
    'Otro motivo',
  ]);
});
