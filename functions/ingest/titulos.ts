import type { CodigoDeLugar } from './mascara.ts';

const TILDES = /\p{M}/gu;

/** A header as it is compared: no accents, line breaks, signs or double spaces, in capitals. `Id_Cita` → `ID CITA`. */
export const normalizarTitulo = (texto: string): string =>
  texto
    .normalize('NFD')
    .replace(TILDES, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();

/** As `normalizarTitulo`, without what stands between parentheses: the padrón writes its catalogues there. */
export const sinParentesis = (texto: string): string => normalizarTitulo(texto.replace(/\([^()]*\)?/g, ' '));

export type ColumnaEsperada = {
  /** snake_case name inside the reader. */
  readonly id: string;
  /** Accepted headers, normalised; a RegExp is tried on the normalised header. The first that appears wins. */
  readonly titulos: readonly (string | RegExp)[];
  readonly obligatoria?: boolean;
  /** Never shown in rejects: identity, names, addresses, phones. */
  readonly personal?: boolean;
  readonly fecha?: boolean;
  /** Holds a code as long as a document, that a reject may show. */
  readonly codigo?: CodigoDeLugar;
};

/** A header ready to be compared with many formats. */
export type Titulos = { readonly completos: readonly string[]; readonly cortos: readonly string[] };

export const prepararTitulos = (titulos: readonly string[]): Titulos => ({
  completos: titulos.map(normalizarTitulo),
  cortos: titulos.map(sinParentesis),
});

/** Position of each expected column in the header. Each position is given to one column only, in the order of `esperadas`. */
export function ubicarColumnas(
  esperadas: readonly ColumnaEsperada[],
  { completos, cortos }: Titulos,
): Map<string, number> {
  const donde = new Map<string, number>();
  const usadas = new Set<number>();
  const libre = (i: number): boolean => !usadas.has(i);
  for (const { id, titulos: aceptados } of esperadas) {
    for (const t of aceptados) {
      const i =
        typeof t === 'string'
          ? completos.findIndex((c, k) => libre(k) && (c === t || cortos[k] === t))
          : completos.findIndex((c, k) => libre(k) && t.test(c));
      if (i < 0) continue;
      donde.set(id, i);
      usadas.add(i);
      break;
    }
  }
  return donde;
}
