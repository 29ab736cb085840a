import type { FilaHecho } from '../adapters/dynamo/hechos.ts';
import { tipoDe, type AmbitoId, type TipoAmbito } from '../domain/ambito.ts';
import type { AmbitoRef, Fila, IndicadorTablero, MetaVigente, Tablero } from '../domain/tablero.ts';
import { ExportarError } from './errores.ts';
import type { Publicado } from './publicado.ts';

/** One place as it was published: its cells as its board shows them, and the facts they are the sum of. */
export type LugarPublicado = {
  readonly ambito: AmbitoRef;
  /** Nearest first, in its own hierarchy. */
  readonly superiores: readonly AmbitoRef[];
  /** District whose residents alone are counted; null: everybody of the place. */
  readonly residentesDe: AmbitoId | null;
  readonly indicadores: readonly IndicadorTablero[];
  readonly metas: readonly (MetaVigente | null)[];
  readonly celdas: Fila['celdas'];
  /** null where only the cells of a board were published: sectors inside one district. */
  readonly hechos: readonly FilaHecho[] | null;
};

/** Places read ahead: what the store takes to answer overlaps with what writing takes. */
const ADELANTO = 12;

/** Runs `hacer` over `xs` with at most `ADELANTO` started, and gives the results in order. */
async function* enOrden<A, B>(xs: readonly A[], hacer: (x: A) => Promise<B>): AsyncGenerator<B> {
  const cola: Promise<B>[] = [];
  let siguiente = 0;
  const lanzar = (): void => {
    if (siguiente >= xs.length) return;
    const promesa = hacer(xs[siguiente++]!);
    promesa.catch(() => undefined); // whoever takes it from the queue sees the error
    cola.push(promesa);
  };
  while (cola.length < ADELANTO && siguiente < xs.length) lanzar();
  for (let cabeza = cola.shift(); cabeza; cabeza = cola.shift()) {
    yield await cabeza;
    lanzar();
  }
}

const superioresDe = ({ ambito }: Tablero): readonly AmbitoRef[] =>
  ambito.salud.length > 0 ? ambito.salud : ambito.residencia;

const solo = ({ id, tipo, nombre }: AmbitoRef): AmbitoRef => ({ id, tipo, nombre });

const propio = (t: Tablero, hechos: readonly FilaHecho[]): LugarPublicado => ({
  ambito: solo(t.ambito),
  superiores: superioresDe(t),
  residentesDe: null,
  indicadores: t.indicadores,
  metas: t.metas,
  celdas: t.propio.celdas,
  hechos,
});

const hijo = (t: Tablero, fila: Fila, hechos: readonly FilaHecho[] | null): LugarPublicado => ({
  ambito: solo(fila.ambito),
  superiores: [solo(t.ambito), ...superioresDe(t)],
  residentesDe: hechos === null ? t.ambito.id : null,
  indicadores: t.indicadores,
  metas: t.metas,
  celdas: fila.celdas,
  hechos,
});

/** A place and, of a facility, its sectors; of a district, when they are asked for, the sectors with residents in it. */
async function leerLugar(p: Publicado, id: AmbitoId, conResidentes: boolean): Promise<LugarPublicado[]> {
  const [tablero, hechos] = await Promise.all([p.tablero(id), p.hechos(id)]);
  const tipo = tipoDe(id);
  if (tipo === 'E') {
    const sectores: LugarPublicado[] = [];
    for (const fila of tablero.hijos) sectores.push(hijo(tablero, fila, await p.hechos(fila.ambito.id)));
    return [propio(tablero, hechos), ...sectores];
  }
  const residentes = tipo === 'D' && conResidentes ? tablero.hijos.map((f) => hijo(tablero, f, null)) : [];
  return [propio(tablero, hechos), ...residentes];
}

const ORDEN: readonly TipoAmbito[] = ['G', 'P', 'D', 'R', 'M', 'E'];

/** Places with a board under one, itself first; sectors come with what they belong to. */
async function bajo(p: Publicado, id: AmbitoId): Promise<AmbitoId[]> {
  const hijos = async (de: AmbitoId): Promise<AmbitoId[]> => (await p.tablero(de)).hijos.map((h) => h.ambito.id);
  switch (tipoDe(id)) {
    case 'G':
      return ORDEN.flatMap((tipo) => p.ambitos.filter((a) => tipoDe(a) === tipo));
    case 'P':
    case 'M':
      return [id, ...(await hijos(id))];
    case 'R': {
      const microredes = await hijos(id);
      return [id, ...microredes, ...(await Promise.all(microredes.map(hijos))).flat()];
    }
    default:
      return [id];
  }
}

/** The row of a sector in the board of its facility. Its code usually begins with the facility's; if not, they are looked through. */
async function leerSector(p: Publicado, id: AmbitoId): Promise<LugarPublicado> {
  const candidato = `E:${id.slice(2).replace(/-[^-]*$/, '')}`;
  const eess = p.ambitos.filter((a) => tipoDe(a) === 'E' && a !== candidato);
  for (const e of [...(p.ambitos.includes(candidato) ? [candidato] : []), ...eess]) {
    const tablero = await p.tablero(e);
    const fila = tablero.hijos.find((h) => h.ambito.id === id);
    if (fila) return hijo(tablero, fila, await p.hechos(id));
  }
  throw ambitoDesconocido(p, id);
}

const comun = (a: string, b: string): number => {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
};

const ambitoDesconocido = (p: Publicado, id: AmbitoId): ExportarError => {
  const cerca = p.ambitos
    .map((a) => ({ a, n: comun(a, id) }))
    .filter(({ n }) => n > 2)
    .sort((x, y) => y.n - x.n || (x.a < y.a ? -1 : 1))
    .slice(0, 5)
    .map(({ a }) => a);
  return new ExportarError(
    'ambito_desconocido',
    `El corte ${p.manifiesto.corte} no tiene un ámbito «${id}». ${
      cerca.length > 0
        ? `Los más parecidos: ${cerca.join(', ')}.`
        : `Se escribe con su tipo delante: G:${p.manifiesto.region}, P:, D:, R:, M:, E: o S: y el código.`
    }`,
  );
};

/** A place by its name. @throws ExportarError when the corte has no such place */
export async function verLugar(p: Publicado, id: AmbitoId): Promise<AmbitoRef> {
  if (!p.ambitos.includes(id)) throw ambitoDesconocido(p, id);
  return solo(tipoDe(id) === 'S' ? (await leerSector(p, id)).ambito : (await p.tablero(id)).ambito);
}

/**
 * A place and all that is under it, in a fixed order: from the widest to the narrowest, sectors right after their facility. Under a
 * region both hierarchies; under a province or a district, the sectors with residents there, counted by those residents only.
 */
export async function* recorrerLugares(p: Publicado, id: AmbitoId): AsyncGenerator<LugarPublicado> {
  if (tipoDe(id) === 'S') return yield await leerSector(p, id);
  const lugares = await bajo(p, id);
  for await (const grupo of enOrden(lugares, (l) => leerLugar(p, l, tipoDe(id) !== 'G'))) yield* grupo;
}
