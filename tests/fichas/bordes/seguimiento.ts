import { sumarDias } from '../../../functions/domain/fecha.ts';
import { examenes } from './gestante.ts';
import { caso, dias, N, pasos, S, X, type Base, type Caso, type Estado } from './caso.ts';

// The pregnancy under way, for the alerts: what §6.1 and §6.2 ask of each trimester, by days since the last menstrual period.
const CORTE = '2026-11-30';
const base: Base = { ficha: 'gest_seguimiento', version: 'sala_2026', corte: CORTE };

/** `sg` days pregnant at the cut; the period is written in a first line. */
const alas = (sg: number): Partial<Base> => ({
  ancla: sumarDias(CORTE, -sg),
  mas: {
    prestaciones: [{ id_cita: `fur${sg}`, fecha: CORTE, codigo: 'Z320', tipo_dx: 'D', fur: sumarDias(CORTE, -sg) }],
  },
});
const en = (dia: number, ...codigos: readonly string[]): string => codigos.map((k) => `${k}@${dia}#c${dia}`).join(' ');
const apn = (...ds: readonly number[]): string => dias('Z3492', ...ds);

const filas: readonly (readonly [componente: string, sg: number, sucesos: string, estado: Estado])[] = [
  ...(
    [
      ['hemoglobina', '85018'],
      ['sifilis', '86780'],
      ['vih', '86703'],
      ['orina', '81002'],
    ] as const
  ).flatMap(
    ([c, k]) =>
      [
        [c, 97, '', X],
        [c, 98, '', N],
        // The only thing that counts on the first day is one or the other.
        [c, 98, en(60, 'Z3491', k), S],
        [c, 98, en(60, 'Z3491', '80055.01'), S],
        [c, 150, en(0, 'Z3491', '80055.01'), S],
        [c, 150, en(0, 'Z3491', k), S],
        [c, 150, en(97, 'Z3491', k), S],
        [c, 150, en(98, 'Z3491', k), N],
        [c, 150, en(97, 'Z3491', '80055.01'), S],
        [c, 150, en(98, 'Z3491', '80055.01'), N],
      ] as const,
  ),
  ['apn_1er_trimestre', 97, '', X],
  ['apn_1er_trimestre', 98, '', N],
  ['apn_1er_trimestre', 150, apn(0), S],
  ['apn_1er_trimestre', 150, apn(97), S],
  ['apn_1er_trimestre', 150, apn(98), N],
  ['apn_2do_trimestre', 196, apn(98), N],
  ['apn_2do_trimestre', 196, apn(98, 126), S],
  ['apn_2do_trimestre', 196, apn(98, 125), N],
  ['apn_2do_trimestre', 250, apn(97, 126), N],
  ['apn_2do_trimestre', 250, apn(140, 195), S],
  ['apn_2do_trimestre', 250, apn(140, 196), N],
  // One is asked for when no day is left for two, 28 days apart, until 195.
  ['apn_2do_trimestre', 167, '', X],
  ['apn_2do_trimestre', 168, '', N],
  ['apn_2do_trimestre', 168, apn(98), S],
  ['apn_2do_trimestre', 195, apn(98), S],
  ['apn_2do_trimestre', 195, apn(195), S],
  ['apn_2do_trimestre', 195, apn(97), N],
  // Three from 196 on, by the intervals of §6.2; one by the end of week 32, two by that of 36 and the third by 40 weeks: ours.
  ['apn_3er_trimestre', 230, '', X],
  ['apn_3er_trimestre', 231, '', N],
  ['apn_3er_trimestre', 231, apn(195), N],
  ['apn_3er_trimestre', 231, apn(196), S],
  ['apn_3er_trimestre', 258, apn(196), S],
  ['apn_3er_trimestre', 259, apn(196), N],
  ['apn_3er_trimestre', 259, apn(196, 224), S],
  ['apn_3er_trimestre', 279, apn(196, 224), S],
  ['apn_3er_trimestre', 280, apn(196, 224), N],
  ['apn_3er_trimestre', 280, apn(196, 224, 252), S],
  ...(
    [
      [[196, 223], N],
      [[203, 230], N],
      [[202, 230], S],
      [[204, 231], S],
      [[218, 231], S],
      [[219, 231], N],
      [[246, 258], N],
      [[245, 258], S],
      [[252, 259], S],
      [[253, 259], N],
      [[251, 258], N],
    ] as const
  ).map(([ds, e]) => ['apn_3er_trimestre', 270, apn(...ds), e] as const),
  ...(
    [
      [[196, 224, 252], S],
      [[196, 224, 236], N],
      [[196, 224, 237], S],
      [[196, 245, 258], S],
      [[196, 246, 258], N],
      [[196, 252, 259], S],
      [[196, 253, 259], N],
      [[196, 251, 258], N],
    ] as const
  ).map(([ds, e]) => ['apn_3er_trimestre', 285, apn(...ds), e] as const),
  // Iron from 14 weeks on, every 28 days: five.
  ...[0, 1, 2, 3, 4].flatMap((k) => {
    const limite = 98 + 28 * (k + 1);
    const con = (n: number): string =>
      [98, 126, 154, 182, 210]
        .slice(0, n)
        .map((d) => en(d, 'Z3492', '59401.04'))
        .join(' ');
    return [
      ['hierro_acido_folico', limite - 1, con(k), k === 0 ? X : S],
      ['hierro_acido_folico', limite, con(k), N],
      ['hierro_acido_folico', limite, con(k + 1), S],
    ] as const;
  }),
  ...[0, 1, 2, 3].flatMap((k) =>
    ([27, 28] as const).map(
      (g) =>
        [
          'hierro_acido_folico',
          280,
          pasos(98, ...[30, 30, 30, 30].with(k, g))
            .map((d) => en(d, 'Z3492', '59401.04'))
            .join(' '),
          g === 28 ? S : N,
        ] as const,
    ),
  ),
];

export const casos: readonly Caso[] = [
  ...examenes({ ...base, ...alas(150) }, 97, true),
  ...filas.map(([c, sg, sucesos, estado]) =>
    caso(base, `${c} a ${sg} d: ${sucesos || 'nada'}`, { componentes: { [c]: estado } }, { ...alas(sg), sucesos }),
  ),
  caso(base, '0 d', { den: 1 }, alas(0)),
  caso(base, '294 d', { den: 1 }, alas(294)),
  caso(base, '295 d', { den: 0 }, alas(295)),
  caso(base, 'ya parió', { den: 0 }, { ...alas(270), parto: { fecha_nacimiento: '2026-11-20' } }),
];
