import type { FilaCsv } from '../arnes.ts';
import { bordes, caso, dentro, filas, fuera, N, S, type Base, type Caso, type Espera, type Estado } from './caso.ts';

// §5.14
const CORTE = '2026-11-30';
const nomina = (poblacion: string, periodos: readonly string[], esperadas = 2): readonly FilaCsv[] =>
  periodos.map((periodo) => ({ periodo, poblacion, esperadas }));
const DOS = ['2026-10', '2026-11'];
const BAJO = { ubigeo: '', codigo_ccpp: '0102030027' }; // 499 m: nothing is taken away

const B: Base = {
  ficha: 'c1_sin_anemia',
  version: 'c1_2026',
  corte: CORTE,
  edad: 220,
  persona: BAJO,
  mas: { nomina_c1: nomina('nino', DOS) },
};
const sinAnemia: readonly Caso[] = [
  // Through one day of 180-209 or 365-394 in November, which has thirty.
  ...(
    [
      [179, false],
      [180, true],
      [238, true],
      [239, false],
      [364, false],
      [365, true],
      [423, true],
      [424, false],
    ] as const
  ).map(([edad, entra]) => caso(B, `población: ${edad} d`, entra ? { den: 1 } : fuera('edad'), { edad })),
  ...(
    [
      [DOS, 'nino', dentro],
      [['2026-11'], 'nino', fuera('poca_nomina')],
      [['2026-10'], 'nino', fuera('fuera_de_nomina')],
      [['2026-09', '2026-11'], 'nino', fuera('poca_nomina')],
      [['2026-11', '2026-12'], 'nino', fuera('poca_nomina')],
      [DOS, 'gestante', fuera('fuera_de_nomina')],
    ] as readonly (readonly [readonly string[], string, Espera])[]
  ).map(([periodos, poblacion, e]) =>
    caso(B, `nómina ${poblacion} ${periodos.join(' ')}`, e, { mas: { nomina_c1: nomina(poblacion, periodos) } }),
  ),
  ...bordes([170, 209]).flatMap(([d, e]) => filas(B, 'hemoglobina', [[220, `85018@${d}=11.0`, e]])),
  ...bordes([365, 394]).flatMap(([d, e]) => filas(B, 'hemoglobina', [[400, `85018@${d}=11.0`, e]])),
  ...filas(B, 'hemoglobina', [
    [400, '85018@190=11.0', N],
    // The first and the last day on which each range is passed through in the month
    [180, '85018@175=11.0', S],
    [238, '85018@190=11.0', S],
    [365, '85018@365=11.0', S],
    [423, '85018@380=11.0', S],
    [220, '85018@190=5.9', N],
    [220, '85018@190=6.0', S],
    [220, '85018@190=18.0', S],
    [220, '85018@190=18.1', N],
    [220, '85018@190', N],
  ]),
  ...filas(B, 'sin_anemia', [
    [220, '85018@190=10.4', N],
    [220, '85018@190=10.49', N],
    [220, '85018@190=10.5', S],
    [400, '85018@380=10.4', N],
    [400, '85018@380=10.5', S],
    [220, '85018@190=12.2', N, { persona: { ubigeo: '050101' } }], // 1.8 less at 2797 m
    [220, '85018@190=12.3', S, { persona: { ubigeo: '050101' } }],
    [220, '85018@180=9.0 85018@200=11.0', S],
    [220, '85018@180=11.0 85018@200=9.0', N],
    [220, '85018@190=11.0 D509@190', N],
    [220, '85018@190=11.0 D649@200', N],
    [220, '85018@190=11.0 D509@170', N],
    [220, '85018@190=11.0 D509@209', N],
    [220, '85018@190=11.0 D509@169', S],
    [400, '85018@380=11.0 D509@190', S],
  ]),
  caso(B, 'cumple', { den: 1, num: 1 }, { sucesos: '85018@190=11.0' }),
];

const visitas = (...dias: readonly (number | string)[]): readonly FilaCsv[] =>
  dias.map((d): FilaCsv => ({
    fecha: typeof d === 'string' ? d : `2026-11-${String(d).padStart(2, '0')}`,
    modalidad: 'presencial',
    estado: 'valida',
    dispositivo: 'MOVIL',
    lat: '-13.1',
    lon: '-74.2',
  }));
