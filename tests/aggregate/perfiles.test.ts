import type { DuckDBConnection } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leerTerritorio } from '../../functions/adapters/catalogos/territorio.ts';
import { abrirDuckdb, cerrarDuckdb, ejecutar } from '../../functions/adapters/duckdb/conexion.ts';
import { prepararMotor } from '../../functions/aggregate/compilar/motor.ts';
import { crearHojas } from '../../functions/aggregate/hojas.ts';
import { perfilesDistrito, perfilesEess, quintilesDe } from '../../functions/aggregate/perfiles.ts';
import { sectoresDe } from '../../functions/aggregate/sectores.ts';
import { NOMBRES_TABLAS, TABLAS } from '../../functions/domain/tablas.ts';
import type { SectorTablero } from '../../functions/domain/tablero.ts';

const CORTE = '2026-10-31';
let con: DuckDBConnection;

beforeEach(async () => {
  con = await abrirDuckdb();
  for (const t of NOMBRES_TABLAS) {
    const columnas = Object.entries(TABLAS[t]).map(([c, tipo]) => `${c} ${tipo}`);
    await ejecutar(con, `CREATE TABLE ${t} (${columnas.join(', ')})`);
  }
  await ejecutar(con, `CREATE TABLE cortes AS SELECT DATE '${CORTE}' AS corte`);
});
afterEach(() => cerrarDuckdb(con));

const poner = (tabla: string, columnas: string, ...filas: readonly string[]): Promise<unknown> =>
  ejecutar(con, `INSERT INTO ${tabla} (${columnas}) VALUES ${filas.map((f) => `(${f})`).join(', ')}`);

async function sectores(): Promise<Map<string, SectorTablero>> {
  await crearHojas(con);
  return new Map((await sectoresDe(con, CORTE, leerTerritorio())).map((s) => [s.codigo, s]));
}

describe('microareas of a sector', () => {
  const sectorizacion = (...filas: readonly string[]): Promise<unknown> =>
    poner('sectorizacion', 'renipress, sector, codigo_ccpp, manzana', ...filas.map((f) => `'00003644', ${f}`));

  it('are those of its localities, each with its place', async () => {
    await sectorizacion(`'A', '0503040001', NULL`, `'B', '0503040002', NULL`);
    await poner(
      'microareas',
      'codigo_ccpp, tipo, lat, lon',
      `'0503040001', 'laguna', NULL, NULL`,
      `'0503040001', 'basural', -13.9, -74.3`,
      `'0503040009', 'cauce', -13.9, -74.3`,
    );
    const s = await sectores();
    expect(s.get('A')?.microareas).toEqual([
      { tipo: 'basural', codigo: '0503040001', lat: -13.9, lon: -74.3 },
      { tipo: 'laguna', codigo: '0503040001', lat: null, lon: null },
    ]);
    expect(s.get('B')?.microareas).toEqual([]);
  });

  it('of a locality split by blocks are in every sector of its blocks, unless some sector has it whole', async () => {
    await sectorizacion(
      `'A', '0503040001', 'X'`,
      `'B', '0503040001', 'Y'`,
      `'A', '0503040002', 'X'`,
      `'C', '0503040002', NULL`,
    );
    await poner('microareas', 'codigo_ccpp, tipo', `'0503040001', 'cauce'`, `'0503040002', 'lodazal'`);
    const tipos = (s: SectorTablero | undefined): string[] | undefined => s?.microareas?.map((m) => m.tipo);
    const s = await sectores();
    expect([tipos(s.get('A')), tipos(s.get('B')), tipos(s.get('C'))]).toEqual([['cauce'], ['cauce'], ['lodazal']]);
  });
});

