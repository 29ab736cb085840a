import { dias, exigencia, filas, N, pasos, S, ventana, type Base, type Caso } from './caso.ts';

/** §5.3: eleven windows and how many are required at each age. */
export const VENTANAS = [
  [29, 59],
  [60, 89],
  [90, 119],
  [120, 149],
  [150, 179],
  [180, 209],
  [210, 239],
  [240, 269],
  [270, 299],
  [300, 329],
  [330, 364],
] as const;
const EXIGIDOS = [
  [59, 0],
  [89, 1],
  [119, 2],
  [149, 3],
  [179, 4],
  [209, 5],
  [239, 6],
  [269, 7],
  [299, 8],
  [329, 9],
  [363, 10],
  [null, 11],
] as const;
const inicios = VENTANAS.map(([a]) => a);
/** The last age at which exactly `k` controls are required. */
const edadDe = (k: number): number => EXIGIDOS[k]![0] ?? 364;
const c = 'cred_mensual';

export const exigidos = (base: Base, dosis: (n: number) => string): Caso[] => exigencia(base, c, EXIGIDOS, dosis);

/** One control a window, 28 days apart at least; an empty window ends the count. */
export function porVentanas(base: Base): Caso[] {
  return [
    ...exigidos(base, (n) => dias('99381', ...inicios.slice(0, n))),
    ...VENTANAS.flatMap(([a, b], i) => {
      const antes = inicios.slice(0, i);
      const en = (d: number): string => dias('99381', ...antes, d);
      return filas(base, c, [
        [edadDe(i + 1), en(a - 1), N],
        [edadDe(i + 1), en(a), S],
        [edadDe(i + 1), en(b), S],
        ...(b < 364 ? ([[edadDe(i + 1), en(b + 1), N]] as const) : []),
      ]);
    }),
    ...VENTANAS.slice(1).flatMap((_, i) => {
      const fin = VENTANAS[i]![1];
      const con = (g: number): string => dias('99381', ...inicios.slice(0, i), fin, fin + g);
      return filas(base, c, [
        [edadDe(i + 2), con(27), N],
        [edadDe(i + 2), con(28), S],
      ]);
    }),
    ...filas(base, c, [
      [363, dias('99381', ...inicios.filter((d) => d !== 60)), N],
      [89, 'Z001@40', S],
      [89, '99381@40~5', S],
      [89, '99381.01@40', N],
      [89, '99382@40', N],
    ]),
  ];
}

/** §5.1 `cg_2025`: the first at 29-59 and each next 28-31 days later. */
export const cada28a31 = (base: Base): Caso[] => [
  ...exigidos(base, (n) => dias('99381', ...pasos(29, ...Array<number>(10).fill(30)).slice(0, n))),
  ...ventana(base, c, 89, [29, 59], (d) => `99381@${d}`),
  ...Array.from({ length: 10 }, (_, i) => i + 1).flatMap((k) =>
    ventana(base, c, edadDe(k + 1), [28, 31], (g) => dias('99381', ...pasos(30, ...Array<number>(k - 1).fill(30), g))),
  ),
  // 35 leads nowhere from 63 on; 36 does to 64 and 95.
  ...filas(base, c, [
    [149, dias('99381', 32, 36, 60, 64, 95), S],
    [89, 'Z001@40', S],
    [89, '99381.01@40', N],
  ]),
];

/** §5.1, §5.2: four controls of the newborn until day 28. */
export const rnCuatro = (base: Base, componente: string, edad: number): Caso[] => {
  const k = '99381.01';
  return filas(base, componente, [
    [edad, dias(k, 2, 6, 13, 20), N],
    [edad, dias(k, 3, 6, 13, 20), S],
    [edad, dias(k, 3, 5, 13, 20), N],
    [edad, dias(k, 3, 6, 12, 20), N],
    [edad, dias(k, 3, 6, 13, 19), N],
    [edad, dias(k, 11, 14, 21, 28), S],
    [edad, dias(k, 11, 14, 21, 29), N],
    [edad, dias(k, 3, 6, 13), N],
    [edad, dias('Z001', 3, 6, 13, 20), S],
    [edad, dias('99381', 3, 6, 13, 20), N],
    [edad, `${dias(k, 3, 6, 13)} Z001@20`, S],
  ]);
};

/** §5.2 `fed_2025_2026`: three. */
export const rnTres = (base: Base, componente: string, edad: number): Caso[] => {
  const k = '99381.01';
  return filas(base, componente, [
    [edad, dias(k, 2, 10, 17), N],
    [edad, dias(k, 3, 10, 17), S],
    [edad, dias(k, 6, 13, 20), S],
    [edad, dias(k, 7, 14, 21), N],
    [edad, dias(k, 6, 14, 21), S],
    [edad, dias(k, 6, 14, 22), N],
    [edad, dias(k, 6, 15, 22), N],
    [edad, dias(k, 6, 12, 20), N],
    [edad, dias(k, 6, 13, 19), N],
    [edad, dias(k, 3, 10), N],
    [edad, dias('Z001', 3, 10, 17), N],
    [edad, dias('99381', 3, 10, 17), N],
    [edad, dias(k, 5, 6, 9, 12, 13, 14, 19, 21), S],
  ]);
};
