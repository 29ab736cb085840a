import { expect, it } from 'vitest';
import { leerTerritorio } from '../../../functions/adapters/catalogos/territorio.ts';
import { elegirEess, repartir } from '../../../functions/local/demo/jurisdiccion.ts';
import { sectorizar } from '../../../functions/local/demo/sectores.ts';

const t = leerTerritorio();
const region = (prefijo: string, n: number) => {
  const eess = elegirEess(t, prefijo, n);
  const distritos = [...t.distritos.values()].filter((d) => d.ubigeo.startsWith(prefijo));
  const unidades = repartir(t, distritos, eess, 1);
  return { eess, distritos, unidades, sectores: sectorizar(unidades, 1) };
};

it.each([
  ['0503', 12],
  ['05', 354],
  ['06', 900],
])('gives the %s its %i facilities, four sectors each, none empty', (prefijo, n) => {
  const { eess, sectores } = region(prefijo, n);
  expect(new Set(eess).size).toBe(n);
  expect(new Set(sectores.map((s) => s.codigo)).size).toBe(4 * n);
  for (const s of sectores) expect(s.unidades.length).toBeGreaterThan(0);
});

it('gives every locality to one facility, of its own district where there is one', () => {
  const { eess, unidades, distritos } = region('05', 354);
  const conEess = new Set(eess.map((e) => e.ubigeo));
  expect(new Set(unidades.map((u) => u.localidad.codigo + u.manzana)).size).toBe(unidades.length);
  for (const u of unidades) {
    if (conEess.has(u.localidad.ubigeo) && u.eess.ubigeo !== u.localidad.ubigeo) expect.fail(u.localidad.codigo);
  }
  const sinEess = distritos.filter((d) => !conEess.has(d.ubigeo)).map((d) => d.ubigeo);
  expect(sinEess).toContain('050511'); // Oronccoy
  expect(unidades.some((u) => u.localidad.ubigeo === '050511' && u.sector !== null)).toBe(true);
});

it('keeps the people of each district', () => {
  const { unidades, distritos } = region('05', 354);
  const suma = new Map<string, number>();
  for (const u of unidades) suma.set(u.localidad.ubigeo, (suma.get(u.localidad.ubigeo) ?? 0) + u.poblacion);
  for (const d of distritos) {
    if (suma.has(d.ubigeo)) expect(suma.get(d.ubigeo)).toBeCloseTo(d.poblacion ?? 300, 3);
  }
});

it('tells the sectors of a facility apart by colour', () => {
  const { sectores } = region('05', 354);
  for (const grupo of Map.groupBy(sectores, (s) => s.eess).values()) {
    expect(new Set(grupo.map((s) => s.color)).size).toBe(4);
  }
});
