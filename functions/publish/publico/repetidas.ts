import type { AmbitoId } from '../../domain/ambito.ts';
import type { Periodo } from '../../domain/periodo.ts';
import type { Conteo } from '../../domain/conteo.ts';
import type { DesdePublico } from '../../domain/supresion/politica.ts';
import type { Totales } from '../totales.ts';
import { conteosDe, disposicion } from './lugares.ts';

type Clave = { readonly clave: string; readonly desde: DesdePublico };

/** A ficha that was published in some months, and is there for whoever kept it. */
export type Publicada = Clave & { readonly periodos: ReadonlySet<Periodo> };

/** A ficha that counts the same persons as another one, which is published in its stead: always, or only in some months. */
export type Repetida = { readonly clave: string; readonly como: string; readonly periodos?: readonly Periodo[] };

export type SinRepetidas<F> = {
  readonly fichas: F[];
  readonly repetidas: Repetida[];
  /** Months in which a ficha is not published, by clave. */
  readonly callados: ReadonlyMap<string, ReadonlySet<Periodo>>;
};

/** From this part on, two fichas that agree are taken to count the same persons. */
const PARTE = 0.5;

const CAMPOS: readonly ((c: Conteo) => number)[] = [(c) => c.den, (c) => c.num, (c) => c.den - c.num];

const seParecen = (a: readonly Conteo[], b: readonly Conteo[]): boolean =>
  CAMPOS.some((campo) => {
    let [con, iguales] = [0, 0];
    a.forEach((x, i) => {
      const [u, v] = [campo(x), campo(b[i]!)]; // the same leaves
      if (u === 0 && v === 0) return;
      con++;
      if (u === v) iguales++;
    });
    return con > 0 && iguales / con > PARTE;
  });

type Antes = {
  readonly publicadas: readonly Publicada[];
  /** Months that are published now. */
  readonly periodos: readonly Periodo[];
};

/**
 * Each ficha is protected by itself: what is said of one must tell nothing of another. Of those whose denominators, numerators or gaps
 * are the same in most places and months, only the first is published: knowing that they are the same, both tables would be read as one.
 * What was published before goes first: another edition of a ficha says nothing of a month its elder spoke of.
 * @param fichas in order of preference
 * @param meses one a month
 */
export function sinRepetidas<F extends Clave>(
  fichas: readonly F[],
  meses: readonly Totales[],
  ids: readonly AmbitoId[],
  { publicadas, periodos }: Antes = { publicadas: [], periodos: [] },
): SinRepetidas<F> {
  const vistas: F[] = [];
  const repetidas: Repetida[] = [];
  const callados = new Map<string, ReadonlySet<Periodo>>();
  const suyos = (clave: string): ReadonlySet<Periodo> =>
    publicadas.find((p) => p.clave === clave)?.periodos ?? new Set();
  const igualA = (f: Clave, otra: Clave): boolean => {
    const { hojas } = disposicion(ids, f.desde === 'provincia' ? f.desde : otra.desde);
    const pares = meses.flatMap((t) => {
      const [a, b] = [conteosDe(t, f.clave, hojas), conteosDe(t, otra.clave, hojas)];
      return a && b ? [[a, b] as const] : [];
    });
    return seParecen(
      pares.flatMap(([a]) => a),
      pares.flatMap(([, b]) => b),
    );
  };
  const yaDicha = ({ clave }: F): boolean => periodos.some((m) => suyos(clave).has(m));
  for (const f of [...fichas.filter(yaDicha), ...fichas.filter((x) => !yaDicha(x))]) {
    const otra = vistas.find((v) => igualA(f, v));
    if (otra) {
      repetidas.push({ clave: f.clave, como: otra.clave });
      continue;
    }
    const dichos = publicadas.filter((p) => p.clave !== f.clave && igualA(f, p));
    // A month in which both were published has nothing left to hide.
    const vedados = new Map(
      dichos.flatMap((p) => [...p.periodos].filter((m) => !suyos(f.clave).has(m)).map((m) => [m, p.clave] as const)),
    );
    const callan = periodos.filter((m) => vedados.has(m));
    if (callan.length > 0) {
      const entera = callan.length === periodos.length;
      const como = vedados.get(callan.at(-1)!)!; // just found
      repetidas.push({ clave: f.clave, como, ...(entera ? {} : { periodos: callan }) });
      if (entera) continue;
      callados.set(f.clave, new Set(vedados.keys()));
    }
    vistas.push(f);
  }
  return { fichas: fichas.filter((f) => vistas.includes(f)), repetidas, callados };
}
