import type { AmbitoId } from '../../domain/ambito.ts';
import type { Conteo } from '../../domain/conteo.ts';
import type { DesdePublico } from '../../domain/supresion/politica.ts';
import type { Totales } from '../totales.ts';
import { conteosDe, disposicion } from './lugares.ts';

type Clave = { readonly clave: string; readonly desde: DesdePublico };

/** A ficha that counts the same persons as another one, which is published in its stead. */
export type Repetida = { readonly clave: string; readonly como: string };

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

/**
 * Each ficha is protected by itself: what is said of one must tell nothing of another. Of those whose denominators, numerators or gaps
 * are the same in most places and months, only the first is published: knowing that they are the same, both tables would be read as one.
 * @param fichas in order of preference
 */
export function sinRepetidas<F extends Clave>(
  fichas: readonly F[],
  meses: readonly Totales[],
  ids: readonly AmbitoId[],
): { readonly fichas: F[]; readonly repetidas: Repetida[] } {
  const vistas: F[] = [];
  const repetidas: Repetida[] = [];
  const igualA = (f: F, otra: F): boolean => {
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
  for (const f of fichas) {
    const otra = vistas.find((v) => igualA(f, v));
    if (otra) repetidas.push({ clave: f.clave, como: otra.clave });
    else vistas.push(f);
  }
  return { fichas: vistas, repetidas };
}
