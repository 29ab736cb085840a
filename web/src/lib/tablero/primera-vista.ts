import type { AmbitoRef, Celda, Fila, Tablero, Tendencia } from '../../../../functions/domain/tablero.ts';

/**
 * The part of a board a page carries inside its HTML: the columns it shows, one short text per row. Components, exclusions and the
 * other columns come afterwards with the whole board.
 */
export type PrimeraVista = Omit<Tablero, 'propio' | 'hijos'> & {
  readonly grupos: readonly AmbitoRef[];
  readonly propio: FilaBreve;
  readonly hijos: readonly FilaBreve[];
  /** The series of the place itself for the indicator it opens with: the first trend needs no script. Absent where it has none. */
  readonly tendencia?: Tendencia;
};

/**
 * `c`: cells by comma: `num/den` (`num/den/sinDato` where it is not 0), a band `b/desde/hasta/desde/hasta` with the word of `menos` after them if it has one, or the letters of
 * `Celda.e`. `g`: position in `grupos`, -1 without group. `q`: quintil. `r`:
 * positions in `Tablero.redes`.
 */
export type FilaBreve = {
  readonly a: AmbitoRef;
  readonly g: number;
  readonly c: string;
  readonly p: Fila['poblacion'];
  readonly q?: Fila['quintil'];
  readonly r?: readonly number[];
};

const breve = (celda: Celda | undefined): string => {
  if (!celda) return 'nr';
  if (celda.e === 'v') return `${celda.num}/${celda.den}${celda.sinDato > 0 ? `/${celda.sinDato}` : ''}`;
  if (celda.e === 'b') return ['b', ...celda.pct, ...celda.den, ...(celda.menos ? [celda.menos] : [])].join('/');
  return celda.e;
};

const larga = (texto: string): Celda => {
  if (texto === 'nr' || texto === 's' || texto === 'na') return { e: texto };
  if (texto.startsWith('b/')) {
    const [, desde, hasta, denDesde, denHasta, menos] = texto.split('/');
    return {
      e: 'b',
      pct: [Number(desde), Number(hasta)],
      den: [Number(denDesde), Number(denHasta)],
      ...(menos === 'num' || menos === 'brecha' ? { menos } : {}),
    };
  }
  const [num = 0, den = 0, sinDato = 0] = texto.split('/').map(Number);
  return { e: 'v', num, den, sinDato };
};

/** @param columnas positions in `tablero.indicadores` to keep, in that order. */
export const abreviar = (tablero: Tablero, columnas: readonly number[], conDetalle: boolean): PrimeraVista => {
  const grupos = new Map<string, { ref: AmbitoRef; k: number }>();
  const redes = new Map((tablero.redes ?? []).map((r, k) => [r.id, k]));
  const fila = (f: Fila): FilaBreve => {
    if (f.grupo && !grupos.has(f.grupo.id)) grupos.set(f.grupo.id, { ref: f.grupo, k: grupos.size });
    return {
      a: f.ambito,
      g: f.grupo ? grupos.get(f.grupo.id)!.k : -1,
      c: columnas.map((i) => breve(f.celdas[i])).join(','),
      p: conDetalle ? f.poblacion : null,
      ...(f.quintil === undefined ? {} : { q: f.quintil }),
      ...(f.redes === undefined ? {} : { r: f.redes.flatMap((id) => redes.get(id) ?? []) }),
    };
  };
  const propio = fila(tablero.propio);
  const hijos = tablero.hijos.map(fila);
  return {
    ...tablero,
    indicadores: columnas.map((i) => ({ ...tablero.indicadores[i]!, componentes: [] })),
    metas: columnas.map((i) => tablero.metas[i] ?? null),
    propio,
    hijos,
    grupos: [...grupos.values()].map((g) => g.ref),
    sectores: conDetalle ? tablero.sectores : [],
    alertas: conDetalle ? tablero.alertas : null,
  };
};

/** What a page carries of the series of a place: its own, of one indicator. Undefined when there are none of it. */
export const tendenciaBreve = (t: Tendencia, clave: string): Tendencia | undefined => {
  const serie = t.propio[t.claves.indexOf(clave)];
  const metas = t.metas[clave];
  return serie && { ...t, claves: [clave], metas: metas ? { [clave]: metas } : {}, propio: [serie], hijos: [] };
};

export const desplegar = (vista: PrimeraVista): Tablero => {
  const { grupos, propio, hijos, tendencia: _, ...resto } = vista;
  const redes = resto.redes ?? [];
  const fila = ({ a, g, c, p, q, r }: FilaBreve): Fila => ({
    ambito: a,
    grupo: grupos[g] ?? null,
    celdas: c === '' ? [] : c.split(',').map(larga),
    poblacion: p,
    ...(q === undefined ? {} : { quintil: q }),
    ...(r === undefined ? {} : { redes: r.flatMap((k) => redes[k]?.id ?? []) }),
  });
  return { ...resto, propio: fila(propio), hijos: hijos.map(fila) };
};
