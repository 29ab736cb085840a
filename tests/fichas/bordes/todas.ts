import { sumarDias } from '../../../functions/domain/fecha.ts';
import { caso, cita, dias, pasos, todas, type Base, type Caso } from './caso.ts';
import { VENTANAS } from './cred-mensual.ts';

// The numerator is all the components: each of them is enough to fail.
const CORTE = '2026-11-30';
const H = '99199.17';
const de = (ficha: string, version: string, mas: Partial<Base>): Base => ({ ficha, version, corte: CORTE, ...mas });

const VACUNAS = [
  dias('90670', 60, 120),
  dias('90681', 60, 120),
  dias('90713', 60, 120, 180),
  dias('90722', 60, 120, 180),
];
const conDni = (edad: number, corte = CORTE): Partial<Base> => ({
  corte,
  edad,
  persona: { fecha_emision_dni: sumarDias(corte, 10 - edad) },
});
const paquete: readonly Caso[] = [
  ...todas(de('paquete_menor_12m', 'fed_2025_2026', conDni(300)), [
    ...VACUNAS,
    `${H}@120`,
    dias(H, 180, 240),
    '85018@180',
  ]),
  ...todas(de('paquete_menor_12m', 'fed_2024_2025', conDni(364, '2025-08-31')), [
    ...VACUNAS,
    `${H}@150`,
    dias(H, 200, 300),
    '85018@180',
    dias('99381.01', 3, 6, 13, 20),
    dias('99381', ...VENTANAS.map(([a]) => a)),
  ]),
  ...todas(de('paquete_menor_12m', 'cg_2025', conDni(364, '2025-12-31')), [
    ...VACUNAS,
    `${H}@120~1`,
    dias('99199.19', 170, 210, 240, 270, 300, 330),
    '85018@180',
    dias('99381', ...pasos(29, ...Array<number>(10).fill(30))),
  ]),
  ...['fed_2025_2026', 'fed_2024_2025', 'cg_2025'].map((version) =>
    caso(
      de('paquete_menor_12m', version, { edad: 100, corte: version === 'cg_2025' ? '2025-12-31' : CORTE }),
      'a los 100 d, sólo falta el DNI',
      { den: 1, num: 0 },
      { sucesos: `${dias('99381.01', 3, 6, 13, 20)} ${dias('99381', 29, 60)}` },
    ),
  ),
];

const ninos: readonly Caso[] = [
  ...(
    [
      ['fed_2025_2026', dias('99381.01', 3, 10, 17)],
      ['fed_2024_2025', dias('99381.01', 3, 6, 13, 20)],
      ['cg_2025', dias('99381.01', 3, 6, 13, 20)],
    ] as const
  ).flatMap(([version, cred]) =>
    todas(de('rn_paquete_oportuno', version, { edad: 40 }), ['90585@0', '90744@0', '36416@3', cred]),
  ),
  ...todas(de('cred_1a', 'sala_2026', { nacimiento: '2025-06-15' }), [
    '99382@2026-06-20',
    '99382@2026-08-20',
    '99382@2026-10-20',
  ]),
  ...todas(de('hierro_hb_4_6m', 'fed_2025_2026', { edad: 220 }), [`${H}@120`, '85018@180']),
  ...todas(de('hierro_hb_4_6m', 'fed_2024_2025', { edad: 220 }), [`${H}@120`, '85018@180']),
  ...todas(de('hierro_hb_4_6m', 'fed_2024_2025', { edad: 220, cnv: { peso_g: 2000, semanas: 38 } }), [
    '85018@40',
    `${H}@40`,
    '85018@100',
    `${H}@120`,
    '85018@180',
  ]),
  ...todas(de('hierro_hb_prematuro_bpn', 'fed_2025_2026', { edad: 220, cnv: { peso_g: 2000, semanas: 38 } }), [
    '85018@40',
    `${H}@40`,
    `${H}@90`,
    '85018@90',
    '85018@180',
  ]),
  ...todas(
    de('anemia_6m_tratamiento_12m', 'fed_2025_2026', { edad: 400 }),
    [`${H}@180`, dias(H, 220, 260), dias('85018', 210, 240, 270, 360)],
    '85018@180 D509@180',
  ),
  ...todas(
    de('anemia_6m_tratamiento_12m', 'fed_2024_2025', { edad: 400 }),
    [`${H}@180`, dias(H, 220, 260), '85018@215', `${H}@360~TA`, '85018@370'],
    '85018@180 D509@180',
  ),
  ...todas(
    de('sin_anemia_6m_suplementacion_12m', 'fed_2025_2026', { edad: 400 }),
    [`${H}@180`, `${H}@220`, '85018@280', '85018@370'],
    '85018@180',
  ),
  ...todas(
    de('sin_anemia_6m_suplementacion_12m', 'fed_2024_2025', { edad: 400 }),
    [`${H}@180`, `${H}@220`, '85018@280', `${H}@360~TA`, '85018@370'],
    '85018@180',
  ),
  ...todas(
    de('anemia_recuperada_12_18m', 'cg_2025', { corte: '2025-11-30', edad: 420 }),
    [
      cita(`${H}@200 D509@200`, 'a'),
      `${cita(`${H}@240 D509@240:R`, 'b')} ${cita(`${H}@280 D509@280:R`, 'c')}`,
      'D509@390:R~PR',
      '85018@390',
    ],
    'D509@200',
  ),
];

