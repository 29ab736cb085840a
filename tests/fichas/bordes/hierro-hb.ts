import {
  bordes,
  caso,
  cita,
  dentro,
  dias,
  edades,
  filas,
  fuera,
  N,
  pasos,
  padron,
  pesoYSemanas,
  S,
  seguros,
  ventana,
  X,
  type Base,
  type Caso,
} from './caso.ts';
import type { FilaCsv } from '../arnes.ts';

// §5.6. November: who turned 209 in it is 209 to 238 days old on its last day; 394, 394 to 423.
const CORTE = '2026-11-30';
const H = '99199.17';
const de = (ficha: string, version: string, edad: number): Base => ({ ficha, version, corte: CORTE, edad });
const CINCO = ['D500', 'D508', 'D509', 'D539', 'D649'];

/** FED 2025-2026: a delivery by telephone is not one; of another visit, it is. */
const telemedicina = (b: Base, c: string, antes: string, entrega: string): Caso[] => {
  const dia = entrega.split('@')[1]!;
  return filas(b, c, [
    [b.edad!, `${antes} ${cita(`${entrega} 99499.01@${dia}`, 'tele')}`.trim(), N],
    [b.edad!, `${antes} ${entrega}#uno 99499.01@${dia}#otro`.trim(), S],
  ]);
};
const hierro4m = (b: Base): Caso[] => [
  ...ventana(b, 'hierro_4m', 220, [110, 130], (d) => `${H}@${d}`),
  ...filas(b, 'hierro_4m', [
    [220, '99199.19@120', N],
    [220, '', N],
  ]),
];
const hemoglobina = (b: Base, componente: string, con85031: boolean): Caso[] => [
  ...ventana(b, componente, 220, [170, 209], (d) => `85018@${d}`),
  ...filas(b, componente, [
    [220, '85018.01@180', S],
    [220, '85031@180', con85031 ? S : N],
    [220, '85018@180:P', N],
    [220, '', N],
  ]),
];

const F25 = de('hierro_hb_4_6m', 'fed_2025_2026', 220);
const F24 = de('hierro_hb_4_6m', 'fed_2024_2025', 220);
const moderado: FilaCsv = { peso_g: 2000, semanas: 38 };
const FUERA = { den: 0, num: null };

