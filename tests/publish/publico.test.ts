import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leerFichas } from '../../functions/adapters/catalogos/fichas.ts';
import { leerTerritorio } from '../../functions/adapters/catalogos/territorio.ts';
import { abrirDuckdb, cerrarDuckdb, ejecutar, leerFilas, literal } from '../../functions/adapters/duckdb/conexion.ts';
import {
  itemTableroPublico,
  itemTendenciaPublica,
  NoEsPublicoError,
} from '../../functions/adapters/dynamo/publicos.ts';
import type { Cubo } from '../../functions/adapters/dynamo/punteros.ts';
import { objetosCarpeta } from '../../functions/adapters/objects/carpeta.ts';
import { verificarPublico } from '../../functions/close/verificar-publico.ts';
import type { Manifiesto } from '../../functions/domain/corte.ts';
import { indicadoresTablero } from '../../functions/domain/ficha/indicadores-tablero.ts';
import { periodosEntre } from '../../functions/domain/periodo.ts';
import { leerPolitica, type PoliticaLeida } from '../../functions/domain/supresion/politica.ts';
import type { Region } from '../../functions/domain/supresion/rejilla.ts';
import { Cotejo } from '../../functions/domain/verificacion.ts';
import type { Tablero, Tendencia } from '../../functions/domain/tablero.ts';
import type { MesVigente } from '../../functions/publish/publico/decidir-region.ts';
import { celdasDeTabla } from '../../functions/publish/publico/cubo-publico.ts';
import { nombrarLugares } from '../../functions/publish/lugares.ts';
import { tablerosPublicos } from '../../functions/publish/publico/documentos.ts';
import { objetoManifiestoPublico, publicarPublico } from '../../functions/publish/publico/publicar.ts';
import { guardarTabla, selloTabla, tablasDeRegion, type TablaPublica } from '../../functions/publish/publico/tabla.ts';
import { guardarTotales, type Totales } from '../../functions/publish/totales.ts';

const MENTIRA: Region = { den: [20, 49], pct: [3000, 4000], menos: 'ninguno' };
const { fichas } = leerFichas();
const indicadores = indicadoresTablero(fichas);
const territorio = leerTerritorio();
const ANEMIA = indicadores.find((i) => i.ficha === 'anemia_6_35m' && i.principal)!;
const VIOLENCIA = indicadores.find((i) => i.ficha === 'gest_tamizaje_violencia' && i.principal)!;
const CLAVES = [ANEMIA.clave, VIOLENCIA.clave];
const POLITICA = leerPolitica(
  {
    minimo: 10,
    denominador: 20,
    denominadorMes: 100,
    candidatos: 5,
    distrito: ['anemia_6_35m'],
    provincia: ['gest_tamizaje_violencia'],
  },
  fichas,
);
const DISTRITOS = ['D:050101', 'D:050102', 'D:050103', 'D:050201', 'D:050202'];
const PROVINCIAS = ['P:0501', 'P:0502'];

/** Totals of a month: anemia by district, and a sensitive ficha beside it; the wider places are their sums. */
function totales(mes: number, mas = 0): Totales {
  const anemia = DISTRITOS.map((_, d) => [
    3 + d * 4 + (mes % 3) + (d === 0 ? mas : 0),
    8 + d * 17 + (d === 0 ? mas : 0),
  ]);
  const violencia = DISTRITOS.map((_, d) => [d + 1, 4 + d * 9]);
  const de = (distritos: readonly number[]): number[] =>
    [anemia, violencia].flatMap((f) => [0, 1].map((k) => distritos.reduce((s, d) => s + f[d]![k]!, 0)));
  const lugares: Record<string, number[]> = {
    'G:05': de([0, 1, 2, 3, 4]),
    'P:0501': de([0, 1, 2]),
    'P:0502': de([3, 4]),
  };
  DISTRITOS.forEach((id, d) => (lugares[id] = de([d])));
  lugares['S:00003644-01'] = de([0]);
  lugares['R:05-01'] = de([0, 1]);
  lugares['D:050101|S:00003644-01'] = de([0]);
  return { claves: CLAVES, lugares };
}

