import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { abrirDuckdb, cerrarDuckdb, ejecutar, leerFilas } from '../../functions/adapters/duckdb/conexion.ts';
import { recontar } from '../../functions/aggregate/recontar.ts';
import { crearHojas, UNION_HOJAS } from '../../functions/aggregate/hojas.ts';
import { recontadas } from '../../functions/domain/recuento.ts';
import { NOMBRES_TABLAS, TABLAS } from '../../functions/domain/tablas.ts';
import { almacen, catalogo, publicar, territorio, type Fila } from './diferencias/mundo.ts';

const [LUCANAMARCA, CARAPO] = ['00003644', '00003641'];
const DNI = { ficha: 'dni_30d', version: 'fed_2025_2026', metodo: '' };
const casa = almacen();

let serie = 0;
const nino = (ccpp: string): Fila => {
  const numero = `99${String((serie += 1)).padStart(6, '0')}`;
  return {
    documento: numero,
    tipo_documento: 'DNI',
    dni: numero,
    fecha_nacimiento: '2026-01-15',
    sexo: 'F',
    seguros: '1',
    ubigeo: ccpp.slice(0, 6),
    codigo_ccpp: ccpp,
    renipress: LUCANAMARCA,
    estado: '1',
    fecha_emision_dni: '2026-01-20',
  };
};
const varios = (n: number, ccpp: string): Fila[] => Array.from({ length: n }, () => nino(ccpp));
const sector = (codigo: string, ccpp: string, desde = '2024-01-01', hasta: string | null = null): Fila => ({
  renipress: codigo.slice(0, 8),
  sector: codigo,
  nombre: `Sector ${codigo.slice(-2)}`,
  codigo_ccpp: ccpp,
  desde,
  hasta,
});
const L = (n: number): string => `050304000${n}`;

describe('un corte por los sectores de otro día', () => {
  it('split, merged, given to another facility, left to nobody and claimed by two: the district adds up to the same', async () => {
    const HASTA = '2026-11-14';
    const personas = [
      ...varios(2, L(1)),
      ...varios(3, L(2)),
      ...varios(4, L(3)),
      ...varios(5, L(4)),
      ...varios(6, L(5)),
      ...varios(7, L(6)),
      ...varios(8, L(7)),
    ];
    const sectorizacion = [
      // 01 holds two localities and is split; 02 and 03 are merged in 02; 04 goes to Carapo; 05 is left to nobody; 06 is claimed by two.
      sector('00003644-01', L(1), '2024-01-01', HASTA),
      sector('00003644-01', L(2)),
      sector('00003644-07', L(1), '2026-11-15'),
      sector('00003644-02', L(3)),
      sector('00003644-03', L(4), '2024-01-01', HASTA),
      sector('00003644-02', L(4), '2026-11-15'),
      sector('00003644-04', L(5), '2024-01-01', HASTA),
      sector('00003641-01', L(5), '2026-11-15'),
      sector('00003644-05', L(6), '2024-01-01', HASTA),
      sector('00003644-06', L(7)),
      sector('00003644-08', L(7), '2026-11-15'),
    ];
    const antes = await publicar(
      casa,
      '05-2026-10-r1',
      '2026-10-31',
      {
        personas,
        sectorizacion: sectorizacion.filter((s) => s['desde'] === '2024-01-01').map((s) => ({ ...s, hasta: null })),
      },
      [DNI],
    );
    const ultimo = await publicar(casa, '05-2026-11-r1', '2026-11-30', { personas: [], sectorizacion }, [DNI]);
    const fichas = catalogo.filter((f) => f.ficha === 'dni_30d');
    const r = await recontar(antes.manifiesto, '2026-11-30', ultimo.manifiesto, {
      objetos: casa.objetos,
      territorio,
      fichas,
      trabajo: casa.raiz,
    });
    const [d] = recontadas(r, 'D:050304');
    expect(d).toMatchObject({ suman_lo_mismo: true, era: { num: 35, den: 35 }, es: { num: 35, den: 35 } });
    expect(Object.fromEntries(d!.sectores.map((s) => [s.id.slice(2), [s.era.den, s.es.den]]))).toEqual({
      '00003644-01': [5, 3],
      '00003644-07': [0, 2],
      '00003644-02': [4, 9],
      '00003644-03': [5, 0],
      '00003644-04': [6, 0],
      '00003641-01': [0, 6],
      '00003644-05': [7, 0],
      '00003644-SIN': [0, 7],
      '00003644-06': [8, 8],
    });
    // The facility that gave a locality away does not add up to the same, and says so.
    expect(recontadas(r, `E:${LUCANAMARCA}`)[0]).toMatchObject({
      suman_lo_mismo: false,
      era: { den: 35 },
      es: { den: 29 },
    });
    expect(recontadas(r, `E:${CARAPO}`)[0]).toMatchObject({ era: { den: 0 }, es: { den: 6 } });
    expect(r.avisos).toHaveLength(2);
    expect(r.avisos[0]).toContain('0503040007 (00003644-06 y 00003644-08)');
    expect(r.avisos[1]).toContain('1 localidades que tenían sector');
  }, 300_000);
});