const cuatroSeis: readonly Caso[] = [
  ...edades(F25, [209, 238]),
  ...pesoYSemanas(F25),
  ...seguros(F25, true),
  ...padron(F25),
  ...telemedicina(F25, 'hierro_4m', '', `${H}@120`),
  ...hierro4m(F25),
  ...hemoglobina(F25, 'hemoglobina', true),
  caso(F25, 'ambos', { den: 1, num: 1 }, { sucesos: `${H}@120 85018@180` }),
  caso(F25, 'uno', { den: 1, num: 0 }, { sucesos: `${H}@120` }),

  ...edades(F24, [209, 238]),
  ...seguros(F24, false),
  ...padron(F24),
  ...hierro4m(F24),
  ...hemoglobina(F24, 'hemoglobina', false),
  ...CINCO.map((k) => caso(F24, `${k} a los 100 d`, fuera('anemia_previa'), { sucesos: `${k}@100` })),
  ...[0, 170].map((d) => caso(F24, `D509 el día ${d}`, fuera('anemia_previa'), { sucesos: `D509@${d}` })),
  caso(F24, 'D509 el día 171', dentro, { sucesos: 'D509@171' }),
  caso(F24, 'D509 P', dentro, { sucesos: 'D509@100:P' }),
  caso(F24, 'D509 R', dentro, { sucesos: 'D509@100:R' }),
  // 1500-2499 g or 34-36 weeks: in, with more asked of them. Less than that: out.
  ...(
    [
      [{ peso_g: 1499, semanas: 40 }, null],
      [{ peso_g: 1500, semanas: 40 }, N],
      [{ peso_g: 2499, semanas: 40 }, N],
      [{ peso_g: 2500, semanas: 40 }, X],
      [{ peso_g: 3000, semanas: 33 }, null],
      [{ peso_g: 3000, semanas: 34 }, N],
      [{ peso_g: 3000, semanas: 36 }, N],
      [{ peso_g: 3000, semanas: 37 }, X],
      [{ peso_g: 2500, semanas: 33 }, null],
      [{ peso_g: 1499, semanas: 37 }, null],
      [{ peso_g: 1499, semanas: 33 }, null],
      [{ peso_g: 0, semanas: 40 }, null],
      [{ peso_g: 3000, semanas: 0 }, null],
      [{ peso_g: 1499, semanas: 34 }, N],
      [{ peso_g: 1499, semanas: 36 }, N],
      [{ peso_g: 1500, semanas: 33 }, N],
      [{ peso_g: 2499, semanas: 33 }, N],
      [{ peso_g: '', semanas: '' }, X],
      [undefined, X],
    ] as const
  ).map(([cnv, estado]) =>
    caso(
      F24,
      `al nacer ${JSON.stringify(cnv)}`,
      estado
        ? { ...dentro, componentes: { hierro_1m: estado, hemoglobina_1m: estado, hemoglobina_3m: estado } }
        : FUERA,
      cnv ? { cnv } : {},
    ),
  ),
  ...[
    ['hemoglobina_1m', '85018', [30, 59]],
    ['hierro_1m', H, [30, 59]],
    ['hemoglobina_3m', '85018', [90, 119]],
  ].flatMap(([c, k, r]) =>
    ventana({ ...F24, cnv: moderado }, String(c), 220, r as [number, number], (d) =>
      c === 'hemoglobina_3m' ? `${H}@40 ${k}@${d}` : `${k}@${d}`,
    ),
  ),
  caso(
    F24,
    'bajo peso, todo',
    { den: 1, num: 1 },
    {
      cnv: moderado,
      sucesos: `85018@40 ${H}@40 85018@100 ${H}@120 85018@180`,
    },
  ),
  ...filas({ ...F24, cnv: moderado }, 'hemoglobina_1m', [
    [220, '85018.01@40', S],
    [220, '85018@40:P', N],
  ]),
];

const PBN = { ...de('hierro_hb_prematuro_bpn', 'fed_2025_2026', 220), cnv: moderado };
const prematuro: readonly Caso[] = [
  ...edades(PBN, [209, 238]),
  ...seguros(PBN, true),
  ...telemedicina(PBN, 'hierro_1m', '', `${H}@40`),
  ...telemedicina(PBN, 'hierro_3m', '', `${H}@100`),
  ...padron(PBN),
  ...(
    [
      [{ peso_g: 1499, semanas: 40 }, false],
      [{ peso_g: 1500, semanas: 40 }, true],
      [{ peso_g: 2499, semanas: 40 }, true],
      [{ peso_g: 2500, semanas: 40 }, false],
      [{ peso_g: 3000, semanas: 33 }, false],
      [{ peso_g: 3000, semanas: 34 }, true],
      [{ peso_g: 3000, semanas: 36 }, true],
      [{ peso_g: 3000, semanas: 37 }, false],
      [{ peso_g: '', semanas: '' }, false],
    ] as const
  ).map(([cnv, entra]) =>
    caso(PBN, JSON.stringify(cnv), entra ? dentro : fuera('sin_bajo_peso_ni_prematuro'), { cnv }),
  ),
  ...[0, 169].map((d) => caso(PBN, `D509 el día ${d}`, fuera('anemia_previa'), { sucesos: `D509@${d}` })),
  caso(PBN, 'D649 el día 100', fuera('anemia_previa'), { sucesos: 'D649@100' }),
  caso(PBN, 'D500 el día 100', dentro, { sucesos: 'D500@100' }),
  caso(PBN, 'D509 P', dentro, { sucesos: 'D509@100:P' }),
  caso(PBN, 'D509 el día 170', dentro, { sucesos: 'D509@170' }),
  ...(
    [
      ['hemoglobina_1m', '85018', [30, 59]],
      ['hierro_1m', H, [30, 59]],
      ['hierro_3m', H, [80, 130]],
      ['hemoglobina_3m', '85018', [80, 119]],
    ] as const
  ).flatMap(([c, k, r]) => [
    ...ventana(PBN, c, 220, r, (d) => `${k}@${d}`),
    ...filas(PBN, c, [[220, k === H ? `99199.19@${r[0] + 5}` : `85018@${r[0] + 5}:R`, N]]),
    ...(k === H ? [] : filas(PBN, c, [[220, `85031@${r[0] + 5}`, S]])),
  ]),
  ...hemoglobina(PBN, 'hemoglobina_6m', true),
  caso(PBN, 'todo', { den: 1, num: 1 }, { sucesos: `85018@40 ${H}@40 ${H}@90 85018@90 85018@180` }),
];

