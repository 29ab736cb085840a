import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditoriaRepo } from '../../functions/adapters/dynamo/auditoria.ts';
import { cargasRepo } from '../../functions/adapters/dynamo/cargas.ts';
import { BUNDLE, empaquetar, type Paquete } from '../../infra/empaquetar.ts';
import { FUNCIONES, NOMBRES, type NombreFuncion } from '../../infra/funciones.ts';
import { prepararDuckdb } from '../../infra/preparar-duckdb.ts';
import { crearSala } from '../../infra/sala.ts';
import { COOKIE_SESION } from '../../infra/sesion.ts';
import { PADRON } from '../close/sala-de-prueba.ts';
import { abrirAws, type AwsLocal } from './aws-local.ts';
import { abrirDirectorio, type DirectorioLocal } from './directorio.ts';
import { abrirDurable, type ServicioDurable } from './ejecucion-durable.ts';
import { avisoDeS3, mensajes, objetoCreado, peticion, peticionConSesion, pruebaDeS3 } from './eventos.ts';
import { DIRECCIONES, rutasQueCargan, SIN_MOTOR } from './paginas.ts';
import { sinPermiso } from './permisos.ts';
import { carpetaCon, contextoPropio, REGION } from './sala-de-prueba.ts';
import { arrancarLambda, type LambdaLocal, type Respuesta } from './runtime-api.ts';
import { VARIABLES } from './variables.ts';

const MAXIMO_API_BYTES = 1_200_000;
const EM_AARCH64 = 183;
/** What Lambda takes, unzipped. */
const MAXIMO_LAMBDA_BYTES = 250 * 1024 * 1024;

const raiz = mkdtempSync(join(tmpdir(), 'sala-paquetes-'));
const medidas: string[] = [];
let aws: AwsLocal;
let durable: ServicioDurable;
let directorio: DirectorioLocal;

beforeAll(async () => {
  aws = await abrirAws();
  durable = await abrirDurable();
  directorio = await abrirDirectorio();
});
afterAll(async () => {
  await directorio.cerrar();
  await durable.cerrar();
  await aws.cerrar();
  rmSync(raiz, { recursive: true, force: true });
  process.stdout.write(`${medidas.join('\n')}\n`);
});

const arquitectura = process.arch === 'arm64' ? 'arm64' : 'x64';

const paquetes = new Map<NombreFuncion, Paquete>();

/** The variables the function has once deployed, where AWS is, and a key by which what it asks is known. */
function ambienteDe(nombre: NombreFuncion): Record<string, string> {
  const valores: Readonly<Record<string, string>> = {
    ...aws.ambiente,
    AGREGAR_FN: 'agregar',
    PUBLICAR_FN: 'publicar',
    SALA_EMISOR: directorio.emisor,
    SALA_CLIENTES: directorio.cliente,
    SALA_INGRESO: 'https://ingreso.invalid',
    SALA_DIRECCION: 'https://sala.invalid',
  };
  const propias = VARIABLES[nombre].map((v) => [v, valores[v]!]);
  const donde = Object.entries(valores).filter(([v]) => v.startsWith('AWS_ENDPOINT_URL'));
  return {
    ...(Object.fromEntries([...propias, ...donde]) as Record<string, string>), // pairs of names and texts
    AWS_ENDPOINT_URL_LAMBDA: durable.url,
    AWS_ACCESS_KEY_ID: nombre,
    SALA_VERSION: 'prueba',
  };
}

/** Bundles the function the first time it is asked for, and starts it. */
async function arrancar(nombre: NombreFuncion): Promise<{ readonly paquete: Paquete; readonly lambda: LambdaLocal }> {
  const carpeta = join(raiz, nombre);
  const paquete = paquetes.get(nombre) ?? empaquetar(FUNCIONES[nombre].entrada, carpeta, arquitectura);
  paquetes.set(nombre, paquete);
  const lambda = await arrancarLambda(carpeta, ambienteDe(nombre));
  return { paquete, lambda };
}

type RespuestaHttp = { readonly statusCode: number; readonly headers: Record<string, string>; readonly body: string };
const http = (r: Respuesta): RespuestaHttp => {
  if (!r.ok) throw new Error(`${r.fallo.errorType}: ${r.fallo.errorMessage}`);
  return r.valor as RespuestaHttp; // checked by what each test expects of it
};

