import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { escribirCsv } from '../../../web/src/lib/sql/archivo-csv.ts';
import { componerSvg, partir } from '../../../web/src/lib/sql/archivo-imagen.ts';
import { escribirXlsx } from '../../../web/src/lib/sql/archivo-xlsx.ts';
import { aSvg } from '../../../web/src/lib/charts/motor.ts';
import type { Conexion } from '../../../web/src/lib/sql/consulta.ts';
import { contenido, type Contenido } from '../../../web/src/lib/sql/contenido.ts';
import type { Definicion } from '../../../web/src/lib/sql/definiciones.ts';
import { leerEstado } from '../../../web/src/lib/sql/estado.ts';
import { matriz } from '../../../web/src/lib/sql/matriz.ts';
import { nombrador } from '../../../web/src/lib/sql/nombrar.ts';
import { pedidoDe } from '../../../web/src/lib/sql/pedido.ts';
import { pivote } from '../../../web/src/lib/sql/pivote.ts';
import { aExportar, libreAExportar, type ParaExportar } from '../../../web/src/lib/sql/sellado.ts';
import { sugerir } from '../../../web/src/lib/sql/sugerencia.ts';
import { deMatriz } from '../../../web/src/lib/sql/tabular.ts';
import { abrirEnBloque } from './bloque.ts';
import { cuboDePrueba, indicadorTablero } from './cubo-de-prueba.ts';

const CORTE = '05-2026-10-r1';
const DEFINICION = [
  {
    clave: 'a@v',
    indicador: 'Indicador a',
    edicion: 'Edición v',
    verificacion: 'PROPUESTA',
    que_significa: 'Definición de Sala',
    denominador: 'Niños, "todos"',
    numerador: 'Los que cumplen',
    unidad: 'niños',
    direccion: 'mayor',
    nivel: 'sector',
    fuente: 'F1',
  },
] satisfies Definicion[];

let con: Conexion;
let que: Contenido;
beforeAll(async () => {
  const bytes = await cuboDePrueba(
    [
      ['2026-09', 'D:050304', 'S:1', 'a@v', 'nino', '', 4, 10],
      ['2026-10', 'D:050304', 'S:1', 'a@v', 'nino', '', 5, 10],
      ['2026-10', 'D:050302', 'S:2', 'a@v', 'nino', '', 1, 3],
      ['2026-10', 'D:050301', 'S:3', 'a@v', 'nino', '', 0, 0],
    ],
    [indicadorTablero('a@v', { verificacion: 'propuesta' })],
    { 'D:050304': '=Lucanamarca', 'D:050302': 'Ñahuimpuquio', 'D:050301': 'Sancos' },
  );
  con = (await abrirEnBloque()).conCubo(bytes);
  que = await contenido(con);
}, 30_000);

const responder = async (texto: string) => {
  const estado = leerEstado(new URLSearchParams(texto));
  const { pedido, avisos } = pedidoDe(estado, que)!;
  const nombrar = nombrador(que);
  const guiada = { pedido, avisos, matriz: matriz(await pivote(con, pedido), pedido, nombrar), ms: 1 };
  return { p: aExportar({ guiada, que, nombrar }), guiada, nombrar };
};
const celdas = (p: ParaExportar, columna: string) =>
  p.filas.map((f) => f[p.columnas.findIndex((c) => c.id === columna)]);

