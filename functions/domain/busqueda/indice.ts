import { cuantas, erroresEntre, erroresPermitidos, letrasDe } from './errores.ts';
import { palabrasUnidas } from './palabras.ts';

/** A thing to find, by its words (`palabrasDe`). */
export type Buscable = {
  /** Of its names and codes, one list each. */
  readonly propias: readonly (readonly string[])[];
  /** Of what surrounds it: they help to choose and are not enough by themselves. */
  readonly contexto?: readonly string[];
};
/** `puntos`: 0 when every word was found as it was written; each doubt adds. */
export type Hallazgo = { readonly i: number; readonly puntos: number };

export type Indice = {
  /**
   * Things that hold every word, in the order in which they were given.
   * @param conErrores also words written with errors, and those too
   */
  buscar(palabras: readonly string[], conErrores: boolean): Hallazgo[];
};

/** How a word was found, best first; two errors are one grade under one. */
const EXACTA = 0;
const COMIENZO = 1;
const DENTRO = 2;
const CON_ERROR = 3;
const COMIENZO_CON_ERROR = 4;
const CADA_ERROR_MAS = 2;
/** On top of the grade, where it was found. */
const UNIDAS = 1;
const CONTEXTO = 10;

const NADA = 255;
/** Of shorter ones too many words begin so, or hold them. */
const LETRAS_DENTRO = 3;
const CIFRAS_COMIENZO = 3;
const LETRAS_COMIENZO_CON_ERROR = 6;

type Entrada = { readonly palabra: string; readonly numerica: boolean; readonly donde: number[][] };

/** An index in memory: searching looks at every distinct word once, never at every thing. */
export function indiceDe(cosas: readonly Buscable[]): Indice {
  const porPalabra = new Map<string, Entrada>();
  const anotar = (palabra: string, i: number, lugar: number): void => {
    let e = porPalabra.get(palabra);
    if (!e) {
      e = { palabra, numerica: /^\d+$/.test(palabra), donde: [[], [], []] };
      porPalabra.set(palabra, e);
    }
    const cosasSuyas = e.donde[lugar]!;
    if (cosasSuyas.at(-1) !== i) cosasSuyas.push(i);
  };
  for (const [i, { propias, contexto = [] }] of cosas.entries()) {
    for (const lista of propias) {
      for (const p of lista) anotar(p, i, 0);
      for (const p of palabrasUnidas(lista)) anotar(p, i, 1);
    }
    for (const p of contexto) anotar(p, i, 2);
  }
  const vocabulario = [...porPalabra.values()];
  const letrasDeCada = Int32Array.from(vocabulario, (e) => letrasDe(e.palabra));

  /** Best grade of a word in each thing; `propia` marks those that hold it themselves. */
  const calificar = (escrita: string, conErrores: boolean, propia: Uint8Array): Uint8Array => {
    const grados = new Uint8Array(cosas.length).fill(NADA);
    const maximo = conErrores ? erroresPermitidos(escrita) : 0;
    const letras = letrasDe(escrita);
    for (let v = 0; v < vocabulario.length; v++) {
      const faltan = letras & ~letrasDeCada[v]!;
      if (faltan !== 0 && (maximo === 0 || cuantas(faltan) > maximo)) continue; // nearly every word ends here
      const e = vocabulario[v]!;
      const g = gradoDe(escrita, e, maximo);
      if (g === NADA) continue;
      for (const [lugar, recargo] of [0, UNIDAS, CONTEXTO].entries())
        for (const i of e.donde[lugar]!) {
          if (g + recargo < grados[i]!) grados[i] = g + recargo;
          if (lugar < 2) propia[i] = 1;
        }
    }
    return grados;
  };

  return {
    buscar(palabras, conErrores) {
      if (palabras.length === 0) return [];
      const propia = new Uint8Array(cosas.length);
      const grados = palabras.map((p) => calificar(p, conErrores, propia));
      const hallazgos: Hallazgo[] = [];
      for (let i = 0; i < cosas.length; i++) {
        if (propia[i] === 0) continue;
        let puntos = 0;
        for (const g of grados) {
          if (g[i] === NADA) {
            puntos = -1;
            break;
          }
          puntos += g[i]!;
        }
        if (puntos >= 0) hallazgos.push({ i, puntos });
      }
      return hallazgos;
    },
  };
}

/** How a word is the one that was typed, with at most so many errors; `NADA` when it is another. */
function gradoDe(escrita: string, { palabra, numerica }: Entrada, maximo: number): number {
  if (palabra === escrita) return EXACTA;
  if (numerica) return escrita.length >= CIFRAS_COMIENZO && palabra.startsWith(escrita) ? COMIENZO : NADA;
  if (palabra.startsWith(escrita)) return COMIENZO;
  if (escrita.length >= LETRAS_DENTRO && palabra.includes(escrita)) return DENTRO;
  if (maximo === 0 || numerica) return NADA;
  const { entera, comienzo } = erroresEntre(escrita, palabra, maximo);
  const deEntera = entera > maximo ? NADA : CON_ERROR + (entera - 1) * CADA_ERROR_MAS;
  const deComienzo =
    comienzo > maximo || escrita.length < LETRAS_COMIENZO_CON_ERROR
      ? NADA
      : COMIENZO_CON_ERROR + (comienzo - 1) * CADA_ERROR_MAS;
  return Math.min(deEntera, deComienzo);
}
