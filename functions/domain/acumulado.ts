import { ambitoEess, ambitoSector, ambitosDe, type AmbitoId, type CuelgaDe } from './ambito.ts';
import type { Condicion, CursoVida } from './curso-vida.ts';
import { claveFicha, type ConteoComponente, type Hecho, type LlaveFicha, type Medida } from './hecho.ts';

/** The facts of one place: one entry per ficha × life stage × condition. */
export type HechoAmbito = LlaveFicha & { readonly curso_vida: CursoVida | ''; readonly condicion: Condicion } & Medida;

type Suma = {
  num: number;
  den: number;
  sin_dato: number;
  excluidos: Record<string, number>;
  componentes: Record<string, [number, number, number]>;
};

type Entrada = LlaveFicha & { curso_vida: CursoVida | ''; condicion: Condicion; suma: Suma };

export type Acumulado = {
  /** Every place of both hierarchies. */
  readonly ambitos: ReadonlyMap<AmbitoId, readonly HechoAmbito[]>;
  /** `D:<distrito>` → sectors whose residents live there (a sector may straddle districts). */
  readonly sectoresDeDistrito: ReadonlyMap<AmbitoId, ReadonlyMap<AmbitoId, readonly HechoAmbito[]>>;
  /** Parent of each place in its own hierarchy; facilities and sectors by health, districts by residence. */
  readonly padre: ReadonlyMap<AmbitoId, AmbitoId>;
};

const sumarEn = (s: Suma, h: Medida): void => {
  s.num += h.num;
  s.den += h.den;
  s.sin_dato += h.sin_dato;
  for (const k in h.excluidos) s.excluidos[k] = (s.excluidos[k] ?? 0) + h.excluidos[k]!;
  for (const k in h.componentes) {
    const c = h.componentes[k]!;
    const t = (s.componentes[k] ??= [0, 0, 0]);
    t[0] += c[0];
    t[1] += c[1];
    t[2] += c[2];
  }
};

class Acumulador {
  readonly #lugares = new Map<string, Map<string, Entrada>>();

  sumar(lugar: string, h: Hecho): void {
    let entradas = this.#lugares.get(lugar);
    if (!entradas) this.#lugares.set(lugar, (entradas = new Map()));
    const k = `${claveFicha(h)}|${h.curso_vida}|${h.condicion}`;
    let e = entradas.get(k);
    if (!e) {
      const { ficha, version, metodo, curso_vida, condicion } = h;
      entradas.set(
        k,
        (e = {
          ficha,
          version,
          metodo,
          curso_vida,
          condicion,
          suma: { num: 0, den: 0, sin_dato: 0, excluidos: {}, componentes: {} },
        }),
      );
    }
    sumarEn(e.suma, h);
  }

  /** Entries in stable order. */
  listo(): Map<string, HechoAmbito[]> {
    return new Map(
      [...this.#lugares].map(([lugar, entradas]) => [
        lugar,
        [...entradas]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, { suma, ...llave }]) => ({
            ...llave,
            ...suma,
            componentes: suma.componentes as Record<string, ConteoComponente>,
          })),
      ]),
    );
  }
}

/** Adds leaf facts along both hierarchies. Every total is a sum of the same leaves, so both roads meet at the region. */
export const acumular = (
  hechos: Iterable<Hecho>,
  region: string,
  cuelgaDe: (renipress: string) => CuelgaDe,
): Acumulado => {
  const lugares = new Acumulador();
  const pares = new Map<AmbitoId, Acumulador>();
  const padre = new Map<AmbitoId, AmbitoId>();
  for (const h of hechos) {
    const { salud, residencia } = ambitosDe(h, region, cuelgaDe(h.eess));
    for (const cadena of [salud, residencia])
      for (let i = 0; i + 1 < cadena.length; i++) padre.set(cadena[i]!, cadena[i + 1]!);
    for (const lugar of salud) lugares.sumar(lugar, h);
    for (const lugar of residencia.slice(0, -1)) lugares.sumar(lugar, h); // the region was added by the other road
    const sector = ambitoSector(h);
    if (!sector) continue;
    const distrito = residencia[0]!;
    let par = pares.get(distrito);
    if (!par) pares.set(distrito, (par = new Acumulador()));
    par.sumar(sector, h);
  }
  return { ambitos: lugares.listo(), sectoresDeDistrito: new Map([...pares].map(([d, a]) => [d, a.listo()])), padre };
};