describe('what is taken out of the explorer', () => {
  it('names the file by region, indicator, period and corte', async () => {
    expect((await responder('')).p.archivo).toBe(`sala_ayacucho_a-v_2026-10_corte-${CORTE}`);
    expect((await responder('por=mes')).p.archivo).toBe(`sala_ayacucho_a-v_2026-09-a-2026-10_corte-${CORTE}`);
  });

  it('writes no percentage where cases are few, and tells zero from nobody', async () => {
    const { p } = await responder('por=distrito&orden=nombre');
    expect(celdas(p, 'distrito')).toEqual(['D:050304', 'D:050302', 'D:050301']);
    expect(celdas(p, 'valor')).toEqual([0.5, null, null]);
    expect(celdas(p, 'estado')).toEqual(['valor', 'valor', 'no_aplica']);
    expect(celdas(p, 'nota')[1]).toContain('n pequeño');
    expect(celdas(p, 'corte_del_mes')).toEqual([CORTE, CORTE, CORTE]);
  });

  it('writes a CSV of one shape, with the stamp and the definitions in lines of their own', async () => {
    const csv = escribirCsv((await responder('')).p, DEFINICION);
    expect(csv.startsWith('\ufeffregistro,')).toBe(true);
    const filas = parse(csv, { columns: true, bom: true }) as Record<string, string>[]; // columns: true gives records
    const de = (registro: string) => filas.filter((f) => f['registro'] === registro);
    expect(de('sello')[0]).toMatchObject({ concepto: 'AVISO', texto: expect.stringContaining('SINTÉTICOS') });
    expect(
      de('sello')
        .map((f) => f['texto'])
        .join(),
    ).toContain('1'.repeat(64));
    expect(de('definicion').map((f) => f['texto'])).toContain('Niños, "todos"');
    expect(de('definicion').map((f) => f['texto'])).toContain('PROPUESTA');
    expect(de('valor').map((f) => [f['num'], f['den']])).toContainEqual(['5', '10']);
    expect(de('valor').map((f) => f['distrito_nombre'])).toContain("'=Lucanamarca");
    expect(new Set(filas.map((f) => `${f['corte']} ${f['sintetico']}`))).toEqual(new Set([`${CORTE} sí`]));
  });

  it('writes a workbook with its readme, the table as it was seen, the figures and the definitions', async () => {
    const partes = unzipSync(escribirXlsx((await responder('por=distrito&columnas=mes')).p, DEFINICION));
    const libro = strFromU8(partes['xl/workbook.xml']!);
    expect([...libro.matchAll(/sheet name="([^"]+)"/g)].map((m) => m[1])).toEqual([
      'Léame',
      'Tabla',
      'Datos',
      'Definiciones',
    ]);
    const textos = strFromU8(partes['xl/sharedStrings.xml']!);
    for (const t of [
      'DATOS SINTÉTICOS',
      CORTE,
      '05-2026-09-r1',
      'PROPUESTA',
      '=Lucanamarca',
      'sin hechos',
      'n pequeño',
    ])
      expect(textos).toContain(t);
    expect(strFromU8(partes['xl/worksheets/sheet2.xml']!)).toContain('<v>0.5</v>');
    expect(Object.keys(partes).filter((n) => n.includes('sheet'))).toHaveLength(4);
  });

  it('writes a drawing that stands by itself', async () => {
    const { p, guiada, nombrar } = await responder('por=distrito');
    const d = sugerir(deMatriz(guiada.matriz, guiada.pedido, 'valor', nombrar));
    if (d.forma === 'ninguna') throw new Error(d.razon);
    const { svg, ancho, alto } = componerSvg(p, d, aSvg);
    expect(svg.match(/<svg/g)).toHaveLength(2);
    for (const t of ['DATOS SINTÉTICOS', `Corte ${CORTE}`, 'PROPUESTA', 'Indicador a', '50.0 % (5 de 10)', 'n pequeño'])
      expect(svg).toContain(t);
    expect(ancho).toBe(1200);
    expect(alto).toBeGreaterThan(150);
    expect(partir('uno dos tres', 60, 12)).toEqual(['uno dos', 'tres']);
  });

  it('carries the statement and every corte when the person wrote it', () => {
    const sql = `SELECT * FROM x WHERE clave = 'a@v'`;
    const p = libreAExportar({
      libre: { sql, ms: 1, resultado: { columnas: ['a', 'n'], filas: [['x', 1.5]], cortado: true } },
      que,
    });
    expect(p.indicadores.map((i) => i.clave)).toEqual(['a@v']);
    expect(p.columnas.map((c) => c.estilo)).toEqual(['texto', 'decimal']);
    const csv = escribirCsv(p, DEFINICION);
    expect(csv).toContain(sql);
    expect(csv).toContain('las primeras 1');
    expect(csv).toContain('05-2026-09-r1');
  });
});
