import { expect, it } from 'vitest';
import type { CuelgaDe } from '../../functions/domain/ambito.ts';
import { alertasDe, alertasRegion } from '../../functions/publish/alertas.ts';

const cuelga: CuelgaDe = { disa: '34', red: '01', microred: '02' };
const hoja = (eess: string, sector: string, distrito: string, pendientes: number) => ({
  eess,
  sector,
  distrito,
  punto_focal: 'eess' as const,
  seguidas: pendientes + 1,
  por_vencer: 0,
  pendientes,
  sin_nada: 0,
});
// The sector 0A straddles two districts.
const region = alertasRegion(
  {
    hoy: '2026-10-31',
    horizonte: 7,
    focos: [
      hoja('00003644', '0A', '050101', 3),
      hoja('00003644', '0A', '050102', 4),
      hoja('00003644', 'SIN', '050101', 5),
      hoja('SIN', 'SIN', '160101', 1),
    ],
  },
  '05',
  () => cuelga,
);
const pendientes = (ambito: string, hijos: readonly string[] = []): (number | undefined)[] => {
  const a = alertasDe(region, ambito, hijos)!;
  return [a.propio[0]?.pendientes, ...a.hijos.map((f) => f[0]?.pendientes)];
};

it('adds the leaves along both hierarchies, and the region once', () => {
  expect(pendientes('S:0A')).toEqual([7]);
  expect(pendientes('E:00003644', ['S:0A', 'S:00003644-SIN'])).toEqual([12, 7, 5]);
  expect(pendientes('G:05', ['D:050101', 'D:050102', 'D:05-FUERA'])).toEqual([13, 8, 4, 1]);
  expect(pendientes('R:34-01', ['M:34-01-02'])).toEqual([13, 13]);
});

it('of a sector inside a district, only those who live there', () => {
  expect(pendientes('D:050101', ['S:0A', 'S:00003644-SIN'])).toEqual([8, 3, 5]);
});

it('is null in a month without follow-up', () => {
  expect(alertasDe(null, 'G:05', [])).toBeNull();
});
