import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { BYTES_WASM } from '../../../web/src/lib/sql/apertura.ts';
import { consultarTexto, conValores, type Conexion } from '../../../web/src/lib/sql/consulta.ts';
import {
  contenido,
  indicadorDeEntrada,
  type Contenido,
  type IndicadorCubo,
} from '../../../web/src/lib/sql/contenido.ts';
import { DIMENSIONES, esDimension, type Dimension } from '../../../web/src/lib/sql/dimension.ts';
import { ejemplos } from '../../../web/src/lib/sql/ejemplos.ts';
import { errorSql } from '../../../web/src/lib/sql/error-sql.ts';
import { ESQUEMA } from '../../../web/src/lib/sql/esquema.ts';
import { leerEstado } from '../../../web/src/lib/sql/estado.ts';
import { etapas } from '../../../web/src/lib/sql/etapas.ts';
import { conLugar, jerarquia, lugaresDentro } from '../../../web/src/lib/sql/jerarquia.ts';
import { matriz, type Matriz } from '../../../web/src/lib/sql/matriz.ts';
import { nombrador } from '../../../web/src/lib/sql/nombrar.ts';
import { pedidoDe, type Pedido } from '../../../web/src/lib/sql/pedido.ts';
import { pivote, sentenciaPivote, textoPivote } from '../../../web/src/lib/sql/pivote.ts';
import { exigirLectura } from '../../../web/src/lib/sql/sentencia-libre.ts';
import { totalDelLugar } from '../../../web/src/lib/sql/total.ts';
import { abrirEnBloque } from './bloque.ts';
import { cuboDePrueba, indicadorTablero } from './cubo-de-prueba.ts';

let con: Conexion;
let que: Contenido;
beforeAll(async () => {
  const bytes = await cuboDePrueba(
    [
      ['2026-09', 'D:050304', 'S:1', 'a@v', 'nino', '', 4, 10],
      ['2026-10', 'D:050304', 'S:1', 'a@v', 'nino', '', 5, 10],
      ['2026-10', 'D:050304', 'S:2', 'a@v', 'joven', 'gestante', 9, 10],
      ['2026-10', 'D:050302', null, 'a@v', 'nino', '', 1, 10],
      ['2026-10', 'D:050302', null, 'b@v', 'nino', '', 2, 3],
      ['2026-10', 'D:050304', 'S:1', 'b@v', 'nino', '', 0, 0],
    ],
    [indicadorTablero('a@v'), indicadorTablero('b@v', { nivel: 'eess', direccion: 'menor' })],
    { 'D:050304': "L'ucanamarca", 'S:1': 'Sector uno' },
  );
  con = (await abrirEnBloque()).conCubo(bytes);
  que = await contenido(con);
}, 30_000);

const pedido = (texto: string): Pedido => pedidoDe(leerEstado(new URLSearchParams(texto)), que)!.pedido;
const responder = async (texto: string): Promise<Matriz> =>
  matriz(await pivote(con, pedido(texto)), pedido(texto), nombrador(que));
const cuentas = (m: Matriz): unknown[] =>
  m.filas.map((f) => [...f.ids, ...f.celdas.map((c) => (c?.e === 'v' ? [c.num, c.den] : (c?.e ?? null)))]);

