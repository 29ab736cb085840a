import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { abrirDuckdb, cerrarDuckdb, ejecutar, leerFilas } from '../../../functions/adapters/duckdb/conexion.ts';
import { compilar } from '../../../functions/aggregate/compilar/compilar.ts';
import { consultasDe } from '../../../functions/aggregate/compilar/consultas.ts';
import { crearHojas } from '../../../functions/aggregate/hojas.ts';
import { prepararMotor, prepararSujetos } from '../../../functions/aggregate/compilar/motor.ts';
import { elegirVersion } from '../../../functions/domain/ficha/elegir.ts';
import { TABLAS } from '../../../functions/domain/tablas.ts';

// Synthetic people by arithmetic: every age from before birth to 70 years, lines of every code of the package.
const CODIGOS = [
  '90670',
  '90681',
  '90713',
  '90722',
  '99199.17',
  '99199.19',
  '85018',
  '99381',
  '99381.01',
  '90585',
  '90744',
  '36416',
  'D509',
  '99499.01',
  'Z019',
  '99199.22',
  '90658',
  'Z3491',
];
const CORTES = ['2026-08-31', '2026-09-30', '2026-10-15', '2026-11-30'];

let con: DuckDBConnection;
beforeAll(async () => {
  con = await abrirDuckdb({ hilos: 2 });
  for (const [tabla, columnas] of Object.entries(TABLAS))
    await ejecutar(
      con,
      `CREATE TABLE ${tabla} (${Object.entries(columnas)
        .map(([n, t]) => `${n} ${t}`)
        .join(', ')})`,
    );
  await ejecutar(
    con,
    `INSERT INTO personas BY NAME SELECT '99' || lpad(CAST(i AS VARCHAR), 6, '0') AS documento, 'DNI' AS tipo_documento, '99' || lpad(CAST(i AS VARCHAR), 8, '0') AS cnv,
       DATE '2026-12-05' - CAST(CASE WHEN i % 3 = 0 THEN i * 29 ELSE i * 1.1 END AS INTEGER) AS fecha_nacimiento, CASE WHEN i % 2 = 0 THEN 'F' ELSE 'M' END AS sexo,
       CAST(i % 3 AS VARCHAR) AS seguros, DATE '2026-12-05' - CAST(i AS INTEGER) AS fecha_emision_dni, '050101' AS ubigeo, '1' AS estado FROM range(900) t(i)`,
  );
  await ejecutar(
    con,
    `INSERT INTO prestaciones BY NAME SELECT documento || '-' || j AS id_cita, documento, least(fecha_nacimiento + CAST(j * 9 AS INTEGER), DATE '2026-12-01') AS fecha,
       (${`[${CODIGOS.map((c) => `'${c}'`).join(', ')}]`})[1 + CAST((hash(documento, j) % ${CODIGOS.length}) AS INTEGER)] AS codigo, 'D' AS tipo_dx, 'DNT' AS lab1,
       'N' AS condicion_eess, '00003644' AS renipress, 11.2 AS hb, 70 AS talla_cm
     FROM personas, range(60) t(j)`,
  );
  await ejecutar(
    con,
    `INSERT INTO prestaciones BY NAME SELECT documento || '-v' AS id_cita, documento, DATE '2026-09-10' AS fecha, c AS codigo, 'D' AS tipo_dx, 'N' AS condicion_eess,
       '00003644' AS renipress FROM personas, unnest(['99384', '85018']) u(c) WHERE hash(documento) % 3 > 0 OR c = '99384'`,
  );
  await ejecutar(
    con,
    `INSERT INTO cnv BY NAME SELECT cnv, documento AS documento_madre, DATE '2026-08-20' AS fecha_nacimiento, 39 AS semanas, 'EESS' AS lugar, '00003644' AS renipress, '050101' AS ubigeo_madre FROM personas WHERE sexo = 'F' AND fecha_nacimiento < DATE '2005-01-01'`,
  );
  await ejecutar(
    con,
    `INSERT INTO sectorizacion BY NAME SELECT '0501010001' AS codigo_ccpp, '1' AS sector, '00003644' AS renipress, 30 AS minutos_eess, 'RURAL' AS area`,
  );
  await ejecutar(
    con,
    `INSERT INTO prestaciones BY NAME SELECT documento || '-g' AS id_cita, documento, DATE '2026-09-12' AS fecha, c AS codigo, 'D' AS tipo_dx, 12.9 AS hb
     FROM personas, unnest(['85018', 'Z3492']) u(c) WHERE sexo = 'F' AND hash(documento) % 5 = 0`,
  );
  await ejecutar(
    con,
    `INSERT INTO nomina_c1 SELECT documento, '2026-11', CASE WHEN sexo = 'F' THEN 'gestante' ELSE 'nino' END, 1 FROM personas`,
  );
  await ejecutar(
    con,
    `INSERT INTO visitas SELECT documento, DATE '2026-11-03', 'presencial', 'valida', 'MOVIL', -13, -74 FROM personas`,
  );
  await ejecutar(con, `INSERT INTO agua VALUES ('0501020043', DATE '2026-11-03', 'grifo', 0.5, 5)`);
  await ejecutar(con, 'CREATE TABLE cortes (corte DATE)');
  await prepararMotor(con);
  await prepararSujetos(con);
});
afterAll(() => cerrarDuckdb(con));

