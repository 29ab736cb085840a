import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Alcance } from '../domain/alcance.ts';
import type { Carga } from '../domain/carga.ts';
import { esFecha } from '../domain/fecha.ts';
import type { Territorio } from '../domain/territorio.ts';
import { abrirDuckdb, cerrarDuckdb, escribirParquet, leerFila, literal } from '../adapters/duckdb/conexion.ts';
import { crearMacros } from '../adapters/duckdb/macros.ts';
import { cargarTerritorio } from '../adapters/duckdb/territorio.ts';
import { examinarArchivo, sha256Archivo, type Examen } from './archivo.ts';
import { ArchivoRechazadoError } from './errores.ts';
import type { Contexto, Entrada, Formato } from './formato.ts';
import { cargarCodigosDudosos } from './formatos/codigo-item.ts';
import { FORMATOS } from './formatos/lista.ts';
import { crearCrudo, diaDeEmision, ordenDeFechas } from './crudo.ts';
import { columnasNuevas } from './columnas-nuevas.ts';
import { crearFilas, juzgar } from './juzgar.ts';
import { finDe } from './periodos.ts';
import { escribirRechazos } from './rechazos.ts';
import { crearSugerencias } from './sugerir.ts';
import { contarSinteticos, type Seudonimo } from './seudonimos.ts';
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
    if (tamizado.recibidas === 0)
      throw new ArchivoRechazadoError(
        'sin_filas',
        'El archivo tiene cabecera y ninguna fila de datos. Si al abrirlo se ven filas, sus saltos de línea son de Mac antiguo: guárdelo otra vez como CSV UTF-8.',
      );
    return await normalizarTamizado({ ...entrada, nombre }, examen, tamizado, carpeta, deps);
  } catch (e) {
    rmSync(carpeta, { recursive: true, force: true }); // half a clean file still holds names
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

/** @throws ArchivoRechazadoError when the file says it is of another region than the one it is being loaded into. */
function enSuRegion(alcance: Alcance, { region, ambito }: Entrada): Alcance {
  const suya = /^[GPD]:(\d{2})/.exec(alcance.ambito)?.[1];
  if (region !== undefined && ambito === undefined && suya !== undefined && suya !== region)
    throw new ArchivoRechazadoError(
      'region_distinta',
      `El archivo es de la región ${suya} (${alcance.ambito}) y se pidió cargarlo en la ${region}. Corrija --region, o diga con --ambito qué lugar cubre.`,
    );
  return alcance;
}

async function normalizarTamizado(
  traida: Entrada,
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
    await cargarCodigosDudosos(con);
    await crearCrudo(con, tamizado);
    const presentes = new Set(tamizado.columnas.keys());
    const { orden, aviso } = await ordenDeFechas(con, formato, presentes);
    const entrada = { ...traida, emitido: traida.emitido ?? (await diaDeEmision(con, formato, orden)) };
    const previo = { con, entrada, territorio: deps.territorio, presentes, orden };
    const periodo = await formato.periodo(previo);
    const ctx: Contexto = { ...previo, periodo, limite: limiteDe(entrada, periodo) };
    const cuentas = await juzgar(ctx, formato, tamizado);
    const sintetico = await contarSinteticos(con, formato.documentos);
    await crearFilas(ctx, formato, deps.seudonimo);

    const precedencia = `${entrada.emitido ?? '0000-00-00'}|${entrada.modificado ?? ''}|${examen.sha256}`;
    const parquet = [];
    for (const { tabla, consulta } of formato.salidas(ctx)) {
      const ruta = join(carpeta, `${tabla}.parquet`);
      parquet.push({
        tabla,
        ruta,
        filas: await escribirParquet(con, `SELECT *, ${literal(precedencia)} AS orden FROM (${consulta})`, ruta),
      });
    }
    await crearSugerencias(ctx, formato, formato.reglas(ctx));
    const rechazosRuta = await escribirRechazos(
      con,
      entrada.nombre,
      formato,
      tamizado,
      formato.reglas(ctx),
      join(carpeta, 'rechazos.csv'),
    );
    const { hasta } = await leerFila<{ hasta: string | null }>(
      con,
      `SELECT (${formato.datoHasta(ctx.limite)}) AS hasta`,
    );
    return {
      carga: {
        id: examen.sha256.slice(0, 16),
        sha256: examen.sha256,
        archivo: entrada.nombre,
        bytes: examen.bytes,
        formato: formato.id,
        alcance: enSuRegion(await formato.alcance(ctx), entrada),
        emitido: entrada.emitido ?? null,
        modificado: entrada.modificado ?? '',
        ...cuentas,
        dato_hasta: hasta,
        sintetico,
        avisos: [...tamizado.avisos, ...(aviso === null ? [] : [aviso]), ...avisosDeColumnas(formato, tamizado)],
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

/** "Future" of a file: after its period, else after it was issued, else after its last modification. Never the wall clock. */
function limiteDe(entrada: Entrada, periodo: string): string {
  const fin = finDe(periodo);
  if (fin !== null) return fin;
  if (entrada.emitido && esFecha(entrada.emitido)) return entrada.emitido;
  const modificado = entrada.modificado?.slice(0, 10) ?? '';
  return esFecha(modificado) ? modificado : SIN_LIMITE;
}

function avisosDeColumnas(formato: Formato, t: CsvTamizado): string[] {
  const faltan = formato.columnas.filter((c) => !t.columnas.has(c.id)).map((c) => c.id);
  const nuevas = columnasNuevas(formato, t.titulos, t.columnas);
  return [
    ...(faltan.length > 0 ? [`Columnas opcionales que no vinieron: ${faltan.join(', ')}.`] : []),
    ...(nuevas.length > 0 ? [`Columnas nuevas, que no se usan: ${nuevas.join(', ')}.`] : []),
  ];
}
