import { sumarDias } from '../../../functions/domain/fecha.ts';
import { cada28a31, porVentanas, rnCuatro } from './cred-mensual.ts';
import {
  caso,
  dentro,
  dias,
  edades,
  filas,
  fuera,
  N,
  padron,
  pesoYSemanas,
  S,
  seguros,
  X,
  type Base,
  type Caso,
} from './caso.ts';
import { hemoglobina6m, hierro2024, hierro2025, hierro4m, hierroPorPuntos } from './hierro-paquete.ts';
import { CALENDARIO_2024, CALENDARIO_2025, exigencias, vacunas } from './vacunas.ts';

// §5.1
const ficha = 'paquete_menor_12m';
const F25: Base = { ficha, version: 'fed_2025_2026', corte: '2026-11-30', edad: 50 };
const F24: Base = { ficha, version: 'fed_2024_2025', corte: '2025-08-31', edad: 50 };
// The last day of a year, so that a child of any age up to 364 was born in it.
const CG: Base = { ficha, version: 'cg_2025', corte: '2025-12-31', edad: 50 };

/** §5.5: issued from birth to day `n`, required from the next. */
const dni = (base: Base, n: number): Caso[] => {
  const emitido = (edad: number, dia: number) => ({
    persona: { fecha_emision_dni: sumarDias(base.corte, dia - edad) },
  });
  return filas(base, 'dni', [
    [n, '', X],
    [n + 1, '', N],
    [n + 1, '', S, emitido(n + 1, 0)],
    [n + 1, '', N, emitido(n + 1, -1)],
    [n + 1, '', S, emitido(n + 1, n)],
    [n + 1, '', N, emitido(n + 1, n + 1)],
    [364, '', S, emitido(364, n)],
    [364, '', N, emitido(364, n + 1)],
  ]);
};

const comunes = (base: Base, soloSis: boolean): Caso[] => [
  ...edades(base, [0, 364]),
  ...pesoYSemanas(base),
  ...seguros(base, soloSis),
  ...padron(base),
];

const umbrales = (base: Base, componente: string, n: number): Caso[] =>
  filas(base, componente, [
    [n, '', X],
    [n + 1, '', N],
  ]);

const TODO_2025 =
  `${dias('90670', 60, 120)} ${dias('90681', 60, 120)} ${dias('90713', 60, 120, 180)} ` +
  `${dias('90722', 60, 120, 180)} ${dias('99199.17', 120, 180, 240)} 85018@180`;

export const casos: readonly Caso[] = [
  ...comunes(F25, true),
  ...exigencias(F25, CALENDARIO_2025),
  ...vacunas(F25, CALENDARIO_2025),
  ...umbrales(F25, 'hierro_4m', 130),
  ...hierro4m(F25, [110, 130]),
  ...hierro2025(F25),
  ...umbrales(F25, 'hemoglobina', 209),
  ...hemoglobina6m(F25, ['85018', '85018.01', '85031'], ['85018.02']),
  ...dni(F25, 30),
  caso(
    F25,
    'el paquete entero',
    { den: 1, num: 1 },
    {
      edad: 300,
      persona: { fecha_emision_dni: sumarDias(F25.corte, -290) },
      sucesos: TODO_2025,
    },
  ),
  caso(F25, 'el paquete sin DNI', { den: 1, num: 0 }, { edad: 300, sucesos: TODO_2025 }),

  ...comunes(F24, false),
  ...exigencias(F24, CALENDARIO_2024),
  ...vacunas(F24, CALENDARIO_2024),
  ...umbrales(F24, 'hierro_4m', 179),
  ...hierro4m(F24, [110, 179]),
  ...hierro2024(F24),
  ...umbrales(F24, 'hemoglobina', 209),
  ...hemoglobina6m(F24, ['85018', '85018.01'], ['85031']),
  ...dni(F24, 60),
  ...umbrales(F24, 'cred_rn', 28),
  ...rnCuatro(F24, 'cred_rn', 60),
  ...porVentanas(F24),

  ...comunes(CG, false).filter((c) => c.edad !== 365),
  ...(
    [
      [180, true],
      [181, false],
    ] as const
  ).map(([edad, en]) =>
    caso(CG, `nacido ${edad} d antes del 30 de junio`, en ? dentro : fuera('nacido_en_otro_ano'), {
      corte: '2025-06-30',
      edad,
    }),
  ),
  // A leap year has room for one more day of age.
  caso(CG, '365 d en año bisiesto', fuera('edad'), { corte: '2024-12-31', edad: 365 }),
  caso(CG, '364 d en año bisiesto', dentro, { corte: '2024-12-31', edad: 364 }),
  ...exigencias(CG, CALENDARIO_2024),
  ...vacunas(CG, CALENDARIO_2024),
  ...hierroPorPuntos(CG),
  ...umbrales(CG, 'hemoglobina', 209),
  ...hemoglobina6m(CG, ['85018', '85018.01'], ['85031']),
  ...dni(CG, 60),
  ...cada28a31(CG),
];
