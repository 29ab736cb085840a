import type { FilaCsv } from '../arnes.ts';
import {
  bordes,
  caso,
  cita,
  conocidos,
  dentro,
  dias,
  fuera,
  hechos,
  N,
  pasos,
  S,
  type Base,
  type Caso,
  type Estado,
} from './caso.ts';

// Days of `sucesos` are days since the last menstrual period: the birth at 39 weeks is day 273.
const CORTE = '2026-11-30';
const PARTO = { fecha_nacimiento: '2026-11-15' };
const de = (ficha: string, version: string): Base => ({ ficha, version, corte: CORTE, parto: PARTO });
const FUERA = { den: 0, num: null };

const en = (dia: number, ...codigos: readonly string[]): string =>
  cita(codigos.map((k) => `${k}@${dia}`).join(' '), `c${dia}`);
const apn = (...ds: readonly number[]): string => dias('Z3492', ...ds);
const conApn = (codigo: string, ...ds: readonly number[]): string => ds.map((d) => en(d, 'Z3492', codigo)).join(' ');

const EXAMENES = [
  ['hemoglobina', ['85018', '85018.01']],
  ['sifilis', ['86780', '86592', '86593', '86318.01', '86780.01']],
  ['vih', ['86703', '86703.01', '86703.02', '87389', '86318.01']],
  ['orina', ['81007', '81002', '81000.02']],
] as const;

/** In the first trimester, in a visit with antenatal care; the profile, until day `perfil`. */
export const examenes = (b: Base, perfil: number, enCita: boolean): Caso[] =>
  EXAMENES.flatMap(([c, codigos]) =>
    hechos(b, c, [
      ['', N],
      [en(-1, 'Z3491', codigos[0]), N],
      [en(0, 'Z3491', codigos[0]), S],
      [en(97, 'Z3491', codigos[0]), S],
      [en(98, 'Z3491', codigos[0]), N],
      [en(-1, 'Z3491', '80055.01'), N],
      [en(0, 'Z3491', '80055.01'), S],
      [en(perfil, 'Z3491', '80055.01'), S],
      [en(perfil + 1, 'Z3491', '80055.01'), N],
      ...(enCita ? ([['Z3491@60#t 80055.01@60#u', N]] as const) : []),
      [cita(`Z3491@60 ${codigos[0]}@60:P`), N],
      ...codigos.map((k) => [en(60, 'Z3491', k), S] as const),
      [en(60, 'Z3491', c === 'orina' ? '81003' : '86318'), N],
      ...(enCita
        ? ([
            [`Z3491@60#t ${codigos[0]}@60#u`, N],
            [en(60, 'Z3490', codigos[0]), N],
            ...['Z3492', 'Z3493', 'Z3591', 'Z3592', 'Z3593'].map((z) => [en(60, z, codigos[0]), S] as const),
          ] as const)
        : []),
    ]),
  );

/** §6.2: births of the month. */
const partos = (b: Base): Caso[] =>
  (
    [
      ['2026-10-31', FUERA],
      ['2026-11-01', { den: 1 }],
      ['2026-11-30', { den: 1 }],
      ['2026-12-01', FUERA],
    ] as const
  ).map(([fecha_nacimiento, e]) =>
    caso(b, `parto ${fecha_nacimiento}`, e, { parto: { ...b.parto, fecha_nacimiento } }),
  );

