import { ambitosDe, type AmbitoId, type CuelgaDe, type LlaveHoja } from './ambito.ts';
import { brecha, type Conteo, type Direccion, type TipoIndicador } from './conteo.ts';
import type { CorteId } from './corte.ts';
import type { Fecha } from './fecha.ts';
import { claveFicha, type LlaveFicha } from './hecho.ts';
import { evaluarCelda } from './intervalo.ts';
import type { Periodo } from './periodo.ts';
import type { Luz } from './semaforo.ts';

/**
 * Why a number is not the same in two cortes, in the order a waterfall tells them: what the definition and the calendar change with
 * the data of the first, then what the data changed.
 */
export const CAUSAS = [
  'definicion',
  'calendario',
  'nuevo',
  'tardio',
  'corregido',
  'borrado',
  'identidad_unida',
  'movido_dentro',
  'movido_fuera',
  'sectores',
] as const;
export type Causa = (typeof CAUSAS)[number];

/** What is known of one unit (a person, a birth, a place) on both sides, seen only through the data the ficha looks at. */
export type Evidencia = {
  /** Its document is gone and another person carries its number, or the other way round. */
  readonly unida: boolean;
  /** How far it is registered: 0 not at all, 1 only because a facility attended it, 2 in the padrón or the census. */
  readonly nivel_antes: number;
  readonly nivel_despues: number;
  /** Data of the unit itself: birth, sex, insurance, kind of document, active or not. */
  readonly campos: boolean;
  /** Visits (or certificates, samples, minutes) that both sides have and say something else. */
  readonly cambiadas: boolean;
  readonly quitadas: boolean;
  /** Dated on or before the cut of the first corte, and after it. */
  readonly agregadas_hasta: boolean;
  readonly agregadas_despues: boolean;
  /** As `agregadas_hasta`, without what is written in its own record (the day its DNI was issued). */
  readonly atenciones_hasta: boolean;
  /** Only where it lives or is registered. */
  readonly lugar: boolean;
  /** Of a place: the sectorización says something else of it. */
  readonly sectorial: boolean;
};

/**
 * The one cause of a unit whose count changed and that did not change place. Precedence: merged identity; a place
 * whose sectorización changed; gone; arrived (late if what
 * it brings was dated by the first cut); corrected in its own data; corrected visits; visits taken away; late visits; new ones;
 * corrected in its place. null: nothing the data shows explains it, and it stays in the residual.
 */
export const causaDe = (e: Evidencia): Causa | null => {
  if (e.unida) return 'identidad_unida';
  if (e.sectorial) return 'sectores';
  if (e.nivel_despues < e.nivel_antes) return 'borrado';
  if (e.nivel_despues > e.nivel_antes) return e.atenciones_hasta ? 'tardio' : 'nuevo';
  if (e.campos || e.cambiadas) return 'corregido';
  if (e.quitadas) return 'borrado';
  if (e.agregadas_hasta) return 'tardio';
  if (e.agregadas_despues) return 'nuevo';
  return e.lugar ? 'corregido' : null;
};

/**
 * Units that changed alike: from one leaf place to another (its position in `hojas`; null: it was, or is, nowhere), and why. The four
 * counts are of each unit.
 */
export type Cambio = {
  readonly de: number | null;
  readonly a: number | null;
  readonly num_de: number;
  readonly den_de: number;
  readonly num_a: number;
  readonly den_a: number;
  /** 0 when nobody was looked at one by one: the counts are of them all. */
  readonly unidades: number;
  /** Of the change seen from a place that holds both ends; null when nothing explains it. */
  readonly causa: Causa | null;
  /** Who moved, seen from a place that holds one end: the person, or the sectorización around it. null: the cause stands anyway. */
  readonly movio: 'persona' | 'sectores' | null;
};

/** A leaf with where its facility hangs, and what each corte published there. */
export type HojaDiferencia = LlaveHoja & {
  readonly cuelga: CuelgaDe;
  readonly a: Conteo;
  readonly b: Conteo;
};

export type LadoDiferencia = {
  readonly corte: CorteId;
  readonly sha256: string;
  readonly periodo: Periodo;
  readonly fecha_corte: Fecha;
  readonly catalogo: string;
  readonly sintetico: boolean;
  /** The ficha's source did not arrive: what it counts there is no result. */
  readonly reportada: boolean;
  /** Targets in force at the cut, by place: fractions for a coverage. null: the definition of that day is not at hand. */
  readonly metas: Readonly<Record<AmbitoId, number>> | null;
};

