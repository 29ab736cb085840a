import { dias, semanas, type Eje } from './describir-marco.ts';

/** From `desde` to `hasta` (days on the axis of the subject, or completed years), `n` are required. */
export type Tramo = { readonly desde: number; readonly hasta: number | null; readonly n: number };

type Ancla = Exclude<Eje, 'meses'> | null;

const NUMEROS = ['ninguna', 'una', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once'];
export const cuantas = (n: number): string => NUMEROS[n] ?? String(n);

/** Bands as stretches, each from the day after the previous one. */
export const tramosDe = <T extends { hasta?: number | undefined }>(
  bandas: readonly T[],
  n: (b: T) => number,
): (Tramo & { readonly banda: T })[] => {
  let desde = 0;
  return bandas.map((banda) => {
    const tramo = { desde, hasta: banda.hasta ?? null, n: n(banda), banda };
    desde = (banda.hasta ?? 0) + 1;
    return tramo;
  });
};

/** From when a band holds. */
const desdeCuando = (eje: Ancla, unidad: 'dias' | 'anos', n: number): string => {
  if (unidad === 'anos') return `desde los ${n} años`;
  if (eje === 'gestacion') return `desde las ${semanas(n)} de gestación`;
  if (eje === 'evento') return n === 0 ? 'desde el día 0' : `desde ${dias(n)} después del día 0`;
  return n === 0 ? 'desde que nace' : `desde los ${dias(n)}`;
};

/** «Se exige una desde los 120 días, dos desde los 190 días.» The bands follow one another: each says only where it begins. */
export const exigenciaEnPalabras = (
  eje: Ancla,
  unidad: 'dias' | 'anos',
  tramos: readonly Tramo[],
  decir: (n: number, i: number) => string,
): string => {
  const dichos = tramos.flatMap((t, i) =>
    i === 0 && t.n === 0 ? [] : [`${decir(t.n, i)} ${desdeCuando(eje, unidad, t.desde)}`],
  );
  const primera = tramos.find((t) => t.n > 0)?.n ?? 0;
  return dichos.length === 0 ? 'No se exige.' : `${primera > 1 ? 'Se exigen' : 'Se exige'} ${dichos.join(', ')}.`;
};
