import type { Highs } from 'highs';
import { provinciaDe, type Rango, type Sistema } from './sistema.ts';

export type Programa = ReturnType<Highs['createModel']>;

/** Numerator and gap of each unknown. */
export type Mundo = readonly (readonly [num: number, brecha: number])[];

type Fila = { readonly indices: readonly number[]; readonly valores: readonly number[]; readonly rango: Rango };

/** A count: a column of the program, or a number when all its parts are fixed. */
type Cuenta = { readonly columna: number | null; readonly fijo: number };
type Par = readonly [num: Cuenta, brecha: Cuenta];

/**
 * The equations of a ficha as a whole-number program: two columns a count, numerator and gap. Sums are of sums, so that the count of a
 * region over a year is the sum of twelve numbers and not of fourteen hundred.
 */
export class Modelo {
  readonly columnas: Rango[] = [];
  readonly filas: Fila[] = [];
  readonly #incognitas: Par[];
  readonly #nodos = new Map<string, Par>();
  /** Unknown of a place in a corte. */
  readonly #de = new Map<string, Map<string, number>>();

  /** @param libres those that may move; the others stay as they are in `base`. All of them when absent. */
  constructor(sistema: Sistema, base: Mundo | null = null, libres: ReadonlySet<number> | null = null) {
    this.#incognitas = sistema.incognitas.map((_, i): Par => {
      if (base === null || libres === null || libres.has(i)) return [this.#nueva(), this.#nueva()];
      return [
        { columna: null, fijo: base[i]![0] },
        { columna: null, fijo: base[i]![1] },
      ];
    });
    sistema.incognitas.forEach(({ lugar, cortes }, i) => {
      const suyas = this.#de.get(lugar) ?? new Map<string, number>();
      this.#de.set(lugar, suyas);
      for (const c of cortes) suyas.set(c, i);
    });
    for (const { dicho } of sistema.sumas) {
      const [n, b] = this.#nodo(dicho.lugar, dicho.cortes);
      if (n.columna === null && b.columna === null) continue;
      this.#fila([[n, 1]], dicho.num);
      this.#fila([[b, 1]], dicho.brecha);
      this.#fila([[n, 1], [b, 1]], dicho.den); // prettier-ignore
      const [desde, hasta] = dicho.pct;
      if (desde > 0) this.#fila([[n, 10_000 - desde], [b, -desde]], [0, Infinity]); // prettier-ignore
      // Whole numbers: under the upper end is at least one less.
      if (hasta < 10_000) this.#fila([[n, 10_000 - hasta], [b, -hasta]], [-Infinity, -1]); // prettier-ignore
    }
  }

  /** Columns of an unknown. */
  columnasDe(incognita: number): readonly [num: number | null, brecha: number | null] {
    const [n, b] = this.#incognitas[incognita]!;
    return [n.columna, b.columna];
  }

  /** The world of a solution. */
  mundo(valores: ArrayLike<number>): Mundo {
    const valor = ({ columna, fijo }: Cuenta): number => (columna === null ? fijo : Math.round(valores[columna]!));
    return this.#incognitas.map(([n, b]) => [valor(n), valor(b)]);
  }

  #nueva(): Cuenta {
    return { columna: this.columnas.push([0, Infinity]) - 1, fijo: 0 };
  }

  #nodo(lugar: string, cortes: readonly string[]): Par {
    const hoja = cortes.length === 1 ? this.#de.get(lugar)?.get(cortes[0]!) : undefined;
    if (hoja !== undefined) return this.#incognitas[hoja]!;
    const llave = `${lugar}|${cortes.join(' ')}`;
    const hecho = this.#nodos.get(llave);
    if (hecho) return hecho;
    const partes =
      cortes.length > 1
        ? cortes.map((c) => this.#nodo(lugar, [c]))
        : this.#partesDe(lugar).map((p) => this.#nodo(p, cortes));
    const suyo: Par = [this.#suma(partes.map((p) => p[0])), this.#suma(partes.map((p) => p[1]))];
    this.#nodos.set(llave, suyo);
    return suyo;
  }

  #partesDe(lugar: string): string[] {
    const hojas = [...this.#de.keys()];
    return lugar.startsWith('G:')
      ? [...new Set(hojas.map((h) => (h.startsWith('D:') ? provinciaDe(h) : h)))]
      : hojas.filter((h) => h !== lugar && provinciaDe(h) === lugar);
  }

  #suma(partes: readonly Cuenta[]): Cuenta {
    const fijo = partes.reduce((s, p) => s + p.fijo, 0);
    if (partes.every((p) => p.columna === null)) return { columna: null, fijo };
    const total = this.#nueva();
    this.#fila([[total, 1], ...partes.map((p) => [p, -1] as const)], [0, 0]);
    return total;
  }

  #fila(terminos: readonly (readonly [Cuenta, number])[], [menor, mayor]: Rango): void {
    if (menor === -Infinity && mayor === Infinity) return;
    const fijo = terminos.reduce((s, [c, k]) => s + (c.columna === null ? c.fijo * k : 0), 0);
    const libres = terminos.filter(([c]) => c.columna !== null);
    if (libres.length === 0) return; // what is fixed holds it already
    this.filas.push({
      indices: libres.map(([c]) => c.columna!),
      valores: libres.map(([, k]) => k),
      rango: [menor - fijo, mayor - fijo],
    });
  }

  /** Loaded in the solver. Whoever asks for it disposes of it. */
  cargar(highs: Highs): Programa {
    const inicios = [0];
    for (const f of this.filas) inicios.push(inicios.at(-1)! + f.indices.length);
    const en = (x: number): number => (Number.isFinite(x) ? x : Math.sign(x) * highs.infinity);
    const { integer } = highs.constants.variableType;
    const programa = highs.createModel({
      numCols: this.columnas.length,
      numRows: this.filas.length,
      colCost: new Float64Array(this.columnas.length),
      colLower: Float64Array.from(this.columnas, (c) => en(c[0])),
      colUpper: Float64Array.from(this.columnas, (c) => en(c[1])),
      rowLower: Float64Array.from(this.filas, (f) => en(f.rango[0])),
      rowUpper: Float64Array.from(this.filas, (f) => en(f.rango[1])),
      matrix: {
        format: 'csr',
        numRows: this.filas.length,
        numCols: this.columnas.length,
        starts: Int32Array.from(inicios),
        indices: Int32Array.from(this.filas.flatMap((f) => f.indices)),
        values: Float64Array.from(this.filas.flatMap((f) => f.valores)),
      },
      integrality: Int32Array.from(this.columnas, () => integer),
    });
    programa.options.set({ output_flag: false });
    return programa;
  }
}

/** Whether a world is one of those that could have been published: every sum is what is said of it. */
export function esPosible({ sumas }: Sistema, mundo: Mundo): boolean {
  return (
    sumas.every(({ dicho, incognitas }) => {
      let [num, brecha] = [0, 0];
      for (const i of incognitas) {
        num += mundo[i]![0];
        brecha += mundo[i]![1];
      }
      const den = num + brecha;
      return (
      num >= dicho.num[0] && num <= dicho.num[1] && brecha >= dicho.brecha[0] && brecha <= dicho.brecha[1] &&
      den >= dicho.den[0] && den <= dicho.den[1] && num * 10_000 >= dicho.pct[0] * den &&
      (dicho.pct[1] === 10_000 || num * 10_000 < dicho.pct[1] * den)
    ); // prettier-ignore
    }) && mundo.every(([n, b]) => n >= 0 && b >= 0)
  );
}
