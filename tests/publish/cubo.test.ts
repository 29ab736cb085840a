import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hecho } from '../../functions/domain/hecho.ts';
import type { IndicadorTablero } from '../../functions/domain/tablero.ts';
import {
  abrirDuckdb,
  cerrarDuckdb,
  ejecutar,
  escribirParquet,
  leerFila,
  leerFilas,
} from '../../functions/adapters/duckdb/conexion.ts';
import { escribirCubo, type CuboEscrito, type EncargoCubo } from '../../functions/publish/cubo.ts';
import { llenarCubo } from '../../functions/publish/cubo-region.ts';
import { abrirEnBloque, type Bloque } from '../web/sql/bloque.ts';
import { consultar } from '../../web/src/lib/sql/consulta.ts';

const hecho = (distrito: string, sector: string, num: number, den: number, resto: Partial<Hecho> = {}): Hecho => ({
  eess: '00003644',
  sector,
  distrito,
  ficha: 'paquete_menor_12m',
  version: 'fed_2025_2026',
  metodo: '',
  curso_vida: 'nino',
  condicion: '',
  num,
  den,
  sin_dato: 1,
  excluidos: {},
  componentes: {},
  ...resto,
});
const HECHOS = [
  hecho('050304', '00003644-01', 3, 5),
  hecho('050304', 'SIN', 1, 4),
  hecho('050302', '00003644-02', 0, 7),
  hecho('160101', '00003644-02', 2, 2),
  hecho('050304', '', 9, 9, { ficha: 'gest_bateria', curso_vida: '', eess: 'SIN' }),
];
const indicador = (ficha: string): IndicadorTablero => ({
  clave: `${ficha}@fed_2025_2026`,
  ficha,
  version: 'fed_2025_2026',
  metodo: '',
  nombre: `Nombre de ${ficha}`,
  corto: ficha,
  edicion: 'FED 2025-2026',
  etiquetaMetodo: '',
  codigoOficial: null,
  cursoVida: 'nino',
  condicion: '',
  paquete: '',
  direccion: 'mayor',
  tipo: 'cobertura',
  unidad: 'niños',
  nivel: 'sector',
  verificacion: 'V1',
  provisional: false,
  fuente: 'x',
  componentes: [],
  principal: true,
});

let carpeta: string;
let bloque: Bloque;
beforeAll(async () => {
  carpeta = await mkdtemp(join(tmpdir(), 'cubo-'));
  bloque = await abrirEnBloque();
}, 30_000);
afterAll(() => rm(carpeta, { recursive: true }));

const COLUMNAS = [
  'eess',
  'sector',
  'distrito',
  'ficha',
  'version',
  'metodo',
  'curso_vida',
  'condicion',
  'num',
  'den',
  'sin_dato',
] as const;
const parquet = async (
  con: Parameters<typeof ejecutar>[0],
  nombre: string,
  hechos: readonly Hecho[],
): Promise<string> => {
  const tipos = COLUMNAS.map((c) => `${c} ${['num', 'den', 'sin_dato'].includes(c) ? 'INTEGER' : 'VARCHAR'}`);
  await ejecutar(con, `CREATE OR REPLACE TEMP TABLE mes (${tipos.join(', ')})`);
  for (const h of hechos)
    await ejecutar(
      con,
      `INSERT INTO mes VALUES (${COLUMNAS.map(() => '?').join(', ')})`,
      COLUMNAS.map((c) => h[c]),
    );
  const ruta = join(carpeta, nombre);
  await escribirParquet(con, 'FROM mes', ruta);
  return ruta;
};

