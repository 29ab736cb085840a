import { sumarDias, type Fecha } from '../../../functions/domain/fecha.ts';
import type { Tabla } from '../../../functions/domain/tablas.ts';
import type { FilaCsv } from '../arnes.ts';

/**
 * One person under one edition of a ficha, and what `indicadores.md` says of them. Nothing here is read from the YAML: the numbers
 * come from the document, so that a wrong YAML and these cases cannot agree.
 */
export type Caso = {
  readonly ficha: string;
  readonly version: string;
  readonly metodo?: string;
  readonly corte: Fecha;
  readonly nombre: string;
  /** Days of age at the cut; or the date of birth. Without either, a woman born in 1999. */
  readonly edad?: number;
  readonly nacimiento?: Fecha | null;
  /** Columns of `personas` other than those of a girl with DNI, SIS and an active record. */
  readonly persona?: FilaCsv;
  /** Their own birth in the CNV. */
  readonly cnv?: FilaCsv;
  /** A birth of which they are the mother: 39 weeks in a public facility unless told. */
  readonly parto?: Parto;
  /** Day 0 of `sucesos`: the last menstrual period of `parto`, else the birth. */
  readonly ancla?: Fecha;
  /** See `suceso`. */
  readonly sucesos?: string;
  /** More rows; the document and the CNV number of the person are filled in where the table has them. */
  readonly mas?: Partial<Readonly<Record<Tabla, readonly FilaCsv[]>>>;
  /** Key of the row of the result, for fichas that are not about persons. */
  readonly clave?: string;
  readonly espera: Espera;
};
export type Parto = FilaCsv & { readonly fecha_nacimiento: Fecha; readonly semanas?: number | string };
export type Estado = 'cumple' | 'no_cumple' | 'no_exigible';
export type Espera = {
  readonly den?: number;
  readonly num?: number | null;
  readonly excluido?: string | null;
  readonly curso_vida?: string;
  readonly componentes?: Readonly<Record<string, Estado>>;
};
export const [S, N, X] = ['cumple', 'no_cumple', 'no_exigible'] as const;

/** Everything of a case but its name and what is expected. */
export type Base = Omit<Caso, 'nombre' | 'espera'>;

/** Facilities of the built-in catalogue: two of level I and a hospital of MINSA or the region, and one of EsSalud. */
export const EESS: Readonly<Record<string, string>> = {
  I: '00003644',
  J: '00003560',
  H: '00003494',
  E: '00007948',
};

/**
 * A line of the HIS as `codigo@dia` or `codigo@fecha`, type D, in a visit of its own, followed by marks in any order: `:R` type,
 * `~TA` LAB (up to three), `#t` visit, `=10.5` hemoglobin, `!I` facility of `EESS`, `^N` condition, `%60` days since the last
 * menstrual period. A day counts from the anchor of the case.
 */