const M = de('gest_paquete_parto', 'fed_2024_2025');
const controles: readonly (readonly [readonly number[], Estado])[] = [
  [[60, 100, 140, 200, 228, 256], S],
  [[60, 100, 140, 200, 228], N],
  // One before 14 weeks, two before 28, three after
  [[0, 100, 140, 200, 228, 256], S],
  [[97, 125, 160, 200, 228, 256], S],
  [[98, 126, 160, 200, 228, 256], N],
  [[60, 97, 140, 200, 228, 256], N],
  [[60, 98, 140, 200, 228, 256], S],
  [[60, 100, 195, 223, 251, 264], S],
  [[60, 100, 196, 224, 252, 265], N],
  [[60, 100, 140, 196, 224, 252], S],
  [[60, 100, 140, 195, 224, 252], N],
  [[60, 100, 140, 200, 228, 273], S],
  [[60, 100, 140, 200, 228, 274], N],
  // 28 days until week 32
  [[97, 124, 160, 200, 228, 256], N],
  [[60, 110, 137, 200, 228, 256], N],
  [[60, 110, 138, 200, 228, 256], S],
  [[60, 100, 175, 202, 232, 262], N],
  [[60, 100, 175, 203, 232, 262], S],
  [[60, 100, 140, 197, 224, 252], N],
  [[60, 100, 140, 203, 230, 258], N],
  [[60, 100, 140, 202, 230, 258], S],
  [[60, 100, 140, 204, 231, 259], S],
  // 13 in 33-36
  [[60, 100, 140, 200, 228, 240], N],
  [[60, 100, 140, 200, 228, 241], S],
  [[60, 100, 140, 222, 234, 259], N],
  [[60, 100, 140, 222, 235, 259], S],
  [[60, 100, 140, 200, 246, 258], N],
  [[60, 100, 140, 200, 245, 258], S],
  [[60, 100, 140, 218, 231, 259], S],
  [[60, 100, 140, 217, 230, 259], N],
  // 7 from 37 on
  [[60, 100, 140, 200, 251, 258], N],
  [[60, 100, 140, 200, 252, 259], S],
  [[60, 100, 140, 200, 254, 260], N],
  [[60, 100, 140, 252, 259, 266], S],
  [[60, 100, 140, 253, 259, 266], N],
  [[60, 100, 140, 251, 258, 266], N],
  [[60, 100, 140, 252, 259, 265], N],
  // The sixth in week 32, with three after 28 weeks: 27 and 28 days
  [[60, 100, 140, 196, 224, 251], S],
];
const paquete: readonly Caso[] = [
  ...partos(M),
  ...examenes(M, 97, true),
  ...controles.map(([ds, e]) => caso(M, `APN ${ds.join(' ')}`, { componentes: { apn: e } }, { sucesos: apn(...ds) })),
  ...hechos(M, 'apn', [
    ['Z3491@60 Z3492@100 Z3493@140 Z3591@200 Z3592@228 Z3593@256', S],
    ['Z3491@60 Z3492@100 Z3490@140 Z3591@200 Z3592@228 Z3593@256', N],
  ]),
  ...[0, 1, 2, 3].flatMap((k) =>
    hechos(
      M,
      'hierro_acido_folico',
      ([27, 28] as const).map((g) => [
        conApn('59401.04', ...pasos(60, ...[30, 30, 30, 30].with(k, g))),
        g === 28 ? S : N,
      ]),
    ),
  ),
  ...hechos(M, 'hierro_acido_folico', [
    [conApn('99199.26', 60, 100, 140, 180, 210), S],
    [conApn('99199.26', 60, 100, 140, 180), N],
    [conApn('59401.03', 60, 100, 140, 180, 210), N],
    [`${conApn('99199.26', 60, 100, 140, 180)} Z3492@210#t 99199.26@210#u`, N],
    [conApn('99199.26', 60, 100, 140, 180, 273), S],
    [conApn('99199.26', 60, 100, 140, 180, 274), N],
  ]),
  ...(
    [
      ['36 semanas', { semanas: 36 }, 'prematuro'],
      ['37 semanas', { semanas: 37 }, null],
      ['en casa', { lugar: 'DOMICILIO' }, 'parto_no_institucional'],
      ['EsSalud', { renipress: '00007948' }, 'eess_no_minsa_ni_regional'],
      ['fuera del país', { ubigeo_madre: '999999' }, 'domicilio_desconocido'],
    ] as readonly (readonly [string, FilaCsv, string | null])[]
  ).map(([n, mas, motivo]) => caso(M, n, motivo ? fuera(motivo) : dentro, { parto: { ...PARTO, ...mas } })),
  caso(M, 'sin DNI', fuera('sin_dni'), { persona: { tipo_documento: 'OTRO', documento: '9930000001' } }),
  // Born at 37 weeks, day 0 is two weeks later than at 39.
  caso(
    M,
    '37 semanas, día 97',
    { componentes: { hemoglobina: S } },
    {
      parto: { ...PARTO, semanas: 37 },
      sucesos: en(97, 'Z3491', '85018'),
    },
  ),
  caso(
    M,
    'todo',
    { den: 1, num: 1 },
    {
      sucesos: `${en(60, 'Z3491', '80055.01', '59401.04')} ${conApn('59401.04', 100, 140, 200, 228)} Z3493@256`,
    },
  ),
];

