import { expect, it } from 'vitest';
import { edadDatos } from '../../functions/domain/edad-datos.ts';

it('counts from the last day of the latest published month', () => {
  expect(edadDatos('2026-10', '2026-11-05')).toBe(5);
  expect(edadDatos('2026-02', '2026-03-31')).toBe(31);
  expect(edadDatos('2025-12', '2026-01-01')).toBe(1);
});

it('is nothing while the month is not over', () => {
  expect(edadDatos('2026-10', '2026-10-20')).toBe(0);
  expect(edadDatos('2026-10', '2026-10-31')).toBe(0);
});
