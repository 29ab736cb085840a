import { dias, exigencia, filas, N, pasos, S, ventana, type Base, type Caso } from './caso.ts';

/** §5.1, the vaccines of both editions. `ultima` is an age at which the full series is required. */
export type Calendario = {
  readonly neumococo: readonly string[];
  readonly neumococoNo: readonly string[];
  readonly dosNeumo: readonly (readonly [number | null, number])[];
  readonly rotaPrimera: readonly [number, number];
  readonly rota: readonly (readonly [number | null, number])[];
  readonly tres: readonly (readonly [number | null, number])[];
};

export const CALENDARIO_2025: Calendario = {
  neumococo: ['90670', '90677'],
  neumococoNo: ['90669', '90681'],
  dosNeumo: [
    [119, 0],
    [189, 1],
    [null, 2],
  ],
  rotaPrimera: [55, 210],
  rota: [
    [210, 0],
    [240, 1],
    [null, 2],
  ],
  tres: [
    [119, 0],
    [189, 1],
    [259, 2],
    [null, 3],
  ],
};
export const CALENDARIO_2024: Calendario = {
  neumococo: ['90670'],
  neumococoNo: ['90677', '90669'],
  dosNeumo: [
    [119, 0],
    [147, 1],
    [null, 2],
  ],
  rotaPrimera: [55, 180],
  rota: [
    [180, 0],
    [208, 1],
    [null, 2],
  ],
  tres: [
    [119, 0],
    [147, 1],
    [217, 2],
    [null, 3],
  ],
};

export function neumococo(base: Base, c: Calendario): Caso[] {
  const de = (codigo: string): Caso[] => filas(base, 'neumococo', [[364, `${codigo}@60 ${codigo}@100`, S]]);
  return [
    ...c.neumococo.flatMap(de),
    ...c.neumococoNo.map((k) => filas(base, 'neumococo', [[364, `90670@60 ${k}@100`, N]])[0]!),
    ...ventana(base, 'neumococo', 364, [28, 70], (g) => dias('90670', ...pasos(90, g))),
    ...[
      [54, N],
      [55, S],
      [119, S],
      [120, N],
    ].flatMap(([d, e]) => filas(base, 'neumococo', [[364, dias('90670', ...pasos(Number(d), 60)), e as typeof S]])),
    // From 55 nothing is 28 to 70 days away; from 60, 126 is.
    ...filas(base, 'neumococo', [
      [364, '90670@55 90670@60 90670@126', S],
      [364, '90670@60 90670@60', N],
    ]),
  ];
}

export function rotavirus(base: Base, c: Calendario): Caso[] {
  const [a, b] = c.rotaPrimera;
  return [
    ...filas(base, 'rotavirus', [
      [364, dias('90681', a - 1, a + 40), N],
      [364, dias('90681', a, a + 40), S],
      [364, dias('90681', b, b + 30), b + 30 <= 240 ? S : N],
      [364, dias('90681', b + 1, b + 30), N],
      [364, '90681@60 90681@87', N],
      [364, '90681@60 90681@88', S],
      [364, '90681@55 90681@240', S],
      [364, '90681@55 90681@241', N],
      [364, '90681@60 90670@100', N],
    ]),
  ];
}

export function tres(base: Base, componente: string, codigos: readonly string[], no: readonly string[]): Caso[] {
  const [k] = codigos as [string];
  return [
    ...codigos.map((c) => filas(base, componente, [[364, dias(c, 60, 120, 180), S]])[0]!),
    ...no.map((c) => filas(base, componente, [[364, `${dias(k, 60, 120)} ${c}@180`, N]])[0]!),
    ...(codigos[1] ? filas(base, componente, [[364, `${k}@60 ${codigos[1]}@120 ${k}@180`, S]]) : []),
    ...ventana(base, componente, 364, [55, 119], (d) => dias(k, ...pasos(d, 60, 60))),
    ...ventana(base, componente, 364, [28, 70], (g) => dias(k, ...pasos(80, g, 50))),
    ...ventana(base, componente, 364, [28, 70], (g) => dias(k, ...pasos(80, 50, g))),
    // From 55, 90 leads to nothing at 28-70 of it; 60, 125 and 188 do.
    ...filas(base, componente, [
      [364, dias(k, 55, 60, 83, 125, 188), S],
      [364, dias(k, 60, 120), N],
    ]),
  ];
}

/** What is required at each age: only where the whole first year is looked at. */
export const exigencias = (base: Base, c: Calendario): Caso[] => [
  ...exigencia(base, 'neumococo', c.dosNeumo, (n) => dias('90670', ...[55, 83].slice(0, n))),
  ...ventana(base, 'neumococo', 120, [55, 119], (d) => `90670@${d}`),
  ...exigencia(base, 'rotavirus', c.rota, (n) => dias('90681', ...[55, 83].slice(0, n))),
  ...ventana(base, 'rotavirus', c.rotaPrimera[1] + 1, c.rotaPrimera, (d) => `90681@${d}`),
  ...(
    [
      ['polio', '90713'],
      ['pentavalente', '90722'],
    ] as const
  ).flatMap(([id, k]) => [
    ...exigencia(base, id, c.tres, (n) => dias(k, ...[55, 83, 111].slice(0, n))),
    ...ventana(base, id, 120, [55, 119], (d) => `${k}@${d}`),
  ]),
];

export const POLIO = [['90713', '90712'], ['90722']] as const;
export const PENTAVALENTE = [['90722', '90723'], ['90713']] as const;

export const vacunas = (base: Base, c: Calendario): Caso[] => [
  ...neumococo(base, c),
  ...rotavirus(base, c),
  ...tres(base, 'polio', ...POLIO),
  ...tres(base, 'pentavalente', ...PENTAVALENTE),
];
