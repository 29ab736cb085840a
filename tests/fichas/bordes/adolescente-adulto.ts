import {
  caso,
  cita,
  conocidos,
  dentro,
  edadesCalendario,
  fuera,
  hechos,
  N,
  S,
  X,
  type Base,
  type Caso,
  type Estado,
} from './caso.ts';

const CORTE = '2026-11-30';
const FUERA = { den: 0, num: null };
const de = (ficha: string, version: string, nacimiento: string): Base => ({ ficha, version, corte: CORTE, nacimiento });

/** In the calendar year of the cut, up to it, definitive. */
const enElAno = (b: Base, c: string, codigo: string, lab = '', tipo = true): Caso[] =>
  hechos(b, c, [
    ['', N],
    [`${codigo}@2025-12-31${lab}`, N],
    [`${codigo}@2026-01-01${lab}`, S],
    [`${codigo}@2026-11-30${lab}`, S],
    [`${codigo}@2026-12-01${lab}`, N],
    ...(tipo ? ([[`${codigo}@2026-06-01:P${lab}`, N]] as const) : []),
  ]);

// --- §8.1 ----------------------------------------------------------------------------------------------------------------------
const visita = (fecha: string, mas = '^N!I'): string => `99384@${fecha}${mas}`;
const adolHb: readonly Caso[] = ['fed_2025_2026', 'fed_2024_2025'].flatMap((version): Caso[] => {
  const b = de('adol_mujer_hb', version, '2011-03-03');
  return [
    ...(
      [
        ['2026-10-31', FUERA],
        ['2026-11-01', { den: 1, num: 0 }],
        ['2026-11-30', { den: 1, num: 0 }],
        ['2026-12-01', FUERA],
      ] as const
    ).map(([f, e]) => caso(b, `atendida ${f}`, e, { sucesos: visita(f) })),
    ...(
      [
        ['2014-11-05', { den: 1 }],
        ['2014-12-15', FUERA],
        ['2008-12-15', { den: 1 }],
        ['2008-11-05', FUERA],
      ] as const
    ).map(([nacimiento, e]) => caso(b, `nacida ${nacimiento}`, e, { nacimiento, sucesos: visita('2026-11-05') })),
    ...(
      [
        ['2014-11-01', 'adolescente'],
        ['2008-12-15', 'adolescente'],
      ] as const
    ).map(([nacimiento, curso_vida]) =>
      caso(b, `curso de vida de ${nacimiento}`, { den: 1, curso_vida }, { nacimiento, sucesos: visita('2026-11-05') }),
    ),
    ...(
      [
        ['^N!I', 1],
        ['^R!I', 1],
        ['^C!I', 0],
        ['^N!J', 1],
        ['^N!00000005', 1],
        ['^N!00000010', 1],
        ['^N!00000004', 1],
        ['^N!00000007', 1],
        ['^N!00000003', 0],
        ['^N!00000002', 0],
      ] as const
    ).map(([mas, den]) => caso(b, `atendida ${mas}`, { den }, { sucesos: visita('2026-11-05', mas) })),
    ...['90749.01', '90749.02', '90649', '90714', '90746', '90658', '90717', '90670', '99499.01'].map((k) =>
      caso(b, `cita por ${k}`, FUERA, { sucesos: cita(`${visita('2026-11-05')} ${k}@2026-11-05^N!I`) }),
    ),
    caso(b, 'otra cita por vacuna', { den: 1 }, { sucesos: `${visita('2026-11-05')} 90649@2026-11-06^C!I` }),
    caso(b, 'gestante', fuera('gestante'), { sucesos: `${visita('2026-11-05')} Z3592@2026-11-20` }),
    caso(b, 'varón', FUERA, { persona: { sexo: 'M' }, sucesos: visita('2026-11-05') }),
    caso(b, 'sin DNI', FUERA, { persona: { tipo_documento: 'OTRO', dni: '' }, sucesos: visita('2026-11-05') }),
    ...(
      [
        ['85018@2026-11-04!I', 0],
        ['85018@2026-11-05!I', 1],
        ['85018@2026-11-30!I', 1],
        ['85018@2026-12-01!I', 0],
        ['85018.01@2026-11-10!I', 1],
        ['85018@2026-11-10:P!I', 0],
        ['85018@2026-11-10!J', 0],
      ] as const
    ).map(([hb, num]) => caso(b, `Hb ${hb}`, { den: 1, num }, { sucesos: `${visita('2026-11-05')} ${hb}` })),
    caso(
      b,
      'primer EESS del mes',
      { den: 1, num: 0 },
      {
        sucesos: `${visita('2026-11-05')} ${visita('2026-11-08', '^N!J')} 85018@2026-11-08!J`,
      },
    ),
  ];
});