// --- SI-02.03: with anemia at six months -------------------------------------------------------------------------------------
const A25 = de('anemia_6m_tratamiento_12m', 'fed_2025_2026', 400);
const A24 = de('anemia_6m_tratamiento_12m', 'fed_2024_2025', 400);
const inicio = (d = 180, dx = 'D509'): string => `85018@${d} ${dx}@${d} ${H}@${d}`;

const conAnemia25: readonly Caso[] = [
  ...edades({ ...A25, sucesos: inicio() }, [394, 423]).map((c) => (c.espera.den === 1 ? c : { ...c, espera: FUERA })),
  ...bordes([170, 209]).flatMap(([d, e]) => [
    caso(A25, `diagnóstico el día ${d}`, e === S ? dentro : FUERA, { sucesos: `85018@190 D509@${d}` }),
    caso(A25, `Hb el día ${d}`, e === S ? dentro : fuera('sin_hemoglobina'), { sucesos: `D509@190 85018@${d}` }),
  ]),
  ...padron({ ...A25, sucesos: inicio() }),
  ...seguros({ ...A25, sucesos: inicio() }, true),
  ...telemedicina(A25, 'hierro_inicio', '85018@180 D509@180', `${H}@180`),
  ...telemedicina(A25, 'hierro_continuo', `${inicio()} ${H}@220`, `${H}@260`),
  caso(A25, 'Hb 85018.01', dentro, { sucesos: '85018.01@190 D649@190' }),
  caso(A25, 'D649', dentro, { sucesos: '85018@190 D649@190' }),
  caso(A25, 'Hb 85031', dentro, { sucesos: '85031@190 D649@190' }),
  caso(A25, 'Hb P', fuera('sin_hemoglobina'), { sucesos: '85018@190:P D649@190' }),
  ...['D500', 'D508', 'D539'].map((k) => caso(A25, k, FUERA, { sucesos: `85018@190 ${k}@190` })),
  caso(A25, 'D509 R', FUERA, { sucesos: '85018@190 D509@190:R' }),
  caso(A25, 'D509 P', FUERA, { sucesos: '85018@190 D509@190:P' }),
  ...filas(A25, 'hierro_inicio', [
    [400, inicio(), S],
    [400, `85018@180 D509@180 ${H}@181`, N],
    [400, `85018@180 D509@180 ${H}@179`, N],
    [400, `85018@180 D509@180 ${H}@180~TA`, N],
    [400, '85018@180 D509@180 99199.19@180', N],
    // Another diagnosis of the window, with its iron that day.
    [400, `85018@175 D509@175 D509@190 ${H}@190`, S],
    [400, `85018@175 D509@175 ${H}@175~TA D509@190 ${H}@190`, S],
    [400, `85018@175 D509@175 ${cita(`${H}@175 99499.01@175`)} D509@190 ${H}@190`, S],
    [400, `85018@175 D509@175 D649@190 ${H}@190`, S],
    [400, `85018@175 D509@175 D509@190:R ${H}@190`, N],
    [400, `85018@175 D509@170 ${H}@170 D509@190`, S],
    [400, `85018@175 D509@190 D509@209 ${H}@209`, S],
    [400, `85018@175 D509@169 ${H}@169 D509@190`, N],
    [400, `85018@175 D509@190 D509@210 ${H}@210`, N],
  ]),
  ...ventana(A25, 'hierro_continuo', 400, [25, 70], (g) => `${inicio()} ${dias(H, 180 + g, 180 + g + 40)}`),
  ...ventana(A25, 'hierro_continuo', 400, [25, 70], (g) => `${inicio()} ${dias(H, 220, 220 + g)}`),
  ...filas(A25, 'hierro_continuo', [
    [400, `85018@175 D509@170 D509@190 ${dias(H, 170, 190, 195, 220)}`, S],
    [400, `85018@180 D509@180 ${dias(H, 179, 219, 259)}`, N],
    [400, `85018@180 D509@180 ${dias(H, 181, 221, 261)}`, N],
    [400, `${inicio()} ${H}@220`, N],
    [400, `${inicio()} ${dias(H, 205, 210, 280)}`, S],
    [400, `${inicio()} ${dias(H, 220, 260)} ${cita(`${H}@300 99499.01@300`)}`, S],
    [400, `${inicio()} ${H}@220 ${cita(`${H}@260 99499.01@260`)}`, N],
  ]),
  ...(
    [
      [[24, 60, 90, 180], N],
      [[25, 60, 90, 180], S],
      [[59, 84, 109, 194], S],
      [[60, 85, 110, 195], N],
      [[25, 54, 90, 180], N],
      [[25, 55, 90, 180], S],
      [[30, 89, 114, 199], S],
      [[30, 90, 115, 200], N],
      [[25, 55, 84, 180], N],
      [[25, 55, 85, 180], S],
      [[30, 60, 119, 204], S],
      [[30, 60, 120, 205], N],
      [[25, 55, 85, 169], N],
      [[25, 55, 85, 170], S],
      [[30, 60, 90, 209], S],
      [[30, 60, 90, 210], N],
      [[35, 59, 90, 180], N],
      [[35, 60, 90, 180], S],
      [[30, 65, 89, 180], N],
      [[30, 65, 90, 180], S],
      [[30, 60, 95, 179], N],
      [[30, 60, 95, 180], S],
      [[30, 60, 90], N],
    ] as const
  ).flatMap(([controles, estado]) =>
    filas(A25, 'hemoglobina_control', [
      [400, `${inicio()} ${dias('85018', ...controles.map((d) => 180 + d))}`, estado],
    ]),
  ),
  ...filas(A25, 'hemoglobina_control', [
    [400, `${inicio()} ${dias('85031', 210, 240, 270, 360)}`, S],
    [400, `${inicio()} ${dias('85018', 210, 240, 270)} 85018@360:P`, N],
    // The start is that of the treatment, at 200.
    [400, `${inicio(200)} ${dias('85018', 225, 255, 285, 370)}`, S],
    [400, `${inicio(200)} ${dias('85018', 224, 255, 285, 370)}`, N],
  ]),
  caso(
    A25,
    'todo',
    { den: 1, num: 1 },
    {
      sucesos: `${inicio()} ${dias(H, 220, 260)} ${dias('85018', 210, 240, 270, 360)}`,
    },
  ),
];

