import { sumarDias } from '../../../functions/domain/fecha.ts';
import { porVentanas, VENTANAS } from './cred-mensual.ts';
import {
  caso,
  conocidos,
  dentro,
  dias,
  edades,
  edadesCalendario,
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

// §5.3: 29 to 364 days at the cut, and whoever turned 364 in the month, judged at that age.
const M12: Base = { ficha: 'cred_menor_12m', version: 'fed_2024_2025', corte: '2025-08-31', edad: 50 };
const inicios = VENTANAS.map(([a]) => a);
const once = dias('99381', ...inicios);
const diez = dias('99381', ...inicios.slice(0, 10));
const menor12m: readonly Caso[] = [
  ...edades(M12, [29, 364 + 30]),
  // On the 1st, whoever was 364 the day before turned it in another month.
  ...edades({ ...M12, corte: '2025-09-01' }, [29, 364]),
  caso(M12, 'cumplió 364 el día 1', { den: 1, num: 1 }, { edad: 364 + 30, sucesos: once }),
  caso(M12, 'cumplió 364 ayer, con diez', { den: 1, num: 0 }, { edad: 365, sucesos: diez }),
  caso(M12, 'el undécimo, un día tarde', { den: 1, num: 0 }, { edad: 370, sucesos: `${diez} 99381@365` }),
  caso(M12, 'el undécimo, el 364', { den: 1, num: 1 }, { edad: 370, sucesos: `${diez} 99381@364` }),
  ...pesoYSemanas(M12),
  ...pesoYSemanas({ ...M12, metodo: 'con_bajo_peso' }).map((c) => ({ ...c, espera: dentro })),
  ...seguros(M12, false),
  ...padron(M12),
  ...porVentanas(M12),
];

// §5.4: the controls whose last day (29 after the month is completed) has passed.
const GRUPOS = [
  ['cred_1a', [12, 14, 16, 18, 20, 22], ['2025-12-01', '2025-11-30', '2024-12-01', '2024-11-30']],
  ['cred_2a', [24, 27, 30, 33], ['2024-12-01', '2024-11-30', '2023-12-01', '2023-11-30']],
  ['cred_3_4a', [36, 39, 42, 45, 48, 51, 54, 57], ['2023-12-01', '2023-11-30', '2021-12-01', '2021-11-30']],
] as const;
const CORTE = '2026-11-30';

/** Born so that `mes` months are completed on `dia` of October or November 2026; a day that every month has. */
const nacido = (mes: number, dia: string): string => {
  const total = Number(dia.slice(0, 4)) * 12 + Number(dia.slice(5, 7)) - 1 - mes;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}-${dia.slice(8)}`;
};

const porGrupo: readonly Caso[] = GRUPOS.flatMap(([ficha, meses, [menos, min, max, mas]]) => {
  const base: Base = { ficha, version: 'sala_2026', corte: CORTE };
  return [
    ...edadesCalendario(base, [
      [menos, fuera('edad')],
      [min, dentro],
      [max, dentro],
      [mas, fuera('edad')],
    ]),
    ...conocidos({ ...base, nacimiento: min }),
    caso(base, 'sin residencia', fuera('domicilio_desconocido'), { nacimiento: min, persona: { ubigeo: '' } }),
    ...meses.flatMap((mes) => {
      const c = `control_${mes}m`;
      const en = (dia: string, sucesos: string, estado: typeof S | typeof N | typeof X): Caso =>
        caso(
          base,
          `${c}, ${mes} m el ${dia}: ${sucesos || 'nada'}`,
          { componentes: { [c]: estado } },
          {
            nacimiento: nacido(mes, dia),
            sucesos,
          },
        );
      const tope = sumarDias('2026-10-15', 29);
      return [
        en('2026-11-01', '', X), // its last day is the cut itself
        en('2026-10-28', '', N),
        en('2026-10-15', `99382@${sumarDias('2026-10-15', -1)}`, N),
        en('2026-10-15', '99382@2026-10-15', S),
        en('2026-10-15', `99382@${tope}`, S),
        en('2026-10-15', `99382@${sumarDias(tope, 1)}`, N),
        en('2026-10-15', '99381@2026-10-20', N),
      ];
    }),
  ];
});

// Day 29 after completing the month, seen the day it ends and the day after.
const topes: readonly Caso[] = (
  [
    ['2026-11-13', X],
    ['2026-11-14', N],
  ] as const
).map(([corte, estado]) =>
  caso({ ficha: 'cred_1a', version: 'sala_2026', corte, nacimiento: '2025-10-15' }, 'control de 12 m, sin nada', {
    componentes: { control_12m: estado },
  }),
);

// 29 February has its birthday on 1 March.
const bisiesto: readonly Caso[] = (
  [
    ['2025-02-28', N],
    ['2025-03-01', S],
    ['2025-03-30', S],
    ['2025-03-31', N],
  ] as const
).map(([dia, estado]) =>
  caso(
    { ficha: 'cred_1a', version: 'sala_2026', corte: '2025-04-30', nacimiento: '2024-02-29' },
    `nacido un 29 de febrero: ${dia}`,
    { componentes: { control_12m: estado } },
    { sucesos: `99382@${dia}` },
  ),
);

export const casos: readonly Caso[] = [...menor12m, ...porGrupo, ...topes, ...bisiesto];
