import { expect, it } from 'vitest';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { elegirVersion } from '../../../functions/domain/ficha/elegir.ts';
import { indicadoresTablero } from '../../../functions/domain/ficha/indicadores-tablero.ts';
import { metaDe } from '../../../functions/domain/ficha/metas.ts';

const { fichas } = leerFichas();

it('targets are fractions of the region in force that day, and are never invented', () => {
  const { ficha, version } = elegirVersion(fichas, 'adol_mujer_hb', 'fed_2025_2026');
  const meta = (fecha: string, ...ambitos: string[]) => metaDe(ficha, version, ambitos, fecha);
  expect(meta('2026-05-31', 'E:00003644', 'G:05')).toEqual({ meta: 0.8, basal: 0.791, de: 'G:05', verificacion: 'V2' });
  expect(meta('2026-06-01', 'G:05')?.meta).toBe(0.83);
  expect(meta('2027-01-01', 'G:05')).toBeNull();
  expect(meta('2026-06-01', 'G:15')).toBeNull();
});

it('a target in localities is of its place and of none of its parts', () => {
  const { ficha, version } = elegirVersion(fichas, 'ccpp_agua_clorada', 'fed_2025_2026');
  expect(metaDe(ficha, version, ['G:05'], '2026-10-31')).toMatchObject({ meta: 314, basal: 98, de: 'G:05' });
  expect(metaDe(ficha, version, ['D:050101', 'G:05'], '2026-10-31')).toBeNull();
});

it('an unknown ficha or version lists those that exist', () => {
  expect(() => elegirVersion(fichas, 'nada', 'x')).toThrow(/No existe la ficha «nada».*paquete_menor_12m/);
  expect(() => elegirVersion(fichas, 'paquete_menor_12m', 'x')).toThrow(/fed_2025_2026, fed_2024_2025/);
});

it('boards get one column for each edition and method, and one shown first', () => {
  const columnas = indicadoresTablero(fichas);
  expect(columnas.filter((c) => c.ficha === 'anemia_6_35m').map((c) => [c.clave, c.principal])).toEqual([
    ['anemia_6_35m@tablero~nts213_tramos', true],
    ['anemia_6_35m@tablero~sien_formula', false],
  ]);
  expect(new Set(columnas.map((c) => c.clave)).size).toBe(columnas.length);
  for (const c of columnas) expect(c.corto.length).toBeLessThanOrEqual(28);
});
