import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Hono } from 'hono';
import { RUTAS } from '../../../functions/api/app.ts';
import { rutaHono } from '../../../functions/api/ruta.ts';
import { abrirAccesoLocal } from '../../../functions/local/acceso/acceso-local.ts';
import { abrirCarpetaDatos, type CarpetaDatos } from '../../../functions/local/carpeta-datos.ts';
import { generarDemo } from '../../../functions/local/demo/demo.ts';
import { normalizar } from '../../../functions/local/normalizar.ts';
import { apiLocal } from '../../../functions/local/servidor.ts';
import { abrirServicio, type Servicio } from '../../../functions/local/servicio.ts';
import { archivosDe, enClaro, leerArchivo, rastros, tablaEnClaro, tablasEnClaro, type Personas } from './buscar.ts';

const MESES = ['2026-09', '2026-10'];
const CORTE = '05-2026-10-r1';
let raiz: string;
let carpeta: CarpetaDatos;
let servicio: Servicio;
let app: Hono;
let personas: Personas;
let nombresSectoristas: ReadonlySet<string>;
const dicho: string[] = [];

const filas = (ruta: string): Record<string, string>[] =>
  parse(readFileSync(ruta), { columns: true, bom: true, relax_column_count: true }) as Record<string, string>[]; // what was asked for

/** Every surname and given name of a demo is made of these: no word of a place, a form or a program is. */
const APELLIDO =
  /(?<![\p{L}])(?:BRU|DAL|FEN|GRI|HUL|JOR|KEL|LUM|MIB|NOX|PLO|QUER|RUD|SIB|TRO|VEL|XIM|YUL|ZAN|WOB)(?:BA|DRE|FO|GUE|LU|MI|NAR|PI|RO|SU|TE|VI|ZO)(?:BEK|DUN|FIL|GORD|LIX|MUNG|NASH|PLER|ROSK|STEL|TRIN|VORN|ZELL)(?![\p{L}])/giu;
const DE_PILA =
  /(?<![\p{L}])(?:ELA|ORU|IBE|URI|ANE|OVA|EKI|ILO|ASU)(?:BEL|DOR|FIA|LIN|MAR|NIA|RIO|SEL|TAN|VIA|ZAR)(?![\p{L}])/giu;

/** Whom a demo speaks of, taken from its own files. */
function personasDe(archivos: string, canonicos: string): Personas {
  const documentos = new Set<string>();
  for (const f of filas(join(canonicos, 'personas.csv')))
    for (const c of ['documento', 'dni', 'cnv']) if (f[c]?.startsWith('99')) documentos.add(f[c]);
  const nombres = new Set<string>();
  for (const n of readdirSync(archivos).filter((a) => /\.(?:csv|xlsx)$/.test(a))) {
    const texto = enClaro(readFileSync(join(archivos, n)));
    for (const forma of [APELLIDO, DE_PILA]) for (const p of texto.match(forma) ?? []) nombres.add(p.toUpperCase());
  }
  return { documentos, nombres };
}

beforeAll(async () => {
  raiz = mkdtempSync(join(tmpdir(), 'sala-rastro-'));
  const archivos = join(raiz, 'archivos');
  const canonicos = join(raiz, 'canonicos');
  // Dirtier than the field, so that every kind of rejected row is there.
  await generarDemo({ tamano: 'chico', semilla: 12, salida: archivos, periodos: 3, hasta: '2026-10', sucio: 0.15 });
  const rutas = readdirSync(archivos)
    .filter((n) => /\.(csv|xlsx)$/.test(n))
    .map((n) => join(archivos, n));
  await normalizar({ archivos: rutas, salida: canonicos });
  personas = personasDe(archivos, canonicos);
  nombresSectoristas = new Set(
    filas(join(archivos, 'sectoristas.csv')).flatMap((f) => (f['nombre'] ?? '').toUpperCase().match(APELLIDO) ?? []),
  );

  for (const salida of [process.stdout, process.stderr])
    vi.spyOn(salida, 'write').mockImplementation((texto) => {
      dicho.push(Buffer.from(texto).toString());
      return true;
    });
  carpeta = abrirCarpetaDatos(join(raiz, 'datos'));
  servicio = await abrirServicio(carpeta);
  app = apiLocal(servicio, carpeta, 'x', await abrirAccesoLocal());
  for (const ruta of rutas) {
    const nombre = ruta.slice(archivos.length + 1);
    const r = await app.request(
      `http://localhost/v1/cargas?region=05&emitido=2026-11-05&modificado=2026-11-05T00:00:00.000Z`,
      {
        method: 'POST',
        headers: { 'X-Sala-Archivo': encodeURIComponent(nombre), 'Content-Type': 'application/octet-stream' },
        body: readFileSync(ruta),
      },
    );
    if (![200, 201].includes(r.status)) throw new Error(`${nombre}: ${await r.text()}`);
  }
  for (const periodo of MESES) {
    const r = await app.request('http://localhost/v1/cortes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ region: '05', periodo }),
    });
    if (r.status !== 201) throw new Error(await r.text());
  }
}, 600_000);
afterAll(async () => {
  vi.restoreAllMocks();
  process.stdout.write(
    `rastro: ${personas?.documentos.size} documentos y ${personas?.nombres.size} nombres buscados en ${mirados.size} artefactos, ${hallados} hallados\n`,
  );
  await servicio?.cerrarAlmacen();
  rmSync(raiz, { recursive: true, force: true });
});

