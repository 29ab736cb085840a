import { sumarDias } from '../../../functions/domain/fecha.ts';
import type { FilaCsv } from '../arnes.ts';
import {
  caso,
  conocidos,
  dentro,
  edades,
  edadesCalendario,
  fuera,
  hechos,
  N,
  padron,
  S,
  X,
  type Base,
  type Caso,
  type Espera,
} from './caso.ts';

const CORTE = '2026-11-30';
const FUERA = { den: 0, num: null };
// Rural localities of the built-in catalogue.
const RURALES = ['0102030027', '0218050048', '0809020199', '0102020039', '0201090005', '0201090165', '0105060004'];

// --- §9: an hour and three ---------------------------------------------------------------------------------------------------
const ACC: Base = { ficha: 'sec_accesibilidad', version: 'sala_2026', corte: CORTE };
const accesibilidad: readonly Caso[] = (
  [
    [60, 'alta'],
    [61, 'mediana'],
    [180, 'mediana'],
    [181, 'baja'],
    [0, 'alta'],
  ] as const
).map(([minutos, cual], i) =>
  caso(
    ACC,
    `${minutos} minutos`,
    { den: 1, num: cual === 'alta' ? 1 : 0, componentes: { [cual]: S } },
    {
      clave: RURALES[i]!,
      mas: {
        sectorizacion: [
          { renipress: '00003644', sector: 's1', codigo_ccpp: RURALES[i]!, minutos_eess: minutos, area: 'RURAL' },
        ],
      },
    },
  ),
);

const sinMinutos: readonly Caso[] = [
  caso(
    ACC,
    'sin minutos',
    { den: 0 },
    {
      clave: RURALES[5]!,
      mas: { sectorizacion: [{ renipress: '00003644', sector: 's1', codigo_ccpp: RURALES[5]!, area: 'RURAL' }] },
    },
  ),
];

// --- §5.13 -------------------------------------------------------------------------------------------------------------------
const muestra = (codigo_ccpp: string, cloro_mg_l: string, turbiedad_unt: string, fecha: string): FilaCsv => ({
  codigo_ccpp,
  fecha,
  cloro_mg_l,
  turbiedad_unt,
});
const AGUA: Base = { ficha: 'ccpp_agua_clorada', version: 'fed_2025_2026', corte: CORTE };
const agua: readonly Caso[] = (
  [
    ['0.500', '5.000', '2026-11-01', { den: 1, num: 1 }],
    ['0.499', '5.000', '2026-11-30', { den: 1, num: 0 }],
    ['0.500', '5.001', '2026-11-15', { den: 1, num: 0 }],
    ['0.500', '5.000', '2026-10-31', FUERA],
    ['0.500', '5.000', '2026-12-01', FUERA],
    ['0.500', '5.000', '2026-11-30', { den: 1, num: 1 }],
  ] as readonly (readonly [string, string, string, Espera])[]
).map(([cloro, turbiedad, fecha, e], i) =>
  caso(AGUA, `${cloro} mg/L, ${turbiedad} UNT, ${fecha}`, e, {
    clave: RURALES[i]!,
    mas: { agua: [muestra(RURALES[i]!, cloro, turbiedad, fecha)] },
  }),
);

const urbana: readonly Caso[] = [
  caso(
    AGUA,
    'urbana',
    { den: 0 },
    { clave: '0501010001', mas: { agua: [muestra('0501010001', '0.9', '1', '2026-11-05')] } },
  ),
];

