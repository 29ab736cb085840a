import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRUPOS_HB, type CondicionHb } from '../../../functions/domain/salud/grupos-hb.ts';
import {
  ajustarHb,
  ajusteAltitud,
  clasificarEn,
  escalar,
  grupoHb,
  METODOS_HB,
  textoHb,
  type ClasificacionHb,
} from '../../../functions/domain/salud/hemoglobina.ts';

const centesimas = (desde: number, hasta: number) =>
  fc.integer({ min: desde * 100, max: hasta * 100 }).map((n) => n / 100);

describe('altitude by bands', () => {
  // Transcribed from `indicadores.md` §7, one metre before and on each border.
  it.each([
    [-30, 0],
    [0, 0],
    [499, 0],
    [499.9, 0],
    [500, 0.4],
    [999, 0.4],
    [1000, 0.8],
    [1499, 0.8],
    [1500, 1.1],
    [1999, 1.1],
    [2000, 1.4],
    [2499, 1.4],
    [2500, 1.8],
    [2999, 1.8],
    [3000, 2.1],
    [3499, 2.1],
    [3500, 2.5],
    [3999, 2.5],
    [4000, 2.9],
    [4499, 2.9],
    [4500, 3.3],
    [5100, 3.3],
  ])('at %d m takes %d g/dL', (altitud, resta) => {
    expect(ajusteAltitud(altitud, 'nts213_tramos')).toBe(escalar(resta));
  });

  it('subtracts in exact decimals: 16.4 − 2.9 is 13.5 and not 13.499…', () => {
    expect(16.4 - 2.9).toBeLessThan(13.5);
    expect(textoHb(ajustarHb(16.4, 4000, 'nts213_tramos'))).toBe('13.5');
  });
});

describe('altitude by the SIEN formula', () => {
  it.each([
    [374, '0'],
    [499, '0'],
    [500, '0.28942'], // 0.28192 + 0.0075
    [1000, '0.59384'], // 0.56384 + 0.03
    [3250, '2.149355'], // 1.83248 + 0.316875
    [3250.5, '2.1497344275'], // 1.83276192 + 0.3169725075
    [5100, '3.655884'], // 2.875584 + 0.7803
  ])('at %d m takes %s g/dL', (altitud, resta) => {
    expect(textoHb(ajusteAltitud(altitud, 'sien_formula'))).toBe(resta);
  });

  it('classifies on the unrounded value: 10.499995 is shown as 10.5 but is anemia at one year', () => {
    const grupo = grupoHb({ sexo: 'F', edadDias: 365, edadMeses: 12, condicion: '', semanas: null })!;
    const ajustada = ajustarHb(12.64935, 3250, 'sien_formula');
    expect(textoHb(ajustada, 4)).toBe('10.5');
    expect(clasificarEn(grupo, ajustada)).toBe('leve');
    expect(clasificarEn(grupo, ajustarHb(12.64936, 3250, 'sien_formula'))).toBe('normal');
  });
});

describe('texto', () => {
  it.each([
    [13.5, 12, '13.5'],
    [11, 12, '11'],
    [-0.3, 12, '-0.3'],
    [10.98765, 4, '10.9877'],
    [-0.00001, 4, '0'],
    [0.05, 1, '0.1'],
  ])('%d with up to %d decimals is %s', (valor, decimales, texto) => {
    expect(textoHb(escalar(valor), decimales)).toBe(texto);
  });

  it('gives back any reading of two decimals', () => {
    fc.assert(fc.property(centesimas(0, 30), (hb) => Number(textoHb(escalar(hb))) === hb));
  });
});

type Quien = {
  dias?: number;
  meses?: number;
  anos?: number;
  sexo?: 'M' | 'F';
  condicion?: CondicionHb;
  semanas?: number;
};
const grupoDe = ({ dias, meses, anos, sexo = 'F', condicion = '', semanas }: Quien) => {
  const edadMeses = meses ?? (anos === undefined ? Math.floor((dias ?? 9000) / 30.4375) : anos * 12);
  return grupoHb({
    sexo,
    condicion,
    edadMeses,
    edadDias: dias ?? Math.round(edadMeses * 30.4375),
    semanas: semanas ?? null,
  });
};

