import type { LugaresRepo, Lugar } from '../adapters/dynamo/lugares.ts';
import { padresDe, type Padres } from '../domain/acceso/lugares.ts';
import type { Mapa } from '../domain/alcance.ts';
import { esSinUbicar, NOMBRE_TIPO } from '../domain/ambito.ts';
import { indiceDe, type Hallazgo, type Indice } from '../domain/busqueda/indice.ts';
import { palabrasBuscadas, palabrasDe } from '../domain/busqueda/palabras.ts';

export type LugarDeRegion = Lugar & { readonly region: string };
/** A place found; `padres` are those that hold it, nearest first, at most three: they tell two of the same name apart. */
export type LugarHallado = LugarDeRegion & {
  readonly padres: readonly { readonly id: string; readonly nombre: string }[];
};
export type Lugares = {
  /**
   * Places whose name or code holds every word of `texto`, best first; those around them help to choose ("centro Huanta"). Where few
   * do, also words written with an error or two.
   */
  buscar(texto: string, region: string | null, limite: number): Promise<LugarHallado[]>;
  ver(id: string): Promise<LugarDeRegion | null>;
  /** Where the facilities hang and stand, as the latest cortes recorded it. */
  mapa(): Promise<Mapa>;
  /** The regions with places here, by name. */
  regiones(): Promise<LugarDeRegion[]>;
  /** The parents of the places of a region, by both hierarchies, as its latest corte recorded them. */
  padres(region: string): Promise<Padres>;
};

type Lista = {
  readonly etag: string;
  /** From the widest to the narrowest, by name. */
  readonly lugares: readonly LugarHallado[];
  /** Their names as they are compared; '' for who could not be placed, who comes last. */
  readonly nombres: readonly string[];
  readonly indice: Indice;
  readonly porId: ReadonlyMap<string, LugarDeRegion>;
  readonly padres: Padres;
};

const SIN_LUGARES = padresDe([]);

/** Whole before sectors: the type letters from the widest place to the narrowest. */
const ORDEN = 'NGPDRMES';
const MAXIMO_PADRES = 3;
/** With fewer places than these, errors are looked for too. */
const POCOS = 5;

const comoSeLee = (palabras: readonly string[]): string => palabras.join(' ');

const { compare } = new Intl.Collator('es');
const orden = (a: LugarDeRegion, b: LugarDeRegion): number =>
  ORDEN.indexOf(a.tipo) - ORDEN.indexOf(b.tipo) || compare(a.nombre, b.nombre) || (a.id < b.id ? -1 : 1);

/** Lower is better among places found alike: the whole name, its beginning or one as long, the rest, and last who could not be placed. */
const RANGOS = 4;
const rango = (nombre: string, buscado: string): number =>
  nombre === ''
    ? 3
    : nombre === buscado
      ? 0
      : nombre.startsWith(buscado) || nombre.split(' ').length === buscado.split(' ').length
        ? 1
        : 2;

type Hallado = { readonly lugar: LugarHallado; readonly clave: number };

/** The best of a list, in order: of those found alike, the first of the list. */
function mejores(lista: Lista, hallazgos: readonly Hallazgo[], buscado: string, limite: number): Hallado[] {
  const quedan: Hallado[] = [];
  for (const { i, puntos } of hallazgos) {
    const peor = quedan.length < limite ? Infinity : quedan.at(-1)!.clave;
    if (puntos * RANGOS >= peor) continue;
    const clave = puntos * RANGOS + rango(lista.nombres[i]!, buscado);
    if (clave >= peor) continue;
    const donde = quedan.findLastIndex((h) => h.clave <= clave) + 1;
    quedan.splice(donde, 0, { lugar: lista.lugares[i]!, clave });
    if (quedan.length > limite) quedan.pop();
  }
  return quedan;
}

