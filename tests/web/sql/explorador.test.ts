import { statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { abrirDuckdb, cerrarDuckdb, ejecutar } from '../../../functions/adapters/duckdb/conexion.ts';
import { crearHechosCubo, escribirCubo } from '../../../functions/publish/cubo.ts';
import { BYTES_WASM } from '../../../web/src/lib/sql/apertura.ts';
import { consultarTexto, conValores, type Conexion } from '../../../web/src/lib/sql/consulta.ts';
import { contenido, indicadorDeEntrada } from '../../../web/src/lib/sql/contenido.ts';
import { errorSql } from '../../../web/src/lib/sql/error-sql.ts';
import { etapas } from '../../../web/src/lib/sql/etapas.ts';
import {
  esFilaPivote,
  FILAS_PIVOTE,
  pivote,
  sentenciaPivote,
  type FilaPivote,
} from '../../../web/src/lib/sql/pivote.ts';
import { exigirLectura } from '../../../web/src/lib/sql/sentencia-libre.ts';
import { totalRegion } from '../../../web/src/lib/sql/total-region.ts';
import { abrirEnBloque } from './bloque.ts';

let con: Conexion;
beforeAll(async () => {
  const carpeta = await mkdtemp(join(tmpdir(), 'explorar-'));
  const aqui = await abrirDuckdb();
  await crearHechosCubo(aqui);
  await ejecutar(
    aqui,
    `INSERT INTO hechos_cubo SELECT p, 'G:05', 'P:0503', d, 'R:05-01', 'M:05-01-02', 'E:00003644', s, 'a@v', 'a', 'v', '', c, '', n, 10, 0
     FROM (VALUES ('2026-09', 'D:050304', 'S:1', 'nino', 4), ('2026-10', 'D:050304', 'S:1', 'nino', 5), ('2026-10', 'D:050304', 'S:2', 'joven', 9),
                  ('2026-10', 'D:050302', NULL, 'nino', 1)) t(p, d, s, c, n)`,
  );
  const ruta = join(carpeta, 'c.duckdb');
  await escribirCubo({
    con: aqui,
    ruta,
    lugares: [{ id: 'D:050304', tipo: 'D', nombre: "L'ucanamarca" }],
    cortes: [
      { periodo: '2026-09', corte: '05-2026-09-r1', sha256: 'aa' },
      { periodo: '2026-10', corte: '05-2026-10-r2', sha256: 'bb' },
    ],
    indicadores: [],
    info: { region: '05', nombre_region: 'Ayacucho', modo: 'equipo', sintetico: true, catalogo: '', software: '' },
  });
  cerrarDuckdb(aqui);
  con = (await abrirEnBloque()).conCubo(await readFile(ruta));
  await rm(carpeta, { recursive: true });
}, 30_000);

describe('explorer over the cube', () => {
  it('adds by the rows asked for, most persons missing first', async () => {
    expect(
      await pivote(con, { clave: 'a@v', periodo: '2026-10', por: 'distrito', cursoVida: '', direccion: 'mayor' }),
    ).toEqual([
      { id: 'D:050302', nombre: 'D:050302', num: 1, den: 10, sinDato: 0 },
      { id: 'D:050304', nombre: "L'ucanamarca", num: 14, den: 20, sinDato: 0 },
    ]);
    expect(
      await pivote(con, { clave: 'a@v', periodo: '2026-10', por: 'sector', cursoVida: 'nino', direccion: 'mayor' }),
    ).toEqual([
      { id: '', nombre: 'Sin sector', num: 1, den: 10, sinDato: 0 },
      { id: 'S:1', nombre: 'S:1', num: 5, den: 10, sinDato: 0 },
    ]);
  });

  it('puts those who carry the problem first when lower is better', async () => {
    const filas = await pivote(con, {
      clave: 'a@v',
      periodo: '2026-10',
      por: 'distrito',
      cursoVida: '',
      direccion: 'menor',
    });
    expect(filas.map((f) => f.num)).toEqual([14, 1]);
  });

  it('adds to the total of the region by whatever rows', async () => {
    const total = await totalRegion(con, 'a@v', '2026-10');
    expect(total).toEqual({ num: 15, den: 30 });
    for (const por of Object.keys(FILAS_PIVOTE) as FilaPivote[]) {
      const filas = await pivote(con, { clave: 'a@v', periodo: '2026-10', por, cursoVida: '', direccion: 'mayor' });
      expect([por, filas.reduce((n, f) => n + f.num, 0)]).toEqual([por, 15]);
    }
  });

  it('answers nothing, not an error, about what the cube does not hold', async () => {
    expect(
      await pivote(con, {
        clave: 'otra@v',
        periodo: '2020-01',
        por: 'red',
        cursoVida: "x' OR '1'='1",
        direccion: 'mayor',
      }),
    ).toEqual([]);
    expect(await totalRegion(con, 'otra@v', '2026-10')).toEqual({ num: 0, den: 0 });
  });

  it('shows a text that says the same as the bound statement', async () => {
    const { sql, valores } = sentenciaPivote({
      clave: 'a@v',
      periodo: '2026-10',
      por: 'distrito',
      cursoVida: 'nino',
      direccion: 'mayor',
    });
    const { filas } = await consultarTexto(con, conValores(sql, valores));
    expect(filas).toEqual([
      ['D:050302', 'D:050302', 1, 10, 0],
      ['D:050304', "L'ucanamarca", 5, 10, 0],
    ]);
    expect(conValores('a = ? AND b = ? AND c = ?', ["o'b", 3, null])).toBe("a = 'o''b' AND b = 3 AND c = NULL");
  });

  it('lists what there is to choose, newest month first', async () => {
    const c = await contenido(con);
    expect(c.cortes.map((x) => x.corte)).toEqual(['05-2026-10-r2', '05-2026-09-r1']);
    expect(c.info['sintetico']).toBe('si');
    expect((await etapas(con, 'a@v', '2026-10')).sort()).toEqual(['joven', 'nino']);
  });

  it('opens with the latest edition of the package of the child under 12 months, else with a coverage', () => {
    const uno = (clave: string, tipo = 'cobertura') => ({
      clave,
      nombre: '',
      edicion: '',
      tipo,
      direccion: '',
      nivel: '',
    });
    const otros = [uno('a@v', 'conteo'), uno('b@v')];
    const paquetes = [uno('paquete_menor_12m@fed_2024_2025'), uno('paquete_menor_12m@fed_2025_2026')];
    expect(indicadorDeEntrada([...otros, ...paquetes])).toBe(paquetes[1]);
    expect(indicadorDeEntrada(otros)).toBe(otros[1]);
    expect(indicadorDeEntrada([])).toBeUndefined();
  });

  it('turns the engine away from writing and from extensions, with words', async () => {
    const fallo = async (sql: string): Promise<string> =>
      consultarTexto(con, sql).then(
        () => 'sin error',
        (e: unknown) => errorSql(e).texto,
      );
    expect(await fallo('SELECT 1 +')).toContain('error de escritura');
    expect(await fallo('SELECT * FROM nada')).toContain('No existe esa tabla');
    expect(await fallo('SELECT nada FROM hechos')).toContain('No existe esa columna');
    expect(await fallo(`SELECT to_json(1)`)).toContain('extensión');
    expect(await fallo('DELETE FROM hechos')).toContain('sólo lectura');
    expect(await fallo(`WITH x AS (SELECT 1) DELETE FROM hechos`)).toContain('sólo lectura');
  });

  it('lets nothing leave nor come in once the cube is open', async () => {
    const texto = (sql: string) => errorSql(fallar(sql)).texto;
    const fallar = (sql: string): unknown => {
      try {
        con.query(sql);
      } catch (e) {
        return e;
      }
      throw new Error('no falló');
    };
    for (const sql of [
      `SELECT * FROM read_csv('http://127.0.0.1:9/x?dato=1')`,
      `SELECT * FROM 'https://127.0.0.1:9/x.csv'`,
      `SELECT * FROM read_text('/etc/hostname')`,
      `ATTACH 'http://127.0.0.1:9/x.duckdb' AS otra`,
      `COPY (SELECT 1) TO 'fuera.csv'`,
    ])
      expect([sql, texto(sql)]).toEqual([sql, expect.stringContaining('fuera')]);
    expect(String(fallar(`SET enable_external_access = true`))).toMatch(/cannot|locked/i);
    expect(String(fallar(`SET lock_configuration = false`))).toMatch(/cannot|locked/i);
  });

  it('takes one statement that reads, whatever its texts and comments hold', () => {
    for (const sql of [
      `-- todo;\nSELECT ';' AS "a;b";`,
      `(SELECT 1)`,
      `FROM hechos`,
      `with x as (select 1) from x`,
      `DESCRIBE hechos`,
      `SHOW TABLES`,
      `PIVOT hechos ON c USING sum(num)`,
      `SELECT $$a;b$$ /* ; */`,
    ])
      expect(() => exigirLectura(sql)).not.toThrow();
    for (const sql of [`SELECT 1; SELECT 2`, `SELECT E'\\''; DROP TABLE x; --'`])
      expect(() => exigirLectura(sql)).toThrow('una sola sentencia');
    for (const sql of [
      '',
      `-- SELECT 1`,
      `ATTACH 'x'`,
      `SET x = 1`,
      `COPY x TO 'y'`,
      `INSTALL httpfs`,
      `EXPLAIN SELECT 1`,
    ])
      expect(() => exigirLectura(sql)).toThrow('sólo lectura');
  });

  it('takes only known columns for the rows', () => {
    expect([esFilaPivote('red'), esFilaPivote('red; DROP'), esFilaPivote('toString')]).toEqual([true, false, false]);
  });

  it('knows the size of the engine it downloads', () => {
    const wasm = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
    expect(statSync(wasm).size).toBe(BYTES_WASM);
  });
});
