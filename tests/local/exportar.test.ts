import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirDuckdb, cerrarDuckdb, leerFila, leerFilas, literal } from '../../functions/adapters/duckdb/conexion.ts';
import { descomprimir } from '../../functions/adapters/dynamo/comprimido.ts';
import { tablerosRepo } from '../../functions/adapters/dynamo/tableros.ts';
import type { Tablero } from '../../functions/domain/tablero.ts';
import { COLUMNAS } from '../../functions/export/columnas.ts';
import type { Contenido } from '../../functions/export/contenido.ts';
import { exportar, type FormatoExportar } from '../../functions/export/exportar.ts';
import { escribirXlsx } from '../../functions/export/xlsx.ts';
import { abrirXlsx } from '../../functions/ingest/xlsx.ts';
import { abrirAccesoLocal } from '../../functions/local/acceso/acceso-local.ts';
import { apiLocal } from '../../functions/local/servidor.ts';
import { abrirCarpetaDatos } from '../../functions/local/carpeta-datos.ts';
import { depsExportar } from '../../functions/local/exportacion.ts';
import { abrirServicio, type Servicio } from '../../functions/local/servicio.ts';

const CORTE = '05-2026-10-r1';
const MALO = '=HYPERLINK("http://malo.example";"Sector 1")';
const PERSONAS =
  'documento,tipo_documento,dni,cnv,fecha_nacimiento,sexo,seguros,fecha_emision_dni,ubigeo,codigo_ccpp,manzana,renipress,encontrado,estado';
const nino = (n: number, nacimiento: string, emision: string, ubigeo: string): string =>
  `9900000${n},DNI,9900000${n},,${nacimiento},M,1,${emision},${ubigeo},${ubigeo}0001,,00003644,,1`;
const PADRON = [
  PERSONAS,
  nino(1, '2026-03-01', '2026-03-10', '050304'),
  nino(2, '2026-04-01', '', '050304'),
  nino(3, '2026-05-01', '', '050101'),
].join('\n');
const SECTORES = `renipress,sector,nombre,color,codigo_ccpp,manzana,minutos_eess,medio,area,superficie_km2,desde,hasta
00003644,00003644-01,"${MALO.replaceAll('"', '""')}",#0072b2,0503040001,,30,a pie,RURAL,4,2024-01-01,
00003644,00003644-02,"Dos, y ""medio""",#e69f00,0501010001,,30,a pie,RURAL,4,2024-01-01,
`;

type Fila = Readonly<Record<string, string>>;
let raiz: string;
let servicio: Servicio;
let carpeta: ReturnType<typeof abrirCarpetaDatos>;

beforeAll(async () => {
  raiz = mkdtempSync(join(tmpdir(), 'sala-exportar-'));
  carpeta = abrirCarpetaDatos(join(raiz, 'datos'));
  servicio = await abrirServicio(carpeta);
  for (const [nombre, texto] of [
    ['personas.csv', PADRON],
    ['sectorizacion.csv', SECTORES],
  ] as const) {
    writeFileSync(join(raiz, nombre), texto);
    const { carga } = await servicio.recibir(join(raiz, nombre), { nombre, region: '05', emitido: '2026-11-05' });
    expect(carga.error).toBeNull();
  }
  await servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
});
afterAll(async () => {
  await servicio.cerrarAlmacen();
  rmSync(raiz, { recursive: true, force: true });
});

let cuantos = 0;
async function pedir(formato: FormatoExportar, ambito?: string) {
  const ruta = join(raiz, `salida-${++cuantos}.${formato}`);
  const r = await exportar(
    { corte: CORTE, formato, modo: 'equipo', ...(ambito ? { ambito } : {}) },
    ruta,
    depsExportar(servicio),
  );
  return { ...r, ruta };
}
const lineas = (ruta: string): Fila[] => parse(readFileSync(ruta), { columns: true, bom: true }) as Fila[]; // csv-parse gives text
const valores = async (ambito?: string): Promise<Fila[]> =>
  lineas((await pedir('csv', ambito)).ruta).filter((f) => f['registro'] === 'valor');
