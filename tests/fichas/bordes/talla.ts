import { caso, dentro, edadesCalendario, fuera, padron, type Base, type Caso } from './caso.ts';

// §5.9. OMS 2006, M·(1 + z·S): boys of 800 days, standing, M 89.0391 S 0.03586; girls of 500, lying, M 79.0642 S 0.03564.
const CORTE = '2026-11-30';
const FICHAS = ['dci_menor_36m', 'dci_menor_60m', 'riesgo_dci'] as const;
type Medida = readonly [
  sexo: string,
  edad: number,
  cm: string,
  dci: boolean | null,
  riesgo: boolean | null,
  medida?: string,
];
const MEDIDAS: readonly Medida[] = [
  ['M', 800, '82.65', true, false], // −2 is 82.6532
  ['M', 800, '82.66', false, true],
  ['M', 800, '85.84', false, true], // −1 is 85.8462
  ['M', 800, '85.85', false, false],
  ['F', 500, '73.42', true, false], // −2 is 73.4285
  ['F', 500, '73.43', false, true],
  ['F', 500, '76.24', false, true], // −1 is 76.2464
  ['F', 500, '76.25', false, false],
  ['F', 500, '62.16', true, false], // −6 is 62.1571
  ['F', 500, '62.15', null, null],
  ['F', 500, '95.97', false, false], // +6 is 95.9713
  ['F', 500, '95.98', null, null],
  // Standing before 24 months: 0.7 more. Lying after: 0.7 less.
  ['F', 500, '72.72', true, false, 'H'],
  ['F', 500, '72.73', false, true, 'H'],
  ['F', 500, '73.42', true, false, 'L'],
  ['M', 800, '83.35', true, false, 'L'],
  ['M', 800, '83.36', false, true, 'L'],
  ['M', 800, '82.65', true, false, 'H'],
];
const talla = (cm: string, fecha: string, medida = '') => ({
  mas: { prestaciones: [{ id_cita: 't', fecha, codigo: '99381', tipo_dx: 'D', talla_cm: cm, medida }] },
});

export const casos: readonly Caso[] = FICHAS.flatMap((ficha): Caso[] => {
  const b: Base = { ficha, version: 'oms_2006', corte: CORTE };
  const tope =
    ficha !== 'dci_menor_36m' ? (['2021-12-01', '2021-11-30'] as const) : (['2023-12-01', '2023-11-30'] as const);
  return [
    ...edadesCalendario(b, [
      ['2026-12-01', fuera('edad')],
      [tope[1], fuera('edad')],
    ]),
    caso(b, 'el último día', dentro, { nacimiento: tope[0], ...talla('90', CORTE) }),
    ...padron({ ...b, edad: 500, ...talla('80', CORTE) }),
    caso(b, 'recién nacida', dentro, { nacimiento: CORTE, ...talla('49', CORTE) }),
    ...MEDIDAS.map(([sexo, edad, cm, dci, riesgo, medida]) => {
      const cumple = ficha === 'riesgo_dci' ? riesgo : dci;
      return caso(
        b,
        `${sexo} ${edad} d, ${cm} cm ${medida ?? ''}`,
        cumple === null ? { den: 0 } : { den: 1, num: cumple ? 1 : 0 },
        { edad, persona: { sexo }, ...talla(cm, CORTE, medida) },
      );
    }),
  ];
});
