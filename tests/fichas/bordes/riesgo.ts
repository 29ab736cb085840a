import { sumarDias } from '../../../functions/domain/fecha.ts';
import { caso, N, S, X, type Base, type Caso, type Estado } from './caso.ts';

// §9: risk groups and families with one. §3 gives the newborn (0-28 days); 294 days of pregnancy, 42 after the birth and how
// long an illness counts are decisions of the project.
const CORTE = '2026-11-30';
const ADULTA = '1990-01-01';
/** The last period, written in a line of its 0th to 100th day. */
const embarazada = (dias: number): Partial<Base> => ({
  nacimiento: ADULTA,
  sucesos: `Z3491@${sumarDias(CORTE, Math.min(0, 100 - dias))}%${Math.min(100, dias)}`,
});
const parida = (dias: number): Partial<Base> => ({
  nacimiento: ADULTA,
  parto: { fecha_nacimiento: sumarDias(CORTE, -dias) },
});

const GRUPOS: readonly (readonly [componente: string, nombre: string, quien: Partial<Base>, estado: Estado])[] = [
  ['rn', 'nace el día del corte', { edad: 0 }, S],
  ['rn', '28 d', { edad: 28 }, S],
  ['rn', '29 d', { edad: 29 }, N],
  ['menor_2a', '23 meses', { nacimiento: '2024-12-01' }, S],
  ['menor_2a', '24 meses', { nacimiento: '2024-11-30' }, N],
  ['menor_3a', '35 meses', { nacimiento: '2023-12-01' }, S],
  ['menor_3a', '36 meses', { nacimiento: '2023-11-30' }, N],
  ['gestante', '0 d de embarazo', embarazada(0), S],
  ['gestante', '294 d de embarazo', embarazada(294), S],
  ['gestante', '295 d de embarazo', embarazada(295), N],
  ['gestante', 'mujer', { nacimiento: ADULTA }, N],
  ['puerpera', 'parto el día del corte', parida(0), S],
  ['puerpera', '42 d del parto', parida(42), S],
  ['puerpera', '43 d del parto', parida(43), N],
  ['puerpera', 'parto al día siguiente', parida(-1), N],
  // An acute illness of the month, a chronic one of the last twelve.
  ['eda', 'diarrea del 1', { nacimiento: ADULTA, sucesos: 'A09@2026-11-01' }, S],
  ['eda', 'diarrea del mes anterior', { nacimiento: ADULTA, sucesos: 'A09@2026-10-31' }, N],
  ['eda', 'diarrea del día siguiente', { nacimiento: ADULTA, sucesos: 'A09@2026-12-01' }, N],
  ['tbc', 'tuberculosis del 2025-12-01', { nacimiento: ADULTA, sucesos: 'A150@2025-12-01' }, S],
  ['tbc', 'tuberculosis del 2025-11-30', { nacimiento: ADULTA, sucesos: 'A150@2025-11-30' }, N],
];

/** Out of one group and still in another. */
const masGrupos: ReadonlySet<string> = new Set(['29 d', '24 meses']);

export const casos: readonly Caso[] = [
  ...GRUPOS.map(([c, nombre, quien, estado]) =>
    caso(
      { ficha: 'sec_grupos_riesgo', version: 'sala_2026', corte: CORTE },
      `${c}, ${nombre}`,
      // Nobody fails a risk group: whoever is in none is not counted.
      estado === S
        ? { den: 1, componentes: { [c]: S } }
        : masGrupos.has(nombre)
          ? { componentes: { [c]: X } }
          : { den: 0 },
      quien,
    ),
  ),
  ...GRUPOS.filter(([c, , , e]) => c !== 'rn' && !(c === 'menor_2a' && e === N)).map(([c, nombre, quien, estado], i) =>
    caso(
      { ficha: 'sec_familias_riesgo', version: 'sala_2026', corte: CORTE },
      `familia con ${c}, ${nombre}`,
      { den: 1, num: estado === S ? 1 : 0 },
      {
        ...quien,
        mas: {
          censo: [{ renipress: '00003644', ficha_familiar: `F${i}`, codigo_ccpp: '0501020043', desde: '2020-01-01' }],
        },
      },
    ),
  ),
];