// --- §8.2 ----------------------------------------------------------------------------------------------------------------------
// «(todas D)» comes before the iron and the hemoglobin of women; the assay is D by §2, of the iron nothing is said.
const PRIORIZADAS: readonly (readonly [string, string, string])[] = [
  ['plan', 'C8002', '~TA'],
  ['consejeria_ssr', '99402.03', ''],
  ['valoracion', 'Z019', ''],
  ['valoracion', '99209.04', ''],
  ['consejeria_nutricional', '99403.01', ''],
  ['salud_mental', '99402.09', ''],
  ['hierro', '99199.26', ''],
  ['hemoglobina', '85018', ''],
];
const anos = (b: Base, [menos, min, max, mas]: readonly [string, string, string, string]): Caso[] =>
  edadesCalendario(b, [
    [menos, fuera('edad')],
    [min, dentro],
    [max, dentro],
    [mas, fuera('edad')],
  ]);
const adolescentes: readonly Caso[] = ['fed_2025_2026', 'cg_2025'].flatMap((version): Caso[] => {
  const b = de('adol_prestaciones_priorizadas', version, '2011-03-03');
  return [
    ...anos(b, ['2014-12-01', '2014-11-30', '2008-12-01', '2008-11-30']),
    ...PRIORIZADAS.flatMap(([c, k, lab]) => enElAno(b, c, k, lab, c !== 'hierro')),
    ...conocidos(b),
    ...hechos(b, 'hemoglobina', [
      ['85018.01@2026-05-01', S],
      ['85031@2026-05-01', version === 'cg_2025' ? N : S],
    ]),
    ...hechos(b, 'plan', [
      ['C8002@2026-05-01~1', N],
      ['C8002@2026-05-01', N],
    ]),
    ...['hierro', 'hemoglobina'].flatMap((c) => hechos(b, c, [['', X, { persona: { sexo: 'M' } }]])),
    caso(b, 'con anemia', version === 'cg_2025' ? dentro : { den: 0 }, { sucesos: 'D509@2026-05-01' }),
    caso(
      b,
      'varón, todo',
      { den: 1, num: 1 },
      {
        persona: { sexo: 'M' },
        sucesos: 'C8002@2026-05-01~TA 99402.03@2026-05-01 Z019@2026-05-01 99403.01@2026-05-01 99402.09@2026-05-01',
      },
    ),
    caso(
      b,
      'mujer, sin hierro ni Hb',
      { den: 1, num: 0 },
      {
        sucesos: 'C8002@2026-05-01~TA 99402.03@2026-05-01 Z019@2026-05-01 99403.01@2026-05-01 99402.09@2026-05-01',
      },
    ),
  ];
});

// --- §8.3 ----------------------------------------------------------------------------------------------------------------------
const dnt = (b: Base, c: string): Caso[] => [
  ...enElAno(b, c, 'Z019', '~DNT'),
  ...hechos(b, c, [
    ['Z019@2026-05-01', N],
    ['Z019@2026-05-01~~DNT', S],
    ['Z019@2026-05-01~X', N],
  ]),
];
const presion = (b: Base): Caso[] => enElAno(b, 'presion_arterial', '99199.22', '~N', false);

const J = de('joven_valoracion', 'sala_2026', '2000-01-01');
const D = de('adulto_valoracion_hta_dm', 'sala_2026', '1980-01-01');
const jovenesYAdultos: readonly Caso[] = [
  ...[J, D].flatMap(conocidos),
  ...anos(J, ['2008-12-01', '2008-11-30', '1996-12-01', '1996-11-30']),
  ...dnt(J, 'valoracion'),
  ...presion(J),
  ...anos(D, ['1996-12-01', '1996-11-30', '1966-12-01', '1966-11-30']),
  ...dnt(D, 'valoracion'),
  ...presion(D),
  ...enElAno(D, 'laboratorio', 'Z017', '', false),
  ...enElAno(D, 'laboratorio', '82947', '', false),
  ...hechos(D, 'laboratorio', [
    ['', X, { nacimiento: '1986-12-01' }],
    ['', N, { nacimiento: '1986-11-30' }],
    ['', X, { nacimiento: '1996-11-30' }],
  ]),
];

