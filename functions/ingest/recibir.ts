import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Carga } from '../domain/carga.ts';
import { esPeriodo, ultimoDia } from '../domain/periodo.ts';
import { esFecha } from '../domain/fecha.ts';
import type { Territorio } from '../domain/territorio.ts';
import {
  abrirDuckdb,
  cerrarDuckdb,
  ejecutar,
  escribirParquet,
  leerFila,
  leerFilas,
  literal,
} from '../adapters/duckdb/conexion.ts';
import { crearMacros } from '../adapters/duckdb/macros.ts';
import { cargarTerritorio } from '../adapters/duckdb/territorio.ts';
import { examinarArchivo, sha256Archivo, type Examen } from './archivo.ts';
import { ArchivoRechazadoError } from './errores.ts';
import type { Contexto, Entrada, Formato } from './formato.ts';
import { FORMATOS } from './formatos/lista.ts';
import { escribirRechazos } from './rechazos.ts';
import { contarSinteticos, seudonimizar, type Seudonimo } from './seudonimos.ts';
import { tamizarCsv, type CsvTamizado, type Progreso } from './tamiz-csv.ts';
import { tamizarXlsx } from './tamiz-xlsx.ts';

export type Deps = {
  /** Folder for what is written; each file gets its own inside, the caller removes it. */
  readonly trabajo: string;
  /** null keeps the real documents (`sala normalizar`). */
  readonly seudonimo: Seudonimo | null;
  readonly territorio: Territorio;
  readonly progreso?: Progreso;
  /** Limit of DuckDB, for example '1GB'. */
  readonly memoria?: string;
};

/** A `Carga` before it has a place in the object store. */
export type CargaLeida = Omit<Carga, 'rechazos' | 'normalizado'>;
export type Recibido = {
  readonly carga: CargaLeida;
  readonly parquet: readonly { readonly tabla: string; readonly ruta: string; readonly filas: number }[];
  readonly rechazosRuta: string | null;
};

/** Without any other date, a file cannot know the future: the day of its last modification, or no limit. */
const SIN_LIMITE = '9999-12-31';

/**
 * Reads one file of the field: recognises it by content, separates data from noise, and writes normalized Parquet and the list of
 * rows observed, duplicated or rejected. A file that cannot be read is a `carga` with `error`, never an exception; what fails in
 * the machine (disk, memory) throws.
 */
export async function recibirArchivo(entrada: Entrada, deps: Deps): Promise<Recibido> {
  mkdirSync(deps.trabajo, { recursive: true });
  const carpeta = mkdtempSync(join(deps.trabajo, 'carga-'));
  const nombre = basename(entrada.nombre);
  try {
    const examen = examinarArchivo(entrada.ruta);
    const formatos = formatosPedidos(entrada.formato);
    const tamizado =
      examen.clase === 'xlsx'
        ? await tamizarXlsx(entrada.ruta, examen.bytes, formatos, carpeta, deps.progreso)
        : tamizarCsv(entrada.ruta, examen, formatos, carpeta, deps.progreso);
    return await normalizarTamizado({ ...entrada, nombre }, examen, tamizado, carpeta, deps);
  } catch (e) {
    if (!(e instanceof ArchivoRechazadoError)) throw e;
    return { carga: rechazada({ ...entrada, nombre }, e), parquet: [], rechazosRuta: null };
  }
}

function formatosPedidos(formato: string | undefined): readonly Formato[] {
  if (!formato) return FORMATOS;
  const pedido = FORMATOS.filter((f) => f.id === formato);
  if (pedido.length === 0)
    throw new ArchivoRechazadoError(
      'formato_desconocido',
      `No hay un formato «${formato}». Formatos que se leen: ${FORMATOS.map((f) => f.id).join(', ')}.`,
    );
  return pedido;
}