// --- Events ------------------------------------------------------------------------------------------------------------------
/** At the cut: 11, 12, 17, 18, 29, 30 and 59 years. */
const cursos = (b: Base, sucesos: string): Caso[] =>
  (
    [
      ['2014-12-01', 'nino'],
      ['2014-11-30', 'adolescente'],
      ['2008-12-01', 'adolescente'],
      ['2008-11-30', 'joven'],
      ['1996-12-01', 'joven'],
      ['1996-11-30', 'adulto'],
      ['1966-12-01', 'adulto'],
    ] as const
  ).map(([nacimiento, curso_vida]) =>
    caso(b, `curso de vida de ${nacimiento}`, { den: 1, curso_vida }, { nacimiento, sucesos }),
  );
const evento = (ficha: string, version: string, ancla: string): Base => ({ ficha, version, corte: CORTE, ancla });
const mes = (b: Base, sucesos: (fecha: string) => string): Caso[] =>
  (
    [
      ['2026-10-31', FUERA],
      ['2026-11-01', { den: 1 }],
      ['2026-11-30', { den: 1 }],
      ['2026-12-01', FUERA],
    ] as const
  ).map(([f, e]) => caso(b, `el ${f}`, e, { sucesos: sucesos(f) }));

const APN1 = evento('gest_apn_1er_trimestre', 'fed_2025_2026', '2026-11-10');
const primera: readonly Caso[] = [
  ...mes(APN1, (f) => `Z3491@${f}~1!I`),
  ...(
    [
      ['Z3491@0~1!I', 1],
      ['Z3591@0~1!I', 1],
      ['Z3492@0~1!I', 0],
      ['Z3593@0~1!I', 0],
      ['Z3492@0~1!I%97', 1],
      ['Z3492@0~1!I%98', 0],
      ['Z3491@0~1!I%120', 1],
      ['Z3493@0~1!I', 0],
      ['Z3592@0~1!I', 0],
      ...['Z3491', 'Z3493', 'Z3591', 'Z3592', 'Z3593'].map((k) => [`${k}@0~1!I%97`, 1] as const),
      ['Z3492@0~1!I%0', 1],
      ['Z3492@0~1!I%-1', 0],
      // Another line is not that visit.
      ['Z3492@0~1!I Z3491@1~1!I', 0],
      ['Z3492@0~1!I%120 Z3492@1~1!I%97', 0],
    ] as const
  ).map(([sucesos, num]) => caso(APN1, sucesos, { den: 1, num }, { sucesos })),
  ...['Z3491@2026-10-31~1!I', 'Z3492@2026-10-31~1!I%90'].map((antes) =>
    caso(APN1, `el 1, y ${antes}`, { den: 1, num: 0 }, { sucesos: `${antes} Z3492@2026-11-01~1!I` }),
  ),
  caso(APN1, 'segundo control', FUERA, { sucesos: 'Z3491@0~2!I' }),
];

const inicio = (d: number | string, mas = '!I'): string =>
  `Z3492@${d}${mas} 85018@${d}${mas} O990@${d}${mas} 99199.26@${d}~1${mas}`;