export function suceso(texto: string, ancla: Fecha): FilaCsv {
  const partes = /^([^@]+)@(\d{4}-\d{2}-\d{2}|-?\d+)(.*)$/.exec(texto);
  if (!partes) throw new Error(`Suceso mal escrito: ${texto}`);
  const [, codigo, cuando, marcas] = partes as unknown as [string, string, string, string];
  const fecha = cuando.includes('-', 1) ? cuando : sumarDias(ancla, Number(cuando));
  const fila: Record<string, string> = { codigo, fecha, tipo_dx: 'D' };
  let lab = 0;
  for (const [, marca, valor] of marcas.matchAll(/([:~#=!^%])([^:~#=!^%]*)/g) as Iterable<[string, string, string]>) {
    if (marca === '~') fila[`lab${(lab += 1)}`] = valor;
    else if (marca === '!') fila['renipress'] = EESS[valor] ?? valor;
    else if (marca === '%') fila['fur'] = sumarDias(fecha, -Number(valor));
    else fila[{ ':': 'tipo_dx', '#': 'id_cita', '=': 'hb', '^': 'condicion_eess' }[marca]!] = valor;
  }
  return fila;
}

/** The same lines, all in one visit. */
export const cita = (texto: string, nombre = 't'): string =>
  texto
    .split(' ')
    .map((s) => `${s}#${nombre}`)
    .join(' ');

/** `codigo` on each of those days. */
export const dias = (codigo: string, ...cuales: readonly number[]): string =>
  cuales.map((d) => `${codigo}@${d}`).join(' ');

/** The days that these intervals give from the first. */
export const pasos = (primero: number, ...intervalos: readonly number[]): number[] =>
  intervalos.reduce((ds, i) => [...ds, ds.at(-1)! + i], [primero]);

export const caso = (base: Base, nombre: string, espera: Espera, mas: Partial<Base> = {}): Caso => ({
  ...base,
  ...mas,
  nombre,
  espera,
});

/** Rows of one component: what happened, and its state. */
export const filas = (
  base: Base,
  componente: string,
  tabla: readonly (readonly [edad: number, sucesos: string, estado: Estado, mas?: Partial<Base>])[],
): Caso[] =>
  tabla.map(([edad, sucesos, estado, mas]) => ({
    ...base,
    ...mas,
    edad,
    sucesos,
    nombre: `${componente} ${edad} d: ${sucesos || 'nada'}${mas ? ` ${JSON.stringify(mas)}` : ''}`,
    espera: { componentes: { [componente]: estado } },
  }));

/** The same without age: mothers and dates. */
export const hechos = (
  base: Base,
  componente: string,
  tabla: readonly (readonly [sucesos: string, estado: Estado, mas?: Partial<Base>])[],
): Caso[] =>
  tabla.map(([sucesos, estado, mas]) => ({
    ...base,
    ...mas,
    sucesos,
    nombre: `${componente}: ${sucesos || 'nada'}${mas ? ` ${JSON.stringify(mas)}` : ''}`,
    espera: { componentes: { [componente]: estado } },
  }));

/** Both sides of both ends of `[a, b]`; without `b`, the end is open. */
export const bordes = ([a, b]: readonly [number, number | null]): readonly (readonly [number, Estado])[] => [
  [a - 1, N],
  [a, S],
  ...(b === null
    ? []
    : ([
        [b, S],
        [b + 1, N],
      ] as const)),
];

/** A window of days, or an interval, on its borders, everything else of the component being satisfied by `f`. */
export const ventana = (
  base: Base,
  componente: string,
  edad: number,
  rango: readonly [number, number | null],
  f: (dia: number) => string,
): Caso[] =>
  filas(
    base,
    componente,
    bordes(rango).map(([d, e]) => [edad, f(d), e] as const),
  );

/**
 * What is required by age: on the last day of each band and on the first of the next, with exactly `n` doses and with one less.
 * `dosis(n, edad)` writes n valid doses, all received by that age. The last band is looked at on `ultima`.
 */
export function exigencia(
  base: Base,
  componente: string,
  bandas: readonly (readonly [hasta: number | null, n: number])[],
  dosis: (n: number, edad: number) => string,
  ultima = 364,
): Caso[] {
  let desde = -1;
  return bandas.flatMap(([hasta, n]) => {
    const edades = [...new Set([...(desde < 0 ? [] : [desde]), hasta ?? ultima])];
    desde = (hasta ?? ultima) + 1;
    return filas(
      base,
      componente,
      edades.flatMap((e): (readonly [number, string, Estado])[] =>
        n === 0
          ? [[e, '', X]]
          : [
              [e, dosis(n, e), S],
              [e, dosis(n - 1, e), N],
            ],
      ),
    );
  });
}

/** Each of `partes` is needed: with all of them, 1; without any one, 0. */
export const todas = (base: Base, partes: readonly string[], fijo = ''): Caso[] =>
  [-1, ...partes.keys()].map((falta) => {
    const sucesos = [fijo, ...partes.filter((_, i) => i !== falta)].filter(Boolean).join(' ');
    return caso(
      base,
      falta < 0 ? `todo: ${sucesos}` : `todo menos ${partes[falta]} (de ${partes.length})`,
      { den: 1, num: falta < 0 ? 1 : 0 },
      {
        sucesos,
      },
    );
  });

export const dentro = { excluido: null, den: 1 } as const;
export const fuera = (motivo: string): Espera => ({ excluido: motivo, den: 0, num: null });

/** Ages at the cut that are in and out of the population. */
export const edades = (base: Base, [min, max]: readonly [number, number], motivo = 'edad'): Caso[] =>
  [min - 1, min, max, max + 1].map((edad) =>
    caso(base, `población: ${edad} d`, edad < min || edad > max ? fuera(motivo) : dentro, { edad }),
  );

/** Years or months completed at the cut: the birthday on the cut itself and the day after. */
export const edadesCalendario = (
  base: Base,
  casos: readonly (readonly [nacimiento: Fecha, espera: Espera])[],
): Caso[] =>
  casos.map(([nacimiento, espera]) => caso(base, `población: nacimiento ${nacimiento}`, espera, { nacimiento }));

/** §1.6: below 2500 g or 37 weeks is out; without the datum nobody is. */
export const pesoYSemanas = (base: Base): Caso[] => {
  const filas: readonly (readonly [string, FilaCsv | undefined, boolean])[] = [
    ['2500 g y 37 semanas', { peso_g: 2500, semanas: 37 }, true],
    ['2499 g', { peso_g: 2499, semanas: 37 }, false],
    ['36 semanas', { peso_g: 2500, semanas: 36 }, false],
    ['sin peso, 36 semanas', { peso_g: '', semanas: 36 }, false],
    ['2499 g, sin semanas', { peso_g: 2499, semanas: '' }, false],
    ['sin peso, 37 semanas', { peso_g: '', semanas: 37 }, true],
    ['CNV vacío', { peso_g: '', semanas: '' }, true],
    ['sin CNV', undefined, true],
  ];
  return filas.map(([nombre, cnv, entra]) =>
    caso(base, `nacimiento: ${nombre}`, entra ? dentro : fuera('bajo_peso_o_prematuro'), cnv ? { cnv } : {}),
  );
};

/** §1.5: SIS or none from FED 2025-2026 on. */
export const seguros = (base: Base, soloSis: boolean): Caso[] =>
  (['0', '1', '2', '3', '4'] as const).map((codigo) =>
    caso(base, `seguro ${codigo}`, soloSis && Number(codigo) > 1 ? fuera('seguro') : dentro, {
      persona: { seguros: codigo },
    }),
  );

/** §1.3 and the padrón: without DNI or CNV, out; of a number written twice, the row with DNI stays. */
export const padron = (base: Base): Caso[] => [
  caso(base, 'sin DNI ni CNV', fuera('sin_documento'), { persona: { tipo_documento: 'PAD', dni: '', cnv: '' } }),
  caso(base, 'sólo CNV', dentro, { persona: { tipo_documento: 'CNV', dni: '' } }),
  ...activos(base),
  caso(base, 'sólo en el censo', fuera('fuera_de_padron'), { persona: { ...base.persona, estado: 'censo' } }),
];

/** Whoever is inactive, or is the same as another row. */
const activos = (base: Base): Caso[] => {
  const cnv = '9911110001';
  return [
    caso(base, 'inactivo', fuera('inactivo'), { persona: { ...base.persona, estado: '0' } }),
    caso(base, 'con observación', dentro, { persona: { ...base.persona, estado: '2' } }),
    caso(base, 'otra fila con DNI', fuera('duplicado'), {
      persona: { ...base.persona, tipo_documento: 'CNV', dni: '', documento: cnv, cnv },
      mas: {
        ...base.mas,
        personas: [
          {
            documento: '99111199',
            tipo_documento: 'DNI',
            dni: '99111199',
            cnv,
            fecha_nacimiento: base.corte,
            estado: '1',
          },
        ],
      },
    }),
  ];
};

/** The fichas of the room look at the census too, and not at whoever is only known for having been attended. */
export const conocidos = (base: Base): Caso[] => [
  caso(base, 'inactivo', fuera('inactivo'), { persona: { ...base.persona, estado: '0' } }),
  caso(base, 'sólo atendido', fuera('solo_atendido'), { persona: { ...base.persona, estado: 'atendido' } }),
  caso(base, 'sólo en el censo', dentro, { persona: { ...base.persona, estado: 'censo' } }),
];