/** The facilities of a list, with the codes their own ids and parents say. */
const mapaDe = (lugares: readonly Lugar[]): Mapa => ({
  eess: new Map(
    lugares
      .filter((l) => l.tipo === 'E' && !esSinUbicar(l.id))
      .map((l) => {
        const [disa = '', red = '', microred = ''] = (l.padre ?? '').slice(2).split('-');
        return [l.id.slice(2), { ubigeo: l.distrito?.slice(2) ?? '', disa, red, microred }];
      }),
  ),
});

function listaDe(region: string, etag: string, leidos: readonly Lugar[]): Lista {
  const porId = new Map(leidos.map((l) => [l.id, { ...l, region }]));
  const superioresDe = (lugar: Lugar): LugarHallado['padres'] => {
    const padres: Lugar[] = [];
    for (let p = lugar.padre; p !== null && padres.length < MAXIMO_PADRES;) {
      const padre = porId.get(p);
      if (!padre) break;
      padres.push(padre);
      p = padre.padre;
    }
    return padres.map(({ id, nombre }) => ({ id, nombre }));
  };
  const lugares = [...porId.values()].sort(orden).map((l) => ({ ...l, padres: superioresDe(l) }));
  const palabras = lugares.map((l) => palabrasDe(l.nombre));
  const nombres = lugares.map((l, i) => (esSinUbicar(l.id) ? '' : comoSeLee(palabras[i]!)));
  const indice = indiceDe(
    lugares.map((l, i) => ({
      propias: [palabras[i]!, palabrasDe(l.id.slice(2))],
      contexto: [NOMBRE_TIPO[l.tipo], ...l.padres.map((p) => p.nombre)].flatMap(palabrasDe),
    })),
  );
  return { etag, lugares, nombres, indice, porId, padres: padresDe(leidos) };
}

/**
 * The places of every region, in memory; what is there is looked at again every `vidaMs`, and a list is read again when it changed.
 * `ahora` is a monotonic clock in milliseconds.
 */
export function indiceLugares(
  repo: Pick<LugaresRepo, 'regiones' | 'leer'>,
  ahora: () => number,
  vidaMs = 30_000,
): Lugares {
  const listas = new Map<string, Lista>();
  let vence = -Infinity;
  let enCurso: Promise<void> | null = null;

  const refrescar = async (): Promise<void> => {
    const regiones = await repo.regiones();
    await Promise.all(
      regiones
        .filter((r) => listas.get(r.region)?.etag !== r.etag)
        .map(async ({ region, etag }) => void listas.set(region, listaDe(region, etag, await repo.leer(region)))),
    );
    vence = ahora() + vidaMs;
  };

  const alDia = async (): Promise<void> => {
    if (ahora() < vence) return;
    enCurso ??= refrescar().finally(() => (enCurso = null));
    await enCurso;
  };

  return {
    async buscar(texto, region, limite) {
      await alDia();
      const escrito = texto.trim().replace(/^[A-Z]:/i, ''); // the id of a place is found by its code
      const palabras = palabrasBuscadas(escrito);
      const buscado = comoSeLee(palabrasDe(escrito));
      const hallar = (conErrores: boolean): Hallado[] =>
        [...listas]
          .filter(([r]) => region === null || r === region)
          .flatMap(([, l]) => mejores(l, l.indice.buscar(palabras, conErrores), buscado, limite));
      const hallados = hallar(false);
      return (hallados.length < POCOS ? hallar(true) : hallados)
        .sort((a, b) => a.clave - b.clave || orden(a.lugar, b.lugar))
        .slice(0, limite)
        .map(({ lugar }) => lugar);
    },

    async ver(id) {
      await alDia();
      for (const l of listas.values()) {
        const lugar = l.porId.get(id);
        if (lugar) return lugar;
      }
      return null;
    },

    async mapa() {
      await alDia();
      return mapaDe([...listas.values()].flatMap((l) => [...l.porId.values()]));
    },

    async padres(region) {
      await alDia();
      return listas.get(region)?.padres ?? SIN_LUGARES;
    },

    async regiones() {
      await alDia();
      return [...listas.values()].flatMap((l) => l.lugares.filter((x) => x.tipo === 'G')).sort(orden);
    },
  };
}
