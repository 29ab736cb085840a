/**
 * Seeded random numbers of the demo: the same seed and labels give the same numbers on every machine. Each place and purpose has
 * its own stream, so that adding a service to one does not shift the others.
 */
export class Azar {
  #estado: number;

  constructor(semilla: number, ...etiquetas: readonly (string | number)[]) {
    let h = 2166136261 ^ semilla;
    for (const c of etiquetas.join('|')) h = Math.imul(h ^ c.charCodeAt(0), 16777619);
    this.#estado = h >>> 0;
    this.real();
  }

  /** Uniform in [0, 1). mulberry32: 32 bits of state, enough for synthetic data and ten times faster than a 64-bit one here. */
  real(): number {
    this.#estado = (this.#estado + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#estado ^ (this.#estado >>> 15), 1 | this.#estado);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** Integer in [a, b], both ends included. */
  entero(a: number, b: number): number {
    return a + Math.floor(this.real() * (b - a + 1));
  }

  /** True with probability `p`. */
  ocurre(p: number): boolean {
    return this.real() < p;
  }

  /** Sum of four uniforms scaled to mean 0 and deviation 1: bounded at ±3.5, no logarithms. */
  normal(): number {
    return (this.real() + this.real() + this.real() + this.real() - 2) * 1.7320508;
  }

  /** An integer whose mean is `media`: its whole part, plus one with the probability of the fraction. */
  redondeo(media: number): number {
    const entero = Math.floor(media);
    return entero + (this.real() < media - entero ? 1 : 0);
  }

  de<T>(lista: readonly T[]): T {
    return lista[Math.floor(this.real() * lista.length)]!;
  }
}