const escribir = async (
  nombre: string,
  hechos: readonly Hecho[],
  hilos = 2,
): Promise<{ ruta: string; escrito: CuboEscrito }> => {
  const con = await abrirDuckdb({ hilos });
  try {
    const septiembre = await parquet(con, `${nombre}-09.parquet`, hechos);
    const octubre = await parquet(con, `${nombre}-10.parquet`, [...hechos].reverse());
    const meses = [
      { periodo: '2026-09', corte: '05-2026-09-r1', sha256: 'aa', ruta: septiembre },
      { periodo: '2026-10', corte: '05-2026-10-r1', sha256: 'ab', ruta: octubre },
    ];
    await llenarCubo(con, meses, '05', () => ({ disa: '05', red: '01', microred: '02' }));
    const ruta = join(carpeta, nombre);
    const encargo: EncargoCubo = {
      con,
      ruta,
      lugares: [{ id: 'D:050304', tipo: 'D', nombre: 'Lucanamarca' }],
      indicadores: [indicador('paquete_menor_12m')],
      cortes: [{ periodo: '2026-10', corte: '05-2026-10-r1', sha256: 'ab' }],
      info: { region: '05', nombre_region: 'Ayacucho', modo: 'equipo', sintetico: true, catalogo: 'c', software: 's' },
    };
    const escrito = await escribirCubo(encargo);
    expect((await leerFila<{ t: number }>(con, `SELECT current_setting('threads') AS t`)).t).toBe(hilos);
    await expect(escribirCubo(encargo)).rejects.toThrow('ya existe');
    return { ruta, escrito };
  } finally {
    cerrarDuckdb(con);
  }
};

describe('cube of a region', () => {
  it('gives the engine of the browser the same sums as the engine that wrote it', async () => {
    const { ruta, escrito } = await escribir('a.duckdb', HECHOS);
    expect(escrito.filas).toBe(10);
    const sql = `SELECT distrito::VARCHAR AS d, sum(num)::DOUBLE AS num, sum(den)::DOUBLE AS den, sum(sin_dato)::DOUBLE AS sd FROM hechos GROUP BY 1 ORDER BY 1`;
    const con = await abrirDuckdb({ ruta });
    const aqui = await leerFilas(con, sql);
    cerrarDuckdb(con);
    const { filas, columnas } = await consultar(bloque.conCubo(await readFile(ruta)), sql, []);
    expect(filas.map((f) => Object.fromEntries(f.map((v, i) => [columnas[i], v])))).toEqual(aqui);
    expect(aqui).toEqual([
      { d: 'D:05-FUERA', num: 4, den: 4, sd: 2 },
      { d: 'D:050302', num: 0, den: 14, sd: 2 },
      { d: 'D:050304', num: 26, den: 36, sd: 6 },
    ]);
  });

  it('keeps who has no facility or sector as a member, and fichas without sector apart', async () => {
    const { ruta } = await escribir('b.duckdb', HECHOS);
    const { filas } = await consultar(
      bloque.conCubo(await readFile(ruta)),
      `SELECT DISTINCT eess::VARCHAR, sector::VARCHAR, clave::VARCHAR FROM hechos WHERE distrito = 'D:050304' ORDER BY ALL`,
      [],
    );
    expect(filas).toEqual([
      ['E:00003644', 'S:00003644-01', 'paquete_menor_12m@fed_2025_2026'],
      ['E:00003644', 'S:00003644-SIN', 'paquete_menor_12m@fed_2025_2026'],
      ['E:SIN-050304', null, 'gest_bateria@fed_2025_2026'],
    ]);
  });

  it('has the same bytes whatever the order of arrival and the threads', async () => {
    const uno = await escribir('c1.duckdb', HECHOS, 1);
    const dos = await escribir('c2.duckdb', [HECHOS[3]!, HECHOS[0]!, HECHOS[4]!, HECHOS[2]!, HECHOS[1]!], 2);
    expect(dos.escrito.sha256).toBe(uno.escrito.sha256);
  });

  it('says what it is, and writes an empty month too', async () => {
    const { ruta } = await escribir('d.duckdb', []);
    const con = bloque.conCubo(await readFile(ruta));
    expect(
      (
        await consultar(
          con,
          `SELECT valor FROM info WHERE clave IN ('sintetico', 'modo', 'formato') ORDER BY clave`,
          [],
        )
      ).filas,
    ).toEqual([['1'], ['equipo'], ['si']]);
    expect((await consultar(con, 'SELECT count(*)::INTEGER FROM hechos', [])).filas).toEqual([[0]]);
  });
});