function rechazada(entrada: Entrada, error: ArchivoRechazadoError): CargaLeida {
  const sha256 = sha256Archivo(entrada.ruta);
  return {
    id: sha256.slice(0, 16),
    sha256,
    archivo: entrada.nombre,
    bytes: statSync(entrada.ruta).size,
    formato: entrada.formato ?? '',
    alcance: { fuente: '', periodo: '', ambito: entrada.ambito ?? '' },
    emitido: entrada.emitido ?? null,
    modificado: entrada.modificado ?? '',
    recibidas: 0,
    aceptadas: 0,
    observadas: 0,
    duplicadas: 0,
    rechazadas: 0,
    motivos: {},
    dato_hasta: null,
    sintetico: false,
    avisos: [],
    error: { codigo: error.codigo, mensaje: error.message },
  };
}

async function normalizarTamizado(
  entrada: Entrada,
  examen: Examen,
  tamizado: CsvTamizado,
  carpeta: string,
  deps: Deps,
): Promise<Recibido> {
  const { formato } = tamizado;
  const con = await abrirDuckdb({ memoria: deps.memoria ?? '1GB', temporal: join(carpeta, 'tmp') });
  try {
    await crearMacros(con);
    await cargarTerritorio(con, deps.territorio);
    await crearCrudo(con, tamizado);
    const presentes = new Set(tamizado.columnas.keys());
    const previo = {
      con,
      entrada,
      territorio: deps.territorio,
      presentes,
      orden: await ordenDeFechas(con, formato, presentes),
    };
    const periodo = await formato.periodo(previo);
    const ctx: Contexto = { ...previo, periodo, limite: limiteDe(entrada, periodo) };
    const cuentas = await juzgar(ctx, formato, tamizado);
    const sintetico = await contarSinteticos(con, formato.documentos);
    await crearFilas(ctx, formato, deps.seudonimo);

    const orden = `${entrada.emitido ?? '0000-00-00'}|${entrada.modificado ?? ''}|${examen.sha256}`;
    const parquet = [];
    for (const { tabla, consulta } of formato.salidas(ctx)) {
      const ruta = join(carpeta, `${tabla}.parquet`);
      parquet.push({
        tabla,
        ruta,
        filas: await escribirParquet(con, `SELECT *, ${literal(orden)} AS orden FROM (${consulta})`, ruta),
      });
    }
    const rechazosRuta = await escribirRechazos(
      con,
      entrada.nombre,
      formato,
      tamizado,
      formato.reglas(ctx),
      join(carpeta, 'rechazos.csv'),
    );
    const { hasta } = await leerFila<{ hasta: string | null }>(con, `SELECT (${formato.datoHasta}) AS hasta`);
    return {
      carga: {
        id: examen.sha256.slice(0, 16),
        sha256: examen.sha256,
        archivo: entrada.nombre,
        bytes: examen.bytes,
        formato: formato.id,
        alcance: await formato.alcance(ctx),
        emitido: entrada.emitido ?? null,
        modificado: entrada.modificado ?? '',
        ...cuentas,
        dato_hasta: hasta,
        sintetico,
        avisos: [...tamizado.avisos, ...avisosDeColumnas(formato, tamizado)],
        error: null,
      },
      parquet,
      rechazosRuta,
    };
  } finally {
    cerrarDuckdb(con);
    rmSync(tamizado.limpio, { force: true });
    rmSync(tamizado.apartadas, { force: true });
    rmSync(join(carpeta, 'tmp'), { recursive: true, force: true });
  }
}

/** View `crudo(linea, c_<column>…)`: the expected columns as clean text, NULL where the file lacks them. */
async function crearCrudo(con: DuckDBConnection, t: CsvTamizado): Promise<void> {
  const tipos = ["'linea': 'INTEGER'", ...t.titulos.map((_, i) => `'x${i}': 'VARCHAR'`)].join(', ');
  const lectura = `read_csv(${literal(t.limpio)}, auto_detect = false, header = false, delim = ${literal(t.delimitador)}, quote = '"', escape = '"',
    new_line = '\\n', nullstr = '', columns = {${tipos}})`;
  const columnas = t.formato.columnas.map(({ id }) => {
    const i = t.columnas.get(id);
    return `${i === undefined ? 'CAST(NULL AS VARCHAR)' : `limpio(x${i})`} AS c_${id}`;
  });
  await ejecutar(con, `CREATE TEMP VIEW crudo AS SELECT linea, ${columnas.join(', ')} FROM ${lectura}`);
}