describe('sectorizaciones al azar', () => {
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
    await ejecutar(con, `CREATE TABLE cortes AS SELECT DATE '2026-10-31' AS corte`);
    await ejecutar(con, 'CREATE TABLE otra AS FROM sectorizacion');
  });
  afterEach(() => cerrarDuckdb(con));

  const dia = fc.constantFrom('2026-01-01', '2026-06-15', '2026-10-31', '2026-11-01', '2026-12-31');
  const localidad = fc.integer({ min: 1, max: 6 }).map((n) => (n > 4 ? `050301000${n}` : L(n)));
  const fila = fc.record({
    eess: fc.constantFrom(LUCANAMARCA, CARAPO),
    n: fc.integer({ min: 1, max: 3 }),
    ccpp: localidad,
    manzana: fc.constantFrom('', 'A', 'B'),
    desde: fc.option(dia),
    hasta: fc.option(dia),
  });
  const persona = fc.record({
    ccpp: fc.option(localidad),
    manzana: fc.constantFrom('', 'A', 'C'),
    renipress: fc.constantFrom(null, LUCANAMARCA, CARAPO),
  });
  const texto = (v: string | null): string => (v === null || v === '' ? 'NULL' : `'${v}'`);

  it('as it was and as it is, each district holds exactly the same people, each of them once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fila, { maxLength: 15 }),
        fc.array(fila, { maxLength: 15 }),
        fc.array(persona, { minLength: 1, maxLength: 40 }),
        dia,
        async (era, es, gente, al) => {
          for (const [tabla, filas] of [
            ['sectorizacion', era],
            ['otra', es],
          ] as const) {
            await ejecutar(con, `DELETE FROM ${tabla}`);
            if (filas.length > 0)
              await ejecutar(
                con,
                `INSERT INTO ${tabla} (renipress, sector, codigo_ccpp, manzana, desde, hasta) VALUES ${filas.map((f) => `('${f.eess}', '${f.eess}-0${f.n}', '${f.ccpp}', ${texto(f.manzana)}, ${texto(f.desde)}::DATE, ${texto(f.hasta)}::DATE)`).join(', ')}`,
              );
          }
          await ejecutar(con, 'DELETE FROM personas');
          await ejecutar(
            con,
            `INSERT INTO personas (documento, ubigeo, codigo_ccpp, manzana, renipress, estado) VALUES ${gente.map((p, i) => `('p${i}', ${texto(p.ccpp?.slice(0, 6) ?? '050304')}, ${texto(p.ccpp)}, ${texto(p.manzana)}, ${texto(p.renipress)}, '1')`).join(', ')}`,
          );
          const contar = async () =>
            leerFilas<{ distrito: string; n: number; d: number }>(
              con,
              `SELECT l.distrito, count(*) AS n, count(DISTINCT n.documento) AS d FROM (SELECT documento, corte FROM personas CROSS JOIN cortes) n ${UNION_HOJAS} GROUP BY 1 ORDER BY 1`,
            );
          await crearHojas(con);
          const antes = await contar();
          await crearHojas(con, { tabla: 'otra', al });
          const despues = await contar();
          expect(despues).toEqual(antes);
          expect(antes.reduce((s, x) => s + x.n, 0)).toBe(gente.length);
          expect(antes.every((x) => x.n === x.d)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  }, 300_000);
});