// --- §8.4 ----------------------------------------------------------------------------------------------------------------------
const sesenta = (b: Base): Caso[] =>
  edadesCalendario(b, [
    ['1966-12-01', fuera('edad')],
    ['1966-11-30', b.ficha === 'am_paquete' ? fuera('sin_vacam') : dentro],
    ['1900-01-01', b.ficha === 'am_paquete' ? fuera('sin_vacam') : dentro],
  ]);
const VACAM = de('am_vacam', 'sala_2026', '1950-01-01');
const FLU = de('am_influenza', 'sala_2026', '1950-01-01');
const NEU = de('am_neumococo', 'sala_2026', '1950-01-01');
const AM: Base = de('am_paquete', 'sala_2026', '1950-01-01');
const VAC = '99387@2026-02-01~AS ';
const delPaquete = (c: string, codigo: string, lab = ''): Caso[] =>
  hechos(
    AM,
    c,
    (
      [
        ['', N],
        [`${codigo}@2025-12-31${lab}`, N],
        [`${codigo}@2026-01-01${lab}`, S],
        [`${codigo}@2026-11-30${lab}`, S],
        [`${codigo}@2026-12-01${lab}`, N],
      ] as readonly (readonly [string, Estado])[]
    ).map(([s, e]) => [VAC + s, e] as const),
  );
const mayores: readonly Caso[] = [
  ...[VACAM, FLU, NEU, { ...AM, sucesos: VAC.trim() }].flatMap(conocidos),
  ...[VACAM, FLU, NEU, AM].flatMap(sesenta),
  ...['99215.03@2026-05-01~AS', '99387@2026-05-01~E', '99387@2026-05-01~AF', '99387@2026-05-01~GC'].map((sucesos) =>
    caso(AM, sucesos, dentro, { sucesos }),
  ),
  caso(AM, 'VACAM P', fuera('sin_vacam'), { sucesos: '99387@2026-05-01:P~AS' }),
  ...hechos(AM, 'valoracion_dnt', [
    [`${VAC}Z019@2026-05-01`, N],
    [`${VAC}Z019@2026-05-01:P~DNT`, N],
  ]),
  ...hechos(AM, 'laboratorio', [[`${VAC}82947@2026-05-01`, S]]),
  ...enElAno(VACAM, 'vacam', '99387', '~AS'),
  ...enElAno(VACAM, 'vacam', '99215.03', '~AS'),
  ...hechos(VACAM, 'vacam', [
    ...['E', 'AF', 'GC'].map((l) => [`99387@2026-05-01~${l}`, S] as const),
    ['99387@2026-05-01~X', N],
    ['99387@2026-05-01', N],
  ]),
  ...enElAno(FLU, 'influenza', '90658', '', false),
  ...hechos(NEU, 'neumococo', [
    ['', N],
    ['90670@2010-01-01', S],
    ['90670@2026-11-30', S],
    ['90670@2026-12-01', N],
    ['90658@2026-11-30', N],
  ]),
  caso(AM, 'VACAM del año pasado', fuera('sin_vacam'), { sucesos: '99387@2025-12-31~AS' }),
  caso(AM, 'VACAM del 1 de enero', dentro, { sucesos: '99387@2026-01-01~AS' }),
  caso(AM, 'VACAM sin LAB', fuera('sin_vacam'), { sucesos: '99387@2026-05-01' }),
  ...(
    [
      ['agudeza_visual', '99173'],
      ['tamizaje_1', '96150.01'],
      ['tamizaje_2', '96150.02'],
      ['tamizaje_3', '96150.03'],
      ['tamizaje_4', '96150.04'],
      ['tamizaje_5', '96150.07'],
      ['salud_mental', '99402.09'],
      ['odontograma', 'D0150'],
      ['influenza', '90658'],
      ['consejeria', '99401'],
      ['valoracion_dnt', 'Z019', '~DNT'],
      ['laboratorio', 'Z017'],
    ] as readonly (readonly [string, string, string?])[]
  ).flatMap(([c, k, lab]) => delPaquete(c, k, lab)),
];

export const casos: readonly Caso[] = [...adolHb, ...adolescentes, ...jovenesYAdultos, ...mayores];