const PARTO = { parto: { fecha_nacimiento: '2026-11-15' } };
const apn = (...ds: number[]): string => ds.map((d) => `Z3492@${d}#c${d}`).join(' ');
const hierro = (...ds: number[]): string => ds.map((d) => `59401.04@${d}#c${d}`).join(' ');
const EXAMENES = ['85018@60#c60', '86780@60#c60', '86703@60#c60', '81002@60#c60'];
const gestantes: readonly Caso[] = [
  ...todas(
    de('gest_paquete_parto', 'fed_2024_2025', PARTO),
    [...EXAMENES, hierro(60, 100, 140, 200, 228), apn(256)],
    apn(60, 100, 140, 200, 228),
  ),
  ...todas(
    de('gest_paquete_preventivo', 'cg_2021', PARTO),
    [...EXAMENES, '59401.03@60#c60', hierro(100, 140, 200, 228), apn(256)],
    apn(60, 100, 140, 200, 228),
  ),
  ...todas(
    de('gest_paquete_tablero', 'tablero', PARTO),
    [...EXAMENES, hierro(100, 140, 200, 228)],
    apn(60, 100, 140, 200, 228),
  ),
  ...todas(de('gest_sin_anemia_suplementacion', 'fed_2025_2026', PARTO), [hierro(100), '85018@60#c60'], apn(60, 100)),
  ...['fed_2024_2025', 'fed_2025_2026'].flatMap((version) => [
    ...todas(
      de('gest_anemia_tratamiento', version, { ancla: '2026-10-15' }),
      [cita('99199.26@30 O990@30:R'), '85018@29'],
      'Z3492@0!I 85018@0!I O990@0!I 99199.26@0~1!I',
    ),
    ...todas(
      de('gest_violencia_paquete', version, { ancla: '2026-05-20' }),
      ['99207@1', '99215@20', dias('90806', 2, 22, 42, 62, 82, 102)],
      'R456@0',
    ),
  ]),
];

const CINCO = ['C8002@2026-05-01~TA', ...['99402.03', 'Z019', '99403.01', '99402.09'].map((k) => `${k}@2026-05-01`)];
const DNT = ['Z019@2026-05-01~DNT', '99199.22@2026-05-01~N'];
const adultos: readonly Caso[] = [
  ...['fed_2025_2026', 'cg_2025'].flatMap((version) => {
    const b = de('adol_prestaciones_priorizadas', version, { nacimiento: '2011-03-03' });
    return [
      ...todas({ ...b, persona: { sexo: 'M' } }, CINCO),
      ...todas({ ...b, persona: { sexo: 'F' } }, [...CINCO, '99199.26@2026-05-01', '85018@2026-05-01']),
    ];
  }),
  ...todas(de('joven_valoracion', 'sala_2026', { nacimiento: '2000-01-01' }), DNT),
  // From 40 on the laboratory too.
  ...todas(de('adulto_valoracion_hta_dm', 'sala_2026', { nacimiento: '1986-12-01' }), DNT),
  ...todas(de('adulto_valoracion_hta_dm', 'sala_2026', { nacimiento: '1986-11-30' }), [...DNT, 'Z017@2026-05-01']),
  ...todas(
    de('am_paquete', 'sala_2026', { nacimiento: '1950-01-01' }),
    [
      ...[
        '99173',
        '96150.01',
        '96150.02',
        '96150.03',
        '96150.04',
        '96150.07',
        '99402.09',
        'D0150',
        '90658',
        '99401',
      ].map((k) => `${k}@2026-05-01`),
      'Z019@2026-05-01~DNT',
      'Z017@2026-05-01',
    ],
    '99387@2026-05-01~AS',
  ),
];

const COMPLETA = { renipress: '00003644', codigo_ccpp: '0102030027' };
const P = de('padron_60d_completo', 'sala_2026', { edad: 70 });
const padron: readonly Caso[] = [
  caso(P, 'completo', { den: 1, num: 1 }, { persona: COMPLETA }),
  ...[{ estado: 'censo' }, { sexo: '' }, { seguros: '' }, { renipress: '' }, { ubigeo: '', codigo_ccpp: '' }].map(
    (falta) => caso(P, `falta ${JSON.stringify(falta)}`, { den: 1, num: 0 }, { persona: { ...COMPLETA, ...falta } }),
  ),
];

export const casos: readonly Caso[] = [...paquete, ...ninos, ...gestantes, ...adultos, ...padron];
