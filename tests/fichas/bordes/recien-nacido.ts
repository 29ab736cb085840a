import { rnCuatro, rnTres } from './cred-mensual.ts';
import {
  caso,
  dentro,
  edades,
  filas,
  fuera,
  N,
  padron,
  pesoYSemanas,
  S,
  seguros,
  ventana,
  type Base,
  type Caso,
} from './caso.ts';

// §5.2. November has thirty days: who turned 29 in it is 29 to 58 days old on its last day.
const base = (ficha: string, version: string): Base => ({ ficha, version, corte: '2026-11-30', edad: 40 });

const poblacion = (b: Base, nuevo: boolean): Caso[] => [
  ...edades(b, [29, 58]),
  ...(nuevo ? pesoYSemanas(b).filter((c) => !c.nombre.endsWith('sin CNV')) : pesoYSemanas(b)),
  ...seguros(b, nuevo),
  ...padron({ ...b }).filter((c) => !nuevo || c.nombre !== 'sólo CNV'),
  caso(b, 'sin número de CNV', nuevo ? fuera('sin_cnv') : dentro, { persona: { cnv: '' } }),
  caso(b, 'cumple 29 el primero de febrero', dentro, { corte: '2027-02-28', edad: 29 + 27 }),
  caso(b, 'cumplió 29 el 31 de enero', fuera('edad'), { corte: '2027-02-28', edad: 29 + 28 }),
];

const vacunas = (b: Base, bcg: string, hepatitis: string): Caso[] => [
  ...filas(b, bcg, [
    [40, '90585@-1', N],
    [40, '90585@0', S],
    [40, '90585@1', S],
    [40, '90585@2', N],
    [40, '90744@0', N],
  ]),
  ...filas(b, hepatitis, [
    [40, '90744@-1', N],
    [40, '90744@0', S],
    [40, '90744@1', S],
    [40, '90744@2', N],
    [40, '90585@0', N],
  ]),
];
const tamizaje = (b: Base): Caso[] => [
  ...ventana(b, 'tamizaje_neonatal', 40, [2, 6], (d) => `36416@${d}`),
  ...filas(b, 'tamizaje_neonatal', [[40, '36415@3', N]]),
];

const EDICIONES = [
  ['fed_2025_2026', true, rnTres],
  ['fed_2024_2025', false, rnCuatro],
] as const;

export const casos: readonly Caso[] = [
  ...(
    [
      ['fed_2025_2026', true, rnTres],
      ['fed_2024_2025', false, rnCuatro],
      ['cg_2025', false, rnCuatro],
    ] as const
  ).flatMap(([version, nuevo, cred]) => {
    const b = base('rn_paquete_oportuno', version);
    const todo = '90585@0 90744@0 36416@3 99381.01@3 99381.01@6 99381.01@13 99381.01@20 99381.01@27';
    return [
      ...poblacion(b, nuevo),
      ...vacunas(b, 'bcg', 'hepatitis_b'),
      ...tamizaje(b),
      ...cred(b, 'cred_rn', 40),
      caso(b, 'todo', { den: 1, num: 1 }, { sucesos: todo }),
      caso(b, 'sin BCG', { den: 1, num: 0 }, { sucesos: todo.replace('90585@0 ', '') }),
    ];
  }),
  // Its components on their own: same population.
  ...EDICIONES.flatMap(([version, nuevo, cred]) => {
    const [t, v, c] = (['tamizaje_neonatal', 'bcg_hvb_24h', 'cred_rn'] as const).map((f) => base(f, version));
    return [
      ...[t!, v!, c!].flatMap((b) => poblacion(b, nuevo)),
      ...tamizaje(t!),
      ...vacunas(v!, 'bcg', 'hepatitis_b'),
      caso(v!, 'sólo BCG', { den: 1, num: 0 }, { sucesos: '90585@0' }),
      ...cred(c!, 'cred_rn', 40),
    ];
  }),
];