const tablero = async (ambito: string): Promise<Tablero> =>
  descomprimir<Tablero>((await tablerosRepo(servicio.db, servicio.tabla).leer(ambito, CORTE, 'equipo'))!.gzip);

async function hojas(ruta: string): Promise<string[][][]> {
  const libro = await abrirXlsx(ruta);
  try {
    const todas: string[][][] = [];
    for (const h of libro.hojas) {
      const filas: string[][] = [];
      for await (const { celdas } of libro.filas(h)) filas.push(celdas);
      todas.push(filas);
    }
    return todas;
  } finally {
    libro.cerrar();
  }
}

describe('lo exportado es lo publicado', () => {
  it('by hand: two of three children lack the DNI, one in each district', async () => {
    const dni = (await valores()).filter((f) => f['ficha'] === 'dni_30d' && f['desglose'] === 'total');
    const de = (ambito: string) => dni.find((f) => f['ambito'] === ambito)!;
    expect(de('G:05')).toMatchObject({ num: '1', den: '3', estado: 'valor', valor: String(1 / 3), luz: 'pocos' });
    expect(de('D:050304')).toMatchObject({ num: '1', den: '2' });
    expect(de('D:050101')).toMatchObject({ num: '0', den: '1', estado: 'cero', valor: '0' });
    expect(de('S:00003644-01')).toMatchObject({ tipo_ambito: 'Sector', nombre: `'${MALO}` });
    expect(de('S:00003644-01')['superiores']).toMatch(/^E:00003644 M:\S+ R:\S+ G:05$/);
  });

  it('every cell of every board is there, with its target, and districts and facilities add up to the region', async () => {
    const filas = (await valores()).filter((f) => f['desglose'] === 'total');
    const por = new Map(filas.map((f) => [`${f['ambito']}|${f['ficha']}|${f['version']}|${f['metodo']}`, f]));
    expect(por.size).toBe(filas.length);
    let vistas = 0;
    for (const ambito of new Set(filas.map((f) => f['ambito']!).filter((a) => !a.startsWith('S:')))) {
      const t = await tablero(ambito);
      t.indicadores.forEach((i, n) => {
        const f = por.get(`${ambito}|${i.ficha}|${i.version}|${i.metodo}`)!;
        const c = t.propio.celdas[n]!;
        if (c.e === 'v') expect([f['num'], f['den'], f['sin_dato']]).toEqual([c.num, c.den, c.sinDato].map(String));
        else expect([f['num'], f['den'], f['valor']]).toEqual(['', '', '']);
        expect(f['meta']).toBe(t.metas[n] ? String(t.metas[n].meta) : '');
        vistas++;
      });
    }
    expect(vistas).toBeGreaterThan(500);
    const suma = (tipo: string) => {
      const m = new Map<string, number>();
      for (const f of filas)
        if (f['ambito']!.startsWith(tipo)) {
          const k = `${f['ficha']}|${f['version']}|${f['metodo']}`;
          m.set(k, (m.get(k) ?? 0) + Number(f['den']) * 1_000_003 + Number(f['num']));
        }
      return m;
    };
    for (const tipo of ['P:', 'D:', 'R:', 'M:', 'E:']) expect(suma(tipo)).toEqual(suma('G:'));
  });

  it('life stages add up to the total, which carries the target alone', async () => {
    const filas = await valores('G:05');
    const totales = filas.filter((f) => f['desglose'] === 'total' && f['estado'] !== 'no_reportado');
    for (const t of totales) {
      const etapas = filas.filter(
        (f) =>
          f['desglose'] === 'etapa' && (['ambito', 'ficha', 'version', 'metodo'] as const).every((k) => f[k] === t[k]),
      );
      const suma = (k: string) => etapas.reduce((a, f) => a + Number(f[k]), 0);
      expect([suma('num'), suma('den')], t['ficha']).toEqual([Number(t['num']), Number(t['den'])]);
      expect(etapas.every((f) => f['meta'] === '' && f['luz'] === '')).toBe(true);
    }
  });

  it('keeps the states apart', async () => {
    const filas = await valores();
    const estados = new Set(filas.map((f) => f['estado']));
    expect(estados).toEqual(new Set(['valor', 'cero', 'no_aplica', 'no_reportado']));
    for (const f of filas.filter((x) => x['estado'] === 'cero')) expect(f['num']).toBe('0');
    for (const f of filas.filter((x) => x['estado'] === 'no_reportado'))
      expect([f['num'], f['den'], f['valor'], f['ic95_inferior']]).toEqual(['', '', '', '']);
    for (const f of filas.filter((x) => x['den'] === '0' && x['tipo_indicador'] !== 'conteo'))
      expect(f['valor']).toBe('');
  });

  it('of a district, the sectors are counted by its residents and add up to it', async () => {
    const filas = (await valores('D:050304')).filter((f) => f['ficha'] === 'dni_30d' && f['desglose'] === 'total');
    expect(filas[0]).toMatchObject({ ambito: 'D:050304', residentes_de: '', den: '2' });
    const sectores = filas.slice(1);
    expect(sectores.length).toBeGreaterThan(0);
    expect(sectores.every((f) => f['residentes_de'] === 'D:050304')).toBe(true);
    expect(sectores.reduce((a, f) => a + Number(f['den']), 0)).toBe(2);
  });

  it('of a facility, its sectors; of a sector, itself as its facility shows it', async () => {
    const lugares = async (a: string) => [...new Set((await valores(a)).map((f) => f['ambito']))];
    expect(await lugares('E:00003644')).toEqual(['E:00003644', 'S:00003644-01', 'S:00003644-02']);
    const deEess = (await valores('E:00003644')).filter((f) => f['ambito'] === 'S:00003644-01');
    expect(await valores('S:00003644-01')).toEqual(deEess);
  });

  it('of a network, everything under it once', async () => {
    const red = (await tablero('E:00003644')).ambito.salud.find((a) => a.tipo === 'R')!.id;
    const filas = (await valores(red)).filter((f) => f['ficha'] === 'dni_30d' && f['desglose'] === 'total');
    expect(filas.map((f) => f['ambito']!.slice(0, 1))).toEqual(['R', 'M', 'E', 'S', 'S']);
  });
});

