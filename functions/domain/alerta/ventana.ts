import { DIAS_DE_EMBARAZO } from '../embarazo.ts';
import type { Lapso } from '../ficha/esquema-componente.ts';
import type { VersionFicha } from '../ficha/esquema.ts';
import type { Ventana } from '../ficha/rutas.ts';

/** Days since 1970-01-01, both ends included. An open end is ±Infinity. */
export type Dias = readonly [desde: number, hasta: number];

const MS_POR_DIA = 86_400_000;

const partes = (dia: number): [ano: number, mes: number, dia: number] => {
  const f = new Date(dia * MS_POR_DIA);
  return [f.getUTCFullYear(), f.getUTCMonth(), f.getUTCDate()];
};
const diaDe = (ano: number, mes: number, dia: number): number => Date.UTC(ano, mes, dia) / MS_POR_DIA;

/** The day that completes `meses` calendar months since `dia`: born on the 31st, the 1st of the month after one without it. */
export const cumpleMeses = (dia: number, meses: number): number => {
  const [a, m, d] = partes(dia);
  return Math.min(diaDe(a, m + meses, d), diaDe(a, m + meses + 1, 1));
};

export const finDeMes = (dia: number): number => {
  const [a, m] = partes(dia);
  return diaDe(a, m + 1, 1) - 1;
};

/** The whole lapse `hoy` lies in; the one of twelve months ends today, as it does at a cut. */
const lapsoDe = (lapso: Lapso, hoy: number): Dias => {
  const [a, m, d] = partes(hoy);
  switch (lapso) {
    case 'mes':
      return [diaDe(a, m, 1), diaDe(a, m + 1, 1) - 1];
    case 'ano_calendario':
      return [diaDe(a, 0, 1), diaDe(a + 1, 0, 1) - 1];
    case 'ultimos_12_meses':
      // The same day a year before, or the last of its month: the day after it opens the window.
      return [Math.min(diaDe(a - 1, m, d), diaDe(a - 1, m + 1, 1) - 1) + 1, hoy];
  }
};

export const cortar = ([a, b]: Dias, [c, d]: Dias): Dias => [Math.max(a, c), Math.min(b, d)];

export type Tiempos = { readonly ancla: number; readonly nacimiento: number | null };

/** The window of a step in days of the calendar; null when the birth it is counted from is not known. */
export function enDias(v: Ventana, lapso: Lapso | null, { ancla, nacimiento }: Tiempos, hoy: number): Dias | null {
  let dias: Dias = [-Infinity, Infinity];
  if (v.edad) dias = cortar(dias, [ancla + v.edad[0], v.edad[1] === null ? Infinity : ancla + v.edad[1]]);
  if (v.edadCumplida || v.mesCumplido) {
    if (nacimiento === null) return null;
    if (v.edadCumplida) {
      const [desde, hasta] = v.edadCumplida;
      dias = cortar(dias, [nacimiento + desde, hasta === null ? Infinity : nacimiento + hasta]);
    }
    if (v.mesCumplido) {
      const cumple = cumpleMeses(nacimiento, v.mesCumplido.mes);
      dias = cortar(dias, [cumple, cumple + v.mesCumplido.dias]);
    }
  }
  return lapso ? cortar(dias, lapsoDe(lapso, hoy)) : dias;
}

/**
 * The last day the subject is, or can still come to be, in the population of some cut: the top of its ages or, where the month of an
 * event decides, the end of that month. After it nothing counts.
 * @returns Infinity for an open age; null when the birth it depends on is not known
 */
export function ultimoDia({ poblacion, corte }: VersionFicha, { ancla, nacimiento }: Tiempos): number | null {
  const topes: number[] = [];
  if (poblacion.sujeto === 'embarazo') topes.push(ancla + DIAS_DE_EMBARAZO);
  if (corte.tipo === 'cumple_N_desde_evento') topes.push(finDeMes(ancla + corte.dia!));
  if (corte.tipo === 'atencion_en_mes') topes.push(finDeMes(ancla + (corte.dias_antes ?? 0)));
  const deEdad = topesDeEdad({ poblacion, corte });
  if (deEdad.length === 0) return Math.min(Infinity, ...topes);
  return nacimiento === null ? null : Math.min(...topes, ...deEdad.map((tope) => tope(nacimiento)));
}

/** Each limit of age, as the last day of a birth. */
function topesDeEdad({
  poblacion,
  corte,
}: Pick<VersionFicha, 'poblacion' | 'corte'>): ((nacimiento: number) => number)[] {
  const topes: ((n: number) => number)[] = [];
  const [dias, meses, anos] = [poblacion.edad_dias?.[1], poblacion.edad_meses?.[1], poblacion.edad_anos?.[1]];
  const enElMes = corte.o_cumple_dia;
  if (typeof dias === 'number')
    topes.push((n) => Math.max(n + dias, enElMes === undefined ? -Infinity : finDeMes(n + enElMes)));
  if (typeof meses === 'number') topes.push((n) => cumpleMeses(n, meses + 1) - 1);
  if (typeof anos === 'number') topes.push((n) => cumpleMeses(n, 12 * (anos + 1)) - 1);
  if (corte.tipo === 'cumple_dia_N') topes.push((n) => finDeMes(n + corte.dia!));
  const finales = corte.tipo === 'solapa_rango' ? (corte.rangos ?? []).map((r) => r[1] ?? Infinity) : [];
  if (finales.length > 0 && Math.max(...finales) !== Infinity) topes.push((n) => finDeMes(n + Math.max(...finales)));
  return topes;
}
