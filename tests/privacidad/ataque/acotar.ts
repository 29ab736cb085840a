import type { Rango, Sistema } from './sistema.ts';

/** Bounds of numerator and gap of an unknown, or of a sum. */
export type Cotas = { num: Rango; brecha: Rango };

export type Acotado = {
  readonly incognitas: readonly Readonly<Cotas>[];
  readonly sumas: readonly Readonly<Cotas>[];
  /** False when what is said cannot all be true. */
  readonly posible: boolean;
};

const PASADAS = 200;
const CIEN = 10_000;

const cruzar = (a: Rango, b: Rango): Rango => [Math.max(a[0], b[0]), Math.min(a[1], b[1])];

/** What percentage and denominator say of numerator and gap, given what is known of each. */
function porProporcion({ num, brecha }: Cotas, den: Rango, [desde, hasta]: Rango): Cotas {
  let n: Rango = cruzar(num, [den[0] - brecha[1], den[1] - brecha[0]]);
  let b: Rango = cruzar(brecha, [den[0] - n[1], den[1] - n[0]]);
  // desde · brecha ≤ (1 − desde) · num, and the same with the upper end, where it is under and not at most.
  if (desde > 0) {
    n = cruzar(n, [Math.ceil((desde * b[0]) / (CIEN - desde) - 1e-9), Infinity]);
    if (desde < CIEN) b = cruzar(b, [0, Math.floor((n[1] * (CIEN - desde)) / desde + 1e-9)]);
  }
  if (hasta < CIEN) {
    if (hasta > 0) b = cruzar(b, [Math.ceil((n[0] * (CIEN - hasta) + 1) / hasta - 1e-9), Infinity]);
    n = cruzar(n, [0, Math.floor((hasta * b[1] - 1) / (CIEN - hasta) + 1e-9)]);
  }
  return { num: n, brecha: b };
}

/**
 * Bounds by propagation to a fixpoint: from each sum to its parts and back, over everything that is said. No answer that is possible is
 * left out, so that what it narrows is narrowed; what it does not narrow may still be, by looking at all the equations at once.
 */
export function acotar({ incognitas, sumas }: Sistema): Acotado {
  const x: Cotas[] = incognitas.map(() => ({ num: [0, Infinity], brecha: [0, Infinity] }));
  const s: Cotas[] = sumas.map(({ dicho }) => ({ num: dicho.num, brecha: dicho.brecha }));
  let posible = true;
  for (let pasada = 0; pasada < PASADAS && posible; pasada++) {
    let cambio = false;
    sumas.forEach(({ dicho, incognitas: partes }, i) => {
      for (const campo of ['num', 'brecha'] as const) {
        const menor = partes.reduce((t, p) => t + x[p]![campo][0], 0);
        const mayor = partes.reduce((t, p) => t + x[p]![campo][1], 0);
        s[i]![campo] = cruzar(s[i]![campo], [menor, mayor]);
      }
      s[i] = porProporcion(s[i]!, dicho.den, dicho.pct);
      for (const campo of ['num', 'brecha'] as const) {
        const [abajo, arriba] = s[i]![campo];
        if (abajo > arriba) posible = false;
        const menor = partes.reduce((t, p) => t + x[p]![campo][0], 0);
        const infinitos = partes.filter((p) => x[p]![campo][1] === Infinity).length;
        const mayor = partes.reduce((t, p) => t + (x[p]![campo][1] === Infinity ? 0 : x[p]![campo][1]), 0);
        for (const p of partes) {
          const [lo, hi] = x[p]![campo];
          const otros = infinitos - (hi === Infinity ? 1 : 0) > 0 ? Infinity : mayor - (hi === Infinity ? 0 : hi);
          const nuevo = cruzar([lo, hi], [abajo - otros, arriba - (menor - lo)]);
          if (nuevo[0] !== lo || nuevo[1] !== hi) {
            x[p]![campo] = nuevo;
            cambio = true;
            if (nuevo[0] > nuevo[1]) posible = false;
          }
        }
      }
    });
    if (!cambio) break;
  }
  return { incognitas: x, sumas: s, posible };
}