const raiz = mkdtempSync(join(tmpdir(), 'sala-publico-'));
const objetos = objetosCarpeta(join(raiz, 'objetos'));
afterAll(() => rmSync(raiz, { recursive: true, force: true }));

const celdaRegion = (sinDato: number) => ({ e: 'v', num: 1, den: 3_000, sinDato });

const base = (corte: string): Tablero =>
  ({
    corte: {
      id: corte,
      region: '05',
      periodo: corte.slice(3, 10),
      fechaCorte: '',
      sha256: 'f',
      catalogo: 'c',
      software: 's',
    },
    modo: 'equipo',
    sintetico: true,
    fuentes: [{ fuente: 'his', nombre: 'HIS', cargas: 3, filas: 12_345, datoHasta: '2026-10-31' }],
    avisos: [],
    indicadores,
    propio: { celdas: indicadores.map((i) => celdaRegion(i.clave === ANEMIA.clave ? 8_000 : 2_999)) },
    hijos: [{ ambito: { id: 'D:050101', tipo: 'D', nombre: 'Ayacucho' }, quintil: 3 }],
  }) as unknown as Tablero; // what the public side reads of it

const PERIODOS = periodosEntre('2025-09', '2026-10');
let tableros: Tablero[] = [];
let series: Tendencia[] = [];
const avisos: string[] = [];

async function publicar(meses: readonly MesVigente[], politica: PoliticaLeida = POLITICA): Promise<Cubo | null> {
  tableros = [];
  series = [];
  for (const m of meses) await guardarTotales(objetos, m.corte, m.totales);
  return publicarPublico('05', meses, 'v', {
    objetos,
    territorio,
    politica,
    tableroRegion: async (_r, corte) => base(corte),
    metaDe: () => null,
    poner: async (ts, ss) => {
      tableros = [...ts];
      series = [...ss];
      return tableros.length + series.length;
    },
    trabajo: raiz,
    avisar: (m) => avisos.push(m),
  });
}

const mesesDe = (hasta: number): MesVigente[] =>
  PERIODOS.slice(0, hasta).map((periodo, m) => ({ periodo, corte: `05-${periodo}-r1`, totales: totales(m) }));

