import type { Highs } from 'highs';
import { acotar } from './acotar.ts';
import { esPosible, type Mundo } from './modelo.ts';
import { extremos, mostrarMundos, valorDe, type Blanco } from './mundos.ts';
import { cabe, sistemaDe, type Conteo, type Dicho, type Rango, type Sistema } from './sistema.ts';

/** What really was counted: only to know which counts are protected, and that the truth lies within what was found. */
export type Verdad = (clave: string, lugar: string, corte: string) => Conteo;

export type ResultadoFicha = {
  readonly clave: string;
  readonly incognitas: number;
  readonly sumas: number;
  /** Protected counts attacked. */
  readonly atacadas: number;
  /** Those narrowed to fewer candidates than asked: it must be 0. */
  readonly estrechadas: readonly Estrechada[];
  /** Fewest candidates that were shown for any of them. */
  readonly minimo: number;
  /** Worlds looked at, each of them possible. */
  readonly mundos: number;
  /** Of those asked of the solver: how many it settled. */
  readonly preguntadas: number;
  readonly resueltas: number;
};

export type Estrechada = {
  readonly lugar: string;
  readonly cortes: readonly string[];
  readonly campo: string;
  readonly rango: Rango;
};

export type OpcionesAtaque = {
  readonly highs: Highs;
  readonly minimo: number;
  readonly candidatos: number;
  readonly semilla: number;
  /** Counts of each ficha taken at random that are also asked of the solver, and seconds given to each. */
  readonly muestra: number;
  readonly segundos: number;
};

const sumar = (mundo: Mundo, incognitas: readonly number[]): Conteo => {
  const num = incognitas.reduce((s, i) => s + mundo[i]![0], 0);
  return { num, den: num + incognitas.reduce((s, i) => s + mundo[i]![1], 0) };
};

/** Every count of a ficha under the minimum: of each unknown, and of each published sum of several. */
function blancosDe(sistema: Sistema, mundo: Mundo, minimo: number): Blanco[] {
  const grupos = [
    ...sistema.incognitas.map((_, i) => [i]),
    ...sistema.sumas.map((s) => s.incognitas).filter((x) => x.length > 1),
  ];
  return grupos.flatMap((incognitas) => {
    const { num, den } = sumar(mundo, incognitas);
    const valores = { num, brecha: den - num, den };
    return (['num', 'brecha', 'den'] as const).flatMap((campo): Blanco[] =>
      valores[campo] < minimo ? [{ incognitas, campo }] : [],
    );
  });
}

const donde = (sistema: Sistema, { incognitas, campo }: Blanco, rango: Rango): Estrechada => {
  const suma = incognitas.length > 1 ? sistema.sumas.find((s) => s.incognitas === incognitas)?.dicho : undefined;
  const x = sistema.incognitas[incognitas[0]!]!;
  return { lugar: suma?.lugar ?? x.lugar, cortes: suma?.cortes ?? x.cortes, campo, rango };
};

/** Attacks one ficha with everything that is public of it. @throws when what is published is not true */
export function atacarFicha(
  clave: string,
  dichos: readonly Dicho[],
  verdad: Verdad,
  o: OpcionesAtaque,
): ResultadoFicha {
  const igual = (lugar: string, a: string, b: string): boolean => {
    const [x, y] = [verdad(clave, lugar, a), verdad(clave, lugar, b)];
    return x.num === y.num && x.den === y.den;
  };
  const sistema = sistemaDe(clave, dichos, igual);
  const mundo: Mundo = sistema.incognitas.map(({ lugar, cortes }) => {
    const { num, den } = verdad(clave, lugar, cortes[0]!);
    return [num, den - num];
  });
  if (!esPosible(sistema, mundo)) {
    const falsa = sistema.sumas.find((s) => !cabe(s.dicho, sumar(mundo, s.incognitas)));
    throw new Error(`Lo publicado no es verdad: ${clave} en ${falsa?.dicho.lugar}, ${falsa?.dicho.cortes.join(' ')}.`);
  }
  const blancos = blancosDe(sistema, mundo, o.minimo);
  const cotas = acotar(sistema);
  const rangoDe = (b: Blanco): Rango => {
    const campos = b.campo === 'den' ? (['num', 'brecha'] as const) : ([b.campo] as const);
    const partes = b.incognitas.flatMap((i) => campos.map((c) => cotas.incognitas[i]![c]));
    return [partes.reduce((s, r) => s + r[0], 0), partes.reduce((s, r) => s + r[1], 0)];
  };
  const estrechadas: Estrechada[] = [];
  const revisar = (b: Blanco, rango: Rango): boolean => {
    const v = valorDe(b, mundo);
    if (v < rango[0] || v > rango[1])
      throw new Error(`Las cotas de ${clave} dejan fuera la verdad: el ataque está mal hecho.`);
    const estrecho = rango[1] - rango[0] + 1 < o.candidatos;
    if (estrecho) estrechadas.push(donde(sistema, b, rango));
    return estrecho;
  };
  const anchos = blancos.filter((b) => !revisar(b, rangoDe(b)));

  const { hallados, mundos } = mostrarMundos(sistema, mundo, anchos, o.candidatos, o.semilla);
  const porPreguntar = new Set(anchos.filter((_, k) => hallados[k]!.size < o.candidatos));
  const dudosas = porPreguntar.size;
  for (let i = 0; i < o.muestra && i < anchos.length; i++)
    porPreguntar.add(anchos[Math.floor(((i + 0.5) * anchos.length) / o.muestra)]!);
  let resueltas = 0;
  let n = 0;
  for (const b of porPreguntar) {
    const rango = extremos(o.highs, sistema, b, o.segundos);
    if (rango) {
      resueltas++;
      revisar(b, rango);
    } else if (n < dudosas) {
      // Neither shown to be wide nor shown to be narrow: it counts as narrowed.
      const vistos = [...hallados[anchos.indexOf(b)]!];
      estrechadas.push(donde(sistema, b, [Math.min(...vistos), Math.max(...vistos)]));
    }
    n++;
  }
  return {
    clave,
    incognitas: sistema.incognitas.length,
    sumas: sistema.sumas.length,
    atacadas: blancos.length,
    estrechadas,
    minimo: Math.min(...anchos.map((_, k) => hallados[k]!.size), ...(estrechadas.length > 0 ? [0] : [])),
    mundos,
    preguntadas: porPreguntar.size,
    resueltas,
  };
}
