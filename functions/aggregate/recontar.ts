import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { abrirDuckdb, cerrarDuckdb, ejecutar, leerFila, leerFilas, literal } from '../adapters/duckdb/conexion.ts';
import type { Manifiesto } from '../domain/corte.ts';
import type { Fecha } from '../domain/fecha.ts';
import type { Ficha } from '../domain/ficha/esquema.ts';
import { indicadoresTablero } from '../domain/ficha/indicadores-tablero.ts';
import { claveFicha } from '../domain/hecho.ts';
import type { Objetos } from '../domain/objetos.ts';
import { objetoRecuento, type ConteoHoja, type Recuento } from '../domain/recuento.ts';
import type { Territorio } from '../domain/territorio.ts';
import { objetoHechos } from './agregar.ts';
import { consultasDe } from './compilar/consultas.ts';
import { prepararMotor, prepararSujetos } from './compilar/motor.ts';
import { crearEntradas } from './entradas.ts';
import { agregarHechos, crearTablaHechos } from './hechos.ts';
import { crearHojas } from './hojas.ts';

export type DepsRecontar = {
  readonly objetos: Objetos;
  readonly territorio: Territorio;
  readonly fichas: readonly Ficha[];
  /** Scratch folder. */
  readonly trabajo: string;
  readonly memoria?: string;
  readonly progreso?: (mensaje: string) => void;
};

const HOY = 'sectorizacion_hoy';
/** Localities named in a warning; the rest are only counted. */
const NOMBRADAS = 10;

/**
 * Counts a corte again by the sectors another corte's sectorización has on a day: «as it is» beside what was published, «as it was».
 * Only where people are counted changes. Main editions only, without those that count sectors themselves.
 * @throws EntradasRotasError
 */
export async function recontar(
  m: Manifiesto,
  sectores: Fecha,
  segun: Manifiesto,
  deps: DepsRecontar,
): Promise<Recuento> {
  const claves = new Map(
    indicadoresTablero(deps.fichas)
      .filter((i) => i.principal)
      .map((i) => [i.clave, i]),
  );
  const consultas = consultasDe(deps.fichas).filter((c) => claves.has(claveFicha(c)) && c.unidad !== 'sector');
  const versiones = deps.fichas.flatMap((f) =>
    f.versiones.filter((v) => consultas.some((c) => c.ficha === f.ficha && c.version === v.version)),
  );
  const trabajo = await mkdtemp(join(deps.trabajo, 'recuento-'));
  const con = await abrirDuckdb({ memoria: deps.memoria ?? '2500MB', temporal: trabajo });
  try {
    await traerSectores(con, segun, deps);
    await crearEntradas(con, m, deps.objetos, deps.territorio, versiones);
    await ejecutar(con, `CREATE OR REPLACE TEMP TABLE cortes AS SELECT DATE ${literal(m.fecha_corte)} AS corte`);
    await prepararMotor(con);
    await prepararSujetos(con, versiones);
    await crearHojas(con, { tabla: HOY, al: sectores });
    await crearTablaHechos(con);
    for (const [i, c] of consultas.entries()) {
      deps.progreso?.(`contando ${c.ficha} (${i + 1} de ${consultas.length})`);
      await agregarHechos(con, c);
    }
    const publicados = `read_parquet(${literal(await deps.objetos.rutaLocal(objetoHechos(m.corte)))})`;
    const contadas = new Set(consultas.map(claveFicha));
    return {
      corte: m.corte,
      fecha_corte: m.fecha_corte,
      sectores,
      segun: segun.corte,
      sintetico: m.sintetico,
      fichas: consultas
        .map((c) => claves.get(claveFicha(c))!) // filtered by it
        .map(({ ficha, version, metodo, corto, nombre }) => ({ ficha, version, metodo, corto, nombre })),
      era: (await conteosDe(con, publicados)).filter((h) => contadas.has(claveFicha(h))),
      es: await conteosDe(con, 'hechos'),
      nombres: await nombresDe(con),
      avisos: await avisosDe(con, m.fecha_corte, sectores),
    };
  } finally {
    cerrarDuckdb(con);
    await rm(trabajo, { recursive: true, force: true });
  }
}

