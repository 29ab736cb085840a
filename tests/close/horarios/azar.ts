/** Draws from a seed (mulberry32): the same seed, the same schedule, on any machine. */
export type Azar = {
  /** Both ends included. */
  entero(desde: number, hasta: number): number;
  uno<T>(de: readonly T[]): T;
  /** True with this percentage. */
  quiza(porciento: number): boolean;
  mezclar<T>(de: readonly T[]): T[];
};

export function azarDe(semilla: number): Azar {
  let a = Math.imul(semilla ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const siguiente = (): number => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const entero = (desde: number, hasta: number): number => desde + Math.floor(siguiente() * (hasta - desde + 1));
  return {
    entero,
    uno: (de) => de[entero(0, de.length - 1)]!,
    quiza: (p) => siguiente() * 100 < p,
    mezclar(de) {
      const m = [...de];
      for (let i = m.length - 1; i > 0; i--) {
        const j = entero(0, i);
        [m[i], m[j]] = [m[j]!, m[i]!];
      }
      return m;
    },
  };
}
