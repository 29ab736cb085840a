import { leer, type Camino, type Nodo } from './camino.ts';

type Rango = readonly [number, number | null];
type Paso = {
  readonly edad?: Rango;
  readonly edad_cumplida?: Rango;
  readonly mes_cumplido?: unknown;
  readonly intervalo?: Rango;
  readonly minimo_por_edad?: readonly { readonly hasta?: number; readonly minimo: number }[];
};
type Dias = { readonly desde: number; readonly hasta: number };

function pasosDe(v: Nodo, camino: Camino): readonly Paso[] {
  const i = Math.max(camino.lastIndexOf('cadena'), camino.lastIndexOf('cadena_por_ventanas'));
  const serie = leer(v, camino.slice(0, i + 1));
  if (camino[i] === 'cadena') return serie as Paso[]; // the steps of a chain
  const { ventanas, minimo_intervalo: minimo = 1 } = serie as { ventanas: Rango[]; minimo_intervalo?: number };
  return ventanas.map((edad) => ({ edad, intervalo: [minimo, null] }));
}

/** Whether fewer doses than all may be enough. */
function porPartes(v: Nodo, camino: Camino, largo: number): boolean {
  const i = Math.max(camino.lastIndexOf('cadena'), camino.lastIndexOf('cadena_por_ventanas'));
  const { exigencia = [] } = leer(v, camino.slice(0, i)) as { exigencia?: readonly { readonly dosis: number }[] }; // what holds the chain
  return exigencia.some((b) => b.dosis > 0 && b.dosis < largo);
}

const entre = (x: number, [a, b]: Rango = [-Infinity, null]): boolean => x >= a && (b === null || x <= b);

const sigue = (p: Paso, anterior: number, dia: number): boolean => {
  const banda = p.minimo_por_edad?.find((m) => m.hasta === undefined || dia <= m.hasta);
  return entre(dia - anterior, p.intervalo ?? [1, null]) && dia - anterior >= (banda?.minimo ?? -Infinity);
};

/** Every pair of days (first: alone) that can be doses k−1 and k of some series, as text. */
function parejas(pasos: readonly Paso[], completa: boolean, { desde, hasta }: Dias): string {
  const dias = Array.from({ length: hasta - desde + 1 }, (_, i) => desde + i);
  let alcanzados: readonly number[] = [];
  const niveles = pasos.map((p, k) => {
    const propios = dias.filter((d) => entre(d, p.edad));
    const pares =
      k === 0
        ? propios.map((d) => [d, d] as const)
        : propios.flatMap((d) => alcanzados.filter((a) => sigue(p, a, d)).map((a) => [a, d] as const));
    alcanzados = [...new Set(pares.map(([, d]) => d))];
    return pares;
  });
  // When all doses are required, a day from which the rest no longer fits is worth nothing.
  for (let k = niveles.length - 2; completa && k >= 0; k -= 1) {
    const siguen = new Set(niveles[k + 1]!.map(([a]) => a));
    niveles[k] = niveles[k]!.filter(([, d]) => siguen.has(d));
  }
  return niveles.map((pares) => pares.join(';')).join('|');
}

/** Whether the same doses can follow each other in both. Windows that are not days since the anchor are not looked into. */
export function mismaSerie(v: Nodo, mutada: Nodo, camino: Camino, dias: Dias): boolean {
  const [antes, despues] = [pasosDe(v, camino), pasosDe(mutada, camino)];
  if (antes.some((p) => p.edad_cumplida ?? p.mes_cumplido)) return false;
  const completa = !porPartes(v, camino, antes.length);
  return parejas(antes, completa, dias) === parejas(despues, completa, dias);
}
