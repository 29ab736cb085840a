import { cita, dias, filas, N, pasos, S, ventana, X, type Base, type Caso } from './caso.ts';

// Iron, hemoglobin and DNI of §5.1.
const [H, MN] = ['99199.17', '99199.19'] as const;
const conAnemia = (d: number, codigo = 'D509', tipo = 'D', hierro: string = H): string =>
  cita(`${hierro}@${d} ${codigo}@${d}:${tipo}`, `a${d}`);

export const hierro4m = (base: Base, ventanaDias: readonly [number, number]): Caso[] => [
  ...ventana(base, 'hierro_4m', 364, ventanaDias, (d) => `${H}@${d}`),
  ...filas(base, 'hierro_4m', [
    [364, '', N],
    [364, `${MN}@${ventanaDias[0] + 5}`, N],
    [364, `99199.11@${ventanaDias[0] + 5}`, N],
  ]),
];

export const hemoglobina6m = (base: Base, codigos: readonly string[], no: readonly string[]): Caso[] => [
  ...ventana(base, 'hemoglobina', 364, [170, 209], (d) => `85018@${d}`),
  ...filas(base, 'hemoglobina', [
    ...codigos.map((c) => [364, `${c}@190`, S] as const),
    ...no.map((c) => [364, `${c}@190`, N] as const),
    [364, '85018@190:P', N],
    [364, '85018@190:R', N],
    [364, '', N],
  ]),
];

/** FED 2025-2026: telemedicine spoils a delivery, LAB TA the first one. */
const sinTelemedicina = (base: Base, componente: string, antes: string, entrega: string): Caso[] =>
  filas(base, componente, [
    [364, `${antes} ${cita(`${entrega} 99499.01@${entrega.split('@')[1]}`)}`.trim(), N],
    [364, `${antes} ${entrega}#t 99499.01@${entrega.split('@')[1]}#u`.trim(), S],
  ]);