/** Day and month of slashed dates: decided by the whole file, day first unless only the other order makes sense. */
async function ordenDeFechas(
  con: DuckDBConnection,
  formato: Formato,
  presentes: ReadonlySet<string>,
): Promise<'dmy' | 'mdy'> {
  const fechas = formato.columnas.filter((c) => c.fecha && presentes.has(c.id)).map((c) => `c_${c.id}`);
  if (fechas.length === 0) return 'dmy';
  const barras = (c: string): string => `regexp_matches(${c}, '^\\s*\\d{1,2}[/-]\\d{1,2}[/-]')`;
  const muestra = `SELECT ${fechas.join(', ')} FROM crudo LIMIT 2000`;
  const [hay] = await leerFilas<{ hay: boolean | null }>(
    con,
    `SELECT bool_or(${fechas.map(barras).join(' OR ')}) AS hay FROM (${muestra})`,
  );
  if (!hay?.hay) return 'dmy';
  const parte = (c: string, n: number): string =>
    `try_cast(regexp_extract(${c}, '^\\s*(\\d{1,2})[/-](\\d{1,2})[/-]', ${n}) AS INTEGER) > 12`;
  const suma = (n: number): string => fechas.map((c) => `coalesce(count(*) FILTER (${parte(c, n)}), 0)`).join(' + ');
  const { primero, segundo } = await leerFila<{ primero: number; segundo: number }>(
    con,
    `SELECT ${suma(1)} AS primero, ${suma(2)} AS segundo FROM crudo`,
  );
  return segundo > primero ? 'mdy' : 'dmy';
}

/** "Future" of a file: after its period, else after it was issued, else after its last modification. Never the wall clock. */
function limiteDe(entrada: Entrada, periodo: string): string {
  if (esPeriodo(periodo)) return ultimoDia(periodo);
  if (entrada.emitido && esFecha(entrada.emitido)) return entrada.emitido;
  const modificado = entrada.modificado?.slice(0, 10) ?? '';
  return esFecha(modificado) ? modificado : SIN_LIMITE;
}

type Cuentas = Pick<Carga, 'recibidas' | 'aceptadas' | 'observadas' | 'duplicadas' | 'rechazadas' | 'motivos'>;

/** Table `juzgadas`: typed columns, the first rule each row breaks, its value, and whether another row of its key wins. */
async function juzgar(ctx: Contexto, formato: Formato, tamizado: CsvTamizado): Promise<Cuentas> {
  const { con } = ctx;
  const campos = Object.entries(formato.campos(ctx));
  const reglas = formato.reglas(ctx);
  const crudas = formato.columnas.map((c) => `c_${c.id}`);
  const indice = reglas.map((r, i) => `WHEN ${r.cuando} THEN ${i}`).join(' ');
  const valor = reglas.map((r, i) => `WHEN ${i} THEN c_${r.columna}`).join(' ');
  const nombres = campos.map(([n]) => n);
  await ejecutar(
    con,
    `CREATE TEMP TABLE juzgadas AS SELECT linea, ${nombres.join(', ')}, regla, CASE regla ${valor} END AS valor FROM (
       SELECT *, CASE ${indice} ELSE -1 END AS regla FROM (SELECT linea, ${campos.map(([n, e]) => `${e} AS ${n}`).join(', ')}, ${crudas.join(', ')} FROM crudo))`,
  );
  const rechazadas = reglas.flatMap((r, i) => (r.estado === 'rechazada' ? [i] : []));
  const dato = rechazadas.length === 0 ? 'true' : `regla NOT IN (${rechazadas.join(', ')})`;
  const clave = formato.clave.join(', ');
  const gana = [
    ...(formato.reciente ? [`${formato.reciente} DESC NULLS LAST`] : []),
    ...nombres.map((n) => `CAST(${n} AS VARCHAR) DESC NULLS LAST`),
    'linea',
  ];
  await ejecutar(
    con,
    `CREATE TEMP TABLE perdedoras AS
     WITH repetidas AS (SELECT ${formato.clave.map((c, i) => `${c} AS k${i}`).join(', ')} FROM juzgadas WHERE ${dato} GROUP BY ALL HAVING count(*) > 1)
     SELECT linea FROM (
       SELECT linea, row_number() OVER (PARTITION BY ${clave} ORDER BY ${gana.join(', ')}) AS n
       FROM juzgadas SEMI JOIN repetidas ON ${formato.clave.map((c, i) => `${c} = k${i}`).join(' AND ')} WHERE ${dato}) WHERE n > 1`,
  );
  const grupos = await leerFilas<{ regla: number; duplicada: boolean; n: number }>(
    con,
    `SELECT regla, linea IN (SELECT linea FROM perdedoras) AS duplicada, count(*) AS n FROM juzgadas GROUP BY ALL`,
  );
  return contar(tamizado, reglas, grupos);
}