/** Everything needed to explain one ficha between two cortes at any place. Counts only: no documents, no names. */
export type Diferencia = LlaveFicha & {
  readonly region: string;
  readonly nombre: string;
  readonly unidad: string;
  readonly direccion: Direccion;
  readonly tipo: TipoIndicador;
  readonly a: LadoDiferencia;
  readonly b: LadoDiferencia;
  /** `igual`: word for word; `comparada`: both were run; `no_disponible`: one of them is not kept, and its part is what is left over. */
  readonly definicion: 'igual' | 'comparada' | 'no_disponible';
  readonly avisos: readonly string[];
  readonly hojas: readonly HojaDiferencia[];
  readonly cambios: readonly Cambio[];
};

export type Parte = { readonly causa: Causa; readonly num: number; readonly den: number; readonly unidades: number };

export type Cascada = {
  readonly ambito: AmbitoId;
  readonly a: Conteo & { readonly luz: Luz | null; readonly brecha: number | null; readonly meta: number | null };
  readonly b: Conteo & { readonly luz: Luz | null; readonly brecha: number | null; readonly meta: number | null };
  /** In the order of CAUSAS; those that touch nobody are left out. */
  readonly partes: readonly Parte[];
  /** Published B less published A less every part: 0 when all of it is explained. */
  readonly residuo: Conteo;
  /** The target is another. It moves neither num nor den: only the light and what is missing. */
  readonly cambia_meta: boolean;
};

/** Whether a leaf adds to a place. */
export const hojaEn = (hoja: LlaveHoja & { readonly cuelga: CuelgaDe }, ambito: AmbitoId, region: string): boolean => {
  const { salud, residencia } = ambitosDe(hoja, region, hoja.cuelga);
  return salud.includes(ambito) || residencia.includes(ambito);
};

/** What the units of a change add to a place and under which cause; null when the place sees no change. */
const vistoDesde = (
  c: Cambio,
  dentro: readonly boolean[],
): { causa: Causa | null; num: number; den: number } | null => {
  const [deAqui, aAqui] = [c.de !== null && dentro[c.de]!, c.a !== null && dentro[c.a]!];
  const num = (aAqui ? c.num_a : 0) - (deAqui ? c.num_de : 0);
  const den = (aAqui ? c.den_a : 0) - (deAqui ? c.den_de : 0);
  if (num === 0 && den === 0) return null;
  if (deAqui === aAqui || c.movio === null) return { causa: c.causa, num, den };
  if (c.movio === 'sectores') return { causa: 'sectores', num, den };
  return { causa: aAqui ? 'movido_dentro' : 'movido_fuera', num, den };
};

const sumaEn = (hojas: readonly HojaDiferencia[], dentro: readonly boolean[], lado: 'a' | 'b'): Conteo =>
  hojas.reduce((s, h, i) => (dentro[i] ? { num: s.num + h[lado].num, den: s.den + h[lado].den } : s), {
    num: 0,
    den: 0,
  } as Conteo);

const metaEn = ({ metas }: LadoDiferencia, ambito: AmbitoId, region: string, tipo: TipoIndicador): number | null =>
  // The target of a region in persons or localities says nothing of one of its places.
  metas?.[ambito] ?? (tipo === 'cobertura' ? (metas?.[`G:${region}`] ?? null) : null);

/** The waterfall of one place: a sum over the leaves under it, by either hierarchy. */
export function cascadaDe(d: Diferencia, ambito: AmbitoId): Cascada {
  const dentro = d.hojas.map((h) => hojaEn(h, ambito, d.region));
  const partes = new Map<Causa, { num: number; den: number; unidades: number }>();
  for (const c of d.cambios) {
    const visto = vistoDesde(c, dentro);
    if (visto === null || visto.causa === null) continue;
    const p = partes.get(visto.causa) ?? { num: 0, den: 0, unidades: 0 };
    const veces = Math.max(1, c.unidades);
    partes.set(visto.causa, {
      num: p.num + veces * visto.num,
      den: p.den + veces * visto.den,
      unidades: p.unidades + c.unidades,
    });
  }
  const lado = (cual: 'a' | 'b'): Cascada['a'] => {
    const conteo = sumaEn(d.hojas, dentro, cual);
    const meta = metaEn(d[cual], ambito, d.region, d.tipo);
    const { luz } = evaluarCelda({ e: 'v', ...conteo, sinDato: 0 }, { meta, direccion: d.direccion, tipo: d.tipo });
    const conBrecha = d.tipo === 'cobertura' && d.direccion !== 'ninguna';
    return { ...conteo, luz, meta, brecha: conBrecha ? brecha(conteo, d.direccion) : null };
  };
  const [a, b] = [lado('a'), lado('b')];
  const ordenadas = CAUSAS.flatMap((causa) => {
    const p = partes.get(causa);
    return p ? [{ causa, ...p }] : [];
  });
  const explicado = ordenadas.reduce((s, p) => ({ num: s.num + p.num, den: s.den + p.den }), { num: 0, den: 0 });
  return {
    ambito,
    a,
    b,
    partes: ordenadas,
    residuo: { num: b.num - a.num - explicado.num, den: b.den - a.den - explicado.den },
    cambia_meta: d.a.metas !== null && d.b.metas !== null && a.meta !== b.meta,
  };
}