export function hierro2025(base: Base): Caso[] {
  const c = 'hierro_6m';
  const trat = (edad: number, r: readonly [number, number], f: (d: number) => string): Caso[] =>
    ventana(base, c, edad, r, f);
  // Two iron lines outside the window of the preventive scheme: only what starts with anemia can reach three.
  const tratamiento = (n: number): string => [conAnemia(170), `${H}@240`, `${H}@265`].slice(0, n).join(' ');
  const mn = (n: number): string => dias(MN, ...[170, 195, 220, 245, 270, 295].slice(0, n));
  return [
    ...filas(base, c, [
      [209, '', X],
      [210, '', N],
      [210, conAnemia(180), S],
      [210, `${H}@180`, S],
      [210, `${MN}@180`, S],
      [244, `${MN}@209`, S],
      [245, `${MN}@209`, N],
    ]),
    // Treatment
    ...trat(279, [170, 209], (d) => conAnemia(d)),
    ...trat(349, [25, 70], (g) => `${conAnemia(180)} ${H}@${180 + g}`),
    ...trat(364, [25, 70], (g) => `${conAnemia(170)} ${H}@240 ${H}@${240 + g}`),
    ...filas(base, c, [
      [279, tratamiento(1), S],
      [280, tratamiento(1), N],
      [280, tratamiento(2), S],
      [349, tratamiento(2), S],
      [349, tratamiento(1), N],
      [350, tratamiento(2), N],
      [350, tratamiento(3), S],
      [364, tratamiento(3), S],
      [364, `${conAnemia(170, 'D649')} ${H}@240`, N],
      [364, `${conAnemia(170, 'D649')} ${H}@240 ${H}@270`, S],
      [349, `${conAnemia(170)} ${conAnemia(172)} ${H}@242`, S],
      // D500 is not anemia here, nor is another visit the same one: the preventive scheme applies.
      [364, `${conAnemia(180, 'D500')} ${H}@220`, S],
      [364, `${H}@180#t D509@180#u ${H}@220`, S],
      [349, `${cita(`${H}@180~TA D509@180`)} ${H}@220`, N],
      [349, `${conAnemia(180)} ${H}@220~TA`, S],
      [349, `${conAnemia(180)} ${conAnemia(220)}`, S],
    ]),
    // Preventive
    ...ventana(base, c, 279, [170, 209], (d) => `${H}@${d}`),
    ...ventana(base, c, 364, [25, 70], (g) => dias(H, ...pasos(200, g))),
    ...ventana(base, c, 364, [170, 209], (d) => dias(H, ...pasos(d, 65))),
    ...filas(base, c, [
      [279, `${H}@200`, S],
      [280, `${H}@200`, N],
      [280, dias(H, 200, 240), S],
      [364, dias(H, 170, 172, 242), S],
      [364, `${H}@200~TA ${H}@240`, N],
      [364, `${H}@200~1~TA ${H}@240`, N],
      [364, `${H}@200~SF1 ${H}@240~TA`, S],
      [279, '99199.11@200', N],
    ]),
    ...sinTelemedicina(base, c, '', `${H}@200`).map((k) => ({ ...k, edad: 279 })),
    ...filas(base, c, [
      [279, cita(`${H}@200 D509@200 99499.01@200`), N],
      [279, cita(`${H}@209 99499.01@209`), N],
      [364, cita(`${H}@200 99499.01@200`) + ` ${MN}@230`, N],
      [364, cita(`${MN}@200 99499.01@200`) + ` ${H}@230`, N],
      [279, cita(`${MN}@200 99499.01@200`) + ` ${MN}@230`, N],
      // A presumptive diagnosis is not the anemia of the treatment.
      [364, `${conAnemia(180, 'D509', 'P')} ${H}@220`, S],
    ]),
    ...sinTelemedicina(base, c, `${H}@200`, `${H}@240`),
    // Combined, in both orders
    ...ventana(base, c, 364, [170, 209], (d) => `${H}@${d} ${MN}@${d + 30}`),
    ...ventana(base, c, 364, [170, 209], (d) => `${MN}@${d} ${H}@${d + 30}`),
    ...ventana(base, c, 364, [25, 35], (g) => `${H}@205 ${MN}@${205 + g}`),
    ...ventana(base, c, 364, [25, 35], (g) => `${MN}@205 ${H}@${205 + g}`),
    ...filas(base, c, [
      [280, `${H}@200 ${MN}@230`, S],
      [364, `${H}@200~TA ${MN}@230`, N],
      [364, `${MN}@200~TA ${H}@230`, N],
      [364, `${H}@170 ${H}@175 ${MN}@210`, S],
    ]),
    ...sinTelemedicina(base, c, `${H}@200`, `${MN}@230`),
    ...sinTelemedicina(base, c, `${MN}@200`, `${H}@230`),
    // Micronutrients
    ...ventana(base, c, 279, [170, 209], (d) => dias(MN, ...pasos(d, 30))),
    ...[1, 2, 3, 4, 5].flatMap((k) =>
      ventana(base, c, 364, [25, 35], (g) => dias(MN, ...pasos(180, ...[30, 30, 30, 30, 30].with(k - 1, g)))),
    ),
    ...(
      [
        [245, 2],
        [279, 2],
        [280, 3],
        [314, 3],
        [315, 4],
        [349, 4],
        [350, 5],
        [363, 5],
        [364, 6],
      ] as const
    ).flatMap(([e, n]) =>
      filas(base, c, [
        [e, mn(n), S],
        [e, mn(n - 1), N],
      ]),
    ),
    ...filas(base, c, [
      [279, dias(MN, 170, 175, 210), S],
      [279, `${MN}@200~TA ${MN}@230`, N],
      [279, `${MN}@200 ${MN}@230~TA`, S],
    ]),
    ...sinTelemedicina(base, c, `${MN}@200`, `${MN}@230`).map((k) => ({ ...k, edad: 279 })),
    ...sinTelemedicina(base, 'hierro_4m', '', `${H}@120`),
  ];
}