const conAnemia24: readonly Caso[] = [
  ...edades({ ...A24, sucesos: inicio() }, [394, 423]).map((c) => (c.espera.den === 1 ? c : { ...c, espera: FUERA })),
  ...bordes([170, 209]).map(([d, e]) =>
    caso(A24, `diagnóstico el día ${d}`, e === S ? { den: 1 } : FUERA, { sucesos: dias('85018', 190) + ` D509@${d}` }),
  ),
  ...CINCO.map((k) => caso(A24, k, { den: 1 }, { sucesos: `85018@190 ${k}@190` })),
  ...padron({ ...A24, sucesos: inicio() }),
  ...seguros({ ...A24, sucesos: inicio() }, false),
  caso(A24, 'D509 R', FUERA, { sucesos: '85018@190 D509@190:R' }),
  caso(A24, 'D509 P', FUERA, { sucesos: '85018@190 D509@190:P' }),
  ...filas(A24, 'hierro_inicio', [[400, '85018@180 D509@180 99199.11@180', S]]),
  ...filas(A24, 'alta', [[400, `${inicio()} 99199.11@360~TA`, S]]),
  caso(A24, 'D510', FUERA, { sucesos: '85018@190 D510@190' }),
  ...[
    [-1, N],
    [0, S],
    [7, S],
    [8, N],
  ].flatMap(([d, e]) =>
    filas(A24, 'hierro_inicio', [[400, `85018@180 D509@180 ${H}@${180 + Number(d)}`, e as typeof S]]),
  ),
  ...ventana(A24, 'hierro_continuo', 400, [25, 70], (g) => `${inicio()} ${dias(H, 180 + g, 180 + g + 40)}`),
  ...ventana(A24, 'hierro_continuo', 400, [25, 70], (g) => `${inicio()} ${dias(H, 220, 220 + g)}`),
  ...filas(A24, 'hierro_continuo', [
    [400, `${inicio()} ${H}@220`, N],
    [400, `${inicio()} ${dias(H, 205, 210, 280)}`, S],
  ]),
  ...ventana(A24, 'hemoglobina_control', 400, [30, 59], (d) => `${inicio()} 85018@${180 + d}`),
  ...filas(A24, 'hemoglobina_control', [
    [400, `${inicio()} 85018@220:P`, N],
    [400, `${inicio()} 85031@220`, N],
    [400, `${inicio()} 85018.01@220`, S],
  ]),
  ...ventana(A24, 'alta', 400, [170, 209], (d) => `${inicio()} ${H}@${180 + d}~TA`),
  ...filas(A24, 'alta', [
    [400, `${inicio()} ${H}@360`, N],
    [400, `${inicio()} ${H}@360~3`, N],
  ]),
  ...ventana(A24, 'hemoglobina_12m', 410, [365, 394], (d) => `${inicio()} 85018@${d}`),
  ...ventana(A24, 'hemoglobina_12m', 410, [365, 394], (d) => `${inicio(200)} 85018@${d}`),
  // The start is the first delivery, up to seven days after the diagnosis.
  ...filas(
    A24,
    'hierro_continuo',
    (
      [
        [-1, N],
        [7, S],
        [8, N],
      ] as const
    ).map(([d, e]) => [400, `85018@180 D509@180 ${dias(H, ...pasos(180 + d, 70, 70))}`, e] as const),
  ),
  ...(
    [
      ['hemoglobina_control', (d: number) => `85018@${187 + d}`, [30, 59]],
      ['alta', (d: number) => `${H}@${187 + d}~TA`, [170, 209]],
    ] as const
  ).flatMap(([c, f, r]) => ventana(A24, c, 400, r, (d) => `85018@180 D509@180 ${H}@187 ${f(d)}`)),
  ...filas(A24, 'hemoglobina_control', [
    [400, `85018@180 D509@180 ${H}@188 85018@220`, N],
    [400, `85018@180 D509@180 ${H}@179 85018@220`, N],
  ]),
  ...filas(A24, 'alta', [
    [400, `85018@180 D509@180 ${H}@188 ${H}@370~TA`, N],
    [400, `85018@180 D509@180 ${H}@179 ${H}@360~TA`, N],
  ]),
  ...bordes([170, 209]).map(([d, e]) =>
    caso(A24, `Hb el día ${d}`, e === S ? dentro : fuera('sin_hemoglobina'), { sucesos: `D509@190 85018@${d}` }),
  ),
  caso(
    A24,
    'todo',
    { den: 1, num: 1 },
    {
      sucesos: `${inicio()} ${dias(H, 220, 260)} ${H}@360~TA ${dias('85018', 215, 370)}`,
    },
  ),
];

