/** Rows of one WHO table for one sex; entry i belongs to `desde` + i (days of age, or tenths of a centimetre). */
export type TablaLms = {
  readonly desde: number;
  readonly l: Float64Array;
  readonly m: Float64Array;
  readonly s: Float64Array;
};

type PorSexo = { readonly M: TablaLms; readonly F: TablaLms };

/** WHO Child Growth Standards 2006: by day of age, and by tenth of a centimetre lying (`pesoLongitud`) and standing (`pesoTalla`). */
export type TablasOms = {
  readonly tallaEdad: PorSexo;
  readonly pesoEdad: PorSexo;
  readonly imcEdad: PorSexo;
  readonly pesoLongitud: PorSexo;
  readonly pesoTalla: PorSexo;
};

export const INDICADORES_Z = ['talla_edad', 'peso_edad', 'peso_talla', 'imc_edad'] as const;
export type IndicadorZ = (typeof INDICADORES_Z)[number];

/** z per indicator; null where it cannot be worked out or does not apply. */
export type ValoresZ = Readonly<Record<IndicadorZ, number | null>>;

/** Beyond these a measure is implausible: it is shown but does not count. @source WHO Anthro; `formatos.md` §9 */
export const LIMITES_Z: Readonly<Record<IndicadorZ, readonly [minimo: number, maximo: number]>> = {
  talla_edad: [-6, 6],
  peso_edad: [-6, 5],
  peso_talla: [-5, 5],
  imc_edad: [-5, 5],
};

/** Age in days from which the measure is standing. */
export const DIA_24_MESES = 731;

/** Difference between lying and standing, in cm. @source WHO; not verified in a Peruvian norm (`indicadores.md` §5.9) */
export const CORRECCION_POSTURA_CM = 0.7;

const DIAS_POR_MES = 30.4375;

export type Medicion = {
  readonly sexo: 'M' | 'F';
  /** Days since birth, may be fractional; null when unknown: only peso/talla is then possible. */
  readonly edadDias: number | null;
  readonly tallaCm: number | null;
  readonly pesoKg: number | null;
  /** L lying, H standing, null by age. */
  readonly medida: 'L' | 'H' | null;
  readonly edema: boolean;
};

/** Box-Cox z. No WHO table has L = 0. */
export const zLms = (valor: number, l: number, m: number, s: number): number => ((valor / m) ** l - 1) / (s * l);

/** The measure that lies `z` deviations from the median. */
export const valorLms = (z: number, l: number, m: number, s: number): number => m * (1 + l * s * z) ** (1 / l);

/** z of a weight-based indicator: beyond ±3 it goes on in a straight line, by the distance between 2 and 3 deviations. */
export const zLmsExtendido = (valor: number, l: number, m: number, s: number): number => {
  const z = zLms(valor, l, m, s);
  if (z > 3) {
    const sd3 = valorLms(3, l, m, s);
    return 3 + (valor - sd3) / (sd3 - valorLms(2, l, m, s));
  }
  if (z < -3) {
    const sd3 = valorLms(-3, l, m, s);
    return -3 + (valor - sd3) / (valorLms(-2, l, m, s) - sd3);
  }
  return z;
};

/** Whole days of age: half a day rounds up. */
export const diasEnteros = (edadDias: number): number => Math.floor(edadDias + 0.5);

/**
 * Length under 24 months (731 days), height from then on. A standing measure gains 0.7 cm under 24 months; a lying one loses it
 * from then on. A standing measure under 9 months (days / 30.4375, so up to day 273) counts as lying, as WHO Anthro does. Without
 * age the measure stays as taken.
 */
export const tallaCorregida = (tallaCm: number, edadDias: number | null, medida: 'L' | 'H' | null): number => {
  if (edadDias === null || medida === null) return tallaCm;
  const acostado = diasEnteros(edadDias) < DIA_24_MESES;
  if (medida === 'H' && acostado && edadDias / DIAS_POR_MES >= 9) return tallaCm + CORRECCION_POSTURA_CM;
  return medida === 'L' && !acostado ? tallaCm - CORRECCION_POSTURA_CM : tallaCm;
};

/** L, M and S at a day of the table, or null outside it. */
const porDia = (t: TablaLms, dia: number): readonly [number, number, number] | null => {
  const i = dia - t.desde;
  return i >= 0 && i < t.m.length ? [t.l[i]!, t.m[i]!, t.s[i]!] : null;
};

