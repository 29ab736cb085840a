import type { Tablero } from '../../../../functions/domain/tablero.ts';
import type { Croquis } from '../mapa/croquis.ts';
import { marcaDe, type Marca } from '../mapa/paleta-sectores.ts';
import type { Punto } from '../mapa/geometria.ts';
import { lineas } from './medida.ts';

/** What has one colour and one line of the key: a sector or, where several facilities share the sketch, all those of a facility. */
export type ClaveCroquis = {
  readonly id: string;
  /** What it is called on the drawing. */
  readonly rotulo: string;
  readonly marca: Omit<Marca, 'numero'>;
  readonly nombre: string;
  readonly personas: number;
  readonly sectores: ReadonlySet<string>;
  /** Where most of its persons live; null when none of it can be placed. */
  readonly punto: Punto | null;
};

const LETRAS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** A, B… Z, AA, AB… */
const letra = (i: number): string =>
  i < LETRAS.length ? LETRAS[i]! : letra(Math.floor(i / LETRAS.length) - 1) + LETRAS[i % LETRAS.length]!;

/** The numbers of the sectors begin again in each facility: where there are several, each has its letter, in the order of their codes. */
export function clavesDe({ hijos }: Pick<Tablero, 'hijos'>, { sectores, localidades }: Croquis): ClaveCroquis[] {
  const puntoDe = (suyos: ReadonlySet<string>): Punto | null =>
    localidades
      .filter((l) => suyos.has(l.sector))
      .reduce<Croquis['localidades'][number] | null>((a, b) => (a && a.personas >= b.personas ? a : b), null)?.punto ??
    null;
  const eessDe = new Map(hijos.map((h) => [h.ambito.id, h.grupo]));
  const porEess = Map.groupBy(sectores, (s) => eessDe.get(s.id)?.id ?? '');
  if (porEess.size < 2)
    return sectores.map((s) => {
      const suyos = new Set([s.id]);
      const { numero, ...marca } = s.marca;
      return { ...s, rotulo: String(numero), marca, sectores: suyos, punto: puntoDe(suyos) };
    });
  return [...porEess]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, grupo], i) => {
      const suyos = new Set(grupo.map((s) => s.id));
      return {
        id,
        rotulo: letra(i),
        marca: marcaDe(i),
        nombre: eessDe.get(grupo[0]!.id)?.nombre ?? grupo.map((s) => s.nombre).join(', '),
        personas: grupo.reduce((n, s) => n + s.personas, 0),
        sectores: suyos,
        punto: puntoDe(suyos),
      };
    });
}

/** Room of the key, in u. */
type Caja = { readonly ancho: number; readonly alto: number };

/** The lines of the key that fit, in its order: on two rows each or, when so they are not all of them, on one. Who does not fit are the fewest. */
export function leyendaDe(
  claves: readonly ClaveCroquis[],
  caja: Caja,
): { readonly claves: readonly ClaveCroquis[]; readonly apretada: boolean } {
  const caben = (altoDe: (c: ClaveCroquis) => number): ReadonlySet<ClaveCroquis> => {
    let alto = 4;
    return new Set([...claves].sort((a, b) => b.personas - a.personas).filter((c) => (alto += altoDe(c)) <= caja.alto));
  };
  const holgadas = caben((c) => lineas(c.nombre, caja.ancho - 7, 2.4) * 3.1 + 5.4);
  const apretada = holgadas.size < claves.length;
  const puestas = apretada ? caben((c) => Math.max(4.8, lineas(c.nombre, caja.ancho - 24, 2.4) * 2.7 + 0.6)) : holgadas;
  return { claves: claves.filter((c) => puestas.has(c)), apretada };
}