/** Sums over life stages and conditions, by `claveFicha`. */
export const totalesPorFicha = (hechos: readonly HechoAmbito[] | undefined): ReadonlyMap<string, Medida> => {
  const totales = new Map<string, Suma>();
  for (const h of hechos ?? []) {
    const clave = claveFicha(h);
    let suma = totales.get(clave);
    if (!suma) totales.set(clave, (suma = { num: 0, den: 0, sin_dato: 0, excluidos: {}, componentes: {} }));
    sumarEn(suma, h);
  }
  return totales;
};

/** One broken sum: the level, the ficha, what the leaves add up to and what the level adds up to. */
export type Discrepancia = {
  readonly nivel: string;
  readonly clave: string;
  readonly campo: 'num' | 'den' | 'sin_dato';
  readonly hojas: number;
  readonly nivelSuma: number;
};

/**
 * The totals identity: for every ficha, each level of either hierarchy adds up to the leaves, and each facility to its sectors
 * (for fichas that have sector). Counts the leaves anew instead of trusting `acumular`.
 */
export const comprobarIdentidad = (hechos: Iterable<Hecho>, acumulado: Acumulado): Discrepancia[] => {
  const campos = ['num', 'den', 'sin_dato'] as const;
  const hojas = new Map<string, [number, number, number]>();
  const conSector = new Map<string, [number, number, number]>();
  const sumar = (m: Map<string, [number, number, number]>, k: string, h: Medida): void => {
    const t = m.get(k) ?? [0, 0, 0];
    m.set(k, [t[0] + h.num, t[1] + h.den, t[2] + h.sin_dato]);
  };
  const porEess = new Map<string, [number, number, number]>();
  for (const h of hechos) {
    const clave = claveFicha(h);
    sumar(hojas, clave, h);
    if (h.sector === '') continue;
    sumar(conSector, clave, h);
    sumar(porEess, `${ambitoEess(h)}|${clave}`, h);
  }
  const niveles = new Map<string, Map<string, [number, number, number]>>();
  const sectoresPorEess = new Map<string, [number, number, number]>();
  for (const [id, lista] of acumulado.ambitos) {
    const nivel = id.slice(0, 1);
    const m = niveles.get(nivel) ?? new Map<string, [number, number, number]>();
    niveles.set(nivel, m);
    for (const h of lista) {
      sumar(m, claveFicha(h), h);
      if (nivel === 'S') sumar(sectoresPorEess, `${acumulado.padre.get(id)}|${claveFicha(h)}`, h);
    }
  }
  const mal: Discrepancia[] = [];
  const comparar = (
    nivel: string,
    esperado: Map<string, [number, number, number]>,
    hallado: Map<string, [number, number, number]>,
  ): void => {
    for (const clave of new Set([...esperado.keys(), ...hallado.keys()])) {
      const a = esperado.get(clave) ?? [0, 0, 0];
      const b = hallado.get(clave) ?? [0, 0, 0];
      campos.forEach((campo, i) => a[i] !== b[i] && mal.push({ nivel, clave, campo, hojas: a[i]!, nivelSuma: b[i]! }));
    }
  };
  for (const nivel of ['E', 'M', 'R', 'D', 'P', 'G']) comparar(nivel, hojas, niveles.get(nivel) ?? new Map());
  comparar('S', conSector, niveles.get('S') ?? new Map());
  comparar('S→E', porEess, sectoresPorEess);
  return mal;
};