// --- SI-02.04: without anemia -------------------------------------------------------------------------------------------------
const B25 = de('sin_anemia_6m_suplementacion_12m', 'fed_2025_2026', 400);
const B24 = de('sin_anemia_6m_suplementacion_12m', 'fed_2024_2025', 400);
const MN = '99199.19';
const entrega = (d = 180, k: string = H): string => `85018@${d} ${k}@${d}`;

/** The deliveries after the first one: one of iron, or six of micronutrients. */
const continuidad = (b: Base, mn: readonly [number, number]): Caso[] => [
  ...ventana(b, 'continuidad', 400, [25, 70], (g) => `${entrega()} ${H}@${180 + g}`),
  ...[0, 1, 2, 3, 4, 5].flatMap((k) =>
    ventana(b, 'continuidad', 400, mn, (g) => {
      const saltos = Array<number>(6)
        .fill(mn[0] + 3)
        .with(k, g);
      return `${entrega(175, MN)} ${dias(MN, ...pasos(175, ...saltos).slice(1))}`;
    }),
  ),
  ...filas(b, 'continuidad', [
    [400, entrega(), N],
    [400, `85018@170 85018@190 ${dias(H, 170, 190, 200)}`, S],
    [400, `85018@180 ${dias(H, 179, 219)}`, N],
    [400, `85018@180 ${dias(H, 181, 221)}`, N],
    [400, `85018@175 ${dias(MN, ...pasos(174, 28, 28, 28, 28, 28, 28))}`, N],
    [400, `85018@175 ${dias(MN, ...pasos(176, 28, 28, 28, 28, 28, 28))}`, N],
    [400, `${entrega(175, MN)} ${dias(MN, ...pasos(175, 28, 28, 28, 28, 28).slice(1))}`, N],
    [400, `${entrega(175, MN)} ${dias(MN, ...pasos(175, 28, 28, 28, 28, 28, 28).slice(1))}`, S],
    [400, `${entrega(180, MN)} ${H}@230`, S],
  ]),
];