describe('explorer over the cube', () => {
  it('adds by the rows asked for, most persons missing first', async () => {
    expect(cuentas(await responder('por=distrito'))).toEqual([
      ['D:050302', [1, 10]],
      ['D:050304', [14, 20]],
    ]);
    expect(cuentas(await responder('por=sector&etapa=nino'))).toEqual([
      ['', [1, 10]],
      ['S:1', [5, 10]],
    ]);
  });

  it('puts those who carry the problem first when lower is better', async () => {
    expect((await responder('clave=b@v&por=distrito')).filas.map((f) => f.ids[0])).toEqual(['D:050302', 'D:050304']);
  });

  it('adds to the total of the region by whatever rows', async () => {
    expect(await totalDelLugar(con, pedido(''))).toEqual({ num: 15, den: 30 });
    for (const por of Object.keys(DIMENSIONES) as Dimension[]) {
      const m = await responder(`por=${por}&periodo=2026-10`);
      expect([por, m.total]).toEqual([por, { e: 'v', num: 15, den: 30, sinDato: 0 }]);
    }
  });

  it('crosses two rows with columns: totals are sums of counts, and what is not there is not zero', async () => {
    const m = await responder('por=provincia,distrito&columnas=etapa');
    expect(m.columnas).toEqual(['nino', 'joven']);
    expect(cuentas(m)).toEqual([
      ['P:0503', 'D:050302', [1, 10], null],
      ['P:0503', 'D:050304', [5, 10], [9, 10]],
    ]);
    expect(m.totales).toMatchObject([
      { num: 6, den: 20 },
      { num: 9, den: 10 },
    ]);
    expect(m.total).toMatchObject({ num: 15, den: 30 });
  });

  it('never adds months, and draws those without facts', async () => {
    const m = await responder('por=distrito&columnas=mes');
    expect(m.columnas).toEqual(['2026-09', '2026-10']);
    expect(cuentas(m)).toEqual([
      ['D:050302', null, [1, 10]],
      ['D:050304', [4, 10], [14, 20]],
    ]);
    expect(m.filas.map((f) => f.total)).toEqual([null, null]);
    expect([m.totales?.length, m.total]).toEqual([2, null]);
  });

  it('never adds two indicators, and says where a ficha has no meaning by sector', async () => {
    const m = await responder('clave=a@v,b@v&por=sector&columnas=indicador');
    expect(cuentas(m)).toEqual([
      ['', [1, 10], 'na'],
      ['S:1', [5, 10], 'na'],
      ['S:2', [9, 10], null],
    ]);
    expect(m.totales).toMatchObject([
      { num: 15, den: 30 },
      { num: 2, den: 3 },
    ]);
    expect(m.total).toBeNull();
  });

  it('stays in the places chosen', async () => {
    expect(cuentas(await responder('por=sector&lugar=D:050304'))).toEqual([
      ['S:1', [5, 10]],
      ['S:2', [9, 10]],
    ]);
    expect(await totalDelLugar(con, pedido('lugar=D:050304&etapa=nino'))).toEqual({ num: 14, den: 20 });
  });

  it('answers nothing, not an error, about what the cube does not hold', async () => {
    expect(cuentas(await responder(`por=red&etapa=${encodeURIComponent("x' OR '1'='1")}`))).toEqual([]);
    expect(await totalDelLugar(con, pedido('lugar=D:999999'))).toEqual({ num: 0, den: 0 });
  });

  it('shows a text that says the same as the bound statement, with names', async () => {
    const p = pedido('por=distrito&etapa=nino');
    const ligada = sentenciaPivote(p);
    const { filas } = await consultarTexto(con, conValores(ligada.sql, ligada.valores));
    expect([...filas].sort()).toEqual([
      ['D:050302', 1, 10, 0],
      ['D:050304', 5, 10, 0],
    ]);
    const { sql, valores } = textoPivote(p);
    expect((await consultarTexto(con, conValores(sql, valores))).filas).toEqual([
      ['D:050302', 1, 10, 10, 0],
      ["L'ucanamarca", 5, 10, 50, 0],
    ]);
    expect(conValores('a = ? AND b = ? AND c = ?', ["o'b", 3, null])).toBe("a = 'o''b' AND b = 3 AND c = NULL");
  });

  it('lists what there is to choose, newest month first', async () => {
    expect(que.cortes.map((x) => x.corte)).toEqual(['05-2026-10-r1', '05-2026-09-r1']);
    expect(que.info['sintetico']).toBe('si');
    expect(await etapas(con, pedido(''))).toEqual({ etapas: ['nino', 'joven'], condiciones: ['gestante'] });
  });

  it('offers places inside those chosen, and lets go of those that no longer fit', async () => {
    const hojas = await jerarquia(con, '2026-10');
    const nombre = (id: string): string => id;
    expect(lugaresDentro(hojas, 'distrito', [], nombre)).toEqual(['D:050302', 'D:050304']);
    const enDistrito = [{ dimension: 'distrito', id: 'D:050304' }] as const;
    expect(lugaresDentro(hojas, 'sector', enDistrito, nombre)).toEqual(['S:1', 'S:2']);
    expect(lugaresDentro(hojas, 'distrito', enDistrito, nombre)).toEqual(['D:050302', 'D:050304']);
    expect(conLugar([...enDistrito, { dimension: 'red', id: 'R:1' }], 'provincia', 'P:0503')).toEqual([
      'R:1',
      'P:0503',
    ]);
  });

  it('reads no more rows of a statement than it was told to', async () => {
    const libre = await consultarTexto(con, 'SELECT * FROM range(5000) t(i), range(10)', 1000);
    expect([libre.columnas, libre.filas.length, libre.cortado]).toEqual([['i', 'range'], 1000, true]);
    const vacio = await consultarTexto(con, 'SELECT periodo, num FROM hechos WHERE false');
    expect(vacio).toEqual({ columnas: ['periodo', 'num'], filas: [], cortado: false });
  });

  it('describes the tables of the cube as they are', async () => {
    for (const [tabla, { columnas }] of Object.entries(ESQUEMA)) {
      const { filas } = await consultarTexto(con, `DESCRIBE ${tabla}`);
      expect(filas.map(([nombre]) => nombre)).toEqual(Object.keys(columnas));
    }
    const { filas } = await consultarTexto(con, 'SHOW TABLES');
    expect(filas.flat().sort()).toEqual(Object.keys(ESQUEMA).sort());
  });

  it('gives examples that run, about the indicator on screen', async () => {
    for (const { titulo, sql } of ejemplos(pedido(''))) {
      const { columnas } = await consultarTexto(con, sql);
      expect([titulo, columnas.length > 2]).toEqual([titulo, true]);
    }
  });

  it('opens with the latest edition of the package of the child under 12 months, else with a coverage', () => {
    const uno = (clave: string, tipo: IndicadorCubo['tipo'] = 'cobertura'): IndicadorCubo => ({
      ...indicadorTablero(clave),
      tipo,
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
    expect([esDimension('red'), esDimension('red; DROP'), esDimension('toString')]).toEqual([true, false, false]);
  });

  it('knows the size of the engine it downloads', () => {
    const wasm = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
    expect(statSync(wasm).size).toBe(BYTES_WASM);
  });
});