/** Every border of `indicadores.md` §7, transcribed apart from the code: the best value of each class and the worst above it. */
const SIN_GRADOS = (corte: number): [number, ClasificacionHb][] => [
  [corte, 'normal'],
  [corte - 0.1, 'anemia'],
  [3, 'anemia'],
];
const CON_GRADOS = (normal: number, leve: number, moderada: number): [number, ClasificacionHb][] => [
  [normal, 'normal'],
  [normal - 0.1, 'leve'],
  [leve, 'leve'],
  [leve - 0.1, 'moderada'],
  [moderada, 'moderada'],
  [moderada - 0.1, 'severa'],
];
const TABLA: [string, Quien[], [number, ClasificacionHb][]][] = [
  [
    'prematuro 0-6 d',
    [
      { dias: 0, condicion: 'prematuro' },
      { dias: 6, condicion: 'prematuro' },
    ],
    SIN_GRADOS(13),
  ],
  [
    'prematuro 7-27 d',
    [
      { dias: 7, condicion: 'prematuro' },
      { dias: 27, condicion: 'prematuro' },
    ],
    SIN_GRADOS(10),
  ],
  [
    'prematuro 28-55 d',
    [
      { dias: 28, condicion: 'prematuro' },
      { dias: 55, condicion: 'prematuro' },
    ],
    SIN_GRADOS(8),
  ],
  ['a término 0-59 d', [{ dias: 0 }, { dias: 59 }, { meses: 1 }], SIN_GRADOS(13.5)],
  ['2-5 meses', [{ dias: 60 }, { meses: 2 }, { meses: 5 }, { meses: 3, condicion: 'prematuro' }], SIN_GRADOS(9.5)],
  ['6-23 meses', [{ meses: 6 }, { meses: 23 }], CON_GRADOS(10.5, 9.5, 7)],
  ['24-59 meses', [{ meses: 24 }, { meses: 59 }], CON_GRADOS(11, 10, 7)],
  ['5-11 años', [{ anos: 5 }, { meses: 143 }], CON_GRADOS(11.5, 11, 8)],
  [
    '12-14 años',
    [
      { anos: 12, sexo: 'M' },
      { meses: 179, sexo: 'F' },
    ],
    CON_GRADOS(12, 11, 8),
  ],
  [
    'varón ≥15',
    [
      { anos: 15, sexo: 'M' },
      { anos: 80, sexo: 'M' },
    ],
    CON_GRADOS(13, 11, 8),
  ],
  ['mujer ≥15', [{ anos: 15 }, { anos: 80 }], CON_GRADOS(12, 11, 8)],
  [
    'gestante 1.er y 3.er trimestre',
    [
      { anos: 20, condicion: 'gestante', semanas: 0 },
      { anos: 13, condicion: 'gestante', semanas: 13.9 },
      { anos: 20, condicion: 'gestante', semanas: 28 },
      { anos: 40, condicion: 'gestante', semanas: 41 },
    ],
    CON_GRADOS(11, 10, 7),
  ],
  [
    'gestante 2.º trimestre',
    [
      { anos: 20, condicion: 'gestante', semanas: 14 },
      { anos: 20, condicion: 'gestante', semanas: 27.9 },
    ],
    CON_GRADOS(10.5, 9.5, 7),
  ],
  [
    'puérpera',
    [
      { anos: 20, condicion: 'puerpera' },
      { anos: 14, condicion: 'puerpera' },
    ],
    CON_GRADOS(12, 11, 8),
  ],
];

describe('classification', () => {
  for (const [nombre, quienes, bordes] of TABLA) {
    it.each(bordes)(`${nombre}: %d is %s`, (hb, clase) => {
      for (const quien of quienes) {
        const grupo = grupoDe(quien);
        expect(grupo, JSON.stringify(quien)).not.toBeNull();
        expect(clasificarEn(grupo!, escalar(hb))).toBe(clase);
      }
    });
  }

  it('has a case for each group of the table', () => {
    const cubiertos = new Set(TABLA.flatMap(([, quienes]) => quienes.map((q) => grupoDe(q)?.id)));
    expect([...cubiertos].sort()).toEqual(GRUPOS_HB.map((g) => g.id).sort());
  });

  it('leaves without group whom the norm does not name', () => {
    expect(grupoDe({ dias: 56, condicion: 'prematuro' })).toBeNull();
    expect(grupoDe({ dias: 59, condicion: 'prematuro' })).toBeNull();
    expect(grupoDe({ anos: 20, condicion: 'gestante' })).toBeNull();
    expect(grupoDe({ anos: 20, sexo: 'M', condicion: 'puerpera' })).toBeNull();
  });

  it('puts everyone of no condition in exactly one group, at any age', () => {
    const dentro = (v: number, { desde = 0, antesDe = Infinity }) => v >= desde && v < antesDe;
    for (let dias = 0; dias < 7000; dias++) {
      const meses = Math.floor(dias / 30.4375);
      const suyos = GRUPOS_HB.filter(
        (g) => g.condiciones.includes('') && g.sexo !== 'M' && dentro(dias, g.dias) && dentro(meses, g.meses),
      );
      expect(suyos, `día ${dias}`).toEqual([
        grupoHb({ sexo: 'F', edadDias: dias, edadMeses: meses, condicion: '', semanas: null }),
      ]);
    }
  });
});

describe('properties', () => {
  const ORDEN: ClasificacionHb[] = ['severa', 'moderada', 'leve', 'anemia', 'normal'];
  const metodo = fc.constantFrom(...METODOS_HB);
  const altitud = fc.integer({ min: 0, max: 5500 });

  it('adjusted Hb never rises with altitude', () => {
    fc.assert(
      fc.property(centesimas(3, 25), altitud, altitud, metodo, (hb, a, b, m) => {
        const [bajo, alto] = a < b ? [a, b] : [b, a];
        return ajustarHb(hb, alto, m) <= ajustarHb(hb, bajo, m);
      }),
    );
  });

  it('more Hb never gives a worse class', () => {
    fc.assert(
      fc.property(
        centesimas(3, 25),
        centesimas(3, 25),
        altitud,
        metodo,
        fc.constantFrom(...GRUPOS_HB),
        (a, b, h, m, g) => {
          const clase = (hb: number) => ORDEN.indexOf(clasificarEn(g, ajustarHb(hb, h, m)));
          return clase(Math.min(a, b)) <= clase(Math.max(a, b));
        },
      ),
    );
  });

  it('the formula agrees with the same arithmetic in big integers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 2500 }), fc.integer({ min: 500, max: 5500 }), (hb, h) => {
        const exacto = BigInt(hb) * 1_000_000n - (56_384n * BigInt(h) + 3n * BigInt(h) * BigInt(h));
        return BigInt(ajustarHb(hb / 100, h, 'sien_formula')) === exacto * 10_000n;
      }),
    );
  });
});
