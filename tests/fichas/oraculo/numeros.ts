import type { Componente, Existe, VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import type { Rango } from './calendario.ts';

const aLosLados = (x: number): number[] => [x - 1, x, x + 1];
const extremos = ([a, b]: Rango): number[] => [...aLosLados(a), ...(b === null ? [] : aLosLados(b))];

type Vias = NonNullable<Componente['alguna_de']>[number] | Componente;
const viasDe = (c: Componente): readonly Vias[] => c.alguna_de ?? [c];

/** Everything in the edition that says when a line counts. */
export const usosDe = (version: VersionFicha): readonly Existe[] => [
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

/** Ages since the anchor, in days, at which a rule changes its mind. */
export const edadesCriticas = (version: VersionFicha): readonly number[] =>
  recordar(version, 'edades', () =>
    [
      ...version.componentes.flatMap((c) => [
        ...(c.exigencia_en === 'anos'
          ? []
          : viasDe(c).flatMap((v) =>
              (v.exigencia ?? []).flatMap((b) => (b.hasta === undefined ? [] : [b.hasta, b.hasta + 1])),
            )),
        ...(c.puntos?.exigencia ?? []).flatMap((b) => (b.hasta === undefined ? [] : [b.hasta, b.hasta + 1])),
      ]),
      ...usosDe(version).flatMap((u) => (u.edad?.[1] == null ? [] : [u.edad[1], u.edad[1] + 1])),
      ...(version.poblacion.edad_dias ? extremos(version.poblacion.edad_dias) : []),
    ].filter((e) => e >= 0),
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
