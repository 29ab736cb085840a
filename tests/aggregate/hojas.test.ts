import type { DuckDBConnection } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { abrirDuckdb, cerrarDuckdb, ejecutar, leerFilas } from '../../functions/adapters/duckdb/conexion.ts';
import { crearHojas, UNION_HOJAS } from '../../functions/aggregate/hojas.ts';
import { NOMBRES_TABLAS, TABLAS } from '../../functions/domain/tablas.ts';

const LUCANAMARCA = '00003644';
const CARAPO = '00003641';

let con: DuckDBConnection;

beforeEach(async () => {
  con = await abrirDuckdb();
  for (const t of NOMBRES_TABLAS)
    await ejecutar(
      con,
      `CREATE TABLE ${t} (${Object.entries(TABLAS[t])
        .map(([c, tipo]) => `${c} ${tipo}`)
        .join(', ')})`,
    );
  await ejecutar(con, `CREATE TABLE cortes AS SELECT unnest([DATE '2026-09-30', DATE '2026-10-31']) AS corte`);
});
afterEach(() => cerrarDuckdb(con));

const persona = (documento: string, campos: Record<string, string>) => {
  const nombres = ['documento', ...Object.keys(campos)];
  return ejecutar(
    con,
    `INSERT INTO personas (${nombres.join(', ')}) VALUES (${nombres.map((_, i) => `$${i + 1}`).join(', ')})`,
    [documento, ...Object.values(campos)],
  );
};

const sector = (
  renipress: string,
  codigo: string,
  ccpp: string,
  manzana: string | null,
  desde: string,
  hasta: string | null,
) =>
  ejecutar(
    con,
    `INSERT INTO sectorizacion (renipress, sector, codigo_ccpp, manzana, desde, hasta) VALUES ($1, $2, $3, $4, $5::DATE, $6::DATE)`,
    [renipress, codigo, ccpp, manzana, desde, hasta],
  );

const censo = (
  documento: string,
  renipress: string,
  ccpp: string,
  manzana: string,
  desde: string,
  hasta: string | null,
) =>
  ejecutar(
    con,
    `INSERT INTO censo (documento, renipress, codigo_ccpp, manzana, desde, hasta) VALUES ($1, $2, $3, $4, $5::DATE, $6::DATE)`,
    [documento, renipress, ccpp, manzana, desde, hasta],
  );

const hojas = async (corte = '2026-10-31'): Promise<Record<string, string>> => {
  await crearHojas(con);
  const filas = await leerFilas<{ documento: string; hoja: string }>(
    con,
    `SELECT n.documento, concat_ws('|', l.eess, l.sector, l.distrito) AS hoja
     FROM (SELECT documento, $1::DATE AS corte FROM (SELECT documento FROM personas UNION SELECT documento_madre FROM cnv)) n ${UNION_HOJAS} ORDER BY n.documento`,
    [corte],
  );
  return Object.fromEntries(filas.map((f) => [f.documento, f.hoja]));
};

