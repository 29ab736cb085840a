/** Whole numbers from 0 to n − 1, always the same ones for the same seed (mulberry32): what is decided with them can be decided again. */
export type Azar = (n: number) => number;

export const azar = (semilla: number): Azar => {
  let estado = semilla >>> 0;
  return (n) => {
    estado = (estado + 0x6d2b79f5) >>> 0;
    let t = Math.imul(estado ^ (estado >>> 15), estado | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
};

/** A seed from a text (FNV-1a). */
export const semillaDe = (texto: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < texto.length; i++) h = Math.imul(h ^ texto.charCodeAt(i), 0x01000193);
  return h >>> 0;
};