function contar(
  tamizado: CsvTamizado,
  reglas: readonly { readonly codigo: string; readonly estado: string }[],
  grupos: readonly { regla: number; duplicada: boolean; n: number }[],
): Cuentas {
  const motivos: Record<string, number> = {};
  const sumar = (codigo: string, n: number): void => void (motivos[codigo] = (motivos[codigo] ?? 0) + n);
  const c = { aceptadas: 0, observadas: 0, duplicadas: 0, rechazadas: 0 };
  for (const [codigo, n] of tamizado.motivos) {
    sumar(codigo, n);
    c.rechazadas += n;
  }
  for (const { regla, duplicada, n } of grupos) {
    const r = reglas[regla];
    if (duplicada) {
      c.duplicadas += n;
      sumar('clave_repetida', n);
    } else if (!r) c.aceptadas += n;
    else {
      c[r.estado === 'rechazada' ? 'rechazadas' : 'observadas'] += n;
      sumar(r.codigo, n);
    }
  }
  const { recibidas } = tamizado;
  const suma = c.aceptadas + c.observadas + c.duplicadas + c.rechazadas;
  if (suma !== recibidas) throw new Error(`Las filas no cuadran: ${recibidas} recibidas, ${suma} clasificadas`);
  return { recibidas, ...c, motivos: Object.fromEntries(Object.entries(motivos).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** View `filas`: rows kept, with pseudonyms in place of documents and `observacion` as a code. */
async function crearFilas(ctx: Contexto, formato: Formato, seudonimo: Seudonimo | null): Promise<void> {
  const reglas = formato.reglas(ctx);
  const codigos = reglas.map((r, i) => (r.estado === 'observada' ? `WHEN ${i} THEN '${r.codigo}'` : '')).join(' ');
  const rechazadas = reglas.flatMap((r, i) => (r.estado === 'rechazada' ? [i] : []));
  const { columnas, cruces } = await seudonimizar(
    ctx.con,
    formato.identidad,
    Object.keys(formato.campos(ctx)),
    seudonimo,
  );
  await ejecutar(
    ctx.con,
    `CREATE TEMP VIEW filas AS SELECT j.linea, ${columnas.join(', ')}, CASE j.regla ${codigos === '' ? 'WHEN -2 THEN NULL' : codigos} END AS observacion
     FROM (SELECT * FROM juzgadas ANTI JOIN perdedoras USING (linea)) j ${cruces}
     ${rechazadas.length === 0 ? '' : `WHERE j.regla NOT IN (${rechazadas.join(', ')})`}`,
  );
}

function avisosDeColumnas(formato: Formato, t: CsvTamizado): string[] {
  const usadas = new Set(t.columnas.values());
  const faltan = formato.columnas.filter((c) => !t.columnas.has(c.id)).map((c) => c.id);
  const sobran = t.titulos.filter((_, i) => !usadas.has(i)).length;
  return [
    ...(faltan.length > 0 ? [`Columnas opcionales que no vinieron: ${faltan.join(', ')}.`] : []),
    ...(sobran > 0 ? [`Columnas del archivo que no se usan: ${sobran}.`] : []),
  ];
}
