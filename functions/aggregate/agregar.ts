import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import { abrirDuckdb, cerrarDuckdb, ejecutar, leerFila, literal } from '../adapters/duckdb/conexion.ts';
import { HORIZONTE_DIAS } from '../domain/alerta.ts';
import type { CalidadCorte } from '../domain/calidad.ts';
import type { CargaUsada, Vigente } from '../domain/carga.ts';
import { parseCorteId, type CorteCongelado } from '../domain/corte.ts';
import type { Fecha } from '../domain/fecha.ts';
import type { Ficha } from '../domain/ficha/esquema.ts';
import { fuentesDe as fuentesDeFicha } from '../domain/ficha/no-reportadas.ts';
import type { Objetos } from '../domain/objetos.ts';
import { objetoSectoristas, reservarNombres } from '../domain/sectoristas.ts';
import type { Territorio } from '../domain/territorio.ts';
import { archivosDe, type ArchivoNormal } from '../ingest/canonicas.ts';
import { calcularCalidad } from './calidad/calidad.ts';
import { periodoDe } from '../domain/periodo.ts';
import { fuentesDe, mesesHisDe, mesSeguido, type Contexto } from './contexto.ts';
import { lineasQueInteresan, type LineasQueInteresan } from './compilar/lineas.ts';
import { agregarHechos, COLUMNAS_HECHO, crearTablaHechos, repetirHechos, type Consulta } from './hechos.ts';
import { alertasDelCorte, edicionesSeguidas, type AlertasCorte } from './alertas/corte.ts';
import { crearHojas } from './hojas.ts';
import { perfilesDistrito, perfilesEess, quintilesDe } from './perfiles.ts';
import { sectoresDe } from './sectores.ts';

export type Agregado = { readonly corte: string; readonly hechos: number };

export type DepsAgregar = {
  readonly objetos: Objetos;
  readonly territorio: Territorio;
  readonly consultas: readonly Consulta[];
  /** The catalogue, for the follow-up of each person. */
  readonly fichas: readonly Ficha[];
  /** Creates the canonical tables in the connection from normalized Parquet. */
  readonly crearCanonicas: (
    con: DuckDBConnection,
    archivos: readonly ArchivoNormal[],
    territorio: Territorio,
    lineas: LineasQueInteresan,
  ) => Promise<void>;
  /** Creates what the consultas need once: macros and catalogues, `cat_eess` among them. */
  readonly prepararMotor: (con: DuckDBConnection) => Promise<void>;
  /** Folder for spilling and scratch files. */
  readonly trabajo: string;
  readonly memoria?: string;
  readonly progreso?: (mensaje: string, fraccion: number) => void;
};

export const objetoHechos = (corte: string): string => `cortes/${corte}/hechos.parquet`;
export const objetoCalidad = (corte: string): string => `cortes/${corte}/calidad.json`;
export const objetoContexto = (corte: string): string => `cortes/${corte}/contexto.json`;

/** Names of staff past the days they are kept (`catalogos/retencion.json`). */
export class NombresVencidosError extends Error {
  override readonly name = 'NombresVencidosError';
  constructor(tabla: string, carga: string) {
    super(
      `Lo leído de «${tabla}» en la carga ${carga} pasó de su plazo y se borró: cargue la lista de ahora, o anule esa carga, y cierre otra vez.`,
    );
  }
}

/** The normalized files of what is in force, at hand for DuckDB. */
export async function traerNormalizados(
  enVigor: readonly Vigente<CargaUsada>[],
  objetos: Pick<Objetos, 'rutaLocal' | 'existe'>,
): Promise<ArchivoNormal[]> {
  for (const { carga } of enVigor)
    for (const { clave, tabla } of carga.normalizado)
      if (clave.startsWith('nominal/') && !(await objetos.existe(clave)))
        throw new NombresVencidosError(tabla, carga.id);
  const claves = enVigor.flatMap(({ carga }) => carga.normalizado.map((n) => n.clave));
  const rutas = new Map(await Promise.all(claves.map(async (c) => [c, await objetos.rutaLocal(c)] as const)));
  return archivosDe(enVigor, (clave) => rutas.get(clave)!); // every key is there
}

/**
 * Computes every ficha for all the cut dates in one scan of the inputs and writes, for each corte, its leaf facts, the context
 * of its boards and the quality of its data. Writing again gives the same content.
 */
