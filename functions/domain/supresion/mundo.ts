import type { Conteo } from '../conteo.ts';
import { azar, type Azar } from './azar.ts';
import { admite, type Region } from './rejilla.ts';

/** A count that nothing finer adds up to: one place, one month. `hoja` and `mes` say which, to find those it can trade persons with. */
export type Variable = Conteo & {
  readonly hoja: number;
  readonly mes: number;
  /** It only fills totals: it neither moves nor is protected here. */
  readonly quieta: boolean;
};

/** What is published of a sum of variables. `nivel`: 0 for those nearest the leaf, which are the tightest and are looked at first. */
export type CeldaMundo = { readonly variables: readonly number[]; readonly region: Region; readonly nivel: number };

/** Which of the three counts of a cell: numerator, gap, denominator. */
const CAMPOS = ['num', 'brecha', 'den'] as const;
type Campo = (typeof CAMPOS)[number];

/** A protected count and the values seen for it in worlds that publish the same. */
type Protegido = {
  readonly variables: readonly number[];
  readonly campo: Campo;
  /** One bit for each value seen, 0 to 31. */
  vistos: number;
  cuantos: number;
  /** Where it is in the list of those still open. */
  puesto: number;
};

type Umbrales = { readonly minimo: number; readonly candidatos: number };

/** One more in the numerator and one fewer in the gap; one more in the numerator; one more in the gap. */
const DIRECCIONES = [
  [1, -1],
  [1, 0],
  [0, 1],
] as const;
/** Those that change each count, with the sign that makes it grow. */
const QUE_MUEVEN: Readonly<Record<Campo, readonly (readonly [num: number, brecha: number])[]>> = {
  num: [DIRECCIONES[0], DIRECCIONES[1]],
  brecha: [[-1, 1], DIRECCIONES[2]],
  den: [DIRECCIONES[1], DIRECCIONES[2]],
};

const MESES_VECINOS = 11;
const NADIE = -1;
/** Tries in a row for one open count. */
const EMPUJONES = 30;

/**
 * Looks for other worlds: values of the variables, different from the true ones, from which exactly the same would be published. A
 * protected count that takes `candidatos` values among them cannot be narrowed to fewer by whoever sees all that is published, by
 * whatever means: each of those worlds is a possible answer. Walks from the truth, trading persons between months and places.
 */
export class Mundo {
  readonly #umbrales: Umbrales;
  readonly #variables: readonly Variable[];
  readonly #num: Int32Array;
  readonly #brecha: Int32Array;
  readonly #regiones: Region[];
  readonly #sumaNum: Float64Array;
  readonly #sumaBrecha: Float64Array;
  /** By level, the cells each variable adds to. */
  readonly #celdasDe: readonly (readonly Int32Array[])[];
  readonly #porMes: readonly (readonly number[])[];
  /** Variable of a leaf in a month, `NADIE` where it has none. */
  readonly #tabla: Int32Array;
  readonly #meses: number;
  readonly #hermanas: readonly (readonly number[])[];
  readonly #protegidos: Protegido[] = [];
  readonly #deVariable: Protegido[][];
  readonly #deCelda = new Map<number, Protegido[]>();
  readonly #azar: Azar;
  readonly #abiertos: Protegido[] = [];

  // The move being tried: which cells it touches and by how much.
  readonly #tocadas: Int32Array;
  readonly #masNum: Int32Array;
  readonly #masBrecha: Int32Array;
  readonly #sello: Int32Array;
  readonly #puesto: Int32Array;
  #pasos = 0;
  #turno = 0;
  #cuantas = 0;
  readonly #movidas: number[] = [];
  readonly #saltos: number[] = [];