/** Every answer of the API that does not read persons on purpose, by its address. */
async function respuestas(): Promise<Map<string, string>> {
  const hechas = new Map<string, string>();
  const pedir = async (camino: string, init: RequestInit = {}): Promise<string> => {
    const r = await app.request(`http://localhost${camino}`, init);
    const bytes = new Uint8Array(await r.arrayBuffer());
    const texto = `${camino}\n${JSON.stringify([...r.headers])}\n${enClaro(bytes)}`;
    hechas.set(`${init.method ?? 'GET'} ${camino}`, texto);
    return Buffer.from(bytes).toString();
  };
  const { ambitos } = JSON.parse(await pedir('/v1/ambitos?buscar=E:&region=05')) as { ambitos: { id: string }[] };
  const lugares = ['G:05', 'D:050304', 'E:00003644', ...ambitos.map((a) => a.id)];
  for (const l of lugares) {
    for (const c of [
      `/v1/tableros/${l}`,
      `/v1/tableros/${l}?corte=${CORTE}`,
      `/v1/tableros/${l}/tendencia`,
      `/v1/tableros/${l}?modo=publico`,
    ])
      await pedir(c);
    await pedir(`/v1/series/${l}/paquete_menor_12m?version=fed_2025_2026`);
    await pedir(`/v1/cortes/05-2026-09-r1/diferencias?con=${CORTE}&ambito=${l}`);
  }
  for (const formato of ['csv', 'xlsx']) await pedir(`/v1/cortes/${CORTE}/exportar?formato=${formato}`);
  await pedir(`/v1/cortes/05-2026-09-r1/diferencias?con=${CORTE}&ambito=G:05&ficha=dni_30d`);
  await pedir(`/v1/cortes/${CORTE}/sectores?ambito=G:05`);
  for (const c of [
    '/v1/calidad/05',
    '/v1/cortes?region=05',
    `/v1/cortes/${CORTE}`,
    '/v1/cubos/05',
    '/v1/tareas',
    '/v1/pantallas?region=05',
  ])
    await pedir(c);
  for (const c of [
    '/v1/salud',
    '/v1/openapi.json',
    '/v1/sesion',
    '/v1/regiones',
    '/v1/fichas',
    '/v1/formatos',
    '/v1/ambitos/E:00003644',
  ])
    await pedir(c);
  await pedir('/v1/buscar?q=lucanamarca');
  const { cargas } = JSON.parse(await pedir('/v1/cargas?region=05')) as {
    cargas: { id: string; rechazos: string | null }[];
  };
  for (const { id, rechazos } of cargas) {
    await pedir(`/v1/cargas/${id}`);
    if (rechazos) await pedir(`/v1/cargas/${id}/rechazos.csv`);
  }
  const [, conRechazos] = cargas.filter((x) => x.rechazos);
  await pedir(`/v1/cargas/${conRechazos!.id}/anular`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"motivo":"se cargó con el mes equivocado"}',
  });
  await pedir('/v1/auditoria?region=05');
  return hechas;
}

const mirados = new Set<string>();
let hallados = 0;
/** Where persons are found, and whom. */
const limpio = (textos: Iterable<readonly [string, string]>): string[] =>
  [...textos].flatMap(([donde, texto]) => {
    mirados.add(donde);
    const r = rastros(texto, personas);
    hallados += r.length;
    return r.map((x) => `${donde}: ${x}`);
  });