describe('los tres formatos', () => {
  it('carry stamp, inputs and a definition for each indicator of the values', async () => {
    const todas = lineas((await pedir('csv')).ruta);
    expect(todas.every((f) => f['corte'] === CORTE && /^[0-9a-f]{64}$/.test(f['sello']!))).toBe(true);
    const sello = Object.fromEntries(
      todas.filter((f) => f['registro'] === 'sello').map((f) => [f['concepto'], f['texto']]),
    );
    const m = (await depsExportar(servicio).cortes.leer(CORTE))!;
    expect(sello).toMatchObject({
      sha256: m.sha256,
      sha256_entradas: m.sha256_entradas,
      catalogo: m.catalogo,
      fecha_corte: '2026-10-31',
    });
    const insumos = todas.filter((f) => f['registro'] === 'insumo');
    expect(insumos.map((f) => f['concepto'])).toEqual(['personas.csv', 'sectorizacion.csv']);
    expect(insumos[0]!['texto']).toContain(createHash('sha256').update(PADRON).digest('hex'));
    const clave = (f: Fila) => `${f['ficha']}|${f['version']}|${f['metodo']}`;
    const definidas = todas.filter((f) => f['registro'] === 'definicion');
    expect(new Set(definidas.map(clave))).toEqual(new Set(todas.filter((f) => f['registro'] === 'valor').map(clave)));
    expect(definidas.every((f) => f['denominador'] && f['numerador'] && f['fuente'])).toBe(true);
  });

  it('the workbook read back says what the CSV says; names that look like formulas are text', async () => {
    const csv = await valores();
    const { ruta, filas } = await pedir('xlsx');
    const [leame, tabla, definiciones, insumos] = await hojas(ruta);
    expect(filas).toBe(csv.length);
    expect(leame!.flat()).toEqual(expect.arrayContaining([CORTE, 'no_reportado', 'sha256_entradas']));
    expect(tabla![0]).toEqual(COLUMNAS.map((c) => c.id));
    expect(tabla!.length).toBe(csv.length + 1);
    const sinApostrofo = (v: string): string => (v === `'${MALO}` ? MALO : v);
    csv.forEach((f, n) => {
      const leida = COLUMNAS.map((_, j) => tabla![n + 1]![j] ?? '');
      expect(leida).toEqual(COLUMNAS.map((c) => sinApostrofo(f[c.id]!)));
    });
    expect(tabla!.flat()).toContain(MALO);
    expect(definiciones!.length).toBeGreaterThan(50);
    expect(insumos!.length).toBe(3);
  });

  it('Parquet has the same rows with their types, and the stamp in its metadata', async () => {
    const csv = await valores();
    const { ruta } = await pedir('parquet');
    const con = await abrirDuckdb();
    try {
      const filas = await leerFilas<Record<string, string | number | null>>(
        con,
        `SELECT * FROM read_parquet(${literal(ruta)})`,
      );
      const plano = (v: string | number | null): string => (v === null ? '' : String(v));
      expect(filas.map((f) => COLUMNAS.map((c) => plano(f[c.id]!)))).toEqual(
        csv.map((f) => COLUMNAS.map((c) => (f[c.id] === `'${MALO}` ? MALO : f[c.id]!))),
      );
      const { sello } = await leerFila<{ sello: string }>(
        con,
        `SELECT decode(value) AS sello FROM parquet_kv_metadata(${literal(ruta)}) WHERE decode(key) = 'sala.sello'`,
      );
      expect(sello).toBe(csv[0]!['sello']);
    } finally {
      cerrarDuckdb(con);
    }
  });

  it.each(['csv', 'xlsx', 'parquet'] as const)(
    '%s: asked twice, the same bytes, and nothing else left behind',
    async (formato) => {
      const [uno, dos] = [await pedir(formato), await pedir(formato)];
      expect(dos.sha256).toBe(uno.sha256);
      expect(uno.sha256).toBe(createHash('sha256').update(readFileSync(uno.ruta)).digest('hex'));
      expect(readdirSync(raiz).filter((n) => /parcial|\.tmp/.test(n))).toEqual([]);
    },
  );

  it('more rows than a sheet holds go on in the next one, each with its head', async () => {
    const fila = (n: number) => COLUMNAS.map((c) => (c.tipo === 'texto' ? 'x' : n));
    const contenido = {
      manifiesto: (await depsExportar(servicio).cortes.leer(CORTE))!,
      columnas: COLUMNAS,
      ambito: { id: 'G:05', tipo: 'G', nombre: 'Ayacucho' },
      sello: [],
      definiciones: [],
      insumos: [],
      filas: (async function* () {
        yield Array.from({ length: 25 }, (_, n) => fila(n));
      })(),
    } satisfies Contenido;
    const ruta = join(raiz, 'partido.xlsx');
    await pipeline(escribirXlsx(contenido, 11), createWriteStream(ruta));
    const [, uno, dos, tres] = await hojas(ruta);
    expect([uno, dos, tres].map((h) => h!.length)).toEqual([11, 11, 6]);
    const num = COLUMNAS.findIndex((c) => c.id === 'num');
    expect([uno, dos, tres].flatMap((h) => h!.slice(1).map((f) => Number(f[num])))).toEqual(
      Array.from({ length: 25 }, (_, n) => n),
    );
  });
});