describe('la publicación del modo público', () => {
  let cubo: Cubo | null;
  beforeAll(async () => {
    cubo = await publicar(mesesDe(13));
  });

  it('boards of districts, provinces and region only, and never a count in them', () => {
    expect(new Set(tableros.map((t) => t.ambito.id))).toEqual(new Set([...DISTRITOS, ...PROVINCIAS, 'G:05']));
    const texto = JSON.stringify([tableros, series]);
    expect(texto).not.toMatch(/"e":"v"|"num":\d|"sinDato"|"excl"|"comp":|12345/);
    for (const t of tableros) {
      expect(t).toMatchObject({ modo: 'publico', alertas: null, sectores: [], frases: [] });
      for (const f of [t.propio, ...t.hijos]) for (const c of f.celdas) expect(['b', 's', 'nr']).toContain(c.e);
    }
  });

  it('says of which ones most were not measured, in tenths of the region, and of nothing narrower', () => {
    for (const t of tableros)
      for (const i of t.indicadores) expect(i.sinDatoDeDiez).toBe(i.clave === ANEMIA.clave ? 7 : undefined);
    const pocos = {
      ...base('05-2026-10-r1'),
      propio: { celdas: indicadores.map(() => ({ e: 'v', num: 1, den: 200, sinDato: 790 })) },
    };
    const tabla = { lugares: ['G:05'], fichas: [{ clave: ANEMIA.clave, desde: 'distrito', regiones: [null] }] };
    const hacer = tablerosPublicos({ ...tabla, region: '05' } as unknown as TablaPublica, pocos as unknown as Tablero, {
      territorio,
      nombrar: nombrarLugares(territorio, []),
      metaDe: () => null,
    });
    expect(hacer('G:05').indicadores.map((i) => i.sinDatoDeDiez)).toEqual([undefined]);
  });

  it('a month for each corte and twelve where they are complete', () => {
    const de = (v: string) => new Set(tableros.filter((t) => t.ventana === v).map((t) => t.corte.id)).size;
    expect([de('mes'), de('12m')]).toEqual([13, 2]);
    const doce = tableros.find((t) => t.ventana === '12m' && t.corte.periodo === '2026-09')!;
    expect(doce.meses).toHaveLength(12);
    expect(doce.meses!.at(-1)).toBe('05-2026-09-r1');
  });

  it('the sensitive ficha is not in the boards of districts, and in wider ones says nothing of them', () => {
    expect(
      tableros.filter((t) => t.ambito.tipo === 'D').flatMap((t) => t.indicadores.map((i) => i.clave)),
    ).not.toContain(VIOLENCIA.clave);
    const region = tableros.find((t) => t.ambito.id === 'G:05' && t.ventana === '12m')!;
    const k = region.indicadores.findIndex((i) => i.clave === VIOLENCIA.clave);
    for (const h of region.hijos) expect(h.celdas[k]).toEqual({ e: 's', den: [0, null] });
    expect(region.propio.celdas[k]!.e).toBe('b');
  });

  it('the cube holds exactly the tables, and no other', async () => {
    const con = await abrirDuckdb();
    try {
      await ejecutar(con, `ATTACH ${literal(await objetos.rutaLocal(cubo!.clave))} AS p (READ_ONLY)`);
      const tablas = await leerFilas<{ t: string }>(
        con,
        `SELECT table_name AS t FROM duckdb_tables() WHERE database_name = 'p' ORDER BY 1`,
      );
      expect(tablas.map((t) => t.t)).toEqual(['celdas', 'indicadores', 'info', 'lugares']);
      const celdas = await leerFilas<{ ambito: string; ventana: string; estado: string; pct_desde: number | null }>(
        con,
        'SELECT * FROM p.celdas',
      );
      expect(celdas).toHaveLength((13 + 2) * 2 * (DISTRITOS.length + 3));
      expect(new Set(celdas.map((c) => c.ambito[0]))).toEqual(new Set(['D', 'P', 'G']));
      expect(celdas.every((c) => (c.estado === 'banda') === (c.pct_desde !== null))).toBe(true);
    } finally {
      cerrarDuckdb(con);
    }
  });

  it('the decision is kept with its corte, and its sha256 beside it', async () => {
    const guardadas = await tablasDeRegion(objetos, '05');
    expect(guardadas).toHaveLength(15);
    const manifiesto = JSON.parse(
      Buffer.from((await objetos.get(objetoManifiestoPublico('05-2026-09-r1')))!).toString(),
    ) as {
      tablas: { sha256: string }[];
    };
    const suyas = guardadas.filter((t) => t.corte === '05-2026-09-r1').map(selloTabla);
    expect(manifiesto.tablas.map((t) => t.sha256).sort()).toEqual(suyas.sort());
  });

  it('published again, nothing is decided again', async () => {
    const antes = await tablasDeRegion(objetos, '05');
    await publicar(mesesDe(13));
    expect(tableros).toEqual([]);
    expect(await tablasDeRegion(objetos, '05')).toEqual(antes);
  });

  it('cut short before its boards were written, it writes them the next time, with the same decision', async () => {
    const antes = await tablasDeRegion(objetos, '05');
    rmSync(join(raiz, 'objetos', objetoManifiestoPublico('05-2026-09-r1')));
    await publicar(mesesDe(13));
    expect(new Set(tableros.map((t) => t.corte.id))).toEqual(new Set(['05-2026-09-r1']));
    expect(await tablasDeRegion(objetos, '05')).toEqual(antes);
  });

  it('a month more leaves what was said as it was; a correction adds its own and its windows', async () => {
    const antes = new Map((await tablasDeRegion(objetos, '05')).map((t) => [selloTabla(t), t]));
    await publicar(mesesDe(14));
    const conUno = await tablasDeRegion(objetos, '05');
    expect(conUno).toHaveLength(17);
    for (const sello of antes.keys()) expect(conUno.map(selloTabla)).toContain(sello);
    const corregidos = mesesDe(14).map((m, i) =>
      i === 13 ? { ...m, corte: m.corte.replace('r1', 'r2'), totales: totales(13, 2) } : m,
    );
    await publicar(corregidos);
    expect(new Set(tableros.map((t) => `${t.corte.id} ${t.ventana}`))).toEqual(
      new Set(['05-2026-10-r2 mes', '05-2026-10-r2 12m']),
    );
    expect(await tablasDeRegion(objetos, '05')).toHaveLength(19);
  });

  it('with a configuration that is wrong or protects less nothing is published, and it says why', async () => {
    const mala = leerPolitica(
      { minimo: 3, denominador: 20, denominadorMes: 100, candidatos: 5, distrito: [], provincia: [] },
      fichas,
    );
    expect(await publicar(mesesDe(14), mala)).toBeNull();
    expect([tableros, series]).toEqual([[], []]);
    expect(avisos.at(-1)).toMatch(/el modo público no se publica.*minimo/);
  });

  it('a month with more in the numerator than in the denominator is not published of that ficha', async () => {
    const imposible = totales(13);
    const lugares = { ...imposible.lugares, 'D:050102': [9, 8, 1, 4] };
    const otros = mesesDe(14).map((m, i) =>
      i === 13 ? { ...m, corte: m.corte.replace('r1', 'r3'), totales: { ...imposible, lugares } } : m,
    );
    await publicar(otros);
    const t = tableros.find((x) => x.ambito.id === 'G:05' && x.ventana === 'mes')!;
    const k = t.indicadores.findIndex((i) => i.clave === ANEMIA.clave);
    expect(new Set([t.propio, ...t.hijos].map((f) => f.celdas[k]!.e))).toEqual(new Set(['nr']));
  });
});

