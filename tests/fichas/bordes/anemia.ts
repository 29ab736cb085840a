import { sumarDias } from '../../../functions/domain/fecha.ts';
import type { FilaCsv } from '../arnes.ts';
import {
  bordes,
  caso,
  cita,
  dentro,
  dias,
  edadesCalendario,
  filas,
  fuera,
  N,
  padron,
  S,
  ventana,
  type Base,
  type Caso,
} from './caso.ts';

const CORTE = '2026-11-30';
/** A locality at 499 m: nothing is taken away. */
const BAJO: FilaCsv = { ubigeo: '', codigo_ccpp: '0102030027' };

// §7: metres of a locality of the catalogue, and what is taken away there.
const ALTITUDES: readonly (readonly [metros: number, codigo: string, resta: number])[] = [
  [499, '0102030027', 0],
  [500, '0218050048', 0.4],
  [999, '0809020199', 0.4],
  [1000, '0102020039', 0.8],
  [1499, '0201090005', 0.8],
  [1500, '0201090165', 1.1],
  [1999, '0105060004', 1.1],
  [2000, '0506100044', 1.4],
  [2499, '0101210016', 1.4],
  [2500, '0105190019', 1.8],
  [2999, '0101110028', 1.8],
  [3000, '0101030021', 2.1],
  [3499, '0201100007', 2.1],
  [3500, '0220010102', 2.5],
  [3999, '0205010094', 2.5],
  [4000, '0205090016', 2.9],
  [4499, '0405020019', 2.9],
  [4500, '0303040027', 3.3],
];
const ANEMIA = { den: 1, num: 1 };
const SANO = { den: 1, num: 0 };
const decimo = (n: number): string => n.toFixed(1);

const A: Base = { ficha: 'anemia_6_35m', version: 'tablero', corte: CORTE, nacimiento: '2025-10-15', persona: BAJO };
const edades6a35 = (base: Base): Caso[] =>
  edadesCalendario(base, [
    ['2026-05-31', fuera('edad')],
    ['2026-05-30', dentro],
    ['2023-12-01', dentro],
    ['2023-11-30', fuera('edad')],
  ]);

/** The last value decides: on both sides of the threshold `u` of the group of age of that day. */
const umbral = (nacimiento: string, dia: string, u: number, cnv?: FilaCsv): Caso[] =>
  (
    [
      [u - 0.1, ANEMIA],
      [u, SANO],
    ] as const
  ).map(([hb, espera]) =>
    caso(A, `Hb ${decimo(hb)} el ${dia}, nacimiento ${nacimiento}${cnv ? ', prematuro' : ''}`, espera, {
      nacimiento,
      sucesos: `85018@${dia}=${decimo(hb)}`,
      ...(cnv ? { cnv } : {}),
    }),
  );
const NACIDO = '2026-05-02';
const PREMATURO = { peso_g: 2600, semanas: 36 };

const anemia: readonly Caso[] = [
  ...edades6a35({ ...A, sucesos: '85018@2026-11-20=12.0' }),
  ...padron({ ...A, sucesos: '85018@2026-11-20=12.0' }),
  ...ALTITUDES.flatMap(([metros, codigo_ccpp, resta]) =>
    (
      [
        [10.4, ANEMIA],
        [10.5, SANO],
      ] as const
    ).map(([hb, espera]) =>
      caso(A, `${metros} m: ${decimo(hb + resta)}`, espera, {
        persona: { ubigeo: '', codigo_ccpp },
        sucesos: `85018@2026-11-20=${decimo(hb + resta)}`,
      }),
    ),
  ),
  // 0-59 days, 2-5 months, 6-23, 24-59
  ...umbral(NACIDO, NACIDO, 13.5),
  ...umbral(NACIDO, sumarDias(NACIDO, 59), 13.5),
  ...umbral(NACIDO, '2026-07-02', 9.5),
  ...umbral(NACIDO, '2026-11-01', 9.5),
  ...umbral(NACIDO, '2026-11-02', 10.5),
  ...umbral('2024-06-15', '2026-06-14', 10.5),
  ...umbral('2024-06-15', '2026-06-15', 11),
  ...(
    [
      [0, 13],
      [6, 13],
      [7, 10],
      [27, 10],
      [28, 8],
      [55, 8],
    ] as const
  ).flatMap(([d, u]) => umbral(NACIDO, sumarDias(NACIDO, d), u, PREMATURO)),
  ...umbral(NACIDO, sumarDias(NACIDO, 6), 13.5, { peso_g: 2400, semanas: 37 }),
  // Twelve months back
  caso(A, 'Hb del 2025-12-01', ANEMIA, { sucesos: '85018@2025-12-01=8.0' }),
  caso(A, 'Hb del 2025-11-30', { den: 0 }, { sucesos: '85018@2025-11-30=8.0' }),
  caso(A, 'Hb después del corte', SANO, { sucesos: '85018@2026-11-30=11.0 85018@2026-12-01=8.0' }),
  caso(A, 'la última', ANEMIA, { sucesos: '85018@2026-11-01=12.0 85018@2026-11-30=10.4' }),
  caso(A, 'sin Hb', { den: 0 }, {}),
];