/** The assay that counts is one with a delivery that day, if there is any. */
const inicial = (b: Base): Caso[] =>
  filas(b, 'entrega_inicial', [
    [400, entrega(), S],
    [400, entrega(180, MN), S],
    [400, entrega(180, '99199.11'), N],
    [400, `85018@180 ${H}@181`, N],
    [400, `85018@180 ${H}@179`, N],
    [400, `85018@175 85018@190 ${H}@190`, S],
    [400, `85018@175 85018@190 ${MN}@190`, S],
    [400, `85018@175 85018.01@190 ${H}@190`, S],
    [400, `85018@175 85018@190:P ${H}@190`, N],
    [400, `85018@170 ${H}@170 85018@190`, S],
    [400, `85018@190 85018@209 ${H}@209`, S],
    [400, `85018@169 ${H}@169 85018@190`, N],
    [400, `85018@190 85018@210 ${H}@210`, N],
  ]);
const sinDiagnostico = (b: Base): Caso[] => [
  ...bordes([170, 209]).map(([d, e]) =>
    caso(b, `D509 el día ${d}`, e === S ? fuera('anemia_previa') : d === 210 ? { den: 0 } : dentro, {
      sucesos: `85018@190 D509@${d}`,
    }),
  ),
  ...bordes([210, 364])
    .filter(([d]) => d > 209)
    .map(([d, e]) =>
      caso(b, `D649 el día ${d}`, e === S ? fuera('anemia_posterior') : dentro, { sucesos: `85018@190 D649@${d}` }),
    ),
];