describe('otra edición de lo que ya se publicó', () => {
  const V1 = ANEMIA.clave;
  const V2 = indicadores.find((i) => i.ficha === 'anemia_6_35m' && i.clave !== V1)!.clave;
  /** The corrected corte counts by the new edition alone; what it counts is the same. */
  const conEdicion = (t: Totales): Totales => ({ ...t, claves: t.claves.map((c) => (c === V1 ? V2 : c)) });
  const aparte = objetosCarpeta(join(raiz, 'otra-edicion'));
  const publicarCon = async (meses: readonly MesVigente[], principal: string): Promise<string[]> => {
    const dichas: string[] = [];
    for (const m of meses) await guardarTotales(aparte, m.corte, m.totales);
    await publicarPublico('05', meses, 'v', {
      objetos: aparte,
      territorio,
      politica: leerPolitica(
        { minimo: 10, denominador: 20, denominadorMes: 100, candidatos: 5, distrito: ['anemia_6_35m'], provincia: [] },
        fichas,
      ),
      tableroRegion: async (_r, corte) => ({
        ...base(corte),
        indicadores: indicadores.map((i) =>
          i.ficha === 'anemia_6_35m' ? { ...i, principal: i.clave === principal } : i,
        ),
      }),
      metaDe: () => null,
      poner: async (ts) => [...ts].length,
      trabajo: raiz,
      avisar: (x) => dichas.push(x),
    });
    return dichas;
  };
  const de = (periodo: string, r: number, t: Totales): MesVigente => ({
    periodo,
    corte: `05-${periodo}-r${r}`,
    totales: t,
  });

  it('is not published of the months its elder spoke of, though each was counted in another revision', async () => {
    await publicarCon([de('2026-09', 1, totales(0))], V1);
    const dichas = await publicarCon(
      [de('2026-09', 2, conEdicion(totales(0))), de('2026-10', 1, conEdicion(totales(1)))],
      V2,
    );
    expect(dichas).toEqual([`el modo público no publica ${V2} en 2026-09: cuenta a las mismas personas que ${V1}`]);
    const de2 = (await tablasDeRegion(aparte, '05')).filter((t) => t.fichas.some((f) => f.clave === V2));
    const [setiembre, octubre] = ['05-2026-09-r2', '05-2026-10-r1'].map((c) => de2.find((t) => t.corte === c)!);
    expect(octubre!.fichas[0]!.regiones.length).toBeGreaterThan(0);
    expect(setiembre!.fichas).toEqual([{ clave: V2, desde: 'distrito', regiones: [], callada: true }]);
    const dichos = new Set([...celdasDeTabla(setiembre!)].map((f) => JSON.stringify(f.celda)));
    expect(dichos).toEqual(new Set([JSON.stringify({ e: 's', den: [0, null] })]));
  });
});

