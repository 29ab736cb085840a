import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { empaquetar, type Paquete } from '../../infra/empaquetar.ts';
import { FUNCIONES, NOMBRES, type NombreFuncion } from '../../infra/funciones.ts';
import { prepararDuckdb } from '../../infra/preparar-duckdb.ts';
import { enProyecto } from '../../infra/rutas.ts';
import { abrirAws, type AwsLocal } from './aws-local.ts';
import { peticion } from './eventos.ts';
import { arrancarLambda, type LambdaLocal, type Respuesta } from './runtime-api.ts';

const MAXIMO_API_BYTES = 1_200_000;
const EM_AARCH64 = 183;

const raiz = mkdtempSync(join(tmpdir(), 'sala-paquetes-'));
const medidas: string[] = [];
let aws: AwsLocal;

beforeAll(async () => {
  aws = await abrirAws();
});
afterAll(async () => {
  await aws.cerrar();
  rmSync(raiz, { recursive: true, force: true });
  process.stdout.write(`${medidas.join('\n')}\n`);
});

const arquitectura = process.arch === 'arm64' ? 'arm64' : 'x64';

async function arrancar(nombre: NombreFuncion): Promise<{ readonly paquete: Paquete; readonly lambda: LambdaLocal }> {
  const carpeta = join(raiz, nombre);
  const paquete = empaquetar(FUNCIONES[nombre].entrada, carpeta, arquitectura);
  const lambda = await arrancarLambda(carpeta, aws.ambiente);
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
    const desconocido = http(await lambda.invocar(peticion('/v1/ambitos/G:05')));
    expect(desconocido.statusCode).toBe(404); // asked to the table, which is empty
    expect(paquete.bytes).toBeLessThanOrEqual(MAXIMO_API_BYTES);
    expect(paquete.lleva).not.toContain('duckdb');
  },
  async Ingesta() {},
  async Agregar() {},
  async Publicar() {},
  async Cerrar() {},
  async Sitio() {},
};

describe.each(NOMBRES.filter((n) => existsSync(enProyecto(FUNCIONES[n].entrada))))('%s', (nombre) => {
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

/** Machine an ELF file is for. @throws when it is not an ELF. */
function maquinaElf(ruta: string): number {
  const cabecera = readFileSync(ruta).subarray(0, 20);
  expect(cabecera.subarray(0, 4).toString('latin1'), ruta).toBe('\x7fELF');
  return cabecera.readUInt16LE(18);
}

describe('DuckDB para las máquinas de Lambda', () => {
  const ENLACE = join('node_modules', '@duckdb', 'node-bindings-linux-arm64');

  it('travels as arm64 whatever machine packs it, and alone', () => {
    const carpeta = join(raiz, 'arm64');
    const { lleva } = empaquetar('functions/adapters/duckdb/conexion.ts', carpeta, 'arm64');
    expect(lleva).toContain('duckdb');
    for (const archivo of ['duckdb.node', 'libduckdb.so'])
      expect(maquinaElf(join(carpeta, ENLACE, archivo))).toBe(EM_AARCH64);
    expect(readdirSync(join(carpeta, 'node_modules', '@duckdb')).sort()).toEqual([
      'node-api',
      'node-bindings',
      'node-bindings-linux-arm64',
    ]);
  });

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
