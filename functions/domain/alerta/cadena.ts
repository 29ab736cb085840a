import type { Paso, Ruta } from '../ficha/rutas.ts';
import { cortar, enDias, type Dias, type Tiempos } from './ventana.ts';

const FUERA_DE_CALENDARIO: Dias = [Infinity, -Infinity];

/** Days on which a prestación was received, sorted; [] when never. Nothing after `hoy`. */
export type Recibidas = (prestacion: string) => readonly number[];

/** A route walked by one person as of a day. */
export type Recorrido = {
  readonly ruta: Ruta;
  /** By step, its own window, the previous dose aside; null when a birth that is not known is needed. */
  readonly propias: readonly (Dias | null)[];
  /** By step, the days that can be that dose: any chain of legal intervals that ends there. */
  readonly posibles: readonly (readonly number[])[];
  /** Doses received: the longest chain from the first. */
  readonly dosis: number;
};

const enIntervalo = (x: number, y: number, paso: Paso, ancla: number): boolean => {
  const dias = x - y;
  const [minimo, maximo] = paso.intervalo;
  if (dias < minimo || (maximo !== null && dias > maximo)) return false;
  const banda = paso.minimoPorEdad.find((m) => x - ancla <= m.hasta);
  return banda === undefined || dias >= banda.minimo;
};

const dentro = (x: number, [desde, hasta]: Dias): boolean => x >= desde && x <= hasta;

export function recorrer(ruta: Ruta, recibidas: Recibidas, tiempos: Tiempos, hoy: number): Recorrido {
  const propias = ruta.pasos.map((p) => enDias(p, ruta.lapso, tiempos, hoy));
  const posibles: (readonly number[])[] = [];
  ruta.pasos.forEach((paso, k) => {
    const propia = propias[k] ?? FUERA_DE_CALENDARIO;
    const previas = k === 0 ? null : posibles[k - 1]!;
    posibles.push(
      previas?.length === 0
        ? []
        : recibidas(paso.prestacion).filter(
            (x) => dentro(x, propia) && (!previas || previas.some((y) => enIntervalo(x, y, paso, tiempos.ancla))),
          ),
    );
  });
  const corte = posibles.findIndex((p) => p.length === 0);
  return { ruta, propias, posibles, dosis: corte < 0 ? posibles.length : corte };
}

/**
 * The window of dose `k` (from 0) of a walked route: its own; from the second on, from the earliest to the latest day that any
 * possible previous dose allows inside its own window and up to `tope`.
 * @returns null when the previous dose is missing or the window cannot be known; `[Infinity, hasta]` when the previous dose came so
 *   late that no legal day is left
 */
export function ventanaDeDosis({ ruta, propias, posibles }: Recorrido, k: number, tope: number): Dias | null {
  const propia = propias[k];
  if (!propia) return null;
  if (k === 0) return cortar(propia, [-Infinity, tope]);
  const [minimo, maximo] = ruta.pasos[k]!.intervalo;
  let hull: Dias = FUERA_DE_CALENDARIO;
  let ultimo = -Infinity;
  for (const y of posibles[k - 1]!) {
    const dias = cortar(cortar([y + minimo, maximo === null ? Infinity : y + maximo], propia), [-Infinity, tope]);
    ultimo = Math.max(ultimo, dias[1]);
    if (dias[0] <= dias[1]) hull = [Math.min(hull[0], dias[0]), Math.max(hull[1], dias[1])];
  }
  if (ultimo === -Infinity) return null;
  return hull[0] <= hull[1] ? hull : [Infinity, ultimo];
}

/** The route that got furthest: a finished one first, then the one with more doses; of equals, the first. */
export const masAvanzada = (recorridos: readonly Recorrido[]): Recorrido => {
  const completa = (r: Recorrido): boolean => r.dosis === r.posibles.length;
  return recorridos.reduce((a, b) => {
    if (completa(a) !== completa(b)) return completa(b) ? b : a;
    return b.dosis > a.dosis ? b : a;
  });
};