describe('ni nombres ni documentos fuera de lo nominal', () => {
  it('the demo has whom to look for, and looking finds them where they are', async () => {
    expect(personas.documentos.size).toBeGreaterThan(500);
    expect(personas.nombres.size).toBeGreaterThan(300);
    expect(nombresSectoristas.size).toBeGreaterThan(5);
    const padron = readdirSync(join(raiz, 'archivos')).find((n) => n.endsWith('.xlsx'))!;
    expect(rastros(await leerArchivo(join(raiz, 'archivos', padron)), personas).length).toBeGreaterThan(100);
    expect(rastros(enClaro(readFileSync(join(raiz, 'archivos', 'sectoristas.csv'))), personas).length).toBeGreaterThan(
      5,
    );
  });

  it('in the tables', async () => {
    for (const tabla of [servicio.tabla, servicio.nominal])
      expect(limpio([[tabla, await tablaEnClaro(servicio.db, tabla)]])).toEqual([]);
  }, 120_000);

  it('in the answers of the API, its files and its problems', async () => {
    const hechas = await respuestas();
    expect(hechas.size).toBeGreaterThan(60);
    expect(limpio(hechas)).toEqual([]);
    // A sign that the routes above are not forgotten: each GET without persons was asked for.
    const pedidas = [...hechas.keys()].join('\n');
    const porPedir = RUTAS.filter((r) => r.metodo === 'get')
      .map(rutaHono)
      .filter((r) => !/nominal|archivo|plantillas|titular/.test(r))
      .filter((r) => !new RegExp(`GET ${r.replace(/:\w+/g, '[^/?]+')}(?:\\?|$)`, 'm').test(pedidas));
    expect(porPedir).toEqual(['/v1/ambitos', '/v1/fichas/:id'].filter((r) => porPedir.includes(r)));
  }, 300_000);

  it('in the objects that are not of persons, opened one by one', async () => {
    const archivos = archivosDe(carpeta.objetos);
    expect(archivos.some((a) => a.endsWith('.parquet'))).toBe(true);
    expect(archivos.some((a) => a.endsWith('.duckdb'))).toBe(true);
    for (const a of archivos) {
      expect(limpio([[a.slice(raiz.length), `${a}\n${await leerArchivo(a)}`]])).toEqual([]);
    }
  }, 300_000);

  it('in what names persons, as it is on the disk', () => {
    const archivos = archivosDe(carpeta.nominal);
    expect(archivos.some((a) => a.includes('recepcion'))).toBe(true);
    expect(archivos.some((a) => a.includes('sectoristas'))).toBe(true);
    for (const a of archivos) expect(limpio([[a, readFileSync(a).toString('latin1')]])).toEqual([]);
  });

  it('in what was left to work with, in the journal of the process and in the folder', () => {
    expect(
      archivosDe(carpeta.trabajo).filter((a) => !existsSync(a) || limpio([[a, enClaro(readFileSync(a))]]).length > 0),
    ).toEqual([]);
    expect(limpio([['salida', dicho.join('')]])).toEqual([]);
  });

  it('in the errors of requests that carry them', async () => {
    const [documento] = personas.documentos;
    const [nombre] = nombresSectoristas;
    const malas: [string, RequestInit][] = [
      ['/v1/auditoria/titular?region=05&finalidad=peticion_titular', cuerpo({ documento: `${documento}<script>` })],
      ['/v1/auditoria/titular?region=05&finalidad=peticion_titular', cuerpo({ documento: [documento] })],
      ['/v1/auditoria/titular?region=05', cuerpo({ documento })],
      ['/v1/auditoria/titular?region=05&finalidad=peticion_titular', cuerpo({ documento })],
      ['/v1/cortes', cuerpo({ region: documento, periodo: nombre })],
      ['/v1/pantallas', cuerpo({ ambito: nombre, nombre: documento })],
    ];
    for (const [camino, init] of malas) {
      const r = await app.request(`http://localhost${camino}`, init);
      expect(rastros(await r.text(), personas), camino).toEqual([]);
    }
    expect(
      limpio([
        ['tabla', await tablaEnClaro(servicio.db, servicio.nominal)],
        ['salida', dicho.join('')],
      ]),
    ).toEqual([]);
  });

  it('whoever may does read them, and it is the only way', async () => {
    const r = await app.request('http://localhost/v1/nominal/sectoristas/E:00003644?finalidad=seguimiento');
    expect(rastros(await r.text(), personas).length).toBeGreaterThan(0);
  });

  it('in what is built for the browser', () => {
    const web = join(import.meta.dirname, '../../../web/build');
    if (!existsSync(web)) return; // `npm test` builds it first
    for (const a of archivosDe(web).filter((x) => /\.(?:js|css|html|json)$/.test(x)))
      expect(limpio([[a, readFileSync(a, 'utf8')]])).toEqual([]);
  });

  it('the cubes and Parquet files are looked into, not only at', async () => {
    const [hechos] = archivosDe(carpeta.objetos).filter((a) => a.endsWith('hechos.parquet'));
    expect(await tablasEnClaro(hechos!)).toContain('"distrito":"050304"');
  });
});

function cuerpo(valor: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(valor) };
}
