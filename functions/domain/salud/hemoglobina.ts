import { GRUPOS_HB, type CondicionHb, type GrupoHb, type Rango } from './grupos-hb.ts';

/** How altitude is discounted. They give different prevalences on the same children: never compare one series with another. */
export const METODOS_HB = ['nts213_tramos', 'sien_formula'] as const;
export type MetodoHb = (typeof METODOS_HB)[number];

/** `anemia` where the norm sets no grades (under 6 months). */
export type ClasificacionHb = 'normal' | 'leve' | 'moderada' | 'severa' | 'anemia';

/**
 * g/dL subtracted from `desdeM` metres up to the next band; below 500 m nothing. What exactly 500 m means is open (the norm
 * titles its thresholds «hasta 500»): here it belongs to 500-999. The formula printed in the norm is wrong and is not used.
 * @source NTS 213-2024 as transcribed in `indicadores.md` §7 (V2, F6)
 */
export const TRAMOS_ALTITUD = [
  { desdeM: 500, resta: 0.4 },
  { desdeM: 1000, resta: 0.8 },
  { desdeM: 1500, resta: 1.1 },
  { desdeM: 2000, resta: 1.4 },
  { desdeM: 2500, resta: 1.8 },
  { desdeM: 3000, resta: 2.1 },
  { desdeM: 3500, resta: 2.5 },
  { desdeM: 4000, resta: 2.9 },
  { desdeM: 4500, resta: 3.3 },
] as const satisfies readonly { readonly desdeM: number; readonly resta: number }[];

/**
 * Hbc = Hb − (0.56384·h + 0.030·h²), h in km, nothing below 500 m (no case between 374 and 550 m was seen). Here per metre and per
 * square metre, as integers over `escala`: 56384·h/1e8 + 3·h²/1e8 with h in metres.
 * @source `formatos.md` §4: reproduces 100 % of 88,553 published SIEN rows
 */
export const FORMULA_SIEN = { desdeM: 500, porMetro: 56_384, porMetro2: 3, escala: 100_000_000 } as const;

/** Readings outside are marked and not classified; 0 means "not measured" (`formatos.md` §9, PROPUESTA). Both ends are inside. */
export const RANGO_HB = { minimo: 3, maximo: 25 } as const;

/** Adjusted values are integers over this scale: exact for Hb of up to 12 decimals and altitudes in hundredths of a metre. */
export const ESCALA_HB = 1_000_000_000_000;

/** A decimal of at most 12 places as an exact integer over `ESCALA_HB`: 13.5 → 13_500_000_000_000. */
export const escalar = (gDl: number): number => Math.round(gDl * ESCALA_HB);

/**
 * What altitude takes away, over `ESCALA_HB`.
 * @param altitudM metres above sea level of the place of residence in the last four months, up to two decimals
 */
export const ajusteAltitud = (altitudM: number, metodo: MetodoHb): number => {
  if (metodo === 'nts213_tramos') {
    return escalar(TRAMOS_ALTITUD.findLast((t) => altitudM >= t.desdeM)?.resta ?? 0);
  }
  if (altitudM < FORMULA_SIEN.desdeM) return 0;
  const cm = Math.round(altitudM * 100);
  const unidad = ESCALA_HB / FORMULA_SIEN.escala;
  return FORMULA_SIEN.porMetro * cm * (unidad / 100) + FORMULA_SIEN.porMetro2 * cm * cm * (unidad / 10_000);
};

/** Observed Hb minus the altitude adjustment, over `ESCALA_HB`. Not rounded: rounding first misclassifies 5 % (`formatos.md` §4). */
export const ajustarHb = (hb: number, altitudM: number, metodo: MetodoHb): number =>
  escalar(hb) - ajusteAltitud(altitudM, metodo);

/** An integer over `ESCALA_HB` as the shortest decimal text of at most `decimales` places (half away from zero): `13.5`. */
export const textoHb = (escalada: number, decimales = 12): string => {
  const paso = 10 ** (12 - decimales);
  const entero = Math.floor((Math.abs(escalada) + paso / 2) / paso);
  const digitos = String(entero).padStart(decimales + 1, '0');
  const corte = digitos.length - decimales;
  const fraccion = digitos.slice(corte).replace(/0+$/, '');
  const signo = escalada < 0 && entero > 0 ? '-' : '';
  return signo + digitos.slice(0, corte) + (fraccion === '' ? '' : `.${fraccion}`);
};

/** Grade of an adjusted value (over `ESCALA_HB`) within its group. A value on a threshold belongs to the better class. */
export const clasificarEn = (grupo: GrupoHb, ajustada: number): ClasificacionHb => {
  if (ajustada >= escalar(grupo.normal)) return 'normal';
  if (grupo.grados === null) return 'anemia';
  if (ajustada >= escalar(grupo.grados.leve)) return 'leve';
  return ajustada >= escalar(grupo.grados.moderada) ? 'moderada' : 'severa';
};

export type PersonaHb = {
  readonly sexo: 'M' | 'F';
  /** Completed days. */
  readonly edadDias: number;
  /** Completed months; a fraction does no harm. */
  readonly edadMeses: number;
  readonly condicion: CondicionHb;
  /** Weeks of gestation of a `gestante`; null when unknown. */
  readonly semanas: number | null;
};

const dentro = (valor: number | null, { desde, antesDe }: Rango): boolean => {
  if (desde === undefined && antesDe === undefined) return true;
  return valor !== null && valor >= (desde ?? -Infinity) && valor < (antesDe ?? Infinity);
};

/**
 * The only group of `GRUPOS_HB` that holds the person.
 * @returns null where the norm says nothing: premature babies of 56-59 days, a `gestante` without weeks, a man with a condition
 */
export const grupoHb = (p: PersonaHb): GrupoHb | null =>
  GRUPOS_HB.find(
    (g) =>
      g.condiciones.includes(p.condicion) &&
      (g.sexo === null || g.sexo === p.sexo) &&
      dentro(p.edadDias, g.dias) &&
      dentro(p.edadMeses, g.meses) &&
      dentro(p.semanas, g.semanas),
  ) ?? null;