export async function agregar(
  cortes: readonly Pick<CorteCongelado, 'corte' | 'fecha_corte'>[],
  enVigor: readonly Vigente<CargaUsada>[],
  deps: DepsAgregar,
): Promise<Agregado[]> {
  const cargas = enVigor.map((v) => v.carga);
  const trabajo = await mkdtemp(join(deps.trabajo, 'agregar-'));
  const con = await abrirDuckdb({ memoria: deps.memoria ?? '2500MB', temporal: trabajo });
  const avisar = deps.progreso ?? ((): void => undefined);
  try {
    avisar('leyendo las fuentes', 0);
    const archivos = await traerNormalizados(enVigor, deps.objetos);
    const versiones = deps.fichas.flatMap((f) => f.versiones);
    await deps.crearCanonicas(con, archivos, deps.territorio, lineasQueInteresan(versiones));
    await ejecutar(
      con,
      `CREATE OR REPLACE TEMP TABLE cortes AS SELECT unnest([${cortes.map((c) => `DATE ${literal(c.fecha_corte)}`).join(', ')}]) AS corte`,
    );
    await deps.prepararMotor(con);
    avisar('ubicando a cada persona', 0.1);
    await crearHojas(con);
    await crearTablaHechos(con);
    const hechas = new Map<string, Consulta>();
    for (const [i, consulta] of deps.consultas.entries()) {
      avisar(consulta.ficha, 0.2 + (0.7 * i) / deps.consultas.length);
      const igual = hechas.get(consulta.sql);
      if (igual) await repetirHechos(con, igual, consulta);
      else await agregarHechos(con, consulta);
      hechas.set(consulta.sql, consulta);
    }
    avisar('mirando la calidad del dato', 0.9);
    const calidad = await calidadPorFecha(con, cortes, cargas, archivos, deps.territorio);
    avisar('siguiendo a cada persona', 0.92); // it leaves one date in `cortes`
    const seguido = mesSeguido(cargas);
    const alertas = new Map<Fecha, AlertasCorte>();
    for (const { fecha_corte } of cortes)
      if (periodoDe(fecha_corte) >= seguido)
        alertas.set(fecha_corte, await seguirHasta(con, fecha_corte, cargas, deps.fichas));
    avisar('escribiendo los hechos', 0.95);
    const salida: Agregado[] = [];
    for (const { corte, fecha_corte } of cortes) {
      await deps.objetos.put(objetoCalidad(corte), Buffer.from(JSON.stringify(calidad.get(fecha_corte))));
      salida.push(
        await escribirCorte(con, corte, fecha_corte, alertas.get(fecha_corte) ?? null, cargas, trabajo, deps),
      );
    }
    return salida;
  } finally {
    cerrarDuckdb(con);
    await rm(trabajo, { recursive: true, force: true });
  }
}

/** By cut date. The cortes of a close are of one region. */
async function calidadPorFecha(
  con: DuckDBConnection,
  cortes: readonly { readonly corte: string; readonly fecha_corte: Fecha }[],
  cargas: readonly CargaUsada[],
  archivos: readonly ArchivoNormal[],
  territorio: Territorio,
): Promise<Map<Fecha, CalidadCorte>> {
  const region = parseCorteId(cortes[0]!.corte)!.region; // ids written by us
  return calcularCalidad(
    con,
    region,
    cortes.map((c) => c.fecha_corte),
    cargas,
    archivos,
    territorio,
  );
}

/** Editions whose source did not arrive are followed by nobody: everything would look overdue. */
async function seguirHasta(
  con: DuckDBConnection,
  hoy: Fecha,
  cargas: readonly CargaUsada[],
  fichas: readonly Ficha[],
): Promise<AlertasCorte> {
  const { ausentes } = fuentesDe(cargas, hoy);
  const ediciones = edicionesSeguidas(fichas).filter(
    ({ ficha, version }) => !fuentesDeFicha(ficha, version).some((f) => ausentes.includes(f)),
  );
  return alertasDelCorte(con, ediciones, hoy, HORIZONTE_DIAS);
}

async function escribirCorte(
  con: DuckDBConnection,
  corte: string,
  fecha: Fecha,
  alertas: AlertasCorte | null,
  cargas: readonly CargaUsada[],
  trabajo: string,
  deps: DepsAgregar,
): Promise<Agregado> {
  const ruta = join(trabajo, `${corte}.parquet`);
  await ejecutar(
    con,
    `COPY (SELECT ${COLUMNAS_HECHO} FROM hechos WHERE corte = DATE ${literal(fecha)} ORDER BY ALL) TO ${literal(ruta)} (FORMAT parquet, COMPRESSION zstd)`,
  );
  await deps.objetos.put(objetoHechos(corte), { ruta });
  const { fuentes, ausentes } = fuentesDe(cargas, fecha);
  const { sectores, nombres } = reservarNombres(await sectoresDe(con, fecha, deps.territorio));
  const contexto: Contexto = {
    fuentes,
    fuentesAusentes: ausentes,
    mesesHis: mesesHisDe(cargas, fecha),
    sectores,
    perfilesEess: await perfilesEess(con, fecha),
    perfilesDistrito: await perfilesDistrito(con, fecha),
    quintiles: await quintilesDe(con, parseCorteId(corte)!.region), // ids written by us
    sintetico: cargas.some((c) => c.sintetico),
    alertas,
  };
  await deps.objetos.put(objetoSectoristas(corte), gzipSync(JSON.stringify(nombres)));
  await deps.objetos.put(objetoContexto(corte), Buffer.from(JSON.stringify(contexto)));
  const { n } = await leerFila<{ n: number }>(con, 'SELECT count(*) AS n FROM hechos WHERE corte = $1::DATE', [fecha]);
  return { corte, hechos: n };
}