describe('schedule of a sector', () => {
  it('counts what was to be done in the month and since January, up to the cut date, and what of it was done', async () => {
    await poner(
      'sectorizacion',
      'renipress, sector, codigo_ccpp',
      ...['A', 'B', 'C'].map((s, i) => `'00003644', '${s}', '050304000${i + 1}'`),
    );
    await poner(
      'cronograma',
      'sector, fecha, tipo, hecho',
      `'A', DATE '2025-12-31', 'visita', 'SI'`, // last year
      `'A', DATE '2026-01-01', 'visita', 'SI'`,
      `'A', DATE '2026-09-30', 'visita', 'no'`,
      `'A', DATE '2026-10-01', 'visita', ' sí '`,
      `'A', DATE '2026-10-31', 'visita', NULL`,
      `'A', DATE '2026-10-31', 'campaña', 'SI'`,
      `'A', DATE '2026-11-01', 'visita', 'SI'`, // its day has not come
      `'A', NULL, 'visita', 'SI'`,
      `'B', DATE '2026-11-20', 'visita', 'NO'`,
      `'C', DATE '2025-10-20', 'visita', 'SI'`,
    );
    const s = await sectores();
    expect(s.get('A')?.cronograma).toEqual({
      mes: { programadas: 3, hechas: 2 },
      anio: { programadas: 5, hechas: 3 },
    });
    expect(s.get('B')?.cronograma).toEqual({
      mes: { programadas: 0, hechas: 0 },
      anio: { programadas: 0, hechas: 0 },
    });
    expect(s.get('C')?.cronograma).toBeNull();
  });
});

describe('profiles', () => {
  it('of a facility: its latest year up to that of the cut date, nulls kept, the other facility by its whole code', async () => {
    await poner(
      'perfil_eess',
      'renipress, anio, poblacion, medicos, eess_mayor, km_eess_mayor',
      `'00003644', 2025, 900, 1, '3639', 42.5`,
      `'00003644', 2026, 950, NULL, '3639', NULL`,
      `'00003644', 2027, 999, 9, NULL, NULL`,
      `'00003641', 2024, 100, 0, 'Hospital', 1`,
      `'00003642', 2027, 100, 0, NULL, NULL`,
    );
    const p = await perfilesEess(con, CORTE);
    expect(Object.keys(p)).toEqual(['00003641', '00003644']);
    expect(p['00003644']).toEqual({
      anio: 2026,
      poblacion: 950,
      familias: null,
      viviendas: null,
      medicos: null,
      enfermeras: null,
      obstetras: null,
      tecnicos: null,
      acs: null,
      parteras: null,
      eessMayor: '00003639',
      minutosEessMayor: null,
      kmEessMayor: null,
    });
    expect(p['00003641']).toMatchObject({ anio: 2024, medicos: 0, eessMayor: null });
  });

  it('of a district: the inputs of one year only, by name', async () => {
    await poner(
      'perfil_distrito',
      'ubigeo, anio, entrada, valor',
      `'050304', 2024, 'sistemas_agua', 9`,
      `'050304', 2025, 'gestantes', 12`,
      `'050304', 2025, 'actores_sociales', NULL`,
      `'050304', 2027, 'gestantes', 99`,
    );
    expect(await perfilesDistrito(con, CORTE)).toEqual({
      '050304': {
        anio: 2025,
        entradas: [
          { entrada: 'actores_sociales', valor: null },
          { entrada: 'gestantes', valor: 12 },
        ],
      },
    });
  });
});

it('the quintiles of a region divide its districts in five, the poorest first', async () => {
  await prepararMotor(con);
  const q = await quintilesDe(con, '05');
  const distritos = [...leerTerritorio().distritos.keys()].filter((u) => u.startsWith('05'));
  expect(Object.keys(q).every((u) => distritos.includes(u))).toBe(true);
  const tamanos = [1, 2, 3, 4, 5].map((n) => Object.values(q).filter((x) => x === n).length);
  expect(Math.max(...tamanos) - Math.min(...tamanos)).toBeLessThanOrEqual(1);
  // Poverty of 2018 in functions/catalogos/territorio/distritos.csv: 15 % in the capital, 61 % in Socos.
  expect([q['050101'], q['050112']]).toEqual([5, 1]);
});
