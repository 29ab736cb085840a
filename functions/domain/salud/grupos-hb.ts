/** Half-open: from `desde`, before `antesDe`; {} accepts anything, even an unknown value. */
export type Rango = { readonly desde?: number; readonly antesDe?: number };

export const CONDICIONES_HB = ['', 'prematuro', 'gestante', 'puerpera'] as const;
export type CondicionHb = (typeof CONDICIONES_HB)[number];

/** Who belongs, as data: all five must hold. Groups do not overlap. */
type Quienes = {
  readonly condiciones: readonly CondicionHb[];
  /** null: both. */
  readonly sexo: 'M' | 'F' | null;
  /** Completed days and months of age, weeks of gestation. */
  readonly dias: Rango;
  readonly meses: Rango;
  readonly semanas: Rango;
};

/** g/dL of adjusted Hb: mild from `leve`, moderate from `moderada`, severe under it. */
type Grados = { readonly leve: number; readonly moderada: number };

export type GrupoHb = Quienes & {
  readonly id: string;
  /** g/dL of adjusted Hb from which there is no anemia. */
  readonly normal: number;
  /** null where the norm sets no grades: below `normal` it is just `anemia`. */
  readonly grados: Grados | null;
};

const grupo = (
  id: string,
  condiciones: readonly CondicionHb[],
  quienes: Partial<Quienes>,
  normal: number,
  grados: Grados | null,
): GrupoHb => ({ id, sexo: null, dias: {}, meses: {}, semanas: {}, ...quienes, condiciones, normal, grados });

const NINO = ['', 'prematuro'] as const; // from day 60 having been premature no longer matters

/**
 * Thresholds by age and condition, shared by the classifier and by the SQL of the indicators.
 *
 * Open doubts, kept as the table of `indicadores.md` §7 has them: the mild/moderate border of 6-23 months and of the second
 * trimester (9.5 here; another transcription says 10.0; whether it is anemia does not change), and «>» or «≥» in premature babies.
 * PROPUESTA: 2-5 months begins on day 60, where the newborn's group ends, so that no age is left without group or in two. Premature
 * babies of 56-59 days have no group: the norm says nothing of them.
 * @source NTS 213-2024 (RM 251-2024/MINSA, modified by RM 429-2024) as transcribed in `indicadores.md` §7 (V2, F6)
 */
export const GRUPOS_HB: readonly GrupoHb[] = [
  grupo('prematuro_0_6d', ['prematuro'], { dias: { antesDe: 7 } }, 13, null),
  grupo('prematuro_7_27d', ['prematuro'], { dias: { desde: 7, antesDe: 28 } }, 10, null),
  grupo('prematuro_28_55d', ['prematuro'], { dias: { desde: 28, antesDe: 56 } }, 8, null),
  grupo('a_termino_0_59d', [''], { dias: { antesDe: 60 } }, 13.5, null),
  grupo('nino_2_5m', NINO, { dias: { desde: 60 }, meses: { antesDe: 6 } }, 9.5, null),
  grupo('nino_6_23m', NINO, { meses: { desde: 6, antesDe: 24 } }, 10.5, { leve: 9.5, moderada: 7 }),
  grupo('nino_24_59m', NINO, { meses: { desde: 24, antesDe: 60 } }, 11, { leve: 10, moderada: 7 }),
  grupo('nino_5_11a', NINO, { meses: { desde: 60, antesDe: 144 } }, 11.5, { leve: 11, moderada: 8 }),
  grupo('adolescente_12_14a', NINO, { meses: { desde: 144, antesDe: 180 } }, 12, { leve: 11, moderada: 8 }),
  grupo('varon_15a_mas', NINO, { sexo: 'M', meses: { desde: 180 } }, 13, { leve: 11, moderada: 8 }),
  grupo('mujer_15a_mas', NINO, { sexo: 'F', meses: { desde: 180 } }, 12, { leve: 11, moderada: 8 }),
  grupo('gestante_trimestre_1', ['gestante'], { sexo: 'F', semanas: { antesDe: 14 } }, 11, { leve: 10, moderada: 7 }),
  grupo('gestante_trimestre_2', ['gestante'], { sexo: 'F', semanas: { desde: 14, antesDe: 28 } }, 10.5, {
    leve: 9.5,
    moderada: 7,
  }),
  grupo('gestante_trimestre_3', ['gestante'], { sexo: 'F', semanas: { desde: 28 } }, 11, { leve: 10, moderada: 7 }),
  grupo('puerpera', ['puerpera'], { sexo: 'F' }, 12, { leve: 11, moderada: 8 }),
];