const anemia: readonly Caso[] = ['fed_2024_2025', 'fed_2025_2026'].flatMap((version) => {
  const b = evento('gest_anemia_tratamiento', version, '2026-10-15');
  // The 32 days before November: 30 September to 31 October.
  return [
    ...(
      [
        ['2026-09-29', FUERA],
        ['2026-09-30', { den: 1 }],
        ['2026-10-31', { den: 1 }],
        ['2026-11-01', FUERA],
      ] as const
    ).map(([f, e]) => caso(b, `inicio ${f}`, e, { sucesos: inicio(f) })),
    ...(
      [
        [inicio(0), 1],
        [inicio(0).replace('99199.26', '59401.04'), 1],
        [inicio(0).replace('99199.26', '59401.03'), 0],
        [inicio(0).replace('~1', '~2'), 0],
        [inicio(0).replace('~1', '~01'), 1],
        [inicio(0).replace('Z3492@0!I ', ''), 0],
        [inicio(0).replace('85018@0!I ', ''), 0],
        [inicio(0).replace('O990@0!I ', ''), 0],
        [inicio(0).replace('O990@0!I', 'O990@0:R!I'), 0],
        [inicio(0).replace('O990@0!I', 'O990@0!J'), 0],
        [inicio(0).replace('85018@0!I', '85018@1!I'), 0],
      ] as const
    ).map(([sucesos, den]) => caso(b, sucesos, { den }, { sucesos })),
    ...bordes([28, 32]).flatMap(([g, e]) =>
      hechos(b, 'segunda_entrega', [[`${inicio(0)} ${cita(`99199.26@${g} O990@${g}:R`)}`, e]]),
    ),
    ...bordes([28, 32]).flatMap(([g, e]) => hechos(b, 'hemoglobina_control', [[`${inicio(0)} 85018@${g}`, e]])),
    ...['Z3491', 'Z3493', 'Z3591', 'Z3592', 'Z3593'].map((k) =>
      caso(b, `inicio con ${k}`, { den: 1 }, { sucesos: inicio(0).replace('Z3492', k) }),
    ),
    caso(b, 'inicio con 85018.01', { den: 1 }, { sucesos: inicio(0).replace('85018', '85018.01') }),
    caso(b, 'inicio con Hb P', { den: 0 }, { sucesos: inicio(0).replace('85018@0', '85018@0:P') }),
    ...hechos(b, 'segunda_entrega', [
      [`${inicio(0)} ${cita('59401.04@30 O990@30')}`, S],
      [`${inicio(0)} ${cita('59401.04@30 O990@30:P')}`, N],
      [`${inicio(0)} 59401.04@30#t O990@30:R#u`, N],
      [`${inicio(0)} 59401.04@30`, N],
    ]),
    ...hechos(b, 'hemoglobina_control', [
      [`${inicio(0)} 85018.01@30`, S],
      [`${inicio(0)} 85018@30:P`, N],
    ]),
    caso(b, 'todo', { den: 1, num: 1 }, { sucesos: `${inicio(0)} ${cita('99199.26@30 O990@30:R')} 85018@29` }),
  ];
});