export function hierro2024(base: Base): Caso[] {
  const c = 'hierro_6m';
  const T = '99199.11';
  const a = (d: number): string => conAnemia(d, 'D509', 'D', T);
  const mn = (...ds: number[]): string => dias(MN, ...ds);
  // The route that requires nothing yet complies: until 269 nobody fails.
  const porVia = filas(base, c, [
    [209, '', X],
    [210, '', S],
    [239, '', S],
    [240, '', S],
    [269, '', S],
    [270, '', N],
  ]);
  const tratamiento = [
    ...ventana(base, c, 299, [170, 239], a),
    ...ventana(base, c, 363, [240, 299], (d) => `${a(200)} ${a(d)}`),
    ...filas(base, c, [
      [364, `${a(200)} ${a(270)} ${a(299)}`, N],
      [364, `${a(200)} ${a(270)} ${a(300)}`, S],
      [364, `${a(200)} ${a(270)} ${a(364)}`, S],
      [270, a(200), S],
      [299, a(200), S],
      [300, a(200), N],
      [300, `${a(200)} ${a(260)}`, S],
      [363, `${a(200)} ${a(260)}`, S],
      [363, a(200), N],
      [364, `${a(200)} ${a(260)}`, N],
      [299, conAnemia(200, 'D509', 'D', H), S],
      [299, conAnemia(200, 'D509', 'R', T), S],
      [299, conAnemia(200, 'D509', 'P', T), N],
      [299, conAnemia(200, 'D510', 'D', T), N],
      ...['D500', 'D508', 'D649', 'D539'].map((k) => [299, conAnemia(200, k, 'D', T), S] as const),
      [299, `${T}@200#t D509@200#u`, N],
      [299, `${T}@200`, N],
      [363, `${a(200)} ${T}@260`, N],
      [364, `${a(200)} ${a(260)} ${T}@310`, N],
    ]),
  ];
  const suplementacion = [
    ...ventana(base, c, 363, [170, 269], (d) => `${H}@${d}`),
    ...filas(base, c, [
      [270, `${H}@200`, S],
      [363, `${H}@200`, S],
      [364, `${H}@200`, N],
      [364, dias(H, 200, 269), N],
      [364, dias(H, 200, 270), S],
      [364, dias(H, 200, 364), S],
      [364, dias(H, 300, 364), N],
      [300, mn(170, 240, 270, 299), N],
      [364, `${H}@200 ${T}@300`, N],
      ...['D500', 'D508', 'D509', 'D649', 'D539'].map((k) => [300, conAnemia(200, k), N] as const),
      [300, conAnemia(200, 'D509', 'R'), N],
      [300, `${H}@200#t D509@200#u`, S],
    ]),
  ];
  const micronutrientes = [
    ...ventana(base, c, 299, [170, 209], (d) => mn(d, 225, 255)),
    ...ventana(base, c, 299, [210, 239], (d) => mn(190, d, 255)),
    ...ventana(base, c, 299, [240, 269], (d) => mn(190, 225, d)),
    ...ventana(base, c, 329, [270, 299], (d) => mn(190, 225, 255, d)),
    ...ventana(base, c, 363, [300, 329], (d) => mn(190, 225, 255, 285, d)),
    ...filas(base, c, [
      [364, mn(190, 225, 255, 285, 315, 329), N],
      [364, mn(190, 225, 255, 285, 315, 330), S],
      [364, mn(190, 225, 255, 285, 315, 364), S],
    ]),
    ...(
      [
        [270, 3],
        [299, 3],
        [300, 4],
        [329, 4],
        [330, 5],
        [363, 5],
        [364, 6],
      ] as const
    ).flatMap(([e, n]) => {
      const ds = [190, 210, 240, 270, 300, 330];
      return filas(base, c, [
        [e, mn(...ds.slice(0, n)), S],
        [e, mn(...ds.slice(0, n - 1)), N],
      ]);
    }),
  ];
  return [...porVia, ...tratamiento, ...suplementacion, ...micronutrientes];
}

