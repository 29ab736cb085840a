import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cargasRepo } from '../../functions/adapters/dynamo/cargas.ts';
import { objetosCarpeta } from '../../functions/adapters/objects/carpeta.ts';
import { pasoAgregar } from '../../functions/aggregate/paso-agregar.ts';
import { cerrar, type Ejecutor } from '../../functions/close/cerrar.ts';
import { pasoCongelar } from '../../functions/close/paso-congelar.ts';
import { ingresar } from '../../functions/ingest/ingresar.ts';
import { pasoPublicar } from '../../functions/publish/paso-publicar.ts';
import { azarDe } from './horarios/azar.ts';
import { clienteEnMemoria, TablaEnMemoria } from './horarios/dynamo-en-memoria.ts';
import { MESES, REGION } from './horarios/mundo.ts';
import { Taller } from './horarios/taller.ts';

/** More, with SALA_PERMUTACIONES=n. */
const PERMUTACIONES = Number(process.env['SALA_PERMUTACIONES'] ?? 20);

let taller: Taller;
beforeAll(() => void (taller = new Taller()));
afterAll(() => taller.cerrar());

const aqui: Ejecutor = async (_, hacer) => ({ valor: await hacer(), segundos: null });
const sha = (b: Uint8Array | string): string => createHash('sha256').update(b).digest('hex');

/**
 * Loads the files of a world in an order, closes both months with the real pipeline, and gives the sha256 of each thing published:
 * facts, totals, context, manifest and cube as objects; facts by place, boards, series and places as items.
 */
async function publicado(orden: readonly number[]): Promise<Record<string, string>> {
  const { archivos } = taller.mundo(1);
  const raiz = mkdtempSync(join(taller.raiz, 'orden-'));
  const tabla = new TablaEnMemoria();
  const huellas: Record<string, string> = {};
  tabla.alPoner = (item) => {
    const clave = `${item['pk']!.S} ${item['sk']!.S}`;
    if (/^(HECHO|TABLERO|TENDENCIA|LUGARES)#|REGION#\d\d (CORTE|VIGENTE|ULTIMO)/.test(clave))
      huellas[clave] = sha(
        JSON.stringify(item, (_, v: unknown) => (v instanceof Uint8Array ? Buffer.from(v).toString('base64') : v)),
      );
  };
  const db = clienteEnMemoria(tabla);
  const objetos = objetosCarpeta(raiz);
  const { referencia, seudonimo, leer } = taller;
  const deps = { db, tabla: 'sala', objetos, trabajo: raiz, referencia, software: 'prueba' };
  for (const [i, n] of orden.entries()) {
    const a = archivos[n]!;
    await ingresar(
      {
        ruta: a.ruta,
        nombre: a.nombre,
        region: REGION,
        ambito: a.ambito,
        modificado: a.modificado,
        periodo: a.periodo || undefined,
        emitido: a.emitido,
      },
      false,
      {
        cargas: cargasRepo(db, 'sala'),
        objetos,
        trabajo: raiz,
        seudonimo,
        territorio: referencia.territorio,
        recibido: new Date(Date.UTC(2026, 10, 21, 0, 0, i)).toISOString(),
        leer,
      },
    );
  }
  await cerrar(
    { region: REGION, periodos: MESES, por: 'prueba' },
    { congelar: pasoCongelar(deps), agregar: pasoAgregar(deps), publicar: pasoPublicar(deps) },
    aqui,
  );
  for (const clave of [...(await objetos.list('cortes/')), ...(await objetos.list('equipo/'))])
    huellas[clave] = sha(readFileSync(await objetos.rutaLocal(clave)));
  rmSync(raiz, { recursive: true });
  return huellas;
}

it(
  'the order in which files arrive leaves no trace in facts, boards, series or cube',
  { timeout: 3_600_000 },
  async () => {
    const todos = taller.mundo(1).archivos.map((_, i) => i);
    const primera = await publicado(todos);
    const claves = Object.keys(primera).join('\n');
    for (const que of ['hechos.parquet', 'totales.json.gz', 'TABLERO#G:05', 'TENDENCIA#G:05', '.duckdb'])
      expect(claves).toContain(que);
    const azar = azarDe(20261105);
    for (let i = 0; i < PERMUTACIONES; i++) {
      const orden = azar.mezclar(todos);
      expect(await publicado(orden), orden.join(',')).toEqual(primera);
    }
  },
);
