import type { Existe } from '../../../functions/domain/ficha/esquema-componente.ts';
import type { Componente, VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import type { Rango } from './calendario.ts';

const aLosLados = (x: number): number[] => [x - 1, x, x + 1];
const extremos = ([a, b]: Rango): number[] => [...aLosLados(a), ...(b === null ? [] : aLosLados(b))];

type Vias = NonNullable<Componente['alguna_de']>[number] | Componente;
const viasDe = (c: Componente): readonly Vias[] => c.alguna_de ?? [c];

/** Everything in the edition that says when a line counts. */
export const usosDe = (version: Pick<VersionFicha, 'componentes' | 'exclusiones'>): readonly Existe[] => [
  ...version.componentes.flatMap((c) => [
    ...viasDe(c).flatMap((v) => [
      ...(v.existe ? [v.existe] : []),
      ...(v.cadena ?? []),
      ...(v.cadena_por_ventanas?.ventanas ?? []).map((edad) => ({
        prestacion: v.cadena_por_ventanas!.prestacion,
        edad,
      })),
    ]),
    ...(c.puntos?.ventanas ?? []).map((edad) => ({ prestacion: c.puntos!.valores[0]!.prestacion, edad })),
    ...(c.exento_si ? [c.exento_si] : []),
  ]),
  ...version.exclusiones.flatMap((e) => [...(e.tiene ? [e.tiene] : []), ...(e.falta ? [e.falta] : [])]),
];

const memoria = new WeakMap<VersionFicha, Map<string, readonly number[]>>();

function recordar(version: VersionFicha, nombre: string, f: () => readonly number[]): readonly number[] {
  const suyos = memoria.get(version) ?? new Map<string, readonly number[]>();
  memoria.set(version, suyos);
  const hecho = suyos.get(nombre) ?? [...new Set(f())].sort((a, b) => a - b);
  suyos.set(nombre, hecho);
  return hecho;
}

type ConUsos = Pick<VersionFicha, 'componentes' | 'exclusiones'>;

const tras = (hasta: number | undefined | null): number[] =>
  hasta === undefined || hasta === null ? [] : [hasta, hasta + 1];

const edadesEn = (x: ConUsos): number[] => [
  ...x.componentes.flatMap((c) => [
    ...(c.exigencia_en === 'anos' ? [] : viasDe(c).flatMap((v) => (v.exigencia ?? []).flatMap((b) => tras(b.hasta)))),
    ...(c.puntos?.exigencia ?? []).flatMap((b) => tras(b.hasta)),
  ]),
  ...usosDe(x).flatMap((u) => tras(u.edad?.[1])),
];

/** Ages since the anchor, in days, at which a component changes its mind. */
export const edadesDe = (c: Componente): readonly number[] =>
  edadesEn({ componentes: [c], exclusiones: [] }).filter((e) => e >= 0);

/** The same of everything in the edition. */
export const edadesCriticas = (version: VersionFicha): readonly number[] =>
  recordar(version, 'edades', () =>
    [...edadesEn(version), ...(version.poblacion.edad_dias ? extremos(version.poblacion.edad_dias) : [])].filter(
      (e) => e >= 0,
    ),
  );

/** Days since the anchor on both sides of the ends of every window. */
export const diasCriticos = (version: VersionFicha): readonly number[] =>
  recordar(version, 'dias', () => [
    0,
    ...usosDe(version).flatMap((u) => (u.edad ? extremos(u.edad) : [])),
    ...version.componentes.flatMap((c) => (c.puntos?.exigencia ?? []).flatMap((b) => (b.en ? extremos(b.en) : []))),
  ]);

/** Completed months at which something begins, and years at which something begins to be required. */
export const mesesCriticos = (version: VersionFicha): readonly number[] =>
  recordar(version, 'meses', () => [
    ...usosDe(version).flatMap((u) => (u.mes_cumplido ? [u.mes_cumplido.mes, u.mes_cumplido.mes + 1] : [])),
    ...version.componentes
      .filter((c) => c.exigencia_en === 'anos')
      .flatMap((c) =>
        viasDe(c).flatMap((v) =>
          (v.exigencia ?? []).flatMap((b) => (b.hasta === undefined ? [] : [(b.hasta + 1) * 12])),
        ),
      ),
  ]);

const nacimientos = (version: VersionFicha) => [
  ...version.componentes.flatMap((c) => (c.solo_si?.nacimiento_en ? [c.solo_si.nacimiento_en] : [])),
  ...version.exclusiones.flatMap((e) => [
    ...(e.nacimiento_en ? [e.nacimiento_en] : []),
    ...(e.nacimiento_fuera_de ? [e.nacimiento_fuera_de] : []),
  ]),
  ...version.componentes.flatMap((c) =>
    c.dato?.rango && (c.dato.campo === 'peso_g' || c.dato.campo === 'semanas')
      ? [{ [c.dato.campo]: c.dato.rango } as { peso_g?: [number, number | null]; semanas?: [number, number | null] }]
      : [],
  ), // the key is one of the two
];

/** Grams and weeks on both sides of every limit; those of the engine always. */
export const pesosCriticos = (version: VersionFicha): readonly number[] =>
  recordar(version, 'pesos', () =>
    [1499, 1500, 2499, 2500, 3200, ...nacimientos(version).flatMap((n) => (n.peso_g ? extremos(n.peso_g) : []))].filter(
      (p) => p > 0,
    ),
  );
export const semanasCriticas = (version: VersionFicha): readonly number[] =>
  recordar(version, 'semanas', () =>
    [33, 34, 36, 37, 39, ...nacimientos(version).flatMap((n) => (n.semanas ? extremos(n.semanas) : []))].filter(
      (s) => s > 0 && s < 45,
    ),
  );

/** Each as many times as numbers it holds: what has more borders is visited more. */
export function porNumeros<T extends object>(cosas: readonly T[]): readonly T[] {
  const hecho = repetidas.get(cosas);
  if (hecho) return hecho as readonly T[]; // kept below under the same list
  const repetida = cosas.flatMap((c) => Array<T>(1 + (JSON.stringify(c).match(/[:,[]\d+/g) ?? []).length).fill(c));
  repetidas.set(cosas, repetida);
  return repetida;
}
const repetidas = new WeakMap<readonly object[], readonly object[]>();
