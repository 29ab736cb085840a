import { leer, type Camino, type Nodo } from './camino.ts';
import { mismaSerie } from './series.ts';

type Rango = readonly [number, number | null];
type Banda = { readonly hasta?: number; readonly dosis: number };

const SIN_NEGATIVOS = ['edad_dias', 'edad_meses', 'edad_anos', 'edad_cumplida', 'peso_g', 'semanas'];

/**
 * A change no history can tell, so that surviving it says nothing of the tests:
 * - from 0 to −1 where nothing is negative: ages, weights, and days since the anchor except for `evento`;
 * - in a chain, what leaves the same doses able to follow each other;
 * - the last day of a window past the oldest age that is judged;
 * - what is required below the youngest age that is judged;
 * - the oldest age of the population when whoever turns that age in the month enters anyway.
 */
export function esEquivalente(v: Nodo, camino: Camino, antes: number, despues: number): boolean {
  const campo = camino.at(-2);
  const [menor, mayor] = [Math.min(antes, despues), Math.max(antes, despues)];
  const [minima, maxima] = edadesJuzgadas(v);
  const evento = leer(v, ['poblacion', 'sujeto']) === 'evento';
  if (camino.includes('cadena') || camino.includes('cadena_por_ventanas')) {
    const dias = { desde: evento ? -30 : 0, hasta: Math.min(maxima, ULTIMO_DIA) };
    return mismaSerie(v, conCambio(v, camino, despues), camino, dias);
  }
  if (camino.at(-1) === 'hasta' || camino.at(-1) === 'dosis') return bajoLaMinima(v, camino, mayor, minima);
  if (camino.join() === 'poblacion,edad_dias,1') return leer(v, ['corte', 'o_cumple_dia']) === antes;
  const sinNegativos = SIN_NEGATIVOS.includes(String(campo)) || (campo === 'edad' && !evento);
  if (camino.at(-1) === 0) return antes === 0 && despues === -1 && sinNegativos;
  return campo === 'edad' && camino.at(-1) === 1 && menor >= maxima;
}

/** Past the longest rule of the catalogue, in days since an anchor. */
const ULTIMO_DIA = 430;

function conCambio(v: Nodo, camino: Camino, valor: number): Nodo {
  const copia = JSON.parse(JSON.stringify(v)) as Nodo; // what came from YAML
  (leer(copia, camino.slice(0, -1)) as Nodo)[camino.at(-1)!] = valor;
  return copia;
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