describe('lo que no se puede exportar se dice', () => {
  const falla = (corte: string, mas: object = {}) =>
    exportar({ corte, formato: 'csv', modo: 'equipo', ...mas }, join(raiz, 'no.csv'), depsExportar(servicio));

  it('an unknown corte names the nearest; another region, its folder', async () => {
    await expect(falla('05-2026-09-r1')).rejects.toThrow(/Los más cercanos: 05-2026-10-r1/);
    await expect(falla('06-2026-09-r1')).rejects.toThrow(/--datos/);
  });
  it('an unknown place names those alike; the public mode has no facilities', async () => {
    await expect(falla(CORTE, { ambito: 'D:050399' })).rejects.toThrow(/D:050304/);
    await expect(falla(CORTE, { modo: 'publico', ambito: 'E:00003644' })).rejects.toMatchObject({
      code: 'modo_no_publicado',
    });
    expect(readdirSync(raiz)).not.toContain('no.csv');
  });
  it('facts that do not add up to the board are not exported', async () => {
    const deps = depsExportar(servicio);
    const leer: typeof deps.hechos.leer = async (a, c) =>
      (await deps.hechos.leer(a, c))!.map((h) => ({ ...h, den: h.den + 1 }));
    const malo = exportar({ corte: CORTE, formato: 'csv', modo: 'equipo' }, join(raiz, 'no.csv'), {
      ...deps,
      hechos: { leer },
    });
    await expect(malo).rejects.toThrow(/el tablero dice/);
    expect(readdirSync(raiz).filter((n) => n.startsWith('no.csv'))).toEqual([]);
  });
});