const conVisitas = (vs: readonly FilaCsv[], esperadas = 2, poblacion = 'nino') => ({
  mas: { nomina_c1: nomina(poblacion, ['2026-11'], esperadas), visitas: vs },
});
const V: Base = { ficha: 'c1_visitas_completas_oportunas', version: 'c1_2026', corte: CORTE, edad: 100 };
const completas: readonly Caso[] = [
  ...(
    [
      [29, fuera('edad')],
      [30, dentro],
      [389, dentro],
      [390, fuera('edad')],
    ] as const
  ).map(([edad, e]) => caso(V, `población: ${edad} d`, e, { edad, ...conVisitas(visitas(1, 8)) })),
  caso(V, 'fuera de la nómina', { den: 0 }, {}),
  ...bordes([7, 10]).flatMap(([g, e]) => [
    caso(
      V,
      `${g} días entre visitas`,
      { den: 1, num: e === S ? 1 : 0, componentes: { oportunas: e } },
      {
        ...conVisitas(visitas(3, 3 + g)),
      },
    ),
    caso(
      V,
      `${g} días entre la segunda y la tercera`,
      { den: 1, num: e === S ? 1 : 0 },
      {
        ...conVisitas(visitas(3, 11, 11 + g), 3),
      },
    ),
  ]),
  ...(
    [
      [visitas(1, 8), 2, S],
      [visitas(8), 2, N],
      [visitas(8), 1, S],
      [[], 1, N],
      [visitas(1, 8), 3, N],
      [visitas(1, 8, 15), 3, S],
      [visitas(1, 1), 2, N],
      [visitas('2026-10-31', 8), 2, N],
      [visitas(23, 30), 2, S],
      [visitas(24, '2026-12-01'), 2, N],
      [visitas(1, 8).map((v) => ({ ...v, estado: 'no_encontrado' })), 2, N],
      [visitas(1, 8).map((v) => ({ ...v, estado: 'rechazado' })), 2, N],
    ] as readonly (readonly [readonly FilaCsv[], number, Estado])[]
  ).map(([vs, n, e]) =>
    caso(
      V,
      `esperadas ${n}: ${vs.map((v) => `${v['fecha']} ${v['estado']}`).join(', ')}`,
      { componentes: { completas: e } },
      {
        ...conVisitas(vs, n),
      },
    ),
  ),
];

// Visits and not children: Σ expected, and those of a phone with coordinates.
const G: Base = { ficha: 'c1_visitas_georreferenciadas', version: 'c1_2026', corte: CORTE, edad: 100 };
const georreferenciadas: readonly Caso[] = (
  [
    ['dos', visitas(1, 8), 2, 2],
    ['una', visitas(8), 2, 1],
    ['tres esperadas', visitas(1, 8), 3, 2],
    ['WEB', visitas(1, 8).map((v) => ({ ...v, dispositivo: 'WEB' })), 2, 0],
    ['sin coordenadas', visitas(1, 8).map((v) => ({ ...v, lat: '', lon: '' })), 2, 0],
    ['el mismo día', visitas(8, 8), 2, 1],
    ['octubre', visitas('2026-10-31', 1), 2, 1],
    ['no encontrado', visitas(1, 8).map((v) => ({ ...v, estado: 'no_encontrado' })), 2, 0],
  ] as const
).map(([nombre, vs, den, num]) => caso(G, nombre, { den, num }, conVisitas(vs, den)));

const W: Base = { ficha: 'c1_gestantes_visitadas', version: 'c1_2026', corte: CORTE };
const gestantes: readonly Caso[] = (
  [
    ['dos', visitas(1, 2), 'gestante', { den: 1, num: 1 }],
    ['una', visitas(1), 'gestante', { den: 1, num: 0 }],
    ['tres', visitas(1, 2, 3), 'gestante', { den: 1, num: 1 }],
    ['el mismo día', visitas(1, 1), 'gestante', { den: 1, num: 0 }],
    ['octubre', visitas('2026-10-31', 1), 'gestante', { den: 1, num: 0 }],
    ['telefónica', [...visitas(1), { ...visitas(5)[0]!, modalidad: 'telefonica' }], 'gestante', { den: 1, num: 0 }],
    ['no encontrada', [...visitas(1), { ...visitas(5)[0]!, estado: 'no_encontrado' }], 'gestante', { den: 1, num: 0 }],
    ['en la nómina de niños', visitas(1, 2), 'nino', { den: 0 }],
  ] as readonly (readonly [string, readonly FilaCsv[], string, Espera])[]
).map(([nombre, vs, poblacion, e]) => caso(W, nombre, e, conVisitas(vs, 2, poblacion)));

export const casos: readonly Caso[] = [...sinAnemia, ...completas, ...georreferenciadas, ...gestantes];
