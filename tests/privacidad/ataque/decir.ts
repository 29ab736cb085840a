import { NADA, type Dicho, type Rango } from './sistema.ts';

/** A cell as the API, the cube or an export give it. */
export type CeldaLeida = {
  readonly e: string;
  readonly pct?: readonly [number, number];
  readonly den?: readonly [number, number | null];
  readonly menos?: 'num' | 'brecha' | null;
  /** Only in the team's documents: finding them would be the end of the attack. */
  readonly num?: number;
};

/** Under it every small numerator and gap is told apart (docs/privacidad.md): a band that says nothing of them says neither is small. */
const DEN_BANDAS = 50;
const MINIMO = 10;

const rangoDen = (den: CeldaLeida['den']): Rango => [den?.[0] ?? 0, den?.[1] ?? Infinity];

/** What a cell tells to whoever knows how cells are made; null when it tells nothing. */
export function dichoDe(
  celda: CeldaLeida,
  de: { readonly clave: string; readonly lugar: string; readonly cortes: readonly string[] },
): Dicho | null {
  switch (celda.e) {
    case 'nr':
    case 'na':
      return null;
    case 's':
      return { ...NADA, ...de, den: rangoDen(celda.den) };
    case 'b': {
      const den = rangoDen(celda.den);
      const pocos: Rango = [0, MINIMO - 1];
      const muchos: Rango = [MINIMO, Infinity];
      const sinPocos = celda.menos == null && den[1] < DEN_BANDAS;
      return {
        ...NADA,
        ...de,
        den,
        // Of a small numerator or gap the percentage is what the count and the denominator already say.
        pct: celda.menos ? NADA.pct : [Math.round(celda.pct![0] * 10_000), Math.round(celda.pct![1] * 10_000)],
        ...(celda.menos === 'num' || sinPocos ? { num: sinPocos ? muchos : pocos } : {}),
        ...(celda.menos === 'brecha' || sinPocos ? { brecha: sinPocos ? muchos : pocos } : {}),
      };
    }
    default:
      throw new Error(
        `Una celda pública dice «${celda.e}» en ${de.lugar}, ${de.clave}: lo público no lleva cuentas exactas`,
      );
  }
}