const sinAnemia25: readonly Caso[] = [
  ...edades({ ...B25, sucesos: entrega() }, [394, 423]).map((c) => (c.espera.den === 1 ? c : { ...c, espera: FUERA })),
  ...bordes([170, 209]).flatMap(([d, e]) => [
    caso(B25, `Hb el día ${d}`, e === S ? dentro : FUERA, { sucesos: `85018@${d}` }),
  ]),
  caso(B25, 'D509 con la Hb', fuera('anemia_previa'), { sucesos: '85018@190 D509@190' }),
  caso(B25, 'D649 con la Hb', fuera('anemia_previa'), { sucesos: '85018@190 D649@190' }),
  ...sinDiagnostico(B25),
  ...padron({ ...B25, sucesos: entrega() }),
  ...seguros({ ...B25, sucesos: entrega() }, true),
  ...telemedicina(B25, 'entrega_inicial', '85018@180', `${H}@180`),
  ...telemedicina(B25, 'continuidad', entrega(), `${H}@220`),
  ...telemedicina(B25, 'continuidad', `${entrega(175, MN)} ${dias(MN, 203, 231, 259, 287, 315)}`, `${MN}@343`),
  ...filas(B25, 'entrega_inicial', [
    [400, `85018@175 ${cita(`${H}@175 99499.01@175`)} 85018@190 ${H}@190`, S],
    [400, `85018@175 85031@190 ${H}@190`, S],
  ]),
  caso(B25, 'Hb 85018.01', dentro, { sucesos: '85018.01@190' }),
  caso(B25, 'D500 con la Hb', dentro, { sucesos: '85018@190 D500@190' }),
  // «Se excluye a quien recibió D509/D649 a 210-364 d»: of any type.
  caso(B25, 'D509 P después', fuera('anemia_posterior'), { sucesos: '85018@190 D509@300:P' }),
  caso(B25, 'Hb 85031', dentro, { sucesos: '85031@190' }),
  caso(B25, 'Hb P', FUERA, { sucesos: '85018@190:P' }),
  ...inicial(B25),
  ...continuidad(B25, [25, 35]),
  ...ventana(B25, 'hemoglobina_control', 400, [85, 119], (d) => `${entrega()} ${dias('85018', 180 + d, 370)}`),
  ...ventana(B25, 'hemoglobina_control', 400, [170, 209], (d) => `${entrega()} ${dias('85018', 280, 180 + d)}`),
  ...filas(B25, 'hemoglobina_control', [
    [400, `${entrega()} ${dias('85031', 280, 370)}`, S],
    [400, `${entrega()} 85018@280 85018@370:P`, N],
  ]),
  caso(B25, 'todo', { den: 1, num: 1 }, { sucesos: `${entrega()} ${H}@220 ${dias('85018', 280, 370)}` }),
];

const sinAnemia24: readonly Caso[] = [
  ...edades({ ...B24, sucesos: entrega() }, [394, 423]).map((c) => (c.espera.den === 1 ? c : { ...c, espera: FUERA })),
  ...bordes([170, 209]).map(([d, e]) =>
    caso(B24, `Hb el día ${d}`, e === S ? { den: 1 } : FUERA, { sucesos: `85018@${d}` }),
  ),
  ...sinDiagnostico(B24),
  ...padron({ ...B24, sucesos: entrega() }),
  ...seguros({ ...B24, sucesos: entrega() }, false),
  caso(B24, 'Hb 85018.01', dentro, { sucesos: '85018.01@190' }),
  caso(B24, 'Hb P', FUERA, { sucesos: '85018@190:P' }),
  ...CINCO.flatMap((k) => [
    caso(B24, `${k} con la Hb`, fuera('anemia_previa'), { sucesos: `85018@190 ${k}@190` }),
    caso(B24, `${k} después`, fuera('anemia_posterior'), { sucesos: `85018@190 ${k}@300` }),
  ]),
  ...inicial(B24),
  ...continuidad(B24, [25, 30]),
  ...ventana(B24, 'hemoglobina_control', 400, [90, 119], (d) => `${entrega()} 85018@${180 + d}`),
  ...filas(B24, 'hemoglobina_control', [[400, `${entrega()} 85031@280`, N]]),
  ...ventana(B24, 'alta', 400, [170, 209], (d) => `${entrega()} ${H}@${180 + d}~TA`),
  ...filas(B24, 'alta', [[400, `${entrega()} ${H}@360~1`, N]]),
  ...ventana(B24, 'hemoglobina_12m', 410, [365, 394], (d) => `${entrega()} 85018@${d}`),
  caso(
    B24,
    'todo',
    { den: 1, num: 1 },
    {
      sucesos: `${entrega()} ${H}@220 ${H}@360~TA ${dias('85018', 280, 370)}`,
    },
  ),
];

export const casos: readonly Caso[] = [
  ...cuatroSeis,
  ...prematuro,
  ...conAnemia25,
  ...conAnemia24,
  ...sinAnemia25,
  ...sinAnemia24,
];