/** What each function is asked once it runs. A function without a case does not compile. */
const CASOS: Record<NombreFuncion, (lambda: LambdaLocal, paquete: Paquete) => Promise<void>> = {
  async Api(lambda, paquete) {
    const salud = http(await lambda.invocar(peticion('/v1/salud')));
    expect(salud.statusCode).toBe(200);
    expect(JSON.parse(salud.body)).toMatchObject({ estado: 'ok' });
    const cerrada = http(await lambda.invocar(peticion('/v1/tableros/G:05')));
    expect(cerrada.statusCode).toBe(401);
    expect(JSON.parse(cerrada.body)).toMatchObject({ code: 'sin_sesion' });
    // What the gateway says of a token is not enough: the function looks at it itself, and this one is nobody's.
    const forjada = http(
      await lambda.invocar(peticionConSesion('/v1/tareas', { sub: 'x', 'cognito:groups': '[admin]' }, 'a.b.c')),
    );
    expect(forjada.statusCode).toBe(401);
    for (const camino of ['/x/../v1/salud', '/v1/%2e%2e/v1/salud'])
      expect(http(await lambda.invocar(peticion(camino))).statusCode).toBe(400);
    const { fichas } = JSON.parse(http(await lambda.invocar(peticion('/v1/fichas'))).body) as { fichas: unknown[] };
    expect(fichas.length).toBeGreaterThan(20); // before any corte: they travel with the code
    const desconocido = http(await lambda.invocar(peticion('/v1/ambitos/G:05')));
    expect(desconocido.statusCode).toBe(404); // asked to the table, which is empty
    expect(paquete.bytes).toBeLessThanOrEqual(MAXIMO_API_BYTES);
    expect(paquete.lleva).not.toContain('duckdb');
  },
  async Ingesta(lambda, paquete) {
    // Where it was left is not a region: the message goes back to the queue, and the log does not say whose file it was.
    const malo = avisoDeS3(aws.originales.deposito, 'recepcion/PADRON QUISPE.csv');
    const r = await lambda.invocar(mensajes(pruebaDeS3(aws.originales.deposito), malo));
    expect(r).toEqual({ ok: true, valor: { batchItemFailures: [{ itemIdentifier: 'm2' }] } });
    expect(lambda.registro()).toContain('recepcion/<región>/<archivo>');
    expect(lambda.registro()).not.toContain('QUISPE');
    expect(paquete.lleva).toEqual(['catalogos', 'duckdb']);
  },
  async Agregar(lambda, paquete) {
    expect(await lambda.invocar({ region: '05', cargas: [], cortes: [] })).toEqual({ ok: true, valor: { cortes: 0 } });
    expect(paquete.lleva).toEqual(['catalogos', 'fichas', 'duckdb']);
  },
  async Publicar(lambda, paquete) {
    expect(await lambda.invocar({ region: '05', cargas: [], cortes: [] })).toEqual({
      ok: true,
      valor: { cortes: [], avisos: [] },
    });
    expect(paquete.lleva).toEqual(['catalogos', 'fichas', 'duckdb']);
  },
  async Cerrar(lambda, paquete) {
    // Invoked as an ordinary function it refuses; as a durable one, with a bad order, it says what an order is.
    expect(await lambda.invocar({ region: '05' })).toMatchObject({
      ok: false,
      fallo: { errorMessage: expect.stringContaining('durable') as unknown },
    });
    expect(await durable.ejecutar(lambda, { region: '5' }, {})).toMatchObject({
      estado: 'FAILED',
      error: { ErrorMessage: 'El pedido es {"region":"05","periodos":["2026-10"],"por":"informatica-05"}' },
    });
    expect(await durable.ejecutar(lambda, { region: '05', periodos: ['2026-10'] }, {})).toMatchObject({
      estado: 'FAILED',
      error: { ErrorMessage: expect.stringContaining('Falta «por»') as unknown },
    });
    expect(paquete.lleva).toEqual(['catalogos', 'fichas']);
  },
  async Vigilar(lambda, paquete) {
    // Before any corte there is nothing to be old: no measure is written.
    expect(await lambda.invocar({ time: '2026-11-20T11:00:00Z' })).toEqual({ ok: true, valor: [] });
    expect(lambda.registro()).not.toContain('EdadDatosDias');
    expect(paquete.lleva).toEqual([]);
  },
  async Sitio(lambda, paquete) {
    const portada = http(await lambda.invocar(peticion('/', { accept: 'text/html' })));
    expect(portada.statusCode).toBe(200);
    expect(portada.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-/);
    expect(portada.headers['content-security-policy']).not.toContain('wasm');
    const explorar = http(await lambda.invocar(peticion('/explorar', { accept: 'text/html' })));
    expect(explorar.headers['content-security-policy']).toMatch(/script-src 'self' 'wasm-unsafe-eval' 'sha256-/);
    expect(portada.body).toContain('<html lang="es-PE">');
    // The same rules as the API behind its own address: a board without a session is refused, in words and as a page.
    const tablero = http(await lambda.invocar(peticion('/iar/05', { accept: 'text/html' })));
    expect(tablero.statusCode).toBe(401);
    expect(tablero.body).toContain('Identifíquese');
    // Which is not to be had through the door of the pages, by whatever name.
    for (const camino of ['/v1/salud', '/v1/nominal/sectoristas/E:00003644'])
      expect(http(await lambda.invocar(peticion(camino))).statusCode).toBe(404);
    for (const camino of ['/sesion/../v1/salud', '/sesion/%2e%2e/v1/salud'])
      expect(http(await lambda.invocar(peticion(camino, {}, 'POST'))).statusCode).toBe(400);
    const indicador = http(await lambda.invocar(peticion('/indicador/dni_30d', { accept: 'text/html' })));
    expect(indicador.statusCode).toBe(200); // before any corte: the fichas travel with the code
    expect(paquete.lleva).toEqual(['fichas']);
  },
};

describe.each(NOMBRES)('%s', (nombre) => {
  it('starts from its bundle and answers', async () => {
    const { paquete, lambda } = await arrancar(nombre);
    try {
      await CASOS[nombre](lambda, paquete);
      medidas.push(
        `${nombre}: ${paquete.bytes} bytes, ${Math.round(lambda.arranqueMs())} ms, lleva ${paquete.lleva.join(', ') || 'nada'}`,
      );
    } finally {
      await lambda.cerrar();
    }
  });
});

describe('de un archivo recibido a un corte publicado', () => {
  const NOMBRE = 'personas.csv';
  it('runs through the four bundles, and the API they leave behind answers', { timeout: 300_000 }, async () => {
    await aws.originales.put(`recepcion/05/${NOMBRE}`, Buffer.from(PADRON));
    const abiertas: LambdaLocal[] = [];
    const abrir = async (nombre: NombreFuncion): Promise<LambdaLocal> => {
      const { lambda } = await arrancar(nombre);
      abiertas.push(lambda);
      return lambda;
    };
    try {
      const ingesta = await abrir('Ingesta');
      const evento = objetoCreado(aws.originales.deposito, `recepcion/05/${NOMBRE}`);
      expect(await ingesta.invocar(evento), ingesta.registro()).toEqual({ ok: true, valor: { batchItemFailures: [] } });
      // SQS may deliver twice: the second time it is the same carga.
      expect(await ingesta.invocar(evento)).toEqual({ ok: true, valor: { batchItemFailures: [] } });
      const [carga, ...otras] = await cargasRepo(aws.db, aws.ambiente['TABLE_NAME']!).todas('05');
      expect(otras).toEqual([]);
      expect(carga).toMatchObject({ recibidas: 3, aceptadas: 3, error: null });
      expect(await aws.objetos.existe(carga!.normalizado[0]!.clave)).toBe(true);

      const [cerrar, agregar, publicar] = [await abrir('Cerrar'), await abrir('Agregar'), await abrir('Publicar')];
      const cierre = (periodos: string[], por: string) =>
        durable.ejecutar(
          cerrar,
          { region: '05', periodos, por },
          { agregar: (e) => agregar.invocar(e), publicar: (e) => publicar.invocar(e) },
        );
      const fin = await cierre(['2026-10'], 'informatica-05');
      expect(fin.error).toBeUndefined();
      expect(fin).toMatchObject({
        estado: 'SUCCEEDED',
        vueltas: 3,
        valor: { cortes: [{ corte: '05-2026-10-r1', publicado: true }] },
      });
      // What it has to say is in its answer, in the log of who published and in the measures.
      const { avisos } = fin.valor as { avisos: string[] }; // what a close answers
      expect(avisos).toContainEqual(expect.stringMatching(/^el modo público no publica /));
      for (const aviso of avisos) expect(publicar.registro()).toContain(JSON.stringify({ aviso, region: '05' }));
      expect(publicar.registro()).toContain('"PublicoOmitidos"');

      // A close asked for again finds that there is nothing to do.
      expect(await cierre(['2026-10'], 'informatica-05')).toMatchObject({
        valor: { cortes: [{ corte: '05-2026-10-r1', publicado: false }], avisos: [] },
      });

      // Nobody is there to ask for this one: what does is in the record all the same.
      expect(await cierre(['2026-09'], 'regla:cierre-mensual')).toMatchObject({ estado: 'SUCCEEDED' });
      const auditoria = auditoriaRepo(aws.db, aws.ambiente['NOMINAL_TABLE_NAME']!);
      const { sucesos } = await auditoria.listar('05', new Date().toISOString().slice(0, 7));
      expect(sucesos.map((s) => [s.quien, s.recurso]).sort()).toEqual([
        ['informatica-05', 'corte:05-2026-10-r1'],
        ['regla:cierre-mensual', 'corte:05-2026-09-r1'],
      ]);

      const vigilar = await abrir('Vigilar');
      expect(await vigilar.invocar({ time: '2026-11-20T11:00:00Z' })).toEqual({
        ok: true,
        valor: [{ region: '05', periodo: '2026-10', dias: 20 }],
      });
      const renglon = vigilar
        .registro()
        .split('\n')
        .find((l) => l.includes('_aws'))!;
      expect(JSON.parse(renglon)).toMatchObject({ EdadDatosDias: 20, Funcion: 'sala' });

      const api = await abrir('Api');
      const fichas = http(await api.invocar(peticion('/v1/fichas')));
      expect(fichas.statusCode).toBe(200);
      expect(http(await api.invocar(peticion('/v1/ambitos/G:05'))).statusCode).toBe(200);
    } finally {
      for (const lambda of abiertas) await lambda.cerrar();
    }
  });
});

describe('las páginas que cargan en el servidor', () => {
  let sitio: LambdaLocal;
  let sesion: string;
  beforeAll(async () => {
    ({ lambda: sitio } = await arrancar('Sitio'));
    sesion = await directorio.firmar(['iar', 'evaluador', 'admin'], 'G:05');
  });
  afterAll(() => sitio.cerrar());

  const pedir = async (direccion: string): Promise<RespuestaHttp> =>
    http(
      await sitio.invocar({ ...peticion(direccion, { accept: 'text/html' }), cookies: [`${COOKIE_SESION}=${sesion}`] }),
    );

  it('are all asked for', () => expect(Object.keys(DIRECCIONES).sort()).toEqual(rutasQueCargan()));

  it.each(Object.entries(DIRECCIONES))('«%s» is drawn at %s with what the role of the pages gives', async (ruta, d) => {
    const pedidos = () => aws.pedidos().filter((p) => p.quien === 'Sitio');
    const antes = pedidos().length;
    const { statusCode, body } = await pedir(d);
    expect(statusCode, `${body.slice(0, 400)}\n${sitio.registro()}`).toBe(SIN_MOTOR.has(ruta) ? 501 : 200);
    expect(sinPermiso('Sitio', pedidos().slice(antes))).toEqual([]);
  });

  it('the record of who read what, and the wall screens, come from the table of what is nominal', async () => {
    await pedir('/auditoria?region=05');
    await pedir('/pantallas?region=05');
    const mes = new Date().toISOString().slice(0, 7);
    for (const particion of [`AUDITORIA#05#${mes}`, 'PANTALLAS#05'])
      expect(aws.pedidos()).toContainEqual({ quien: 'Sitio', que: 'dynamodb:Query Nominal', particiones: [particion] });
  });
});

describe('menor privilegio', () => {
  it.each(NOMBRES)('%s asked for nothing that its role does not give', (nombre) => {
    const pedidos = aws.pedidos().filter((p) => p.quien === nombre);
    expect(pedidos).not.toEqual([]);
    expect(sinPermiso(nombre, pedidos)).toEqual([]);
  });
});

/** Machine an ELF file is for. @throws when it is not an ELF. */
function maquinaElf(ruta: string): number {
  const cabecera = readFileSync(ruta).subarray(0, 20);
  expect(cabecera.subarray(0, 4).toString('latin1'), ruta).toBe('\x7fELF');
  return cabecera.readUInt16LE(18);
}

type Plantilla = {
  readonly Resources: Record<
    string,
    { readonly Type: string; readonly Properties: { readonly Code?: { readonly S3Key?: string } } }
  >;
};

/** Folder of the code of each function, after synthesising everything. */
function codigoDesplegado(app: App): Record<NombreFuncion, string> {
  const ensamblado = app.synth();
  const recursos = ensamblado.stacks.flatMap((s) => Object.entries((s.template as Plantilla).Resources));
  const carpetaDe = (nombre: NombreFuncion): string => {
    const [, fn] = recursos.find(
      ([id, r]) => r.Type === 'AWS::Lambda::Function' && new RegExp(`^${nombre}[0-9A-F]{8}$`).test(id),
    )!;
    return join(ensamblado.directory, `asset.${fn.Properties.Code!.S3Key!.replace('.zip', '')}`);
  };
  return Object.fromEntries(NOMBRES.map((n) => [n, carpetaDe(n)])) as Record<NombreFuncion, string>; // every name has one
}

/** Bytes of every file under a folder. */
const peso = (carpeta: string): number =>
  readdirSync(carpeta, { recursive: true, withFileTypes: true })
    .filter((n) => n.isFile())
    .reduce((n, f) => n + statSync(join(f.parentPath, f.name)).size, 0);

describe('lo que se despliega', () => {
  it('is for each function the very module that was started here, with the libraries of its own machine', () => {
    const cliente = carpetaCon({ 'icono.svg': '<svg/>' });
    const desplegado = codigoDesplegado(
      crearSala({ cliente: cliente.ruta, region: REGION, context: contextoPropio(), outdir: join(raiz, 'cdk') }).app,
    );
    cliente.borrar();
    expect(new Set(Object.values(desplegado)).size).toBe(NOMBRES.length);
    for (const nombre of NOMBRES) {
      const carpeta = desplegado[nombre];
      const modulos = readdirSync(carpeta).filter((n) => n.endsWith('.mjs'));
      expect(modulos).toContain(BUNDLE);
      for (const modulo of modulos)
        expect(readFileSync(join(carpeta, modulo)).equals(readFileSync(join(raiz, nombre, modulo))), nombre).toBe(true);
      const lleva = [...paquetes.get(nombre)!.lleva].map((l) => (l === 'duckdb' ? 'node_modules' : l));
      expect(readdirSync(carpeta).sort()).toEqual([...modulos, ...modulos.map((m) => `${m}.map`), ...lleva].sort());
      if (!lleva.includes('node_modules')) continue;
      const duckdb = join(carpeta, 'node_modules', '@duckdb');
      expect(readdirSync(duckdb).sort()).toEqual(['node-api', 'node-bindings', 'node-bindings-linux-arm64']);
      for (const archivo of ['duckdb.node', 'libduckdb.so']) {
        expect(maquinaElf(join(duckdb, 'node-bindings-linux-arm64', archivo))).toBe(EM_AARCH64);
      }
      expect(peso(carpeta)).toBeLessThan(MAXIMO_LAMBDA_BYTES);
    }
  });
});

describe('DuckDB para las máquinas de Lambda', () => {
  it('is fetched once: the second time it is already there', () => {
    const primera = prepararDuckdb();
    const antes = statSync(primera).mtimeMs;
    expect(prepararDuckdb()).toBe(primera);
    expect(statSync(primera).mtimeMs).toBe(antes);
  });
});

it('says which entry cannot be bundled', () => {
  expect(() => empaquetar('functions/no-existe/handler.ts', join(raiz, 'nada'), 'arm64')).toThrow(
    /functions\/no-existe\/handler\.ts/,
  );
});