const V1 = ['fed_2024_2025', 'fed_2025_2026'].flatMap((version): Caso[] => {
  const b = evento('gest_tamizaje_violencia', version, '2026-11-10');
  return [
    ...mes(b, (f) => `Z3491@${f}~1!I`),
    ...(
      [
        ['Z3491@0~1!I 96150.01@0!I', 1],
        ['Z3491@0~1!I 96150@0~VIF!I', 1],
        ['Z3491@0~1!I 96150@0!I', 0],
        ['Z3491@0~1!I 96150.01@0:P!I', 0],
        ['Z3491@0~1!I 96150@0:R~VIF!I', 0],
        ['Z3491@0~1!I 96150.01@1!I', 0],
        ['Z3491@0~1!I 96150.01@0!J', 0],
        ['Z3491@0~1!I 96150.02@0!I', 0],
        ...['00000005', '00000010', '00000004', '00000007'].map(
          (eess) => [`Z3591@0~1!${eess} 96150.01@0!${eess}`, 1] as const, // I-1 to I-4
        ),
      ] as const
    ).map(([sucesos, num]) => caso(b, sucesos, { den: 1, num }, { sucesos })),
    ...cursos(b, 'Z3491@2026-11-10~1!I'),
    caso(b, 'LAB 2', FUERA, { sucesos: 'Z3491@0~2!I' }),
    caso(b, 'III-1', FUERA, { sucesos: 'Z3491@0~1!00000003' }),
    caso(b, 'sin categoría', FUERA, { sucesos: 'Z3491@0~1!00000002' }),
    // Counted by person, day and facility.
    caso(b, 'dos días', { den: 2, num: 1 }, { sucesos: 'Z3491@0~1!I 96150.01@0!I Z3492@5~1!I' }),
    caso(b, 'dos EESS el mismo día', { den: 2, num: 1 }, { sucesos: 'Z3491@0~1!I 96150.01@0!I Z3491@0~1!J' }),
    caso(b, 'dos líneas', { den: 1, num: 1 }, { sucesos: 'Z3491@0~1!I Z3591@0~1!I 96150.01@0!I' }),
  ];
});

const SEIS = dias('90806', 2, 22, 42, 62, 82, 102);
const V2 = ['fed_2024_2025', 'fed_2025_2026'].flatMap((version): Caso[] => {
  const b = evento('gest_violencia_paquete', version, '2026-05-20');
  return [
    ...[0, 1, 2, 3, 4].flatMap((k) =>
      ([6, 7, 30, 31] as const).flatMap((g) =>
        hechos(b, 'psicoterapias', [
          [`R456@0 ${dias('90806', ...pasos(2, ...[20, 20, 20, 20, 20].with(k, g)))}`, g === 7 || g === 30 ? S : N],
        ]),
      ),
    ),
    // 180 days to complete it are a decision of the project: no source gives the month in which it is counted.
    ...(
      [
        ['2026-05-04', FUERA],
        ['2026-05-05', { den: 1 }],
        ['2026-06-03', { den: 1 }],
        ['2026-06-04', FUERA],
      ] as const
    ).map(([f, e]) => caso(b, `tamizaje positivo ${f}`, e, { sucesos: `R456@${f}` })),
    ...hechos(b, 'psicoterapias', [
      [`R456@0 ${dias('90806', -1, 19, 39, 59, 79, 99)}`, N],
      [`R456@0 ${dias('90806', 0, 20, 40, 60, 80, 100)}`, S],
      [`R456@0 ${dias('90806', 2, 22, 42, 62, 82)}`, N],
      [`R456@0 99207.01@2 90806@22 90834@42 90860@62 99207.01@82 90806@102`, S],
      [`R456@0 99207.01@2 90806@22 90834@42 90860@62 99207.01@82 90807@102`, N],
      [`R456@0 ${dias('90806', 2, 9, 22, 30, 52, 72, 92)}`, S],
    ]),
    ...hechos(b, 'consultas', [
      ['R456@0 99207@1', N],
      ['R456@0 99207@-1 99215@2', N],
      ['R456@0 99207@0 99215@2', S],
      ['R456@0 99207@1 99207@1', N],
      ['R456@0 99207@1 99215@2', S],
      ['R456@0 99214.06@1 99215@2', S],
      ['R456@0 99214@1 99215@2', N],
    ]),
    caso(b, 'todo', { den: 1, num: 1 }, { sucesos: `R456@0 99207@1 99215@20 ${SEIS}` }),
    caso(b, 'varón', FUERA, { persona: { sexo: 'M' }, sucesos: 'R456@0' }),
    caso(b, 'sospecha', FUERA, { sucesos: 'R456@0:P' }),
  ];
});

