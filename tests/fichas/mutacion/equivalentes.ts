/** A piece of a ficha as its YAML holds it. */
export type Nodo = { [clave: string]: unknown };
export type Camino = readonly (string | number)[];
type Rango = readonly [number, number | null];
type Banda = { readonly hasta?: number; readonly dosis: number };
type Paso = { readonly edad?: Rango; readonly intervalo?: Rango };

export const leer = (x: unknown, camino: Camino): unknown => camino.reduce<unknown>((y, k) => (y as Nodo)[k], x); // the path came from the value

const SIN_NEGATIVOS = ['edad_dias', 'edad_meses', 'edad_anos', 'edad_cumplida', 'peso_g', 'semanas'];

/**
 * A change no history can tell, so that surviving it says nothing of the tests:
 * - from 0 to −1 where nothing is negative: ages, weights, and days since the anchor except for `evento`;
 * - the first day of a dose that the previous ones already put later;
 * - the last day of a dose after which the following ones no longer fit, when all or none are required;
 * - a minimum between doses whose windows are farther apart;
 * - the last day of a window past the oldest age that is judged;
 * - what is required below the youngest age that is judged;
 * - the oldest age of the population when whoever turns that age in the month enters anyway.
 */
export function esEquivalente(v: Nodo, camino: Camino, antes: number, despues: number): boolean {
  const campo = camino.at(-2);
  const [menor, mayor] = [Math.min(antes, despues), Math.max(antes, despues)];
  const [minima, maxima] = edadesJuzgadas(v);
  if (camino.at(-1) === 'hasta' || camino.at(-1) === 'dosis') return bajoLaMinima(v, camino, mayor, minima);
  if (camino.join() === 'poblacion,edad_dias,1') return leer(v, ['corte', 'o_cumple_dia']) === antes;
  if (camino.at(-1) === 'minimo_intervalo') return mayor <= separacion(v, camino);
  const esVentana = campo === 'edad' || (typeof campo === 'number' && camino.at(-3) === 'ventanas');
  const evento = leer(v, ['poblacion', 'sujeto']) === 'evento';
  if (camino.at(-1) === 0) {
    const sinNegativos = SIN_NEGATIVOS.includes(String(campo)) || (esVentana && !evento);
    if (antes === 0 && despues === -1 && sinNegativos) return true;
    return esVentana && alcanzadaAntes(v, camino) >= mayor;
  }
  return esVentana && camino.at(-1) === 1 && (menor >= maxima || menor >= utilHasta(v, camino));
}

/** Youngest and oldest ages, in days, of whoever is in the population; open when the ficha does not say it in days. */
function edadesJuzgadas(v: Nodo): readonly [number, number] {
  const { sujeto, edad_dias: edad } = v['poblacion'] as { sujeto: string; edad_dias?: Rango };
  const { tipo, dia, o_cumple_dia: o } = v['corte'] as { tipo: string; dia?: number; o_cumple_dia?: number };
  if (sujeto !== 'persona') return [-Infinity, Infinity];
  // A month goes on for at most 30 days after its first.
  if (tipo === 'cumple_dia_N') return [dia!, dia! + 30];
  return edad ? [edad[0], o ?? edad[1] ?? Infinity] : [-Infinity, Infinity];
}

function bajoLaMinima(v: Nodo, camino: Camino, mayor: number, minima: number): boolean {
  const i = camino.lastIndexOf('exigencia');
  if (i < 0) return false;
  const { hasta } = leer(v, camino.slice(0, i + 2)) as Banda; // a band of `exigencia`
  return (camino.at(-1) === 'hasta' ? mayor : (hasta ?? Infinity)) < minima;
}

type Serie = { readonly pasos: readonly Paso[]; readonly k: number; readonly exigencia: readonly Banda[] };

/** The chain a window belongs to, its place in it and what is required; null for a single window. */
function serieDe(v: Nodo, camino: Camino): Serie | null {
  const i = Math.max(camino.lastIndexOf('cadena'), camino.lastIndexOf('cadena_por_ventanas'));
  if (i < 0) return null;
  const { exigencia = [] } = leer(v, camino.slice(0, i)) as { exigencia?: readonly Banda[] }; // what holds the chain
  if (camino[i] === 'cadena') {
    return { pasos: leer(v, camino.slice(0, i + 1)) as Paso[], k: Number(camino[i + 1]), exigencia };
  }
  const { ventanas, minimo_intervalo: minimo = 1 } = leer(v, camino.slice(0, i + 1)) as {
    ventanas: Rango[];
    minimo_intervalo?: number;
  };
  return { pasos: ventanas.map((edad) => ({ edad, intervalo: [minimo, null] })), k: Number(camino[i + 2]), exigencia };
}

const minimoDe = (p: Paso): number => p.intervalo?.[0] ?? 1;

/** The earliest day the previous doses leave to this one; −∞ for the first. */
function alcanzadaAntes(v: Nodo, camino: Camino): number {
  const serie = serieDe(v, camino);
  if (!serie || serie.k === 0) return -Infinity;
  let dia = serie.pasos[0]!.edad?.[0] ?? 0;
  for (const p of serie.pasos.slice(1, serie.k)) dia = Math.max(dia + minimoDe(p), p.edad?.[0] ?? 0);
  return dia + minimoDe(serie.pasos[serie.k]!);
}

/** The last day on which this dose still leaves room for all that follow; ∞ when fewer may be enough. */
function utilHasta(v: Nodo, camino: Camino): number {
  const serie = serieDe(v, camino);
  if (!serie || serie.exigencia.some((b) => b.dosis > 0 && b.dosis < serie.pasos.length)) return Infinity;
  let util = Infinity;
  for (const p of serie.pasos.slice(serie.k + 1).reverse())
    util = Math.min(util, p.edad?.[1] ?? Infinity) - minimoDe(p);
  return util;
}

/** Days between the nearest windows of a series. */
function separacion(v: Nodo, camino: Camino): number {
  const { ventanas } = leer(v, camino.slice(0, -1)) as { ventanas: Rango[] };
  return Math.min(...ventanas.slice(1).map(([desde], k) => desde - (ventanas[k]![1] ?? Infinity)));
}