describe('hojas', () => {
  it('the home decides, whatever facility the person is registered with', async () => {
    await sector(LUCANAMARCA, '00003644-01', '0503040001', null, '2024-01-01', null);
    await persona('a', { ubigeo: '050304', codigo_ccpp: '0503040001', renipress: LUCANAMARCA });
    await persona('b', { ubigeo: '050304', codigo_ccpp: '0503040001', renipress: CARAPO });
    await persona('c', { ubigeo: '050304', codigo_ccpp: '0503040001' });
    const h = await hojas();
    expect(new Set(Object.values(h))).toEqual(new Set(['00003644|00003644-01|050304']));
  });

  it('a home in nobody’s sector goes to SIN of the facility, and to SIN of the district without facility', async () => {
    await persona('a', { ubigeo: '050304', codigo_ccpp: '0503049999', renipress: LUCANAMARCA });
    await persona('b', { ubigeo: '050304' });
    await persona('c', {});
    expect(await hojas()).toEqual({ a: '00003644|SIN|050304', b: 'SIN|SIN|050304', c: 'SIN|SIN|SIN' });
  });

  it('splits a locality by blocks, and a block that no sector has is not placed', async () => {
    await sector(LUCANAMARCA, '00003644-01', '0503040001', 'A', '2024-01-01', null);
    await sector(LUCANAMARCA, '00003644-02', '0503040001', 'B', '2024-01-01', null);
    await persona('a', { ubigeo: '050304', codigo_ccpp: '0503040001', manzana: 'a ', renipress: LUCANAMARCA });
    await persona('b', { ubigeo: '050304', codigo_ccpp: '0503040001', manzana: 'B', renipress: LUCANAMARCA });
    await persona('c', { ubigeo: '050304', codigo_ccpp: '0503040001', manzana: 'C', renipress: LUCANAMARCA });
    await persona('d', { ubigeo: '050304', codigo_ccpp: '0503040001', renipress: LUCANAMARCA });
    expect(await hojas()).toEqual({
      a: '00003644|00003644-01|050304',
      b: '00003644|00003644-02|050304',
      c: '00003644|SIN|050304',
      d: '00003644|SIN|050304',
    });
  });

  it('uses the sectorización valid on each cut date, both ends included', async () => {
    await sector(LUCANAMARCA, '00003644-01', '0503040001', null, '2024-01-01', '2026-09-30');
    await sector(CARAPO, '00003641-09', '0503040001', null, '2026-10-01', null);
    await persona('a', { ubigeo: '050304', codigo_ccpp: '0503040001' });
    expect((await hojas('2026-09-30'))['a']).toBe('00003644|00003644-01|050304');
    expect((await hojas('2026-10-31'))['a']).toBe('00003641|00003641-09|050304');
  });

  it('takes the home from the census row valid that day when the padrón gives none', async () => {
    await sector(LUCANAMARCA, '00003644-01', '0503040001', null, '2024-01-01', null);
    await sector(LUCANAMARCA, '00003644-02', '0503040002', null, '2024-01-01', null);
    await persona('a', { ubigeo: '050304' });
    await censo('a', LUCANAMARCA, '0503040001', '', '2024-01-01', '2026-10-15');
    await censo('a', LUCANAMARCA, '0503040002', '', '2026-10-16', null);
    expect((await hojas('2026-09-30'))['a']).toBe('00003644|00003644-01|050304');
    expect((await hojas('2026-10-31'))['a']).toBe('00003644|00003644-02|050304');
  });

  it('when two facilities claim a locality, the one the person is registered with wins', async () => {
    await sector(CARAPO, '00003641-01', '0503040001', null, '2024-01-01', null);
    await sector(LUCANAMARCA, '00003644-01', '0503040001', null, '2024-01-01', null);
    await persona('a', { ubigeo: '050304', codigo_ccpp: '0503040001', renipress: LUCANAMARCA });
    await persona('b', { ubigeo: '050304', codigo_ccpp: '0503040001' });
    expect(await hojas()).toEqual({ a: '00003644|00003644-01|050304', b: '00003641|00003641-01|050304' });
  });

  it('gives every person exactly one place at each cut', async () => {
    await sector(LUCANAMARCA, '00003644-01', '0503040001', null, '2024-01-01', null);
    await sector(LUCANAMARCA, '00003644-02', '0503040001', null, '2024-01-01', null);
    for (let i = 0; i < 50; i++)
      await persona(`p${i}`, i % 3 === 0 ? {} : { ubigeo: '050304', codigo_ccpp: i % 2 ? '0503040001' : '0503049999' });
    await censo('p1', LUCANAMARCA, '0503040001', 'A', '2024-01-01', null);
    await censo('p1', CARAPO, '0503040001', 'B', '2024-01-01', null);
    await crearHojas(con);
    expect(
      await leerFilas(
        con,
        `SELECT n.corte, count(l.eess) AS n, count(DISTINCT n.documento) AS d FROM (SELECT documento, corte FROM personas CROSS JOIN cortes) n ${UNION_HOJAS} GROUP BY 1 ORDER BY 1`,
      ),
    ).toEqual([
      { corte: '2026-09-30', n: 50, d: 50 },
      { corte: '2026-10-31', n: 50, d: 50 },
    ]);
  });

  it('places mothers known only from the birth certificate in their district', async () => {
    await ejecutar(
      con,
      `INSERT INTO cnv (cnv, documento_madre, fecha_nacimiento, ubigeo_madre) VALUES ('9900000001', 'm', DATE '2026-10-02', '050302')`,
    );
    expect(await hojas()).toEqual({ m: 'SIN|SIN|050302' });
  });
});