/** L, M and S between two tenths of a centimetre, interpolated in a straight line; null outside the table, whose ends are inside. */
const porTalla = (t: TablaLms, cm: number): readonly [number, number, number] | null => {
  const decimas = Math.round(cm * 1e7) / 1e6; // 64.1 × 10 is 640.9999…
  const i = Math.floor(decimas) - t.desde;
  const f = decimas - Math.floor(decimas);
  if (i < 0 || i >= t.m.length || (f > 0 && i + 1 >= t.m.length)) return null;
  const entre = (v: Float64Array): number => (f > 0 ? v[i]! + f * (v[i + 1]! - v[i]!) : v[i]!);
  return [entre(t.l), entre(t.m), entre(t.s)];
};

/** Whether weight is looked up by length (lying) or by height: by age; without it as measured, else by size. */
const seMideAcostado = (dia: number | null, tallaCm: number, medida: 'L' | 'H' | null): boolean => {
  if (dia !== null) return dia < DIA_24_MESES;
  return medida === null ? tallaCm < 87 : medida === 'L';
};

/** Under 60 months of 30.4375 days, not rounded: up to day 1826, the end of the tables. */
export const esEdadOms = (edadDias: number): boolean => edadDias >= 0 && edadDias / DIAS_POR_MES < 60;

const positivo = (v: number | null): number | null => (v !== null && v > 0 ? v : null);

/**
 * The four WHO 2006 z-scores, unrounded: classify with these. With oedema weight says nothing and its three
 * indicators are null; so are they all from 60 months on. Without age only peso/talla is possible.
 * @source WHO Child Growth Standards 2006, as computed by WHO Anthro
 */
export const calcularZ = (medicion: Medicion, tablas: TablasOms): ValoresZ => {
  const { sexo, edadDias, medida } = medicion;
  const z: Record<IndicadorZ, number | null> = { talla_edad: null, peso_edad: null, peso_talla: null, imc_edad: null };
  if (edadDias !== null && !esEdadOms(edadDias)) return z;
  const dia = edadDias === null ? null : diasEnteros(edadDias);
  const medido = positivo(medicion.tallaCm);
  const talla = medido === null ? null : tallaCorregida(medido, edadDias, medida);
  const peso = medicion.edema ? null : positivo(medicion.pesoKg);

  const poner = (
    indicador: IndicadorZ,
    valor: number | null,
    lms: readonly [number, number, number] | null,
    formula: typeof zLms,
  ): void => {
    if (valor !== null && lms !== null) z[indicador] = formula(valor, ...lms);
  };
  if (dia !== null) {
    poner('talla_edad', talla, porDia(tablas.tallaEdad[sexo], dia), zLms);
    poner('peso_edad', peso, porDia(tablas.pesoEdad[sexo], dia), zLmsExtendido);
    const imc = peso === null || talla === null ? null : peso / (talla / 100) ** 2;
    poner('imc_edad', imc, porDia(tablas.imcEdad[sexo], dia), zLmsExtendido);
  }
  if (talla !== null) {
    const tabla = seMideAcostado(dia, talla, medida) ? tablas.pesoLongitud : tablas.pesoTalla;
    poner('peso_talla', peso, porTalla(tabla[sexo], talla), zLmsExtendido);
  }
  return z;
};

/** Two decimals, half away from zero; for showing. Never −0. */
export const redondearZ = (z: number): number => Number(z.toFixed(2)) + 0;

/** Whether a z is outside the limits of WHO. Anthro judges the value of two decimals: round first to mark as it does. */
export const esInverosimil = (indicador: IndicadorZ, z: number): boolean => {
  const [minimo, maximo] = LIMITES_Z[indicador];
  return z < minimo || z > maximo;
};

/** Bands of height-for-age, on the unrounded z: each begins at `desde`. Exactly −2.00 is not chronic malnutrition (DCI). */
export const BANDAS_DCI = [
  { banda: 'normal', desde: -1 },
  { banda: 'riesgo', desde: -2 },
  { banda: 'moderada', desde: -3 },
  { banda: 'severa', desde: -6 },
] as const;
export type BandaDci = (typeof BANDAS_DCI)[number]['banda'];

/**
 * Band of an unrounded height-for-age z; DCI is `moderada` or `severa`.
 * @returns null when it is implausible (|z| > 6), which does not count
 * @source `indicadores.md` §5.9
 */
export const bandaDci = (z: number): BandaDci | null =>
  esInverosimil('talla_edad', z) ? null : (BANDAS_DCI.find((b) => z >= b.desde)?.banda ?? null);
