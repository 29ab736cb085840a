/** Typing errors forgiven in a word: none in short ones or in codes, one from four letters on, two from eight on. */
export const erroresPermitidos = (palabra: string): 0 | 1 | 2 =>
  /\d/.test(palabra) || palabra.length < 4 ? 0 : palabra.length < 8 ? 1 : 2;

/** One bit a letter: a cheap bound of how far two words are. */
export const letrasDe = (palabra: string): number => {
  let bits = 0;
  for (let i = 0; i < palabra.length; i++) bits |= 1 << (palabra.charCodeAt(i) % 31);
  return bits;
};

export const cuantas = (bits: number): number => {
  let n = 0;
  for (let b = bits; b !== 0; b &= b - 1) n++;
  return n;
};

// Rows of the table of distances: the last two and the one being filled. Words are short; longer ones are cut.
const LARGO = 48;
let anterior2 = new Uint8Array(LARGO + 1);
let anterior = new Uint8Array(LARGO + 1);
let actual = new Uint8Array(LARGO + 1);

/**
 * Errors between what was typed and a word, and between it and the nearest beginning of the word (for whoever is still typing): letters
 * changed, missing, added, or two neighbours swapped, each counting one (optimal string alignment). What passes `maximo` is `maximo + 1`.
 */
export function erroresEntre(
  escrito: string,
  palabra: string,
  maximo: number,
): { readonly entera: number; readonly comienzo: number } {
  const m = Math.min(escrito.length, LARGO);
  const n = Math.min(palabra.length, m + maximo, LARGO);
  const demas = maximo + 1;
  for (let j = 0; j <= n; j++) anterior[j] = j;
  for (let i = 1; i <= m; i++) {
    actual[0] = i;
    let menor = i;
    const letra = escrito.charCodeAt(i - 1);
    for (let j = 1; j <= n; j++) {
      const otra = palabra.charCodeAt(j - 1);
      let d = Math.min(anterior[j]! + 1, actual[j - 1]! + 1, anterior[j - 1]! + (letra === otra ? 0 : 1));
      if (i > 1 && j > 1 && letra === palabra.charCodeAt(j - 2) && escrito.charCodeAt(i - 2) === otra)
        d = Math.min(d, anterior2[j - 2]! + 1);
      actual[j] = d;
      if (d < menor) menor = d;
    }
    if (menor > maximo) return { entera: demas, comienzo: demas };
    [anterior2, anterior, actual] = [anterior, actual, anterior2];
  }
  const entera = palabra.length > n ? demas : Math.min(anterior[n]!, demas);
  let comienzo = demas;
  for (let j = 0; j <= n; j++) if (anterior[j]! < comienzo) comienzo = anterior[j]!;
  return { entera, comienzo };
}