/** Where an explained difference is kept, once and for good: both cortes are immutable. */
export const objetoDiferencia = (a: CorteId, b: CorteId, llave: LlaveFicha): string =>
  `${carpetaDiferencias(a, b)}${claveFicha(llave)}.json`;
export const carpetaDiferencias = (a: CorteId, b: CorteId): string => `diferencias/${a}~${b}/`;

/** What is said of each corte beside its numbers. */
export type CorteComparado = Pick<LadoDiferencia, 'corte' | 'sha256' | 'periodo' | 'fecha_corte' | 'sintetico'>;

/** Published facts of one ficha at a place in both cortes; null where it has none. */
export type FilaDiferencia = LlaveFicha & {
  readonly nombre: string;
  readonly corto: string;
  readonly edicion: string;
  readonly a: Conteo | null;
  readonly b: Conteo | null;
  /** Its waterfall is already kept. */
  readonly explicada: boolean;
};

export type TablaDiferencias = {
  readonly ambito: AmbitoId;
  readonly a: CorteComparado;
  readonly b: CorteComparado;
  /** What changed most first. */
  readonly filas: readonly FilaDiferencia[];
};

/** The waterfall of one place, with what it takes to read it. */
export type Explicacion = LlaveFicha & {
  readonly nombre: string;
  readonly unidad: string;
  readonly tipo: TipoIndicador;
  readonly direccion: Direccion;
  readonly a: CorteComparado;
  readonly b: CorteComparado;
  readonly definicion: Diferencia['definicion'];
  readonly avisos: readonly string[];
  readonly cascada: Cascada;
};

const comparado = ({ corte, sha256, periodo, fecha_corte, sintetico }: CorteComparado): CorteComparado => ({
  corte,
  sha256,
  periodo,
  fecha_corte,
  sintetico,
});

export const explicacionDe = (d: Diferencia, ambito: AmbitoId): Explicacion => ({
  ficha: d.ficha,
  version: d.version,
  metodo: d.metodo,
  nombre: d.nombre,
  unidad: d.unidad,
  tipo: d.tipo,
  direccion: d.direccion,
  a: comparado(d.a),
  b: comparado(d.b),
  definicion: d.definicion,
  avisos: d.avisos,
  cascada: cascadaDe(d, ambito),
});

const saltoDe = ({ a, b }: Pick<FilaDiferencia, 'a' | 'b'>): number =>
  Math.abs((b?.num ?? 0) - (a?.num ?? 0)) + Math.abs((b?.den ?? 0) - (a?.den ?? 0));

/** The main edition and method of every ficha, what changed most first. */
export function tablaDiferencias(
  ambito: AmbitoId,
  a: CorteComparado & { readonly hechos: readonly (LlaveFicha & Conteo)[] | null },
  b: CorteComparado & { readonly hechos: readonly (LlaveFicha & Conteo)[] | null },
  fichas: readonly (LlaveFicha & Pick<FilaDiferencia, 'nombre' | 'corto' | 'edicion'>)[],
  explicadas: ReadonlySet<string>,
): TablaDiferencias {
  const sumas = (hechos: readonly (LlaveFicha & Conteo)[] | null): Map<string, Conteo> => {
    const m = new Map<string, Conteo>();
    for (const h of hechos ?? []) {
      const s = m.get(claveFicha(h));
      m.set(claveFicha(h), { num: (s?.num ?? 0) + h.num, den: (s?.den ?? 0) + h.den });
    }
    return m;
  };
  const [ha, hb] = [sumas(a.hechos), sumas(b.hechos)];
  const filas = fichas.flatMap((f): FilaDiferencia[] => {
    const clave = claveFicha(f);
    const [x, y] = [ha.get(clave) ?? null, hb.get(clave) ?? null];
    return x === null && y === null ? [] : [{ ...f, a: x, b: y, explicada: explicadas.has(clave) }];
  });
  return { ambito, a: comparado(a), b: comparado(b), filas: filas.sort((x, y) => saltoDe(y) - saltoDe(x)) };
}