  /** @param hermanas leaves that share the nearest total, by leaf */
  constructor(
    variables: readonly Variable[],
    celdas: readonly CeldaMundo[],
    hermanas: readonly (readonly number[])[],
    umbrales: Umbrales,
    semilla: number,
  ) {
    this.#umbrales = umbrales;
    this.#variables = variables;
    this.#hermanas = hermanas;
    this.#azar = azar(semilla);
    this.#num = Int32Array.from(variables, (x) => x.num);
    this.#brecha = Int32Array.from(variables, (x) => x.den - x.num);
    this.#regiones = celdas.map((c) => c.region);
    this.#sumaNum = Float64Array.from(celdas, (c) => c.variables.reduce((s, x) => s + this.#num[x]!, 0));
    this.#sumaBrecha = Float64Array.from(celdas, (c) => c.variables.reduce((s, x) => s + this.#brecha[x]!, 0));
    const niveles = celdas.reduce((n, c) => Math.max(n, c.nivel + 1), 0);
    const de: number[][][] = Array.from({ length: niveles }, () => variables.map(() => []));
    celdas.forEach((c, i) => c.variables.forEach((x) => de[c.nivel]![x]!.push(i)));
    this.#celdasDe = de.map((xs) => xs.map((x) => Int32Array.from(x)));
    this.#meses = variables.reduce((m, x) => Math.max(m, x.mes + 1), 0);
    this.#tabla = new Int32Array(hermanas.length * this.#meses).fill(NADIE);
    const porMes: number[][] = Array.from({ length: this.#meses }, () => []);
    variables.forEach((x, i) => {
      this.#tabla[x.hoja * this.#meses + x.mes] = i;
      porMes[x.mes]!.push(i);
    });
    this.#porMes = porMes;
    this.#tocadas = new Int32Array(celdas.length);
    this.#masNum = new Int32Array(celdas.length);
    this.#masBrecha = new Int32Array(celdas.length);
    this.#sello = new Int32Array(celdas.length);
    this.#puesto = new Int32Array(celdas.length);
    this.#deVariable = variables.map((x, i) => (x.quieta ? [] : this.#proteger([i], this.#num[i]!, this.#brecha[i]!)));
    celdas.forEach((c, i) => {
      if (c.variables.length < 2 || c.variables.some((x) => variables[x]!.quieta)) return; // it is its variable, or an old one's
      const suyos = this.#proteger(c.variables, this.#sumaNum[i]!, this.#sumaBrecha[i]!);
      if (suyos.length > 0) this.#deCelda.set(i, suyos);
    });
  }

  #proteger(variables: readonly number[], num: number, brecha: number): Protegido[] {
    const valores: Readonly<Record<Campo, number>> = { num, brecha, den: num + brecha };
    const suyos = CAMPOS.filter((c) => valores[c] < this.#umbrales.minimo).map((campo): Protegido => ({
      variables,
      campo,
      vistos: 1 << valores[campo],
      cuantos: 1,
      puesto: 0,
    }));
    this.#protegidos.push(...suyos);
    for (const p of suyos) p.puesto = this.#abiertos.push(p) - 1;
    return suyos;
  }

  /** Protected counts, and how many of them have not yet been seen with enough values. */
  get cuenta(): { readonly protegidos: number; readonly abiertos: number } {
    return { protegidos: this.#protegidos.length, abiertos: this.#abiertos.length };
  }

  /** Variables of the counts still open: what is published of them has to be loosened, or looked at longer. */
  abiertos(): readonly (readonly number[])[] {
    return this.#abiertos.map((p) => p.variables);
  }

  /** Publishes less of a cell. What was seen stays valid: whoever is told less cannot rule out more. */
  aflojar(celda: number, region: Region): void {
    this.#regiones[celda] = region;
  }

  /** Walks at random, more often where it is needed. */
  pasear(pasos: number): void {
    this.#pasos = 0;
    while (this.#pasos < pasos && this.#abiertos.length > 0) {
      if (this.#azar(2) === 0) this.#empujar(this.#abiertos[this.#azar(this.#abiertos.length)]!);
      else for (let i = 0; i < EMPUJONES; i++) this.#vagar();
    }
  }

  /** For each open count, tries all its ways of growing and shrinking. */
  insistir(): void {
    for (const p of [...this.#abiertos]) {
      for (const signo of [1, -1])
        for (let i = 0; i < this.#umbrales.candidatos && !this.#hecho(p); i++) if (!this.#agotar(p, signo)) break;
    }
  }

  #vagar(): void {
    this.#mover(this.#azar(this.#variables.length), DIRECCIONES[this.#azar(3)]!, this.#paso());
  }

  #hecho(p: Protegido): boolean {
    return p.cuantos >= this.#umbrales.candidatos;
  }

  #paso(): number {
    const signo = this.#azar(2) === 0 ? 1 : -1;
    return signo * (this.#azar(3) === 0 ? 1 + this.#azar(4) : 1);
  }

  #empujar(p: Protegido): void {
    const signo = this.#azar(2) === 0 ? 1 : -1;
    const formas = QUE_MUEVEN[p.campo];
    for (let i = 0; i < EMPUJONES && !this.#hecho(p); i++)
      this.#mover(p.variables[this.#azar(p.variables.length)]!, formas[this.#azar(2)]!, signo);
  }

  #agotar(p: Protegido, signo: number): boolean {
    const desde = this.#azar(p.variables.length);
    const cuantas = Math.min(p.variables.length, MESES_VECINOS);
    for (let k = 0; k < cuantas; k++) {
      const x = p.variables[(desde + k) % p.variables.length]!;
      const { hoja, mes } = this.#variables[x]!;
      for (const forma of QUE_MUEVEN[p.campo]) {
        if (this.#probar(forma, signo, x)) return true;
        for (let m = 0; m < this.#meses; m++)
          if (m !== mes && this.#probar(forma, signo, x, this.#en(hoja, m))) return true;
        for (const otra of this.#hermanas[hoja]!) {
          const y = this.#en(otra, mes);
          if (y === NADIE) continue;
          if (this.#probar(forma, signo, x, y)) return true;
          for (let m = 0; m < this.#meses; m++)
            if (m !== mes && this.#probar(forma, signo, x, y, this.#en(hoja, m), this.#en(otra, m))) return true;
        }
      }
    }
    return false;
  }

  #en(hoja: number, mes: number): number {
    return mes < 0 || mes >= this.#meses ? NADIE : this.#tabla[hoja * this.#meses + mes]!;
  }

  /** One trade with a partner at random: nobody, another month of the place, another place that month, or both at once. */
  #mover(x: number, forma: readonly [number, number], paso: number): void {
    this.#pasos++;
    const { hoja, mes } = this.#variables[x]!;
    const tipo = this.#azar(8);
    if (tipo === 0) {
      this.#probar(forma, paso, x);
      return;
    }
    const lejos = (this.#azar(2) === 0 ? 1 : -1) * (1 + this.#azar(this.#azar(2) === 0 ? 2 : MESES_VECINOS));
    if (tipo <= 3) {
      this.#probar(forma, paso, x, this.#en(hoja, mes + lejos));
      return;
    }
    const cerca = this.#hermanas[hoja]!;
    const otra =
      cerca.length > 0 && this.#azar(4) > 0
        ? cerca[this.#azar(cerca.length)]!
        : this.#variables[this.#porMes[mes]![this.#azar(this.#porMes[mes]!.length)]!]!.hoja;
    if (otra === hoja) return;
    const y = this.#en(otra, mes);
    if (tipo <= 5) this.#probar(forma, paso, x, y);
    else this.#probar(forma, paso, x, y, this.#en(hoja, mes + lejos), this.#en(otra, mes + lejos));
  }

  /** Adds `paso` times `forma` to `x`, takes it from `y` and `z`, adds it to `w`: applied when everything published stays the same. */
  #probar(forma: readonly [number, number], paso: number, x: number, y?: number, z?: number, w?: number): boolean {
    if (y === NADIE || z === NADIE || w === NADIE) return false;
    this.#turno++;
    this.#cuantas = this.#movidas.length = this.#saltos.length = 0;
    const num = forma[0] * paso;
    const brecha = forma[1] * paso;
    if (!this.#mueve(x, num, brecha)) return false;
    if (y !== undefined && !this.#mueve(y, -num, -brecha)) return false;
    if (z !== undefined && !this.#mueve(z, -num, -brecha)) return false;
    if (w !== undefined && !this.#mueve(w, num, brecha)) return false;
    for (const celdasDe of this.#celdasDe) {
      const desde = this.#cuantas;
      for (let i = 0; i < this.#movidas.length; i++)
        this.#tocar(celdasDe[this.#movidas[i]!]!, this.#saltos[2 * i]!, this.#saltos[2 * i + 1]!);
      if (!this.#caben(desde)) return false;
    }
    this.#aplicar();
    return true;
  }

  #mueve(x: number, num: number, brecha: number): boolean {
    if (this.#variables[x]!.quieta || this.#num[x]! + num < 0 || this.#brecha[x]! + brecha < 0) return false;
    this.#movidas.push(x);
    this.#saltos.push(num, brecha);
    return true;
  }

  #tocar(celdas: Int32Array, num: number, brecha: number): void {
    for (let j = 0; j < celdas.length; j++) {
      const c = celdas[j]!;
      let k = this.#puesto[c]!;
      if (this.#sello[c] !== this.#turno) {
        this.#sello[c] = this.#turno;
        this.#puesto[c] = k = this.#cuantas++;
        this.#tocadas[k] = c;
        this.#masNum[k] = this.#masBrecha[k] = 0;
      }
      this.#masNum[k]! += num;
      this.#masBrecha[k]! += brecha;
    }
  }

  #caben(desde: number): boolean {
    for (let k = desde; k < this.#cuantas; k++) {
      const num = this.#masNum[k]!;
      const brecha = this.#masBrecha[k]!;
      if (num === 0 && brecha === 0) continue;
      const c = this.#tocadas[k]!;
      const { minimo } = this.#umbrales;
      if (!admite(this.#regiones[c]!, this.#sumaNum[c]! + num, this.#sumaBrecha[c]! + brecha, minimo)) return false;
    }
    return true;
  }

  #aplicar(): void {
    for (let i = 0; i < this.#movidas.length; i++) {
      const x = this.#movidas[i]!;
      this.#num[x]! += this.#saltos[2 * i]!;
      this.#brecha[x]! += this.#saltos[2 * i + 1]!;
      this.#ver(this.#deVariable[x]!, this.#num[x]!, this.#brecha[x]!);
    }
    for (let k = 0; k < this.#cuantas; k++) {
      const c = this.#tocadas[k]!;
      this.#sumaNum[c]! += this.#masNum[k]!;
      this.#sumaBrecha[c]! += this.#masBrecha[k]!;
      const suyos = this.#deCelda.get(c);
      if (suyos) this.#ver(suyos, this.#sumaNum[c]!, this.#sumaBrecha[c]!);
    }
  }

  #cerrar(p: Protegido): void {
    const ultimo = this.#abiertos.pop()!; // p is among them
    if (ultimo === p) return;
    this.#abiertos[p.puesto] = ultimo;
    ultimo.puesto = p.puesto;
  }

  #ver(suyos: readonly Protegido[], num: number, brecha: number): void {
    for (const p of suyos) {
      const valor = p.campo === 'num' ? num : p.campo === 'brecha' ? brecha : num + brecha;
      if (valor > 31 || (p.vistos & (1 << valor)) !== 0) continue;
      p.vistos |= 1 << valor;
      if (++p.cuantos === this.#umbrales.candidatos) this.#cerrar(p);
    }
  }
}
