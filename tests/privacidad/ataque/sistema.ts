/** A closed range of whole numbers; `Infinity` where nothing is said. */
export type Rango = readonly [menor: number, mayor: number];

/** What somebody who read all that is public knows of one count: of one place, over one month or several. */
export type Dicho = {
  readonly clave: string;
  readonly lugar: string;
  /** The cortes it adds up. */
  readonly cortes: readonly string[];
  readonly num: Rango;
  readonly brecha: Rango;
  readonly den: Rango;
  /** Ten-thousandths; the upper one outside unless it is 10 000. */
  readonly pct: Rango;
};

export type Conteo = { readonly num: number; readonly den: number };

export const NADA: Pick<Dicho, 'num' | 'brecha' | 'den' | 'pct'> = {
  num: [0, Infinity],
  brecha: [0, Infinity],
  den: [0, Infinity],
  pct: [0, 10_000],
};

const cruzar = (a: Rango, b: Rango): Rango => [Math.max(a[0], b[0]), Math.min(a[1], b[1])];

/** Two sources that speak of the same count: both are true. */
export const cruce = (a: Dicho, b: Dicho): Dicho => ({
  ...a,
  num: cruzar(a.num, b.num),
  brecha: cruzar(a.brecha, b.brecha),
  den: cruzar(a.den, b.den),
  pct: cruzar(a.pct, b.pct),
});

export const llaveDicho = (d: Pick<Dicho, 'clave' | 'lugar' | 'cortes'>): string =>
  `${d.clave}|${d.lugar}|${d.cortes.join(' ')}`;

/** Whether a count is one of those that could be behind what is said. */
export const cabe = (d: Dicho, { num, den }: Conteo): boolean => {
  const dentro = ([menor, mayor]: Rango, x: number): boolean => x >= menor && x <= mayor;
  return (
    dentro(d.num, num) &&
    dentro(d.brecha, den - num) &&
    dentro(d.den, den) &&
    num * 10_000 >= d.pct[0] * den &&
    (d.pct[1] === 10_000 || num * 10_000 < d.pct[1] * den)
  );
};

/** A place no finer than which anything is published of a ficha, in one corte. */
export type Incognita = { readonly lugar: string; readonly cortes: readonly string[] };

/** A sum of unknowns and what is said of it. */
export type Suma = { readonly dicho: Dicho; readonly incognitas: readonly number[] };

/** All that is known of one ficha, as equations over its unknowns. */
export type Sistema = {
  readonly clave: string;
  readonly incognitas: readonly Incognita[];
  readonly sumas: readonly Suma[];
};

/** The province of a district, by its code; those that could not be placed have one of their own. */
export const provinciaDe = (distrito: string): string =>
  `P:${/^\d{6}$/.test(distrito.slice(2)) ? distrito.slice(2, 6) : distrito.slice(2)}`;

const contiene = (lugar: string, hoja: string): boolean =>
  lugar === hoja || lugar.startsWith('G:') || (lugar.startsWith('P:') && provinciaDe(hoja) === lugar);

const periodo = (corte: string): string => corte.slice(3, 10);

/**
 * Writes what is said of a ficha as equations. Its unknowns are its finest places with something said of them, once a corte; two
 * cortes of one month share it where `iguales` says so: whoever attacks may know that nothing changed there.
 */
export function sistemaDe(
  clave: string,
  dichos: readonly Dicho[],
  iguales: (lugar: string, a: string, b: string) => boolean,
): Sistema {
  const suyos = dichos.filter((d) => d.clave === clave);
  const lugares = [...new Set(suyos.map((d) => d.lugar))].sort();
  const deDistrito = suyos.some((d) => d.lugar.startsWith('D:') && (d.den[1] !== Infinity || d.den[0] > 0));
  const hojas = lugares.filter((l) => l.startsWith(deDistrito ? 'D:' : 'P:'));
  const cortes = [...new Set(suyos.flatMap((d) => d.cortes))].sort();
  const incognitas: { lugar: string; cortes: string[] }[] = [];
  const cual = new Map<string, number>();
  for (const lugar of hojas)
    for (const corte of cortes) {
      const otra = incognitas.findIndex(
        (x) => x.lugar === lugar && periodo(x.cortes[0]!) === periodo(corte) && iguales(lugar, x.cortes[0]!, corte),
      );
      const i = otra >= 0 ? otra : incognitas.push({ lugar, cortes: [] }) - 1;
      incognitas[i]!.cortes.push(corte);
      cual.set(`${lugar}|${corte}`, i);
    }
  const sumas = suyos
    .filter((d) => deDistrito || !d.lugar.startsWith('D:'))
    .map((dicho) => ({
      dicho,
      incognitas: hojas
        .filter((h) => contiene(dicho.lugar, h))
        .flatMap((h) => dicho.cortes.map((c) => cual.get(`${h}|${c}`)!)), // every one was numbered
    }));
  return { clave, incognitas, sumas };
}
