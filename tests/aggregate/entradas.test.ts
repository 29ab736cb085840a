import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leerFichas } from '../../functions/adapters/catalogos/fichas.ts';
import { leerTerritorio } from '../../functions/adapters/catalogos/territorio.ts';
import { abrirDuckdb, cerrarDuckdb, leerFila } from '../../functions/adapters/duckdb/conexion.ts';
import { cargasRepo } from '../../functions/adapters/dynamo/cargas.ts';
import { cortesRepo } from '../../functions/adapters/dynamo/cortes.ts';
import { traerNormalizados } from '../../functions/aggregate/agregar.ts';
import { lineasQueInteresan } from '../../functions/aggregate/compilar/lineas.ts';
import { crearEntradas, EntradasRotasError, traerEntradas } from '../../functions/aggregate/entradas.ts';
import { vigentes } from '../../functions/domain/carga.ts';
import type { Manifiesto } from '../../functions/domain/corte.ts';
import { NOMBRES_TABLAS } from '../../functions/domain/tablas.ts';
import { crearCanonicas } from '../../functions/ingest/canonicas.ts';
import { abrirCarpetaDatos } from '../../functions/local/carpeta-datos.ts';
import { abrirServicio, type Servicio } from '../../functions/local/servicio.ts';

const PERSONAS =
  'documento,tipo_documento,dni,cnv,fecha_nacimiento,sexo,seguros,fecha_emision_dni,ubigeo,codigo_ccpp,manzana,renipress,encontrado,estado';
const nino = (n: number, ubigeo: string, emision: string): string =>
  `9900000${n},DNI,9900000${n},,2026-03-01,M,1,${emision},${ubigeo},,,,,1`;

let raiz: string;
let servicio: Servicio;
let manifiesto: Manifiesto;

const cargar = async (texto: string, emitido: string, ambito: string): Promise<void> => {
  const ruta = join(raiz, `${emitido}.csv`);
  writeFileSync(ruta, texto);
  const { carga } = await servicio.recibir(ruta, {
    nombre: 'personas.csv',
    region: '05',
    ambito,
    emitido,
    modificado: `${emitido}T00:00:00.000Z`,
  });
  expect(carga.error).toBeNull();
};

beforeAll(async () => {
  raiz = mkdtempSync(join(tmpdir(), 'sala-entradas-'));
  servicio = await abrirServicio(abrirCarpetaDatos(join(raiz, 'datos')));
  await cargar([PERSONAS, nino(1, '050304', ''), nino(2, '050301', '')].join('\n'), '2026-11-05', 'G:05');
  // A later issue of one district: its rows replace those of the first file, which still counts elsewhere.
  await cargar([PERSONAS, nino(3, '050304', '2026-03-20')].join('\n'), '2026-11-10', 'D:050304');
  await servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
  manifiesto = (await cortesRepo(servicio.db, servicio.tabla).leer('05-2026-10-r1'))!;
});
afterAll(async () => {
  await servicio.cerrarAlmacen();
  rmSync(raiz, { recursive: true, force: true });
});

/** sha256 of the sorted rows of every canonical table. */
async function huellas(crear: (con: Awaited<ReturnType<typeof abrirDuckdb>>) => Promise<void>) {
  const con = await abrirDuckdb();
  try {
    await crear(con);
    const pares: [string, string, number][] = [];
    for (const t of NOMBRES_TABLAS) {
      const { n, h } = await leerFila<{ n: number; h: string }>(
        con,
        `SELECT count(*) AS n, sha256(coalesce(string_agg(x, chr(10) ORDER BY x), '')) AS h FROM (SELECT to_json(t)::VARCHAR AS x FROM ${t} t)`,
      );
      pares.push([t, h, n]);
    }
    return pares;
  } finally {
    cerrarDuckdb(con);
  }
}

describe('entradas de un corte', () => {
  it('are the tables the close was computed from, also when one file is cut by another', async () => {
    const territorio = leerTerritorio();
    const versiones = leerFichas().fichas.flatMap((f) => f.versiones);
    const delManifiesto = await huellas((con) =>
      crearEntradas(con, manifiesto, servicio.objetos, territorio, versiones),
    );
    const cargas = await cargasRepo(servicio.db, servicio.tabla).todas('05');
    const delDiario = await huellas(async (con) =>
      crearCanonicas(
        con,
        await traerNormalizados(vigentes(cargas, territorio), servicio.objetos),
        territorio,
        lineasQueInteresan(versiones),
      ),
    );
    expect(delManifiesto).toEqual(delDiario);
    expect(delManifiesto.find(([t]) => t === 'personas')?.[2]).toBe(2);
    expect(manifiesto.cargas.map((c) => c.sin.length)).toEqual([1, 0]);
  });

  it('missing or altered are all named, and nothing is created', async () => {
    const [primera, segunda] = manifiesto.cargas.map((c) => c.normalizado[0]!.clave);
    appendFileSync(await servicio.objetos.rutaLocal(primera!), 'x');
    rmSync(await servicio.objetos.rutaLocal(segunda!));
    const fallo = await traerEntradas(manifiesto, servicio.objetos).catch((e: unknown) => e);
    expect(fallo).toBeInstanceOf(EntradasRotasError);
    expect(fallo).toMatchObject({ corte: '05-2026-10-r1', faltan: [segunda], alteradas: [primera] });
    expect(String(fallo)).toContain('Restaure');
  });
});
