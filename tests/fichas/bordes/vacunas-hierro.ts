import { sumarDias } from '../../../functions/domain/fecha.ts';
import {
  caso,
  cita,
  conocidos,
  dias,
  dentro,
  edades,
  edadesCalendario,
  filas,
  fuera,
  hechos,
  N,
  padron,
  pesoYSemanas,
  S,
  seguros,
  X,
  type Base,
  type Caso,
} from './caso.ts';
import { hemoglobina6m, hierro2024, hierro2025, hierro4m } from './hierro-paquete.ts';
import {
  CALENDARIO_2024,
  CALENDARIO_2025,
  exigencias,
  neumococo,
  PENTAVALENTE,
  POLIO,
  rotavirus,
  tres,
  vacunas,
  type Calendario,
} from './vacunas.ts';

// Components of §5.1 on their own: the population of the package, at the ages at which everything is required.
const EDICIONES = [
  ['fed_2025_2026', '2026-11-30', true, CALENDARIO_2025],
  ['fed_2024_2025', '2025-08-31', false, CALENDARIO_2024],
] as const;

type Familia = readonly [ficha: string, desde2025: number, desde2024: number, f: (b: Base, c: Calendario) => Caso[]];
const FAMILIAS: readonly Familia[] = [
  ['vac_neumococo_2', 190, 148, neumococo],
  ['vac_rotavirus_2', 241, 209, rotavirus],
  ['vac_polio_3', 260, 218, (b) => tres(b, 'polio', ...POLIO)],
  ['vac_penta_3', 260, 218, (b) => tres(b, 'pentavalente', ...PENTAVALENTE)],
  ['hierro_4m', 131, 180, (b, c) => hierro4m(b, c === CALENDARIO_2025 ? [110, 130] : [110, 179])],
  ['hierro_6m', 210, 210, (b, c) => (c === CALENDARIO_2025 ? soloSeis(hierro2025(b)) : soloSeis(hierro2024(b)))],
  [
    'dosaje_hb_6m',
    210,
    210,
    (b, c) =>
      c === CALENDARIO_2025
        ? hemoglobina6m(b, ['85018', '85018.01', '85031'], ['85018.02'])
        : hemoglobina6m(b, ['85018', '85018.01'], ['85031']),
  ],
];
const soloSeis = (cs: Caso[]): Caso[] =>
  cs.filter((c) => c.edad! >= 210 && c.espera.componentes?.['hierro_6m'] !== undefined);

const porComponente: readonly Caso[] = FAMILIAS.flatMap(([ficha, d25, d24, f]) =>
  EDICIONES.flatMap(([version, corte, soloSis, calendario]) => {
    const desde = soloSis ? d25 : d24;
    const base: Base = { ficha, version, corte, edad: 300 };
    return [
      ...edades(base, [desde, 364]),
      ...pesoYSemanas(base),
      ...seguros(base, soloSis),
      ...padron(base),
      ...f(base, calendario),
    ];
  }),
);

// §5.5. Who is measured is not asked for weight or insurance there.
const dni: readonly Caso[] = (
  [
    ['dni_30d', 'fed_2025_2026', 30],
    ['dni_60d', 'fed_2024_2025', 60],
  ] as const
).flatMap(([ficha, version, n]) => {
  const base: Base = { ficha, version, corte: '2026-11-30', edad: 100 };
  const emitido = (edad: number, dia: number) => ({
    persona: { fecha_emision_dni: sumarDias(base.corte, dia - edad) },
  });
  return [
    ...edades(base, [n + 1, 364]),
    ...padron(base),
    ...filas(base, 'dni', [
      [n + 1, '', N],
      [100, '', N],
      [100, '', N, emitido(100, -1)],
      [100, '', S, emitido(100, 0)],
      [100, '', S, emitido(100, n)],
      [100, '', N, emitido(100, n + 1)],
    ]),
    caso(base, 'sólo CNV, sin emisión', { den: 1, num: 0 }, { persona: { tipo_documento: 'CNV', dni: '' } }),
  ];
});

// §5.11: from the day the age is completed to 29 days later.
const ESQUEMA: readonly (readonly [componente: string, codigo: string, mes: number])[] = [
  ['influenza_1', '90657', 6],
  ['neumococo_3', '90670', 12],
  ['spr_1', '90707', 12],
  ['varicela', '90716', 12],
  ['fiebre_amarilla', '90717', 15],
  ['hepatitis_a', '90633.01', 15],
  ['spr_2', '90707', 18],
  ['dpt_1', '90701', 18],
  ['influenza_2', '90657', 7],
  ['polio_refuerzo_1', '90713', 18],
  ['dpt_2', '90701', 48],
  ['polio_refuerzo_2', '90712', 48],
];
// Doses of two, four and six months: the windows of §5.1.
const E: Base = { ficha: 'esquema_vacunas', version: 'sala_2026', corte: '2026-11-30' };
const esquema: readonly Caso[] = [
  ...exigencias(E, CALENDARIO_2025),
  ...vacunas(E, CALENDARIO_2025),
  ...conocidos({ ...E, edad: 100 }),
  ...filas(E, 'pentavalente', [[364, dias('90749.06', 60, 120, 180), S]]),
  ...filas(E, 'bcg', [
    [29, '', X],
    [30, '', N],
    [100, '90585@0', S],
    [100, '90585@29', S],
    [100, '90585@30', N],
  ]),
  ...filas(E, 'hepatitis_b', [
    [1, '', X],
    [2, '', N],
    [100, '90744@0', S],
    [100, '90744@1', S],
    [100, '90744@2', N],
  ]),
  ...edadesCalendario(E, [
    ['2026-12-01', fuera('edad')],
    ['2026-11-30', dentro],
    ['2021-12-01', dentro],
    ['2021-11-30', fuera('edad')],
  ]),
  ...ESQUEMA.flatMap(([c, codigo, mes]) => {
    const total = 2026 * 12 + 9 - mes;
    const base = {
      ...E,
      nacimiento: `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}-15`,
    };
    return hechos(base, c, [
      ['', N],
      [`${codigo}@2026-10-14`, N],
      [`${codigo}@2026-10-15`, S],
      [`${codigo}@2026-11-13`, S],
      [`${codigo}@2026-11-14`, N],
      ['', X, { corte: '2026-11-13' }],
      ['', N, { corte: '2026-11-14' }],
    ]);
  }),
];

// FED 2025-2026 throws away a delivery whose visit was by telephone.
const telemedicina: readonly Caso[] = filas(
  { ficha: 'hierro_4m', version: 'fed_2025_2026', corte: '2026-11-30' },
  'hierro_4m',
  [
    [300, cita('99199.17@120 99499.01@120'), N],
    [300, '99199.17@120#t 99499.01@120#u', S],
  ],
);

export const casos: readonly Caso[] = [...porComponente, ...telemedicina, ...dni, ...esquema];
