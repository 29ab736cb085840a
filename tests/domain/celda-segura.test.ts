import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { campoCsv, celdaSegura, pareceFormula } from '../../functions/domain/celda-segura.ts';

it.each(['=1+1', '=HYPERLINK("http://x";"y")', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', ' =1', '\r\n=1', '＝1', '﻿=1'])(
  '%j would be run by a spreadsheet and comes out as text',
  (texto) => {
    expect(pareceFormula(texto)).toBe(true);
    expect(celdaSegura(texto).startsWith("'")).toBe(true);
  },
);

it.each(['Áyna', 'D:050304', '0.5', '-5', '+12,5', '', 'a=b', 'niño <6 m', '3 de 7'])(
  '%j is left as it is',
  (texto) => {
    expect(celdaSegura(texto)).toBe(texto);
  },
);

it('neither does a formula hide behind the separator of another country', () => {
  expect(celdaSegura('x;=HYPERLINK(1)')).toBe("x;'=HYPERLINK(1)");
  expect(celdaSegura('x\t"@A1')).toBe('x\t"\'@A1');
});

it('a field of a CSV is read back as it was written, and no cell of it is a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (textos) => {
      const [fila] = parse(`${textos.map(campoCsv).join(',')}\r\n`, { relax_column_count: true }) as string[][];
      if (textos.every((t) => t === '')) return;
      expect(fila).toEqual(textos.map(celdaSegura));
      expect(fila!.some(pareceFormula)).toBe(false);
    }),
  );
});