/** §5.1 `cg_2025`: points. */
export function hierroPorPuntos(base: Base): Caso[] {
  const [c4, c6] = ['hierro_4m', 'hierro_6m'] as const;
  const bandas = [
    [210, 1],
    [239, 1],
    [240, 2],
    [269, 2],
    [270, 3],
    [299, 3],
    [300, 4],
    [329, 4],
    [330, 5],
    [363, 5],
    [364, 6],
  ] as const;
  const mn = (...ds: number[]): string => dias(MN, ...ds);
  const inicios = [170, 210, 240, 270, 300, 330];
  return [
    ...filas(base, c4, [
      [130, '', X],
      [131, '', N],
      [131, `${H}@120`, N],
      [131, `${H}@120~SF1`, S],
      [179, `${H}@120~SF1`, S],
      [179, '', N],
      [180, `${H}@120~SF1`, N],
      [180, `${H}@120~SF1 ${H}@150~SF2`, S],
      [364, `${H}@120~SF1 ${H}@150~SF2`, S],
      [364, `${H}@120~SF1`, N],
      [180, `${H}@120~SF1 ${H}@120~SF2`, N],
      // 1-6 is worth two
      [180, `${H}@150~1`, S],
      [179, `${H}@120~1`, S],
      ...['2', '3', '4', '5', '6', '01', '1.0'].map((l) => [180, `${H}@150~${l}`, S] as const),
      ...['0', '7', 'SF7', 'SF0', 'SF', 'TA'].map((l) => [180, `${H}@150~${l} ${H}@120~SF1`, N] as const),
      ...['SF3', 'SF4', 'SF5', 'SF6'].map((l) => [180, `${H}@120~SF1 ${H}@150~${l}`, S] as const),
      [180, `${H}@150~~2`, S],
      [180, `${MN}@150~1`, N],
      ...['D500', 'D508', 'D509', 'D539', 'D649'].flatMap(
        (k) =>
          [
            [180, cita(`${H}@150~1 ${k}@150`), N],
            [179, cita(`${H}@120~SF1 ${k}@120`), N],
          ] as const,
      ),
      [180, cita(`${H}@150~1 D509@150:R`), N],
      [180, `${H}@150~1#t D509@150#u`, S],
    ]),
    ...ventana(base, c4, 179, [110, 130], (d) => `${H}@${d}~SF1`),
    ...ventana(base, c4, 364, [110, 179], (d) => `${H}@${d}~1`),
    ...ventana(base, c4, 364, [110, 179], (d) => `${H}@140~SF1 ${H}@${d}~SF2`),
    ...filas(base, c4, [
      ...['P073', 'P071', 'P0711', 'P0712'].map((k) => [200, `${k}@1`, X] as const),
      [200, 'P072@1', N],
      [200, 'P0713@1', N],
    ]),
    ...filas(base, c6, [
      [209, '', X],
      [210, '', N],
      ...bandas.flatMap(
        ([e, n]) =>
          [
            [e, mn(...inicios.slice(0, n)), S],
            [e, mn(...inicios.slice(0, n - 1)), N],
          ] as const,
      ),
      // Two points and three
      [269, `${H}@190~SF1`, S],
      [270, `${H}@190~SF1`, N],
      [299, `${H}@190~1`, S],
      [300, `${H}@190~1`, N],
      [299, `${MN}@190 ${H}@225~SF2`, S],
      [364, `${H}@190~1 ${H}@225~6`, S],
      [364, `${H}@190~SF6 ${H}@225~SF1 ${MN}@250`, N],
      ...['SF1', 'SF2', 'SF3', 'SF4', 'SF5', 'SF6'].map((l) => [269, `${H}@190~${l}`, S] as const),
      ...['SF1', 'SF2', 'SF3', 'SF4', 'SF5', 'SF6'].map((l) => [270, `${H}@190~${l}`, N] as const),
      ...['1', '2', '3', '4', '5', '6'].map((l) => [299, `${H}@190~${l}`, S] as const),
      [269, `${H}@190`, N],
      [269, `${H}@190~7`, N],
      [269, `${H}@190~SF7`, N],
      // The first one is compulsory, whatever the others add up to.
      [239, `${H}@220~1`, N],
      [364, `${H}@220~1 ${H}@250~2 ${H}@280~3`, N],
      // A window once
      [240, mn(208, 209), N],
      [300, `${H}@190~1 ${H}@195~1`, N],
    ]),
    ...filas(base, c6, [
      [210, mn(169), N],
      [210, mn(170), S],
      [210, mn(209), S],
      [211, mn(210), N],
      // A day on the border is of one window only: what adds up until then is never one more.
      ...[1, 2, 3, 4].flatMap((k) => {
        const [antes, fin, sig] = [inicios.slice(0, k), inicios[k + 1]! - 1, inicios[k + 1]!] as const;
        const edad = [240, 270, 300, 330, 364][k]!;
        return [
          [edad, mn(...antes, fin, sig), S],
          [edad, mn(...antes, fin), N],
          [edad, mn(...antes, sig), N],
        ] as const;
      }),
      [240, mn(209, 210), S],
      [240, mn(190, 239), S],
      [240, mn(209), N],
    ]),
  ];
}
