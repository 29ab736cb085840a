import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DuckDBConnection } from '@duckdb/node-api';
import { abrirDuckdb, cerrarDuckdb, leerFilas } from '../../functions/adapters/duckdb/conexion.ts';
import { crearMacros } from '../../functions/adapters/duckdb/macros.ts';
import { coordenadas } from '../../functions/ingest/formatos/coordenadas.ts';
import { codigosCortos } from '../../functions/ingest/formatos/codigo-item.ts';
import { esFilaPie } from '../../functions/ingest/tamiz.ts';
import { repararTildes } from '../../functions/ingest/tildes.ts';

let con: DuckDBConnection;
beforeAll(async () => {
  con = await abrirDuckdb();
  await crearMacros(con);
});
afterAll(() => cerrarDuckdb(con));

/** What a macro makes of each text, as text. */
async function valores(macro: string, textos: readonly string[]): Promise<unknown[]> {
  const lista = textos.map((_, i) => `($${i + 1}, ${i})`).join(', ');
  const filas = await leerFilas<{ v: unknown }>(
    con,
    `SELECT CAST(${macro}(x) AS VARCHAR) AS v FROM (VALUES ${lista}) t(x, n) ORDER BY n`,
    textos,
  );
  return filas.map((f) => f.v);
}

describe('lo que las fuentes hacen a los valores', () => {
  it('los vacíos equivalentes son vacío; la supresión no es vacío ni cero', async () => {
    expect(
      await valores('limpio', [
        '',
        ' ',
        '   ',
        '\t',
        '\u00a0',
        'null',
        'NULL',
        'None',
        'nullnu',
        'SIN DA',
        '-',
        '.',
        'False',
        'NaN',
      ]),
    ).toEqual(Array(14).fill(null));
    expect(await valores('limpio', ['*', 'SD', ' (SD) ', '0', 'x'])).toEqual(['*', 'SD', '(SD)', '0', 'x']);
    expect(await valores('es_suprimido', ['*', 'sd', '(SD)', '0', '-'])).toEqual([
      'true',
      'true',
      'true',
      'false',
      'false',
    ]);
    expect(await valores('a_numero', ['*', 'SD', '2,5', 'inf', 'nan', '1e999', 'x'])).toEqual([
      null,
      null,
      '2.5',
      null,
      null,
      null,
      null,
    ]);
    expect(await valores('a_conteo', ['9999999999', '12.4'])).toEqual([null, '12']);
  });

  it('los ceros a la izquierda vuelven y el «.0» se va', async () => {
    expect(await valores('a_dni', ['990001', '9900001', '99000001', '99000001.0', '99001', '990000011'])).toEqual([
      '00990001',
      '09900001',
      '99000001',
      '99000001',
      null,
      null,
    ]);
    expect(await valores('a_ubigeo', ['50304', '050304', '230401.0', '0304'])).toEqual([
      '050304',
      '050304',
      '230401',
      null,
    ]);
    expect(await valores('a_renipress', ['3644', '0003644', '00003644', '000003644', '3644.0'])).toEqual(
      Array(5).fill('00003644'),
    );
    expect(await valores('a_ccpp', ['503040001', '0503040001'])).toEqual(['0503040001', '0503040001']);
    expect(await valores('a_clave', ['1000000001.0', 'app108', '12'])).toEqual(['1000000001', 'APP108', '12']);
  });

  it('la notación científica se deshace sólo si conservó todas sus cifras', async () => {
    expect(await valores('cifras', ['9.900000001E+09', '9,900000001E+09', '8.00012E+09', '9E+09', '9.9E+07'])).toEqual([
      '9900000001',
      '9900000001',
      null,
      null,
      null,
    ]);
    expect(await valores('es_truncado', ['9.900000001E+09', '8.00012E+09', '9E+09', '99000001', '5E10'])).toEqual([
      'false',
      'true',
      'true',
      'false',
      'false',
    ]);
    expect(await valores('a_documento', ['8.00012E+09', '9.900000001E+09', '990001', 'ce12'])).toEqual([
      null,
      '9900000001',
      '00990001',
      'CE12',
    ]);
  });

  it('fechas de todas las formas vistas; los nulos disfrazados son nulos', async () => {
    expect(
      await valores('a_fecha_dmy', [
        '2026-10-05',
        '2026-10-05 08:00:00',
        '2026/10/05',
        '05/10/2026',
        '5/10/2026',
        '05-10-2026',
        '05-10-2026 08:15 AM',
        '20261005',
        '46300',
        '46300.5',
        '31/02/2026',
        'ayer',
      ]),
    ).toEqual([...Array(8).fill('2026-10-05'), '2026-10-05', '2026-10-05', null, null]);
    expect(await valores('a_fecha_mdy', ['10/5/2026', '10/25/2026', '25/10/2026', '1/12/2026'])).toEqual([
      '2026-10-05',
      '2026-10-25',
      null,
      '2026-01-12',
    ]);
    for (const nulo of [
      '12/31/1969',
      '12/31/1969 00:00',
      '1900-01-01',
      '1970-01-01 00:00:00',
      '1/1/1970 0:00',
      '31-12-1969',
      '19700101',
      '25568',
      '25569',
    ]) {
      expect(await valores('a_fecha_mdy', [nulo]), nulo).toEqual([null]);
      expect(await valores('es_nulo_disfrazado', [nulo]), nulo).toEqual(['true']);
    }
  });

  it('las coordenadas permutadas vuelven a su sitio y las imposibles se van', async () => {
    const { lat, lon } = coordenadas('a', 'b');
    const pares = '(-13.9, -74.2), (-74.2, -13.9), (13.9, -74.2), (0, 0), (NULL, -74.2)';
    expect(await leerFilas(con, `SELECT ${lat} AS lat, ${lon} AS lon FROM (VALUES ${pares}) t(a, b)`)).toEqual([
      { lat: -13.9, lon: -74.2 },
      { lat: -13.9, lon: -74.2 },
      { lat: null, lon: null },
      { lat: null, lon: null },
      { lat: null, lon: null },
    ]);
  });
});

