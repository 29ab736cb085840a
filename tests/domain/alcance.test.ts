import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  abarca,
  abarcaLugar,
  abarcaMeses,
  cruza,
  cruzaMeses,
  extremos,
  mesesDe,
  sonMeses,
  type Alcance,
  type Mapa,
  type Meses,
} from '../../functions/domain/alcance.ts';
import { precedencia, vigentes, type Carga } from '../../functions/domain/carga.ts';
import { cargaDePrueba } from '../carga-de-prueba.ts';

const eess = (ubigeo: string, red: string, microred: string) => ({ ubigeo, disa: '05', red, microred });
const mapa: Mapa = {
  eess: new Map([
    ['00003644', eess('050304', '01', '02')],
    ['00003645', eess('050301', '01', '03')],
  ]),
};

describe('meses', () => {
  it('a whole picture holds everything and nothing but another holds it', () => {
    expect(abarcaMeses('', '2026-10')).toBe(true);
    expect(abarcaMeses('2026-01/2026-12', '')).toBe(false);
    expect(abarcaMeses('', '')).toBe(true);
  });

  it('ranges hold their two ends', () => {
    expect(abarcaMeses('2026-01/2026-10', '2026-10')).toBe(true);
    expect(abarcaMeses('2026-01/2026-10', '2026-11')).toBe(false);
    expect(cruzaMeses('2026-01/2026-10', '2026-10/2026-12')).toBe(true);
    expect(cruzaMeses('2026-01/2026-09', '2026-10/2026-12')).toBe(false);
  });

  it('mesesDe writes a set the shortest way', () => {
    expect(mesesDe([])).toBe('');
    expect(mesesDe(['2026-10', '2026-10'])).toBe('2026-10');
    expect(mesesDe(['2026-10', '2026-02'])).toBe('2026-02/2026-10');
    expect(extremos('2026-02/2026-10')).toEqual(['2026-02', '2026-10']);
  });
});

describe('lugares', () => {
  it.each([
    ['N:PE', 'G:05', true],
    ['G:05', 'D:050304', true],
    ['P:0503', 'D:050304', true],
    ['D:050304', 'P:0503', false],
    ['E:00003644', 'S:00003644-01', true],
    ['M:05-01-02', 'E:00003644', true],
    ['M:05-01-02', 'E:00003645', false],
    ['R:05-01', 'M:05-01-03', true],
    // A facility attends residents of other districts: neither holds the other.
    ['D:050304', 'E:00003644', false],
    ['G:05', 'E:00003644', false],
  ])('%s holds %s: %s', (grande, chico, si) => {
    expect(abarcaLugar(grande, chico, mapa)).toBe(si);
  });
});

const ALCANCES: Alcance[] = (['', '2026-09', '2026-10', '2026-08/2026-10'] satisfies Meses[]).flatMap((periodo) =>
  ['G:05', 'P:0503', 'D:050304', 'D:050301', 'E:00003644', 'M:05-01-02'].map((ambito) => ({
    fuente: 'his',
    periodo,
    ambito,
  })),
);

describe('relaciones', () => {
  it('holding is transitive, and what holds also crosses', () => {
    for (const a of ALCANCES)
      for (const b of ALCANCES) {
        if (!abarca(a, b, mapa)) continue;
        expect(cruza(a, b, mapa)).toBe(true);
        for (const c of ALCANCES) if (abarca(b, c, mapa)) expect(abarca(a, c, mapa)).toBe(true);
      }
  });

  it('crossing is symmetric', () => {
    for (const a of ALCANCES) for (const b of ALCANCES) expect(cruza(a, b, mapa)).toBe(cruza(b, a, mapa));
  });
});

const carga = (sha256: string, alcance: Alcance, emitido: string | null): Carga =>
  cargaDePrueba({ id: sha256, sha256, archivo: `${sha256}.csv`, alcance, emitido, modificado: '' });

/** A row that a file may bring: when it happened, where it was attended and where the person lives. */
type Fila = { mes: string; eess: string; ubigeo: string };
const FILAS: Fila[] = ['2026-08', '2026-09', '2026-10'].flatMap((mes) =>
  ['00003644', '00003645'].flatMap((e) => ['050304', '050301', '050101'].map((ubigeo) => ({ mes, eess: e, ubigeo }))),
);
const dentro = ({ periodo, ambito }: Alcance, f: Fila): boolean => {
  const codigo = ambito.slice(2);
  const lugar = ambito.startsWith('E:')
    ? f.eess === codigo
    : ambito.startsWith('M:')
      ? codigo === '05-01-02' && f.eess === '00003644'
      : f.ubigeo.startsWith(codigo);
  const limites = extremos(periodo);
  return lugar && (limites === null || (limites[0] <= f.mes && f.mes <= limites[1]));
};

describe('vigentes', () => {
  it('a row counts by the latest issue whose scope holds it, in any order of arrival', () => {
    const arb = fc.uniqueArray(
      fc.record({
        sha: fc.stringMatching(/^[0-9a-f]{6}$/),
        alcance: fc.constantFrom(...ALCANCES),
        emitido: fc.constantFrom(null, '2026-11-05', '2026-11-06', '2026-11-07'),
      }),
      { maxLength: 10, selector: (x) => x.sha },
    );
    fc.assert(
      fc.property(arb, fc.infiniteStream(fc.nat()), (xs, azar) => {
        const cargas = xs.map((x) => carga(x.sha, x.alcance, x.emitido));
        const barajadas = cargas
          .map((c) => ({ c, n: azar.next().value as number })) // an infinite stream has a next
          .sort((a, b) => a.n - b.n)
          .map(({ c }) => c);
        const enVigor = vigentes(barajadas, mapa);
        expect(enVigor).toEqual(vigentes(cargas, mapa));
        for (const fila of FILAS) {
          const dueno = cargas
            .filter((c) => dentro(c.alcance, fila))
            .reduce<Carga | null>((a, b) => (a && precedencia(a) > precedencia(b) ? a : b), null);
          const cuentan = enVigor.filter(
            ({ carga: c, sin }) => dentro(c.alcance, fila) && !sin.some((s) => dentro(s, fila)),
          );
          expect(cuentan.map((v) => v.carga.sha256)).toEqual(dueno ? [dueno.sha256] : []);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('sonMeses', () => {
  it.each(['2026-10', '2026-01/2026-10', '2026-10/2026-10'])('%j are months', (texto) =>
    expect(sonMeses(texto)).toBe(true),
  );
  it.each(['', '2026', '2026-13', '2026-10/2026-01', '2026-10/', '/2026-10', '2026-01/2026-02/2026-03'])(
    '%j are not',
    (texto) => expect(sonMeses(texto)).toBe(false),
  );
});