describe('verificar el modo público', () => {
  const CORTE = '05-2026-09-r5';
  const meses = mesesDe(13).map((m) => ({ ...m, corte: m.corte.replace('r1', 'r5') }));
  const verificar = async (cambio: (t: Tablero) => Tablero = (t) => t, mas = 0): Promise<Cotejo> => {
    const cotejo = new Cotejo();
    const suyos = new Map(tableros.map((t) => [`${t.ambito.id}|${t.corte.id}|${t.ventana}`, t]));
    await verificarPublico(
      { corte: CORTE, region: '05', periodo: '2026-09' } as Manifiesto, // all it reads of it
      {
        objetos,
        territorio,
        metaDe: () => null,
        totales: async (corte) => (corte === CORTE ? totales(12, mas) : meses.find((m) => m.corte === corte)!.totales),
        base: base(CORTE),
        publico: async (ambito, corte, ventana) => {
          const t = suyos.get(`${ambito}|${corte}|${ventana}`);
          return t ? cambio(t) : null;
        },
      },
      cotejo,
    );
    return cotejo;
  };
  beforeAll(async () => {
    await publicar(meses);
  });

  it('what was published is what its counts make', async () => {
    const { celdas, diferencias } = await verificar();
    expect(celdas).toBeGreaterThan(100);
    expect(diferencias).toBe(0);
  });
  it('other counts, a cell that says more and a board that is missing are found', async () => {
    expect((await verificar(undefined, 60)).diferencias).toBeGreaterThan(0);
    const indiscreta = await verificar((t) =>
      t.ambito.id === 'D:050101'
        ? { ...t, propio: { ...t.propio, celdas: [{ e: 'b', pct: [0.5, 0.51], den: [20, 20] }] } }
        : t,
    );
    expect(indiscreta.detalle[0]).toMatchObject({ donde: 'modo público mes, tablero D:050101' });
    const [una] = (await tablasDeRegion(objetos, '05')).filter((t) => t.corte === CORTE);
    await guardarTabla(objetos, {
      ...una!,
      fichas: una!.fichas.map((f) => ({ ...f, regiones: f.regiones.map(() => MENTIRA) })),
    });
    const mentida = await verificar();
    expect(mentida.detalle.some((d) => d.donde === 'modo público')).toBe(true);
    expect(mentida.detalle.some((d) => d.donde.startsWith(`modo público ${CORTE}`))).toBe(true);
  });
});

describe('la partición de lo público', () => {
  it('refuses a document of the team, and one with a count in it', async () => {
    await publicar(mesesDe(13).map((m) => ({ ...m, corte: m.corte.replace('r1', 'r7') })));
    const bueno = tableros[0]!;
    expect(() => itemTableroPublico(bueno)).not.toThrow();
    expect(() => itemTableroPublico({ ...bueno, modo: 'equipo' })).toThrow(NoEsPublicoError);
    const conCuenta = { ...bueno.propio, celdas: [{ e: 'v' as const, num: 3, den: 9, sinDato: 0 }] };
    expect(() => itemTableroPublico({ ...bueno, propio: conCuenta })).toThrow(NoEsPublicoError);
    const serie = series[0]!;
    expect(() => itemTendenciaPublica(serie, 'v')).not.toThrow();
    const exacta = { ...serie, propio: [{ num: [3], den: [9] }] };
    expect(() => itemTendenciaPublica(exacta, 'v')).toThrow(NoEsPublicoError);
  });
});