// --- Births ------------------------------------------------------------------------------------------------------------------
const SIN = de('gest_sin_anemia_suplementacion', 'fed_2025_2026');
const PREV = de('gest_paquete_preventivo', 'cg_2021');
const TAB = de('gest_paquete_tablero', 'tablero');
const INS = de('parto_institucional', 'tablero');
const deParto: readonly Caso[] = [
  ...partos(SIN),
  ...hechos(SIN, 'suplementacion', [
    [en(97, 'Z3492', '59401.04'), N],
    [en(98, 'Z3492', '59401.04'), S],
    [en(200, 'Z3492', '99199.26'), S],
    [en(200, 'Z3492', '59401.03'), N],
  ]),
  ...hechos(SIN, 'hemoglobina', [
    ['', N],
    [en(60, 'Z3491', '85018'), S],
    [en(273, 'Z3493', '85018.01'), S],
    [cita('Z3492@60 85018@60:P'), N],
  ]),
  caso(SIN, 'en casa', fuera('parto_no_institucional'), { parto: { ...PARTO, lugar: 'DOMICILIO' } }),
  caso(SIN, 'con anemia', fuera('anemia'), { sucesos: 'O990@150' }),

  ...partos(PREV),
  ...examenes(PREV, 125, false),
  ...hechos(PREV, 'acido_folico', [
    ['', N],
    [en(0, 'Z3491', '59401.03'), S],
    [en(97, 'Z3491', '59401.03'), S],
    [en(98, 'Z3492', '59401.03'), N],
    [en(60, 'Z3491', '59401.04'), N],
  ]),
  ...hechos(PREV, 'apn', [
    [apn(60, 100, 140, 200, 228), N],
    [apn(60, 100, 140, 200, 228, 229), S],
    ['Z3491@60 Z3492@100 Z3493@140 Z3591@200 Z3592@228 Z3593@256', S],
  ]),
  ...hechos(PREV, 'hierro_acido_folico', [
    [conApn('59401.04', 100, 140, 180), N],
    [conApn('59401.04', 100, 140, 180, 220), S],
    [conApn('99199.26', 100, 140, 180, 220), S],
    [conApn('59401.03', 100, 140, 180, 220), N],
  ]),

  ...partos(TAB),
  ...examenes(TAB, 97, false),
  ...hechos(TAB, 'apn_con_hierro', [
    ...['Z3491', 'Z3493', 'Z3591', 'Z3592', 'Z3593'].map(
      (k) => [`${conApn('59401.04', 100, 140, 180)} ${en(220, k, '59401.04')}`, S] as const,
    ),
    [conApn('59401.04', 100, 140, 180), N],
    [conApn('59401.04', 100, 140, 180, 220), S],
    [conApn('99199.26', 100, 140, 180, 220), S],
    [`${apn(100, 140, 180, 220)} ${dias('59401.04', 101, 141, 181, 221)}`, N],
  ]),

  ...partos(INS),
  ...hechos(INS, 'institucional', [
    ['', S],
    ['', N, { parto: { ...PARTO, lugar: 'DOMICILIO' } }],
    ['', N, { parto: { ...PARTO, lugar: 'OTRO' } }],
  ]),
  caso(INS, '30 semanas, en EsSalud', { den: 1, num: 1 }, { parto: { ...PARTO, semanas: 30, renipress: '00007948' } }),
];