const SIN: Base = {
  ficha: 'sin_agua_clorada_menor_60m',
  version: 'fed_2025_2026',
  corte: CORTE,
  nacimiento: '2024-01-01',
};
const sinAgua: readonly Caso[] = [
  ...(
    [
      ['2026-12-01', fuera('edad')],
      ['2026-11-30', { den: 1 }],
      ['2021-12-01', { den: 1 }],
      ['2021-11-30', fuera('edad')],
    ] as const
  ).map(([nacimiento, e]) =>
    caso(SIN, `nacimiento ${nacimiento}`, e, {
      nacimiento,
      persona: { codigo_ccpp: RURALES[0]! },
      mas: { agua: [muestra(RURALES[0]!, '0.600', '1', '2026-11-10')] },
    }),
  ),
  caso(
    SIN,
    'cloro 0,5',
    { den: 1, num: 0 },
    {
      persona: { codigo_ccpp: RURALES[1]! },
      mas: { agua: [muestra(RURALES[1]!, '0.500', '5', '2026-11-10')] },
    },
  ),
  caso(
    SIN,
    'cloro 0,499',
    { den: 1, num: 1 },
    {
      persona: { codigo_ccpp: RURALES[2]! },
      mas: { agua: [muestra(RURALES[2]!, '0.499', '5', '2026-11-10')] },
    },
  ),
  caso(
    SIN,
    'una de dos',
    { den: 1, num: 1 },
    {
      persona: { codigo_ccpp: RURALES[3]! },
      mas: {
        agua: [muestra(RURALES[3]!, '0.700', '1', '2026-11-10'), muestra(RURALES[3]!, '0.400', '1', '2026-11-20')],
      },
    },
  ),
  caso(
    SIN,
    'turbiedad 5,001',
    { den: 1, num: 1 },
    {
      persona: { codigo_ccpp: RURALES[5]! },
      mas: { agua: [muestra(RURALES[5]!, '0.500', '5.001', '2026-11-10')] },
    },
  ),
  // The last three months are a decision of the project.
  ...(
    [
      ['2026-09-01', { den: 1 }, RURALES[6]!],
      ['2026-08-31', { den: 0 }, '0506100044'],
      ['2026-12-01', { den: 0 }, '0101210016'],
    ] as const
  ).map(([fecha, e, codigo_ccpp]) =>
    caso(SIN, `muestra del ${fecha}`, e, {
      persona: { codigo_ccpp },
      mas: { agua: [muestra(codigo_ccpp, '0.6', '1', fecha)] },
    }),
  ),
  caso(SIN, 'sin muestra', { den: 0 }, { persona: { codigo_ccpp: RURALES[4]! } }),
];

// --- §5.12: three years on 31 March ------------------------------------------------------------------------------------------
const INI: Base = { ficha: 'educacion_inicial_3a', version: 'fed_2025_2026', corte: CORTE, nacimiento: '2022-10-01' };
const inicial: readonly Caso[] = [
  ...edadesCalendario(INI, [
    ['2023-04-01', fuera('edad')],
    ['2023-03-31', dentro],
    ['2022-04-01', dentro],
    ['2022-03-31', fuera('edad')],
  ]),
  ...padron(INI),
  ...(
    [
      [2026, 'Inicial - Jardín', S],
      [2026, 'INICIAL NO ESCOLARIZADO', S],
      [2025, 'Inicial - Jardín', N],
      [2027, 'Inicial - Jardín', N],
      [2026, 'Primaria', N],
    ] as const
  ).map(([anio, nivel, e]) =>
    caso(
      INI,
      `${anio} ${nivel}`,
      { componentes: { matricula: e } },
      {
        mas: { matricula: [{ anio, nivel, codigo_modular: '0000001' }] },
      },
    ),
  ),
  ...hechos(INI, 'matricula', [['', N]]),
];

// --- §5.5: who turns 60 days -------------------------------------------------------------------------------------------------
const PAD: Base = { ficha: 'padron_60d_completo', version: 'sala_2026', corte: CORTE, edad: 70 };
const padronCompleto: readonly Caso[] = [
  ...edades(PAD, [60, 89]),
  ...padron(PAD).filter((c) => ['inactivo', 'otra fila con DNI'].includes(c.nombre)),
];

// --- §5.10 -------------------------------------------------------------------------------------------------------------------
const nacido = (ficha: string, cnv: FilaCsv, e: Espera, fecha = '2026-11-10'): Caso =>
  caso(
    { ficha, version: 'sala_2026', corte: CORTE, nacimiento: fecha, cnv: { ...cnv, ubigeo_madre: '050101' } },
    `${fecha} ${JSON.stringify(cnv)}`,
    e,
  );
