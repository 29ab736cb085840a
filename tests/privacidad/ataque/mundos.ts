import type { Highs } from 'highs';
import { azar } from '../../../functions/domain/supresion/azar.ts';
import { Caminante } from './caminar.ts';
import { esPosible, Modelo, type Mundo } from './modelo.ts';
import type { Rango, Sistema } from './sistema.ts';

/** Which of the counts of a place. */
export type Campo = 'num' | 'brecha' | 'den';

/** A count to be narrowed: a sum of unknowns. */
export type Blanco = { readonly incognitas: readonly number[]; readonly campo: Campo };

export const valorDe = ({ incognitas, campo }: Blanco, mundo: Mundo): number =>
  incognitas.reduce((s, i) => {
    const [n, b] = mundo[i]!;
    return s + (campo === 'num' ? n : campo === 'brecha' ? b : n + b);
  }, 0);

export type Hallado = {
  /** Whole numbers it takes in worlds that publish the same. */
  readonly valores: ReadonlySet<number>;
  /** Its only possible bounds, when the solver had to be asked. */
  readonly exacto: Rango | null;
};

const PASOS_POR_BLANCO = 400;
const PASOS_MINIMOS = 20_000;
const EMPUJONES = 30;
/** With so few left half of the walk is about them, and it goes on for three times as long. */
const POCOS = 60;

/**
 * Shows for each target values that it takes in worlds from which the same would have been published. Whoever sees all that is public
 * cannot tell those worlds apart: with `candidatos` of them nobody can narrow it to fewer. Begins at a possible world (the true one
 * will do). The few that a walk does not widen are asked of the solver, one by one, over all the equations.
 */
export function mostrarMundos(
  sistema: Sistema,
  inicial: Mundo,
  blancos: readonly Blanco[],
  candidatos: number,
  semilla: number,
): { readonly hallados: readonly Set<number>[]; readonly mundos: number; readonly ultimo: Mundo } {
  if (!esPosible(sistema, inicial))
    throw new Error(
      `En ${sistema.clave} lo publicado no es verdad: el recuento exacto queda fuera de sus propias celdas.`,
    );
  const tirar = azar(semilla);
  const caminante = new Caminante(sistema, inicial, tirar);
  const hallados = blancos.map((b) => new Set([valorDe(b, inicial)]));
  const de: number[][] = sistema.incognitas.map(() => []);
  const valor = blancos.map((b) => valorDe(b, inicial));
  blancos.forEach((b, k) => b.incognitas.forEach((i) => de[i]!.push(k)));
  const abiertos = new Set(blancos.keys());
  let mundos = 1;
  const mirar = (movidas: readonly number[]): void => {
    if (movidas.length === 0) return;
    mundos++;
    for (const i of movidas)
      for (const k of de[i]!) {
        const b = blancos[k]!;
        valor[k] = b.incognitas.reduce((s, j) => {
          const [n, g] = caminante.valor(j);
          return s + (b.campo === 'num' ? n : b.campo === 'brecha' ? g : n + g);
        }, 0);
        if (!abiertos.has(k)) continue;
        hallados[k]!.add(valor[k]);
        if (hallados[k]!.size >= candidatos) abiertos.delete(k);
      }
  };
  const formasDe = { num: [0, 1], brecha: [0, 2], den: [1, 2] } as const;
  const pasos = PASOS_MINIMOS + PASOS_POR_BLANCO * blancos.length;
  const elegir = (): number =>
    abiertos.size <= POCOS && tirar(2) === 0 ? [...abiertos][tirar(abiertos.size)]! : tirar(blancos.length);
  for (let p = 0; p < (abiertos.size <= POCOS ? 3 * pasos : pasos) && abiertos.size > 0;) {
    const k = elegir();
    const b = blancos[k]!;
    const veces = abiertos.has(k) ? EMPUJONES : 1;
    const signo = tirar(2) === 0 ? 1 : -1;
    for (let v = 0; v < veces; v++, p++) {
      const forma = veces > 1 ? formasDe[b.campo][tirar(2)]! : tirar(3);
      // One more in the gap is one fewer of the first kind of change.
      const paso = b.campo === 'brecha' && forma === 0 ? -signo : signo;
      mirar(caminante.intentar(b.incognitas[tirar(b.incognitas.length)]!, forma, paso));
    }
  }
  const ultimo = caminante.mundo();
  if (!esPosible(sistema, ultimo))
    throw new Error(`El recorrido de ${sistema.clave} salió de lo posible: el ataque está mal hecho.`);
  return { hallados, mundos, ultimo };
}

/**
 * The least and the most that a target can be, given everything that is published at once: exact when the solver finishes in time.
 * @returns null when it did not
 */
export function extremos(highs: Highs, sistema: Sistema, blanco: Blanco, segundos: number): Rango | null {
  const modelo = new Modelo(sistema);
  const programa = modelo.cargar(highs);
  try {
    programa.options.set({ time_limit: segundos, mip_rel_gap: 0 });
    const lados = [1, -1].map((sentido) => {
      for (const i of blanco.incognitas) {
        const [n, b] = modelo.columnasDe(i);
        if (n !== null) programa.changeColCost(n, blanco.campo === 'brecha' ? 0 : sentido);
        if (b !== null) programa.changeColCost(b, blanco.campo === 'num' ? 0 : sentido);
      }
      programa.run();
      const resuelto = programa.getModelStatus() === highs.constants.modelStatus.optimal;
      return resuelto ? sentido * Math.round(programa.getObjectiveValue()) : null;
    });
    const [menor, mayor] = [lados[0] ?? null, lados[1] ?? null];
    return menor === null || mayor === null ? null : [menor, mayor];
  } finally {
    programa.dispose();
  }
}