// --- §7: 11.0 in the first and third trimesters, 10.5 in the second ----------------------------------------------------------
const AG: Base = {
  ficha: 'anemia_gestantes',
  version: 'tablero',
  corte: CORTE,
  persona: { ubigeo: '', codigo_ccpp: '0102030027', estado: 'censo' },
};
const umbral: readonly Caso[] = [
  ...(
    [
      [0, 11],
      [97, 11],
      [98, 10.5],
      [195, 10.5],
      [196, 11],
      [280, 11],
    ] as const
  ).flatMap(([sg, u]) =>
    (
      [
        [u - 0.1, 1],
        [u, 0],
      ] as const
    ).map(([hb, num]) =>
      caso(
        AG,
        `Hb ${hb.toFixed(1)} a ${sg} d`,
        { den: 1, num },
        {
          sucesos: `85018@2026-11-10=${hb.toFixed(1)}%${sg}`,
        },
      ),
    ),
  ),
  caso(AG, 'O990', { den: 1, num: 1 }, { sucesos: '85018@2026-11-10=15.0%120 O990@2026-11-12' }),
  // Without the last period, the trimester of the code
  ...(
    [
      ['Z3491', 11],
      ['Z3592', 10.5],
      ['Z3493', 11],
    ] as const
  ).flatMap(([k, u]) =>
    (
      [
        [u - 0.1, 1],
        [u, 0],
      ] as const
    ).map(([hb, num]) =>
      caso(
        AG,
        `Hb ${hb.toFixed(1)} con ${k}`,
        { den: 1, num },
        {
          sucesos: cita(`85018@2026-11-10=${hb.toFixed(1)} ${k}@2026-11-10`),
        },
      ),
    ),
  ),
  caso(AG, 'Hb 10,99', { den: 1, num: 1 }, { sucesos: '85018@2026-11-10=10.99%60' }),
  caso(AG, 'Hb 10,49', { den: 1, num: 1 }, { sucesos: '85018@2026-11-10=10.49%120' }),
  // Plausible values, how long a last period counts and for how long the code of a visit gives the trimester: ours.
  ...(
    [
      ['=2.99%120', 0],
      ['=3.00%120', 1],
      ['=25.00%120', 1],
      ['=25.01%120', 0],
      ['=9.0%-1', 0],
      ['=9.0%0', 1],
      ['=9.0%300', 1],
      ['=9.0%301', 0],
    ] as const
  ).map(([marcas, den]) => caso(AG, `Hb ${marcas}`, { den }, { sucesos: `85018@2026-11-10${marcas}` })),
  ...(
    [
      [31, 1],
      [32, 0],
    ] as const
  ).map(([dias, den]) =>
    caso(
      AG,
      `código de ${dias} días antes`,
      { den },
      {
        ancla: '2026-11-30',
        sucesos: `85018@0=9.0 Z3492@${-dias}`,
      },
    ),
  ),
  caso(AG, 'Hb sin embarazo', { den: 0 }, { sucesos: '85018@2026-11-10=9.0' }),
  ...cursos(AG, '85018@2026-11-10=9.0%120'),
  caso(AG, 'Hb el 1', { den: 1, num: 1 }, { sucesos: '85018@2026-11-01=9.0%120' }),
  caso(AG, 'Hb el 31 de octubre', { den: 0 }, { sucesos: '85018@2026-10-31=9.0%120' }),
  caso(AG, 'Hb el 1 de diciembre', { den: 0 }, { sucesos: '85018@2026-12-01=9.0%120' }),
];

// --- embarazo_adolescente: 12 to 17 years, twelve months back ----------------------------------------------------------------
const EA: Base = { ficha: 'embarazo_adolescente', version: 'sala_2026', corte: CORTE, nacimiento: '2012-01-01' };
const embarazo: readonly Caso[] = [
  ...(
    [
      ['2014-12-01', fuera('edad')],
      ['2014-11-30', dentro],
      ['2008-12-01', dentro],
      ['2008-11-30', fuera('edad')],
    ] as const
  ).map(([nacimiento, e]) => caso(EA, `nacimiento ${nacimiento}`, e, { nacimiento })),
  caso(EA, 'varón', fuera('sexo'), { persona: { sexo: 'M' } }),
  ...conocidos(EA),
  ...hechos(EA, 'embarazo', [
    ['', N],
    ['Z3491@2025-12-01', S],
    ['Z3491@2025-11-30', N],
    ['Z3593@2026-11-30', S],
    ['Z3593@2026-12-01', N],
    ['Z3490@2026-11-30', S], // any of Z349x
    ['Z3400@2026-11-30', N],
  ]),
];

export const casos: readonly Caso[] = [
  ...paquete,
  ...primera,
  ...anemia,
  ...V1,
  ...V2,
  ...deParto,
  ...umbral,
  ...embarazo,
];