const T: Base = { ficha: 'tamizaje_hb_6_35m', version: 'tablero', corte: CORTE, nacimiento: '2025-10-15' };
const tamizaje: readonly Caso[] = [
  ...edades6a35(T),
  ...padron(T),
  // A value of hemoglobin is an assay, whatever the code of its line.
  caso(T, 'valor en otra línea', { componentes: { hemoglobina: S } }, { sucesos: '99381@2026-05-01=11.0' }),

  ...(
    [
      ['85018@2025-12-01', S],
      ['85018@2025-11-30', N],
      ['85018@2026-11-30', S],
      ['85018@2026-12-01', N],
      ['85018.01@2026-05-01', S],
      ['85018@2026-05-01:P', N],
      ['', N],
    ] as const
  ).map(([sucesos, e]) => caso(T, sucesos || 'nada', { componentes: { hemoglobina: e } }, { sucesos })),
];

// --- §5.7 DL 1153: 209 days after the last diagnosis -------------------------------------------------------------------------
const R: Base = { ficha: 'anemia_recuperada_12_18m', version: 'cg_2025', corte: '2025-11-30', edad: 420 };
const H = '99199.17';
const FUERA = { den: 0, num: null };
const conDx = (d: number, tipo = 'R', k = H): string => cita(`${k}@${d} D509@${d}:${tipo}`, `d${d}`);
const recuperada: readonly Caso[] = [
  // Diagnosed at 200 days: 409 is the day.
  ...(
    [
      [408, FUERA],
      [409, dentro],
      [438, dentro],
      [439, FUERA],
    ] as const
  ).map(([edad, e]) => caso(R, `dx a los 200 d, corte a los ${edad}`, e, { edad, sucesos: 'D509@200' })),
  ...bordes([170, 364]).map(([d, e]) =>
    caso(R, `dx el día ${d}`, e === S ? dentro : FUERA, { edad: d + 215, sucesos: `D509@${d}` }),
  ),
  ...padron({ ...R, sucesos: 'D509@200' })
    .filter((c) => c.nombre === 'otra fila con DNI')
    .map((c) => ({ ...c, espera: FUERA })),
  // The type of the document decides, not how long its number is.
  ...['CNV', 'OTRO'].map((tipo_documento) =>
    caso(R, `${tipo_documento} de ocho cifras`, fuera('sin_dni'), {
      persona: { tipo_documento, dni: '' },
      sucesos: 'D509@200',
    }),
  ),
  caso(R, 'D649', dentro, { sucesos: 'D649@200' }),
  caso(R, 'D500', FUERA, { sucesos: 'D500@200' }),
  caso(R, 'D509 R', FUERA, { sucesos: 'D509@200:R' }),
  caso(R, 'el último dx manda', FUERA, { sucesos: 'D509@200 D509@230' }),
  caso(R, 'el último dx manda, en su mes', dentro, { edad: 445, sucesos: 'D509@200 D509@230' }),
  caso(R, 'derivado', fuera('derivado'), { sucesos: 'D509@200 D649@300:R~RF' }),
  caso(R, 'D649 R sin RF', dentro, { sucesos: 'D509@200 D649@300:R~PR' }),
  caso(R, 'D649 D con RF', dentro, { sucesos: 'D649@200~RF' }),
  caso(R, 'D509 R con RF', dentro, { sucesos: 'D509@200 D509@300:R~RF' }),
  caso(R, 'sin DNI', fuera('sin_dni'), {
    persona: { tipo_documento: 'CNV', dni: '', documento: '9900770077' },
    sucesos: 'D509@200',
  }),
  // At 364 a later visit with a definitive diagnosis is past the age and does not become the last one.
  ...(
    [
      [364, S],
      [371, S],
      [372, N],
    ] as const
  ).map(([d, e]) =>
    caso(
      R,
      `hierro a ${d - 364} d del dx`,
      { componentes: { hierro_inicio: e } },
      {
        edad: 364 + 215,
        sucesos: d === 364 ? conDx(364, 'D') : `D509@364 ${conDx(d, 'D')}`,
      },
    ),
  ),
  ...filas(R, 'hierro_continuo', [
    [579, ['D509@364', conDx(371, 'D'), conDx(411), conDx(451)].join(' '), S],
    [579, ['D509@364', conDx(372, 'D'), conDx(412), conDx(452)].join(' '), N],
  ]),
  ...filas(R, 'hierro_inicio', [
    [420, conDx(200, 'D'), S],
    [420, conDx(200, 'D', '99199.11'), S],
    [420, cita(`${H}@200 D649@200`), S],
    [420, conDx(200, 'D', '99199.19'), N],
    [420, `D509@200#t ${H}@200#u`, N],
    [420, `D509@200 ${conDx(203, 'R')}`, N],
    [420, `${conDx(199, 'D')} D509@200`, N],
    [420, 'D509@200', N],
  ]),
  ...ventana(R, 'hierro_continuo', 420, [25, 70], (g) =>
    [conDx(200, 'D'), conDx(200 + g), conDx(200 + g + 40)].join(' '),
  ),
  ...ventana(R, 'hierro_continuo', 420, [25, 70], (g) => [conDx(200, 'D'), conDx(240), conDx(240 + g)].join(' ')),
  ...filas(R, 'hierro_continuo', [
    [420, [conDx(200, 'D'), conDx(240, 'R', '99199.11'), conDx(280, 'R', '99199.11')].join(' '), S],
    [420, `${conDx(200, 'D')} ${conDx(240)} ${cita(`${H}@280 D649@280:R`)}`, S],
    [420, `${conDx(200, 'D')} ${conDx(240)} ${conDx(280, 'P')}`, N],
    [420, [conDx(199, 'D'), 'D509@200', conDx(239), conDx(279)].join(' '), N],
    [420, [conDx(200, 'D'), conDx(240), `${H}@280`].join(' '), N],
    [420, [conDx(200, 'D'), `${H}@240`, conDx(280)].join(' '), N],
    [420, [conDx(200, 'D'), conDx(240)].join(' '), N],
    [420, [conDx(200, 'D'), conDx(225), conDx(230), conDx(300)].join(' '), S],
  ]),
  ...ventana(R, 'recuperado', 420, [180, 209], (d) => `D509@200 D509@${200 + d}:R~PR`),
  ...filas(R, 'recuperado', [
    [420, 'D509@200 D649@390:R~PR', S],
    [420, 'D509@200 D509@390:R', N],
    [420, 'D509@200 D509@390:P~PR', N],
    [420, 'D509@200 D508@390:R~PR', N],
  ]),
  ...ventana(R, 'hemoglobina_control', 420, [180, 209], (d) => `D509@200 85018@${200 + d}`),
  ...filas(R, 'hemoglobina_control', [
    [420, 'D509@200 85018@390:P', N],
    [420, 'D509@200 85018.01@390', S],
  ]),
  caso(
    R,
    'todo',
    { den: 1, num: 1 },
    {
      sucesos: `${conDx(200, 'D')} ${conDx(240)} ${conDx(280)} D509@390:R~PR 85018@390`,
    },
  ),
];

