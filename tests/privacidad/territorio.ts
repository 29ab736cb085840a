import {
  decidirFicha,
  type LugarPublico,
  type MesContado,
  type TablaFija,
} from '../../functions/domain/supresion/decidir.ts';
import { celdaDe } from '../../functions/domain/supresion/celda.ts';
import type { Region } from '../../functions/domain/supresion/rejilla.ts';
import type { Verdad } from './ataque/atacar.ts';
import { dichoDe, type CeldaLeida } from './ataque/decir.ts';
import { provinciaDe, type Conteo, type Dicho } from './ataque/sistema.ts';

export const P = { minimo: 10, denominador: 20, denominadorMes: 100, candidatos: 5, fichas: [] };
export const CLAVE = 'ficha@v';

/** A region with one ficha: counts by district, of one corte after another. */
export type Territorio = {
  readonly distritos: readonly string[];
  readonly meses: readonly { readonly corte: string; readonly conteos: readonly Conteo[] }[];
};

export type Tabla = { readonly meses: readonly string[]; readonly regiones: readonly (readonly [string, Region])[] };

export const lugaresDe = (distritos: readonly string[]): LugarPublico[] => [
  ...distritos.map((id, h) => ({ id, hojas: [h], escala: 'gruesa' as const, nivel: 0 })),
  ...[...new Set(distritos.map(provinciaDe))].map((id) => ({
    id,
    hojas: distritos.flatMap((d, h) => (provinciaDe(d) === id ? [h] : [])),
    escala: 'gruesa' as const,
    nivel: 1,
  })),
  { id: 'G:05', hojas: distritos.map((_, h) => h), escala: 'fina', nivel: 2 },
];

/** The tables of some cortes, one a month: each by itself, and every twelve. */
export const ventanasDe = (cortes: readonly string[]): string[][] => [
  ...cortes.map((c) => [c]),
  ...cortes.slice(11).map((_, i) => cortes.slice(i, i + 12)),
];

const mesesDe = (t: Territorio): MesContado[] =>
  t.meses.map(({ corte, conteos }) => ({ corte, periodo: corte.slice(3, 10), conteos, quieto: false }));

/** Publishes as Sala does: what has not been said yet, given what has. */
export function publicar(t: Territorio, cortes: readonly string[], antes: readonly Tabla[]): Tabla[] {
  const lugares = lugaresDe(t.distritos);
  const dichas = new Set(antes.map((x) => x.meses.join(' ')));
  const nuevas = ventanasDe(cortes).filter((v) => !dichas.has(v.join(' ')));
  const fijas = antes.map((x): TablaFija => ({ meses: x.meses, regiones: x.regiones.map(([, r]) => r) }));
  const usados = new Set([...antes.flatMap((x) => x.meses), ...nuevas.flat()]);
  const trabajo = decidirFicha(
    {
      clave: CLAVE,
      lugares,
      meses: mesesDe(t).filter((m) => usados.has(m.corte)),
      fijas,
      nuevas: nuevas.map((meses) => ({ meses })),
    },
    P,
  );
  let paso = trabajo.next();
  while (!paso.done) paso = trabajo.next();
  const { regiones } = paso.value;
  return [
    ...antes,
    ...nuevas.map((meses, i) => ({ meses, regiones: lugares.map((l, j) => [l.id, regiones[i]![j]!] as const) })),
  ];
}

/** What anybody reads in some tables. */
export const dichosDe = (tablas: readonly Tabla[]): Dicho[] =>
  tablas.flatMap(({ meses, regiones }) =>
    regiones.flatMap(([lugar, r]) => {
      const d = dichoDe(celdaDe(r) as CeldaLeida, { clave: CLAVE, lugar, cortes: meses });
      return d ? [d] : [];
    }),
  );

export const verdadDe =
  (t: Territorio): Verdad =>
  (_clave, lugar, corte) => {
    const { conteos } = t.meses.find((m) => m.corte === corte)!;
    const suyos = t.distritos.flatMap((d, h) =>
      lugar === d || lugar === provinciaDe(d) || lugar.startsWith('G:') ? [conteos[h]!] : [],
    );
    return suyos.reduce((a, b) => ({ num: a.num + b.num, den: a.den + b.den }), { num: 0, den: 0 });
  };

/**
 * The scheme that is not enough, for the attack to be able to fail: every count exact, but those under ten and their percentages,
 * which are left out.
 */
export function publicarSoloPrimarias(t: Territorio, cortes: readonly string[]): Dicho[] {
  const verdad = verdadDe(t);
  const exacto = (x: number): readonly [number, number] => (x < P.minimo ? [0, P.minimo - 1] : [x, x]);
  return ventanasDe(cortes).flatMap((meses) =>
    lugaresDe(t.distritos).map((l): Dicho => {
      const conteo = meses
        .map((c) => verdad(CLAVE, l.id, c))
        .reduce((a, b) => ({ num: a.num + b.num, den: a.den + b.den }));
      return {
        clave: CLAVE,
        lugar: l.id,
        cortes: meses,
        num: exacto(conteo.num),
        brecha: exacto(conteo.den - conteo.num),
        den: exacto(conteo.den),
        pct: [0, 10_000],
      };
    }),
  );
}