it('un cero final perdido se repone sólo cuando el catálogo lo decide', () => {
  const { reparables, dudosos } = codigosCortos(
    new Set(['99381', '99381.01', '99199.10', '99199.01', '90000.20', '99401.2', '99401.20']),
  );
  expect([...reparables]).toEqual([['90000.2', '90000.20']]);
  expect([...dudosos].sort()).toEqual(['99199.1', '99381.1']); // of both readings; of the one a spreadsheet does not make
});

it('el pie de un informe no es dato; una fila con datos sí', () => {
  expect(esFilaPie(['Fuente: MINSA', '', ''], 3)).toBe(true);
  expect(esFilaPie(['', '* menos de 5 casos', ''], 3)).toBe(true);
  expect(esFilaPie(['Nota: datos preliminares', ' sin auditar'], 3)).toBe(true);
  expect(esFilaPie(['*', '', ''], 3)).toBe(false); // a suppressed value
  expect(esFilaPie(['FUENTE DE AGUA', '3', '4'], 3)).toBe(false);
});

it('UTF-8 guardado dos veces, por Windows-1252 o por Latin-1, se repara; lo demás no se toca', () => {
  expect(repararTildes('Ã‘AHUI').texto).toBe('ÑAHUI');
  expect(repararTildes('Ã\u0091AHUI').texto).toBe('ÑAHUI'); // Latin-1 leaves a C1 control
  expect(repararTildes('D.CrÃ³nica')).toEqual({ texto: 'D.Crónica', reparadas: 1 });
  expect(repararTildes('SÃO Â')).toEqual({ texto: 'SÃO Â', reparadas: 0 });
});