const alNacer: readonly Caso[] = [
  nacido('rn_bajo_peso', { peso_g: 2499, semanas: 40 }, { den: 1, num: 1 }),
  nacido('rn_bajo_peso', { peso_g: 2500, semanas: 36 }, { den: 1, num: 0 }),
  nacido('rn_bajo_peso', { peso_g: '', semanas: 36 }, { den: 0 }),
  nacido('rn_bajo_peso', { peso_g: 0, semanas: 36 }, { den: 1, num: 1 }),
  nacido('rn_bajo_peso', { peso_g: 1, semanas: 36 }, { den: 1, num: 1 }),
  nacido('rn_prematuro', { peso_g: 2400, semanas: 36 }, { den: 1, num: 1 }),
  nacido('rn_prematuro', { peso_g: 2400, semanas: 0 }, { den: 1, num: 1 }),
  nacido('rn_prematuro', { peso_g: 2400, semanas: 1 }, { den: 1, num: 1 }),
  nacido('rn_prematuro', { peso_g: 2400, semanas: 37 }, { den: 1, num: 0 }),
  nacido('rn_prematuro', { peso_g: 2400, semanas: '' }, { den: 0 }),
  ...['rn_bajo_peso', 'rn_prematuro'].flatMap((f) =>
    (
      [
        ['2026-10-31', FUERA],
        ['2026-11-01', { den: 1 }],
        ['2026-11-30', { den: 1 }],
        ['2026-12-01', FUERA],
      ] as const
    ).map(([fecha, e]) => nacido(f, { peso_g: 3000, semanas: 39 }, e, fecha)),
  ),
];

// --- §5.15 and §9: persons ---------------------------------------------------------------------------------------------------
const SIS: Base = { ficha: 'sis_afiliacion', version: 'sala_2026', corte: CORTE, nacimiento: '1990-01-01' };
const sis: readonly Caso[] = [
  ...conocidos(SIS),
  caso(SIS, 'nace el día del corte', { den: 1 }, { nacimiento: CORTE }),
  ...(
    [
      ['1', { den: 1, num: 1 }],
      ['0', { den: 1, num: 0 }],
      ['2', { den: 1, num: 0 }],
      ['3', { den: 1, num: 0 }],
      ['4', { den: 1, num: 0 }],
      ['2|1', { den: 1, num: 1 }],
      ['', { den: 0 }],
    ] as const
  ).map(([seguros, e]) => caso(SIS, `seguros «${seguros}»`, e, { persona: { seguros } })),
];

const POB: Base = { ficha: 'sec_poblacion', version: 'sala_2026', corte: CORTE };
const poblacion: readonly Caso[] = [
  ...conocidos({ ...POB, nacimiento: '1990-01-01' }),
  caso(POB, 'nace el día del corte', { den: 1 }, { nacimiento: CORTE }),
  caso(POB, 'nace al día siguiente', FUERA, { nacimiento: sumarDias(CORTE, 1) }),
  caso(POB, 'de 100 años', { den: 1 }, { nacimiento: '1926-01-01' }),
  // §9: groups by age. Sets the last day of each group beside the first day outside it.
  ...(
    [
      ['rn', sumarDias(CORTE, -28), 'F', S],
      ['rn', sumarDias(CORTE, -29), 'F', X],
      ['rn', CORTE, 'F', S],
      ['menor_1a', '2025-12-01', 'F', S],
      ['menor_1a', '2025-11-30', 'F', X],
      ['menor_1a', CORTE, 'F', S],
      ['menor_3a', '2023-12-01', 'F', S],
      ['menor_3a', '2023-11-30', 'F', X],
      ['menor_3a', CORTE, 'F', S],
      ['mef', '2011-11-30', 'F', S],
      ['mef', '2011-12-01', 'F', X],
      ['mef', '1976-12-01', 'F', S],
      ['mef', '1976-11-30', 'F', X],
      ['mef', '2000-01-01', 'M', X],
    ] as const
  ).map(([grupo, nacimiento, sexo, estado]) =>
    caso(
      POB,
      `${grupo}: ${nacimiento} ${sexo}`,
      { den: 1, num: 1, componentes: { [grupo]: estado } },
      { nacimiento, persona: { sexo } },
    ),
  ),
];

export const casos: readonly Caso[] = [
  ...accesibilidad,
  ...sinMinutos,
  ...agua,
  ...urbana,
  ...sinAgua,
  ...inicial,
  ...padronCompleto,
  ...alNacer,
  ...sis,
  ...poblacion,
];
