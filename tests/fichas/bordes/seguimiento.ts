import { sumarDias } from '../../../functions/domain/fecha.ts';
import { caso, dias, N, S, X, type Base, type Caso, type Estado } from './caso.ts';

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
];

export const casos: readonly Caso[] = [
  ...filas.map(([c, sg, sucesos, estado]) =>
    caso(base, `${c} a ${sg} d: ${sucesos || 'nada'}`, { componentes: { [c]: estado } }, { ...alas(sg), sucesos }),
  ),
  caso(base, '0 d', { den: 1 }, alas(0)),
  caso(base, 'ya parió', { den: 0 }, { ...alas(270), parto: { fecha_nacimiento: '2026-11-20' } }),
];
