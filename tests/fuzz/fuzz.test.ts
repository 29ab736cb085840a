import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

it(
  'ningún archivo dañado a propósito rompe la recepción, la cuelga ni pierde una fila',
  { timeout: 120_000 },
  async () => {
    const r = await fuzz({ archivos: 400, semilla: 20261127, hastaSegundos: 15 });
    expect(r.ejemplos).toEqual([]);
    expect(r.archivos).toBeGreaterThan(20);
    expect(r.aceptados).toBeGreaterThan(5);
    expect(r.rechazados).toBeGreaterThan(0);
  },
);