// --- §5.8 PNCM: treatment finished with Hb of 11.0 or more -------------------------------------------------------------------
const P: Base = {
  ficha: 'anemia_recuperados',
  version: 'tablero',
  corte: CORTE,
  nacimiento: '2025-10-15',
  persona: BAJO,
};
const cierre = 'D509@2026-04-20 99199.17@2026-11-02~TA';
const recuperados: readonly Caso[] = [
  ...edades6a35({ ...P, sucesos: '' }).map((c) => {
    const dx = sumarDias(c.nacimiento!, 185);
    const ta = '2026-11-10';
    return { ...c, sucesos: `D509@${dx < ta ? dx : '2026-11-09'} 99199.17@${ta}~TA 85018@${ta}=12.0` };
  }),
  ...padron({ ...P, sucesos: `${cierre} 85018@2026-11-02=11.0` }),
  caso(P, 'Hb 11,0', { den: 1, num: 1 }, { sucesos: `${cierre} 85018@2026-11-02=11.0` }),
  caso(P, 'Hb 10,99', { den: 1, num: 0 }, { sucesos: `${cierre} 85018@2026-11-02=10.99` }),
  // Plausible values: ours.
  ...(
    [
      ['2.99', 0],
      ['3.00', 1],
      ['25.00', 1],
      ['25.01', 0],
    ] as const
  ).map(([hb, den]) => caso(P, `Hb ${hb}`, { den }, { sucesos: `${cierre} 85018@2026-11-02=${hb}` })),
  caso(P, 'Hb 10,9', { den: 1, num: 0 }, { sucesos: `${cierre} 85018@2026-11-02=10.9` }),
  caso(
    P,
    'Hb 12,8 a 2797 m',
    { den: 1, num: 1 },
    {
      persona: { ubigeo: '050101' },
      sucesos: `${cierre} 85018@2026-11-02=12.8`,
    },
  ),
  caso(
    P,
    'Hb 12,7 a 2797 m',
    { den: 1, num: 0 },
    {
      persona: { ubigeo: '050101' },
      sucesos: `${cierre} 85018@2026-11-02=12.7`,
    },
  ),
  caso(P, 'sin terminar', { den: 0 }, { sucesos: 'D509@2026-04-20 99199.17@2026-11-02 85018@2026-11-02=12.0' }),
  // Finished in the last twelve months
  ...(
    [
      ['2025-12-01', 1],
      ['2025-11-30', 0],
    ] as const
  ).map(([f, den]) =>
    caso(
      P,
      `terminado el ${f}`,
      { den },
      {
        nacimiento: '2024-12-15',
        sucesos: `D509@2025-07-01 99199.17@${f}~TA 85018@2026-02-01=12.0`,
      },
    ),
  ),
  caso(P, 'sin dx', { den: 0 }, { sucesos: '99199.17@2026-11-02~TA 85018@2026-11-02=12.0' }),
  caso(P, 'Hb sólo de antes', { den: 0 }, { sucesos: `${cierre} 85018@2026-11-01=12.0` }),
  caso(P, 'la última Hb', { den: 1, num: 0 }, { sucesos: `${cierre} 85018@2026-11-02=12.0 85018@2026-11-20=10.0` }),
];

