import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leerTerritorio } from '../../functions/adapters/catalogos/territorio.ts';
import { abrirDuckdb, cerrarDuckdb, ejecutar, escribirParquet } from '../../functions/adapters/duckdb/conexion.ts';
import { calcularCalidad } from '../../functions/aggregate/calidad/calidad.ts';
import type { CalidadCorte } from '../../functions/domain/calidad.ts';
import { IDS_CRITERIO, type IdCriterio } from '../../functions/domain/calidad/padron.ts';
import type { Carga } from '../../functions/domain/carga.ts';
import { crearCanonicas } from '../../functions/ingest/canonicas.ts';
import { CARGA } from '../api/deps.ts';

const territorio = leerTerritorio();
const EESS = '00003644';
const ID_HIS = territorio.eess.get(EESS)!.idHis;
const DISTRITO = '050304';
const FECHA = '2026-10-31';

let con: DuckDBConnection;
let dir: string;
let archivos: { tabla: string; ruta: string; carga: string }[];

beforeEach(async () => {
  con = await abrirDuckdb({ hilos: 1 });
  dir = mkdtempSync(join(tmpdir(), 'sala-calidad-'));
  archivos = [];
});
afterEach(() => {
  cerrarDuckdb(con);
  rmSync(dir, { recursive: true, force: true });
});

/** A normalized file with those rows; values are SQL. */
async function archivo(tabla: string, columnas: string, filas: readonly string[]): Promise<void> {
  const ruta = join(dir, `${tabla}-${archivos.length}.parquet`);
  await escribirParquet(con, `SELECT * FROM (VALUES ${filas.map((f) => `(${f})`).join(', ')}) t(${columnas})`, ruta);
  archivos.push({ tabla, ruta, carga: String(archivos.length) });
}

const lineas = (n: number, paciente: string, fecha: string, registrado: string | null = null): string[] =>
  Array.from(
    { length: n },
    (_, i) =>
      `'c${paciente}-${fecha}-${i}', '${paciente}', DATE '${fecha}', '${ID_HIS}', NULL::VARCHAR, 'Z001', 1, 'D', NULL::VARCHAR, NULL::TIMESTAMP, '2026-10', ` +
      `${registrado === null ? 'NULL' : `DATE '${registrado}'`}::DATE, '2026|x'`,
  );
const HIS =
  'id_cita, id_paciente, fecha, id_establecimiento, renipress, codigo, id_correlativo, tipo_dx, observacion, modificado, periodo, registrado, orden';
const his = (filas: readonly string[]): Promise<void> => archivo('his_lineas', HIS, filas);
const sinRegistro = async (filas: readonly string[]): Promise<void> => {
  const ruta = join(dir, `his_lineas-${archivos.length}.parquet`);
  await escribirParquet(
    con,
    `SELECT * EXCLUDE (registrado) FROM (VALUES ${filas.map((f) => `(${f})`).join(', ')}) t(${HIS})`,
    ruta,
  );
  archivos.push({ tabla: 'his_lineas', ruta, carga: 'vieja' });
};

const PADRON =
  'documento, tipo_documento, dni, cnv, fecha_nacimiento, sexo, seguros, fecha_emision_dni, ubigeo, codigo_ccpp, renipress, visitado, encontrado, estado, documento_madre, modificado, orden';
type Nino = Partial<Record<'nace' | 'dni' | 'emision' | 'madre' | 'estado' | 'modificado' | 'sexo' | 'ubigeo', string>>;
let serie = 0;
const nino = (n: Nino = {}): string => {
  const documento = `99${String(++serie).padStart(6, '0')}`;
  const fecha = (f: string | undefined): string => (f === undefined ? 'NULL::DATE' : `DATE '${f}'`);
  return (
    `'${documento}', '${n.dni === 'no' ? 'PAD' : 'DNI'}', ${n.dni === 'no' ? 'NULL' : `'${documento}'`}, NULL, ${fecha(n.nace ?? '2026-05-01')}, '${n.sexo ?? 'F'}', '1', ` +
    `${fecha(n.emision)}, '${n.ubigeo ?? DISTRITO}', NULL, '${EESS}', NULL, 'SI', '${n.estado ?? '1'}', ${n.madre === undefined ? 'NULL' : `'${n.madre}'`}, ${fecha(n.modificado)}, 'a'`
  );
};

