/** Guards of the reception. Bytes, unless the name says otherwise. What each one stops is in docs/recepcion-seguridad.md. */
export type Limites = {
  /** Size of a file as it comes. */
  readonly maxArchivo: number;
  /** What an archive, or a workbook, may take once expanded. */
  readonly maxDescomprimido: number;
  /** Expanded bytes per compressed byte. A padrón of a region takes some 60 MB of sheet at a ratio of 15. */
  readonly maxRazon: number;
  /** Below this expanded size the ratio is not looked at: a small file of equal rows harms nobody. */
  readonly razonDesde: number;
  /** Entries of an archive or of a workbook. */
  readonly maxEntradas: number;
  readonly maxColumnas: number;
  /** One row. The engine that reads the clean file takes 2 MB at most. */
  readonly maxFila: number;
  /** Open elements of an XML part at one time. */
  readonly maxProfundidadXml: number;
  /** One text, attribute list or comment of an XML part. Excel's own cells end at 32,767 characters. */
  readonly maxTextoXml: number;
  /** All the shared strings of a workbook. */
  readonly maxTextosXlsx: number;
};

export const LIMITES: Limites = {
  maxArchivo: 4 * 2 ** 30,
  maxDescomprimido: 4 * 2 ** 30,
  maxRazon: 250,
  razonDesde: 64 * 2 ** 20,
  maxEntradas: 2000,
  maxColumnas: 1000,
  maxFila: 1_000_000,
  maxProfundidadXml: 64,
  maxTextoXml: 2 * 2 ** 20,
  maxTextosXlsx: 512 * 2 ** 20,
};

/** Beyond these the guard would no longer guard: DuckDB's longest line, and what a string of this runtime holds. */
const TOPES: Readonly<Partial<Record<keyof Limites, number>>> = { maxFila: 1_900_000, maxTextoXml: 256 * 2 ** 20 };

/** `maxDescomprimido` → `SALA_LIMITE_MAX_DESCOMPRIMIDO`. */
export const variableDe = (limite: string): string =>
  `SALA_LIMITE_${limite.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`;

/**
 * The defaults, with what the environment says instead.
 * @throws RangeError naming the variable that is not a positive integer, or that is past what can be guarded
 */
export function limitesDe(ambiente: Readonly<Record<string, string | undefined>>): Limites {
  const cambios = Object.keys(LIMITES).flatMap((clave) => {
    const variable = variableDe(clave);
    const texto = ambiente[variable];
    if (texto === undefined || texto === '') return [];
    const n = Number(texto);
    const tope = TOPES[clave as keyof Limites] ?? Number.MAX_SAFE_INTEGER; // a key of LIMITES
    if (!Number.isInteger(n) || n <= 0 || n > tope)
      throw new RangeError(`${variable} debe ser un entero de 1 a ${tope} y vino «${texto}».`);
    return [[clave, n] as const];
  });
  return { ...LIMITES, ...Object.fromEntries(cambios) };
}
