import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cuantas, erroresEntre, erroresPermitidos, letrasDe } from '../../../functions/domain/busqueda/errores.ts';

/** Optimal string alignment as it is defined, slow and obvious. */
function distancia(a: string, b: string): number {
  if (a === '' || b === '') return Math.max(a.length, b.length);
  const [i, j] = [a.length - 1, b.length - 1];
  const opciones = [
    distancia(a.slice(0, -1), b) + 1,
    distancia(a, b.slice(0, -1)) + 1,
    distancia(a.slice(0, -1), b.slice(0, -1)) + (a[i] === b[j] ? 0 : 1),
  ];
  if (i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j])
    opciones.push(distancia(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...opciones);
}

describe('errors between what was typed and a word', () => {
  it.each([
    ['hunata', 'huanta', 1], // two neighbours swapped
    ['lucanamarka', 'lucanamarca', 1],
    ['batista', 'bautista', 1],
    ['aucara', 'aucara', 0],
    ['vilcaswaman', 'vilcashuaman', 2],
    ['ayna', 'ancu', 3],
  ])('%s and %s: %i', (escrito, palabra, errores) => {
    expect(erroresEntre(escrito, palabra, 2).entera).toBe(errores);
  });

  it('whoever is still typing is compared with the beginning', () => {
    expect(erroresEntre('lucnamar', 'lucanamarca', 2)).toEqual({ entera: 3, comienzo: 1 });
  });

  const palabra = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  it('agree with the definition, whatever the words, up to the most that is asked', () => {
    fc.assert(
      fc.property(palabra, palabra, fc.constantFrom(1, 2), (a, b, maximo) => {
        const { entera, comienzo } = erroresEntre(a, b, maximo);
        const comienzos = Array.from({ length: b.length + 1 }, (_, n) => distancia(a, b.slice(0, n)));
        expect(entera).toBe(Math.min(distancia(a, b), maximo + 1));
        expect(comienzo).toBe(Math.min(...comienzos, maximo + 1));
        // The bound that spares the comparison never spares one that counts.
        expect(cuantas(letrasDe(a) & ~letrasDe(b))).toBeLessThanOrEqual(Math.min(...comienzos));
      }),
      { numRuns: 300 },
    );
  });

  it('are forgiven by length, and never in a code', () => {
    expect(['ica', 'ayna', 'bautist', 'bautista', '00003644', 'i2'].map(erroresPermitidos)).toEqual([0, 1, 1, 2, 0, 0]);
  });
});