const conCortes = async (cortes: readonly string[], sql: string): Promise<Record<string, unknown>[]> => {
  await ejecutar(con, 'DELETE FROM cortes');
  for (const c of cortes) await ejecutar(con, `INSERT INTO cortes VALUES (DATE '${c}')`);
  if (/\bhogar_/.test(sql)) await crearHojas(con);
  return leerFilas(con, `SELECT * FROM (${sql}) ORDER BY corte, documento`);
};

const casos = leerFichas().fichas.flatMap((f) =>
  f.versiones.filter((v) => !v.no_calculable).map((v) => [`${f.ficha} ${v.version}`, f, v] as const),
);
const alguien = new Set<string>();

it.each(casos)(
  '%s: many cuts at once give what each gives alone, and leaving out the irrelevant loses nothing',
  async (_nombre, ficha, version) => {
    const todo = compilar(ficha, version).sql;
    const juntos = await conCortes(CORTES, todo);
    const unoAUno: Record<string, unknown>[] = [];
    for (const c of CORTES) unoAUno.push(...(await conCortes([c], todo)));
    expect(juntos).toEqual(unoAUno);
    const fuera = new Set(['edad', 'sexo', 'sin_parto_en_mes', 'nacido_en_otro_ano', 'fuera_de_nomina']);
    const relevantes = await conCortes(CORTES, compilar(ficha, version, { soloRelevantes: true }).sql);
    expect(relevantes).toEqual(juntos.filter((f) => !fuera.has(String(f['excluido']))));
    if (relevantes.some((f) => Number(f['den']) > 0)) alguien.add(`${ficha.ficha} ${version.version}`);
  },
);

it('these persons are in the denominator of most editions', () => {
  expect(alguien.size / casos.length).toBeGreaterThan(0.7);
});

it('an event on the cut counts and one the day after does not', async () => {
  const { ficha, version } = elegirVersion(leerFichas().fichas, 'hierro_hb_4_6m', 'fed_2025_2026');
  await ejecutar(
    con,
    `INSERT INTO personas BY NAME SELECT '99990001' AS documento, 'DNI' AS tipo_documento, DATE '2026-11-30' - 130 AS fecha_nacimiento`,
  );
  await ejecutar(
    con,
    `INSERT INTO prestaciones BY NAME SELECT 'x' AS id_cita, '99990001' AS documento, DATE '2026-11-30' AS fecha, '99199.17' AS codigo, 'D' AS tipo_dx`,
  );
  await prepararSujetos(con);
  const estado = async (corte: string): Promise<unknown> =>
    (await conCortes([corte], compilar(ficha, version).sql)).find((f) => f['documento'] === '99990001')?.[
      'c_hierro_4m'
    ];
  expect(await estado('2026-11-29')).toBe('no_cumple');
  expect(await estado('2026-11-30')).toBe('cumple');
});

it('every query of the catalogue gives the columns that facts are made from', async () => {
  for (const c of consultasDe(leerFichas().fichas)) {
    const filas = await leerFilas<{ column_name: string }>(con, `DESCRIBE ${c.sql}`);
    const columnas = filas.map((f) => f.column_name);
    expect(columnas, c.ficha).toEqual([
      'corte',
      'documento',
      'den',
      'num',
      'excluido',
      'sin_dato',
      'curso_vida',
      'condicion',
      'renipress',
      'ubigeo',
      ...c.componentes.map((x) => `c_${x}`),
      'motivos',
    ]);
  }
});
