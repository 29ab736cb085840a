import type { Azar } from '../../../functions/domain/supresion/azar.ts';
import type { Mundo } from './modelo.ts';
import { provinciaDe, type Sistema } from './sistema.ts';

/** One change of a world: so many more in the numerator and in the gap of an unknown. */
type Cambio = readonly [incognita: number, num: number, brecha: number];

const FORMAS = [
  [1, -1],
  [1, 0],
  [0, 1],
] as const;
const INFINITO = 2 ** 50;

/**
 * Goes from one possible world to another, by changes of one to four unknowns that leave everything published as it is. It is the
 * attacker's own: it knows the equations and nothing of how they came to be.
 */
export class Caminante {
  readonly #num: Float64Array;
  readonly #brecha: Float64Array;
  readonly #sumaNum: Float64Array;
  readonly #sumaBrecha: Float64Array;
  /** Of each sum: least and most of numerator, gap and denominator, and of percentage. */
  readonly #limites: Float64Array;
  readonly #sumasDe: readonly Int32Array[];
  readonly #masNum: Float64Array;
  readonly #masBrecha: Float64Array;
  readonly #vecinas: readonly (readonly number[])[];
  readonly #otras: readonly (readonly number[])[];
  /** Where each unknown is, and which one is in each place and month. */
  readonly #lugar: readonly string[];
  readonly #mes: readonly string[];
  readonly #cual = new Map<string, number>();
  readonly #tirar: Azar;

  constructor({ incognitas, sumas }: Sistema, mundo: Mundo, tirar: Azar) {
    this.#tirar = tirar;
    this.#num = Float64Array.from(mundo, (m) => m[0]);
    this.#brecha = Float64Array.from(mundo, (m) => m[1]);
    this.#sumaNum = Float64Array.from(sumas, (s) => s.incognitas.reduce((t, i) => t + mundo[i]![0], 0));
    this.#sumaBrecha = Float64Array.from(sumas, (s) => s.incognitas.reduce((t, i) => t + mundo[i]![1], 0));
    this.#limites = Float64Array.from(
      sumas.flatMap(({ dicho: d }) => [...d.num, ...d.brecha, ...d.den, ...d.pct]),
      (x) => Math.min(x, INFINITO),
    );
    const de: number[][] = incognitas.map(() => []);
    // The smaller the sum, the sooner it says no.
    [...sumas.keys()]
      .sort((a, b) => sumas[a]!.incognitas.length - sumas[b]!.incognitas.length)
      .forEach((s) => sumas[s]!.incognitas.forEach((i) => de[i]!.push(s)));
    this.#sumasDe = de.map((x) => Int32Array.from(x));
    this.#masNum = new Float64Array(sumas.length);
    this.#masBrecha = new Float64Array(sumas.length);
    this.#lugar = incognitas.map((x) => x.lugar);
    this.#mes = incognitas.map((x) => x.cortes[0]!);
    incognitas.forEach((x, i) => this.#cual.set(`${x.lugar}|${x.cortes[0]}`, i));
    const todas = [...incognitas.keys()];
    const porLugar = Map.groupBy(todas, (i) => this.#lugar[i]!);
    const porMes = Map.groupBy(todas, (i) => this.#mes[i]!);
    const zona = (l: string): string => (l.startsWith('D:') ? provinciaDe(l) : 'G');
    const porZona = Map.groupBy(todas, (i) => `${zona(this.#lugar[i]!)}|${this.#mes[i]}`);
    this.#otras = todas.map((i) => porLugar.get(this.#lugar[i]!)!);
    this.#vecinas = todas.map((i) => {
      const cerca = porZona.get(`${zona(this.#lugar[i]!)}|${this.#mes[i]}`)!;
      return cerca.length > 1 ? cerca : porMes.get(this.#mes[i]!)!;
    });
  }

  valor(incognita: number): readonly [num: number, brecha: number] {
    return [this.#num[incognita]!, this.#brecha[incognita]!];
  }

  mundo(): Mundo {
    return Array.from(this.#num, (n, i) => [n, this.#brecha[i]!] as const);
  }

  /** Tries one change around an unknown, alone or traded with others. @returns the unknowns that moved; none when it was not possible */
  intentar(i: number, forma: number, paso: number): readonly number[] {
    const [num, brecha] = [FORMAS[forma]![0] * paso, FORMAS[forma]![1] * paso];
    const cambios: Cambio[] = [[i, num, brecha]];
    const trato = this.#tirar(8);
    const mes = trato >= 1 && trato <= 3 ? this.#otra(i) : trato >= 6 ? this.#otra(i) : i;
    const vecina = trato >= 4 ? this.#vecina(i) : i;
    if (trato > 0 && mes === i && vecina === i) return [];
    if (trato >= 1 && trato <= 3) cambios.push([mes, -num, -brecha]);
    else if (trato >= 4 && trato <= 5) cambios.push([vecina, -num, -brecha]);
    else if (trato >= 6) {
      const cuarta = this.#cual.get(`${this.#lugar[vecina]}|${this.#mes[mes]}`);
      if (cuarta === undefined || mes === i || vecina === i) return [];
      cambios.push([mes, -num, -brecha], [vecina, -num, -brecha], [cuarta, num, brecha]);
    }
    return this.#aplicar(cambios) ? cambios.map((c) => c[0]) : [];
  }

  #otra(i: number): number {
    const todas = this.#otras[i]!;
    return todas[this.#tirar(todas.length)]!;
  }

  #vecina(i: number): number {
    const todas = this.#vecinas[i]!;
    return todas[this.#tirar(todas.length)]!;
  }

  #aplicar(cambios: readonly Cambio[]): boolean {
    if (cambios.some(([i, n, b]) => this.#num[i]! + n < 0 || this.#brecha[i]! + b < 0)) return false;
    for (const [i, n, b] of cambios)
      for (const s of this.#sumasDe[i]!) {
        this.#masNum[s]! += n;
        this.#masBrecha[s]! += b;
      }
    const cabe = cambios.every(([i]) => this.#sumasDe[i]!.every((s) => this.#dentro(s)));
    for (const [i, n, b] of cambios) {
      if (cabe) {
        this.#num[i]! += n;
        this.#brecha[i]! += b;
      }
      for (const s of this.#sumasDe[i]!) {
        if (cabe) {
          this.#sumaNum[s]! += n;
          this.#sumaBrecha[s]! += b;
        }
        this.#masNum[s] = this.#masBrecha[s] = 0;
      }
    }
    return cabe;
  }

  #dentro(s: number): boolean {
    if (this.#masNum[s] === 0 && this.#masBrecha[s] === 0) return true;
    const [l, o] = [this.#limites, 8 * s];
    const num = this.#sumaNum[s]! + this.#masNum[s]!;
    const brecha = this.#sumaBrecha[s]! + this.#masBrecha[s]!;
    const den = num + brecha;
    if (num < l[o]! || num > l[o + 1]! || brecha < l[o + 2]! || brecha > l[o + 3]!) return false;
    if (den < l[o + 4]! || den > l[o + 5]! || num * 10_000 < l[o + 6]! * den) return false;
    return l[o + 7] === 10_000 || num * 10_000 < l[o + 7]! * den;
  }
}