async function calidad(cargas: readonly Carga[] = [], fechas: readonly string[] = [FECHA]): Promise<CalidadCorte> {
  const normales = archivos.map((a) => ({
    ...a,
    alcance: { fuente: a.tabla, periodo: '' as const, ambito: 'G:05' },
    sin: [],
  }));
  await crearCanonicas(con, normales, territorio);
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE cortes AS SELECT unnest([${fechas.map((f) => `DATE '${f}'`).join(', ')}]) AS corte`,
  );
  return (await calcularCalidad(con, '05', fechas, cargas, normales, territorio)).get(fechas.at(-1)!)!;
}

const eess = (c: CalidadCorte, fuente = 'his') =>
  c.recepcion.find((r) => r.fuente === fuente)!.eess.find((e) => e.renipress === EESS)!;
const criterio = (c: CalidadCorte, id: IdCriterio) => c.padron!.region[IDS_CRITERIO.indexOf(id)];
const regla = (c: CalidadCorte, id: string) => c.consistencia.find((r) => r.regla === id)!;

describe('recepción', () => {
  it('counts lines by facility and month of attendance, wherever the file said it was', async () => {
    await his([
      ...lineas(20, 'p', '2026-07-10'),
      ...lineas(22, 'p', '2026-08-31'),
      ...lineas(21, 'p', '2026-09-01'),
      ...lineas(4, 'p', '2026-10-31'),
      ...lineas(3, 'p', '2025-10-31'), // before the window
      ...lineas(3, 'p', '2026-11-01'), // after the cut
    ]);
    const { filas, estado } = eess(await calidad());
    expect(filas).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 20, 22, 21, 4]);
    expect(estado.slice(7)).toEqual(['no_se_espera', 'llego', 'llego', 'llego', 'incompleto']);
  });

  it('rows of a facility that nobody knows are counted apart, not lost', async () => {
    await his([
      ...lineas(5, 'p', '2026-10-02'),
      ...lineas(2, 'q', '2026-10-02').map((f) => f.replace(`'${ID_HIS}'`, `'777777'`)),
    ]);
    const fuente = (await calidad()).recepcion.find((r) => r.fuente === 'his')!;
    expect([fuente.filas.at(-1), fuente.sin_eess, fuente.eess.find((e) => e.renipress === EESS)!.filas.at(-1)]).toEqual(
      [7, 2, 5],
    );
  });

  it('a source that did not come says so and has no facilities', async () => {
    const cnv = (await calidad()).recepcion.find((r) => r.fuente === 'cnv')!;
    expect(new Set(cnv.estado)).toEqual(new Set(['sin_historia']));
    expect(cnv.eess).toEqual([]);
  });

  it('gives the same for every corte of a close as for it alone, and in any order of rows', async () => {
    const filas = [
      ...lineas(9, 'p', '2026-08-10', '2026-08-12'),
      ...lineas(7, 'p', '2026-09-10', '2026-10-06'),
      ...lineas(5, 'p', '2026-10-10', '2026-10-10'),
    ];
    await his(filas);
    const sola = await calidad();
    archivos = [];
    await his(filas.toReversed());
    expect(await calidad([], ['2026-08-31', '2026-09-30', FECHA])).toEqual(sola);
  });
});

describe('oportunidad', () => {
  it('gives median, p90 and what was registered after the 5th of the next month', async () => {
    await his([
      ...lineas(5, 'p', '2026-10-01', '2026-10-01'),
      ...lineas(3, 'p', '2026-10-01', '2026-10-03'),
      ...lineas(1, 'p', '2026-10-01', '2026-11-05'), // on the limit day
      ...lineas(1, 'p', '2026-10-01', '2026-11-06'),
    ]);
    const { oportunidad } = await calidad();
    const suya = oportunidad!.eess.find((e) => e.renipress === EESS)!;
    expect([suya.mediana.at(-1), suya.p90.at(-1), suya.con_registro.at(-1), suya.tarde.at(-1)]).toEqual([0, 35, 10, 1]);
    expect(oportunidad!.region.tarde.at(-1)).toBe(1);
  });

  it('is not reported when the files loaded do not carry the date of registration', async () => {
    await sinRegistro(lineas(4, 'p', '2026-10-01'));
    const c = await calidad();
    expect(c.oportunidad).toBeNull();
    expect(regla(c, 'registro_antes').valor).toBeNull();
    expect(eess(c).filas.at(-1)).toBe(4);
  });

  it('a line registered before it was attended is a contradiction, not a delay', async () => {
    await his([...lineas(3, 'p', '2026-10-10', '2026-10-12'), ...lineas(1, 'p', '2026-10-10', '2026-10-09')]);
    const c = await calidad();
    expect(c.oportunidad!.region.mediana.at(-1)).toBe(2);
    expect(regla(c, 'registro_antes')).toEqual({
      regla: 'registro_antes',
      valor: [1, 4],
      eess: [{ renipress: EESS, n: 1 }],
    });
  });
});

describe('padrón', () => {
  it('counts each criterion over those it applies to', async () => {
    await archivo('padron', PADRON, [
      nino({ nace: '2026-05-01', emision: '2026-05-31', madre: '99900001', modificado: '2026-10-01' }), // 30 days
      nino({ nace: '2026-05-02', emision: '2026-06-02', modificado: '2026-01-01' }), // 31
      nino({ nace: '2026-10-20', dni: 'no' }), // 11 days old: not asked for DNI yet
      nino({ nace: '2020-10-31', emision: '2020-11-01' }), // six years that day: out
      nino({ nace: '2026-03-01', estado: '0' }),
      nino({ nace: '2024-03-01', estado: '2', sexo: 'M' }),
    ]);
    const c = await calidad();
    expect(criterio(c, 'con_documento')).toEqual([3, 4]);
    expect(criterio(c, 'dni_30d')).toEqual([1, 2]);
    expect(criterio(c, 'dni_60d')).toEqual([2, 2]);
    expect(criterio(c, 'madre')).toEqual([1, 4]);
    expect(criterio(c, 'actualizado')).toEqual([1, 2]);
    expect(criterio(c, 'sin_observacion')).toEqual([3, 4]);
    expect(criterio(c, 'inactivo')).toEqual([1, 5]);
    expect(criterio(c, 'visitado')).toBeNull(); // the file has no such column filled
    expect(criterio(c, 'localidad')).toBeNull();
    expect(c.padron!.distritos.map((d) => d.ubigeo)).toEqual([DISTRITO]);
  });

  it('two of the same day, district, sex and mother may be one; without a mother nothing is said', async () => {
    await archivo('padron', PADRON, [
      nino({ madre: '99900001' }),
      nino({ madre: '99900001' }),
      nino({ madre: '99900001', sexo: 'M' }),
      nino({ madre: '99900002' }),
      nino(),
      nino(),
    ]);
    expect(criterio(await calidad(), 'posible_duplicado')).toEqual([2, 4]);
  });

  it('no padrón is no table, and children of other regions are not ours', async () => {
    expect((await calidad()).padron).toBeNull();
    await archivo('padron', PADRON, [nino({ ubigeo: '010101' }), nino()]);
    expect(criterio(await calidad(), 'sexo')).toEqual([1, 1]);
  });
});

describe('denominadores', () => {
  it('compares births over the months they cover, and the projection only when the year is over', async () => {
    await archivo('padron', PADRON, [
      nino({ nace: '2026-01-05' }),
      nino({ nace: '2026-08-05' }),
      nino({ nace: '2026-08-06' }),
      nino({ nace: '2025-03-01' }),
      nino({ nace: '2025-03-02', estado: '0' }),
    ]);
    await archivo(
      'cnv',
      'cnv, fecha_nacimiento, ubigeo_madre, renipress, documento_madre, peso_g, semanas, lugar, orden',
      [
        `'9900000001', DATE '2026-08-05', '${DISTRITO}', '${EESS}', NULL, 3000, 39, 'EESS', 'a'`,
        `'9900000002', DATE '2026-08-09', '${DISTRITO}', NULL, NULL, 3000, 39, 'EESS', 'a'`,
        `'9900000003', DATE '2026-09-09', '050301', NULL, NULL, 3000, 39, 'EESS', 'a'`,
      ],
    );
    await archivo('poblacion', 'ambito, anio, grupo_edad, sexo, personas, fuente, orden', [
      `'D:${DISTRITO}', 2026, '<1', 'T', 9, 'INEI', 'a'`,
      `'D:${DISTRITO}', 2025, '<1', 'M', 3, 'INEI', 'a'`,
      `'D:${DISTRITO}', 2025, '<1', 'F', 4, 'INEI', 'a'`,
      `'D:${DISTRITO}', 2025, '1-4', 'T', 40, 'INEI', 'a'`,
    ]);
    const { denominadores } = await calidad();
    expect(denominadores).toMatchObject({ fuente_nacidos: 'cnv', fuente_proyeccion: 'INEI' });
    const anios = denominadores.distritos.find((d) => d.ubigeo === DISTRITO)!.anios;
    expect(anios[0]).toEqual({
      anio: 2026,
      padron: 3,
      nacidos: 2,
      meses_nacidos: 2,
      padron_mismos_meses: 2,
      proyeccion: null,
    });
    expect(anios[1]).toEqual({
      anio: 2025,
      padron: 1,
      nacidos: null,
      meses_nacidos: 0,
      padron_mismos_meses: 0,
      proyeccion: 7,
    });
    expect(denominadores.distritos.find((d) => d.ubigeo === '050301')!.anios[0]).toMatchObject({
      padron: 0,
      nacidos: 1,
    });
    expect(denominadores.region[0]).toMatchObject({ padron: 3, nacidos: 3 });
  });
});

describe('consistencia', () => {
  it('finds attendances before the birth, after the record was closed, of men as pregnant and of other regions', async () => {
    const PACIENTES =
      'id_paciente, documento, tipo_documento, fecha_nacimiento, sexo, ubigeo, id_establecimiento, modificado, observacion, orden';
    const paciente = (id: string, documento: string, nace: string, ubigeo: string): string =>
      `'${id}', '${documento}', 'DNI', DATE '${nace}', 'M', '${ubigeo}', '${ID_HIS}', NULL::TIMESTAMP, NULL::VARCHAR, 'a'`;
    await archivo('his_pacientes', PACIENTES, [
      paciente('1', '99100001', '2026-08-20', DISTRITO),
      paciente('2', '99100002', '1990-01-01', '010101'),
      paciente('3', '99100003', '1990-01-01', DISTRITO),
    ]);
    await archivo('padron', PADRON, [
      nino({ estado: '0', modificado: '2026-09-15' }).replace(
        /'99\d{6}', 'DNI', '99\d{6}'/,
        `'99100009', 'DNI', '99100009'`,
      ),
    ]);
    await archivo('his_pacientes', PACIENTES, [paciente('9', '99100009', '2026-05-01', DISTRITO)]);
    await his([
      ...lineas(2, '1', '2026-08-19'),
      ...lineas(1, '1', '2026-08-20'),
      ...lineas(3, '2', '2026-09-01'),
      ...lineas(1, '9', '2026-09-15'),
      ...lineas(4, '9', '2026-09-16'),
      ...lineas(1, '3', '2026-09-16').map((f) => f.replace(`'Z001'`, `'Z3491'`)),
      ...lineas(1, 'nadie', '2026-09-16'),
    ]);
    const c = await calidad();
    expect(regla(c, 'antes_de_nacer').valor).toEqual([2, 13]);
    expect(regla(c, 'de_otra_region').valor).toEqual([3, 13]);
    expect(regla(c, 'inactivo_atendido').valor).toEqual([4, 13]);
    expect(regla(c, 'gestante_varon').valor).toEqual([1, 13]);
    expect(regla(c, 'gestante_varon').eess).toEqual([{ renipress: EESS, n: 1 }]);
  });

  it('what was out of range is what the files of those months said', async () => {
    const carga = (periodo: string, n: number): Carga => ({
      ...CARGA,
      alcance: { fuente: 'his', periodo, ambito: 'G:05' },
      recibidas: 100,
      aceptadas: 80,
      observadas: 20,
      duplicadas: 0,
      rechazadas: 0,
      motivos: { hb_fuera_de_rango: n, talla_en_metros: 1, talla_fuera_de_rango: 2 },
    });
    const c = await calidad([carga('2026-10', 3), carga('2026-01/2026-09', 4), carga('2025-10', 50)]);
    expect(regla(c, 'hb_fuera_de_rango').valor).toEqual([7, 200]);
    expect(regla(c, 'talla_fuera_de_rango').valor).toEqual([6, 200]);
    expect(regla(await calidad(), 'hb_fuera_de_rango').valor).toBeNull();
  });
});

it('homologación: yes or no where there are sectors or minutes; not reported without minutes', async () => {
  await archivo('actas', 'ambito, fecha, tipo, orden', [
    `'D:${DISTRITO}', DATE '2026-10-08', 'Homologación', 'a'`,
    `'D:${DISTRITO}', DATE '2026-09-08', 'sesion', 'a'`,
  ]);
  const de = (c: CalidadCorte, ubigeo: string) =>
    c.homologacion[c.distritos.findIndex((d) => d.ubigeo === ubigeo)]!.slice(-2);
  const actas: Carga = { ...CARGA, alcance: { fuente: 'actas', periodo: '', ambito: 'G:05' } };
  const c = await calidad([actas]);
  expect(de(c, DISTRITO)).toEqual(['no', 'si']);
  expect(de(c, '050301')).toEqual(['no_reportado', 'no_reportado']);
  archivos = [];
  expect(de(await calidad(), DISTRITO)).toEqual(['no_reportado', 'no_reportado']);
});
