import { expect, it } from 'vitest';
import { Documentos } from '../../../functions/local/demo/documentos.ts';

it('gives every number once and all start with 99', () => {
  const d = new Documentos();
  const dnis = new Set(Array.from({ length: 300_000 }, () => d.dni()));
  const cnvs = new Set(Array.from({ length: 300_000 }, () => d.cnv()));
  expect(dnis.size).toBe(300_000);
  expect(cnvs.size).toBe(300_000);
  for (const n of dnis) if (!/^99\d{6}$/.test(n)) expect.fail(n);
  for (const n of cnvs) if (!/^99\d{8}$/.test(n)) expect.fail(n);
});

it('gives adults a foreign card of nine characters when the DNI run out, and keeps some for children', () => {
  const d = new Documentos();
  let ultimo = d.adulto();
  const numeros = new Set([ultimo.numero]);
  while (ultimo.tipo === '1') {
    ultimo = d.adulto();
    numeros.add(ultimo.numero);
  }
  expect(ultimo.numero).toMatch(/^99\d{7}$/);
  expect(numeros.has(d.dni())).toBe(false);
  expect(numeros.size).toBe(995_001);
});