const I: Base = { ficha: 'anemia_6_11m_inicia_hierro', version: 'tablero', corte: CORTE, nacimiento: '2026-03-15' };
const inicia: readonly Caso[] = [
  ...(
    [
      ['2026-05-31', FUERA],
      ['2026-05-30', { den: 1 }],
      ['2025-12-01', { den: 1 }],
      ['2025-11-30', FUERA],
    ] as const
  ).map(([nacimiento, e]) => caso(I, `nacimiento ${nacimiento}`, e, { nacimiento, sucesos: 'D509@2026-11-30' })),
  // §5.8: «la ventana PNCM para la Hb de 6 m es 170-250 d».
  caso(I, 'dx el día 169', FUERA, { sucesos: 'D509@169' }),
  caso(I, 'dx el día 170', { den: 1 }, { sucesos: 'D509@170' }),
  caso(I, 'sin anemia', FUERA, { sucesos: '99199.17@2026-10-01' }),
  ...['D500', 'D508', 'D509', 'D539', 'D649'].map((k) => caso(I, k, { den: 1 }, { sucesos: `${k}@2026-10-01` })),
  caso(I, 'hierro en la forma antigua', { den: 1, num: 1 }, { sucesos: 'D509@2026-10-01 99199.11@2026-10-02' }),
  ...padron({ ...I, sucesos: 'D509@2026-10-01' }),
  caso(I, 'dx P', FUERA, { sucesos: 'D509@2026-10-01:P' }),
  caso(I, 'hierro el mismo día', { den: 1, num: 1 }, { sucesos: 'D509@2026-10-01 99199.17@2026-10-01' }),
  caso(I, 'hierro antes', { den: 1, num: 0 }, { sucesos: 'D509@2026-10-01 99199.17@2026-09-30' }),
  caso(I, 'hierro el día del corte', { den: 1, num: 1 }, { sucesos: `D509@2026-10-01 99199.17@${CORTE}` }),
  caso(I, 'hierro después del corte', { den: 1, num: 0 }, { sucesos: 'D509@2026-10-01 99199.17@2026-12-01' }),
  caso(I, 'nada', { den: 1, num: 0 }, { sucesos: 'D509@2026-10-01' }),
  caso(I, 'micronutrientes', { den: 1, num: 0 }, { sucesos: `D509@2026-10-01 ${dias('99199.19', 220)}` }),
];

export const casos: readonly Caso[] = [...anemia, ...tamizaje, ...recuperada, ...recuperados, ...inicia];