describe('el modo público', () => {
  it.each(['csv', 'xlsx', 'parquet'] as const)(
    '%s: limits instead of counts, and nothing of what was received',
    async (formato) => {
      const ruta = join(raiz, `publico.${formato}`);
      const { filas } = await exportar({ corte: CORTE, formato, modo: 'publico' }, ruta, depsExportar(servicio));
      expect(filas).toBeGreaterThan(0);
      if (formato !== 'csv') return;
      const texto = readFileSync(ruta, 'utf8');
      const leidas = parse(texto, { bom: true, columns: true }) as Record<string, string>[];
      const valores = leidas.filter((f) => f['registro'] === 'valor');
      expect(valores).toHaveLength(filas);
      expect(new Set(valores.map((f) => f['tipo_ambito']))).toEqual(new Set(['Región', 'Provincia', 'Distrito']));
      for (const f of valores) expect(['banda', 'suprimido', 'no_reportado']).toContain(f['estado']);
      for (const columna of ['num', 'den', 'sin_dato', 'excluidos', 'componentes'])
        expect(Object.keys(valores[0]!)).not.toContain(columna);
      expect(leidas.filter((f) => f['registro'] === 'insumo')).toEqual([]);
      expect(leidas.filter((f) => f['registro'] === 'sello').map((f) => f['concepto'])).not.toContain('hechos');
    },
  );
  it('anybody downloads it, under a name that says so', async () => {
    const app = apiLocal(servicio, carpeta, 'x', await abrirAccesoLocal({ conSesion: true }));
    const r = await app.request(`http://localhost/v1/cortes/${CORTE}/exportar?formato=csv&modo=publico&ambito=P:0503`);
    expect(r.status).toBe(200);
    expect(r.headers.get('Content-Disposition')).toBe(`attachment; filename="sala-${CORTE}-P-0503-publico.csv"`);
    const sinSesion = await app.request(`http://localhost/v1/cortes/${CORTE}/exportar?formato=csv`);
    expect(sinSesion.status).toBe(401);
  });
});

it('the API sends the same bytes under a safe name', async () => {
  const app = apiLocal(servicio, carpeta, 'x', await abrirAccesoLocal());
  const { sha256, filas } = await pedir('xlsx', 'E:00003644');
  const url = `http://localhost/v1/cortes/${CORTE}/exportar?formato=xlsx&ambito=E:00003644`;
  const r = await app.request(url);
  expect(r.headers.get('Content-Disposition')).toBe(`attachment; filename="sala-${CORTE}-E-00003644.xlsx"`);
  expect(r.headers.get('X-Sala-Filas')).toBe(String(filas));
  expect(
    createHash('sha256')
      .update(Buffer.from(await r.arrayBuffer()))
      .digest('hex'),
  ).toBe(sha256);
  const igual = await app.request(url, { headers: { 'If-None-Match': r.headers.get('ETag')! } });
  expect(igual.status).toBe(304);
});