/** The sectorización of a corte alone, as `sectorizacion_hoy`. */
async function traerSectores(con: DuckDBConnection, segun: Manifiesto, deps: DepsRecontar): Promise<void> {
  const suyas = segun.cargas
    .map((c) => ({ ...c, normalizado: c.normalizado.filter((n) => n.tabla === 'sectorizacion') }))
    .filter((c) => c.normalizado.length > 0);
  await crearEntradas(con, { corte: segun.corte, cargas: suyas }, deps.objetos, deps.territorio, []);
  await ejecutar(con, `CREATE OR REPLACE TEMP TABLE ${HOY} AS FROM sectorizacion`);
}

const conteosDe = (con: DuckDBConnection, origen: string): Promise<ConteoHoja[]> =>
  leerFilas<ConteoHoja>(
    con,
    `SELECT eess, sector, distrito, ficha, version, metodo, sum(num) AS num, sum(den) AS den FROM ${origen}
     WHERE sector <> '' GROUP BY ALL HAVING sum(num) <> 0 OR sum(den) <> 0 ORDER BY ALL`,
  );

async function nombresDe(con: DuckDBConnection): Promise<Record<string, string>> {
  const filas = await leerFilas<{ sector: string; nombre: string }>(
    con,
    `SELECT sector, max_by(nombre, (hoy, coalesce(desde, DATE '0001-01-01'), nombre)) AS nombre
     FROM (SELECT sector, nombre, desde, true AS hoy FROM ${HOY} UNION ALL SELECT sector, nombre, desde, false FROM sectorizacion)
     WHERE sector IS NOT NULL AND nombre IS NOT NULL GROUP BY sector ORDER BY sector`,
  );
  return Object.fromEntries(filas.map((f) => [f.sector, f.nombre]));
}

async function avisosDe(con: DuckDBConnection, corte: Fecha, sectores: Fecha): Promise<string[]> {
  // Whole localities overlap with any block of theirs; blocks with the same block.
  const dobles = await leerFilas<{ codigo: string; sectores: string }>(
    con,
    `SELECT a.codigo_ccpp AS codigo, string_agg(DISTINCT a.sector, ' y ' ORDER BY a.sector) AS sectores FROM sector_dia a JOIN sector_dia b
       ON b.codigo_ccpp = a.codigo_ccpp AND b.sector <> a.sector AND (a.manzana = b.manzana OR a.manzana = '' OR b.manzana = '')
     GROUP BY 1 ORDER BY 1`,
  );
  const { n } = await leerFila<{ n: number }>(
    con,
    `SELECT count(DISTINCT s.codigo_ccpp) AS n FROM sectorizacion s ANTI JOIN sector_dia d ON d.codigo_ccpp = s.codigo_ccpp
     WHERE (s.desde IS NULL OR s.desde <= $1::DATE) AND (s.hasta IS NULL OR s.hasta >= $1::DATE) AND s.sector IS NOT NULL`,
    [corte],
  );
  const lista = dobles.slice(0, NOMBRADAS).map((d) => `${d.codigo} (${d.sectores})`);
  return [
    ...(dobles.length === 0
      ? []
      : [
          `${dobles.length} localidades las reclaman dos sectores el ${sectores}: ${lista.join(', ')}${dobles.length > NOMBRADAS ? '…' : ''}. Cada casa cuenta en el de su establecimiento y, si no, en el de código más bajo.`,
        ]),
    ...(n === 0
      ? []
      : [`${n} localidades que tenían sector el ${corte} no lo tienen el ${sectores}: su gente está en «Sin sector».`]),
  ];
}

/** The recount that is kept, or the one made now, which is then kept. */
export async function obtenerRecuento(
  m: Manifiesto,
  sectores: Fecha,
  segun: Manifiesto,
  deps: DepsRecontar,
): Promise<Recuento> {
  const clave = objetoRecuento(m.corte, sectores, segun.corte);
  const guardado = await deps.objetos.get(clave);
  if (guardado) return JSON.parse(Buffer.from(guardado).toString('utf8')) as Recuento; // written below
  const r = await recontar(m, sectores, segun, deps);
  await deps.objetos.put(clave, Buffer.from(JSON.stringify(r)));
  return r;
}
