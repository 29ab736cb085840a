import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { extremos, type Alcance } from '../domain/alcance.ts';
import type { Carga } from '../domain/carga.ts';
import { esFecha } from '../domain/fecha.ts';
import { primerDia, ultimoDia } from '../domain/periodo.ts';
import type { Territorio } from '../domain/territorio.ts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { escribirParquet, leerFila, leerFilas, literal } from '../adapters/duckdb/conexion.ts';
import { examinarArchivo, sha256Archivo, type Examen } from './archivo.ts';
import { columnasNuevas } from './columnas-nuevas.ts';
import { crearConexiones, type Conexiones } from './conexiones.ts';
import { ArchivoRechazadoError } from './errores.ts';
import type { Contexto, Entrada, Formato } from './formato.ts';
import { FORMATOS } from './formatos/lista.ts';
import { crearCrudo, diaDeEmision, ordenDeFechas } from './crudo.ts';
import { crearFilas, juzgar } from './juzgar.ts';
import { LIMITES, type Limites } from './limites.ts';
import { nombreVisible } from './paquete.ts';
import { finDe } from './periodos.ts';
import type { Progreso } from './progreso.ts';
import { escribirRechazos } from './rechazos.ts';
import { crearSugerencias } from './sugerir.ts';
import { contarSinteticos, sinNumerosHis, type Seudonimo } from './seudonimos.ts';
import { tamizarCsv, type CsvTamizado } from './tamiz-csv.ts';
import { tamizarXlsx } from './tamiz-xlsx.ts';
import { normalizarTitulo } from './titulos.ts';

export type Deps = {
  /** Folder for what is written; each file gets its own inside, the caller removes it. */
  readonly trabajo: string;
  /** null keeps the real documents (`sala normalizar`). */
  readonly seudonimo: Seudonimo | null;
  readonly territorio: Territorio;
  readonly progreso?: Progreso;
  readonly limites?: Limites;
  /** Prepared connections to borrow from; without them the file opens and prepares its own. */
  readonly conexiones?: Conexiones;
  /** Values of personal columns as they came, in the rejects: for whoever answers for the data, and never to be kept. Nothing else is written then. */
  readonly sinMascara?: boolean;
};

/** A `Carga` before it has a place in the object store. */
export type CargaLeida = Omit<Carga, 'rechazos' | 'normalizado'>;
export type Recibido = {
  readonly carga: CargaLeida;
  readonly parquet: readonly { readonly tabla: string; readonly ruta: string; readonly filas: number }[];
  readonly rechazosRuta: string | null;
  /** Only with `sinMascara`: the documents of the rows it shows, each once. */
  readonly documentosRechazados?: readonly string[];
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
  const limites = deps.limites ?? LIMITES;
  const propias = deps.conexiones ? null : crearConexiones(deps.territorio, { temporal: join(carpeta, 'tmp') });
  const conexiones = deps.conexiones ?? propias!; // one of the two
  try {
    const examen = await examinarArchivo(entrada.ruta);
    const formatos = formatosPedidos(entrada.formato);
    const tamizado = await tamizar(entrada.ruta, examen, formatos, carpeta, limites, deps.progreso);
    if (tamizado.recibidas === 0)
      throw new ArchivoRechazadoError(
        'sin_filas',
        'El archivo tiene cabecera y ninguna fila de datos. Si al abrirlo se ven filas, sus saltos de línea son de Mac antiguo: guárdelo otra vez como CSV UTF-8.',
      );
    return await conexiones.usar((con) => normalizarTamizado(con, entrada, examen, tamizado, carpeta, deps));
  } catch (e) {
    rmSync(carpeta, { recursive: true, force: true }); // half a clean file still holds names
    if (!(e instanceof ArchivoRechazadoError)) throw e;
    const identidad = { sha256: await sha256Archivo(entrada.ruta), bytes: statSync(entrada.ruta).size };
    return { carga: cargaRechazada(entrada, e, identidad), parquet: [], rechazosRuta: null };
  } finally {
    propias?.cerrar();
  }
}

function tamizar(
  ruta: string,
  examen: Examen,
  formatos: readonly Formato[],
  carpeta: string,
  limites: Limites,
  progreso?: Progreso,
): Promise<CsvTamizado> {
  if (examen.clase === 'gzip') throw anidado();
  return examen.clase === 'xlsx'
    ? tamizarXlsx(ruta, formatos, carpeta, limites, progreso)
    : tamizarCsv(ruta, examen, formatos, carpeta, limites, progreso);
}

/** Only what came out of an archive, or a file named as one, gets this far compressed. */
const anidado = (): ArchivoRechazadoError =>
  new ArchivoRechazadoError(
    'paquete_anidado',
    'Es un archivo comprimido dentro de otro. Comprima los archivos de datos en un solo ZIP y vuelva a cargarlo.',
  );

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

/** The line of a file that was refused whole. */
export function cargaRechazada(
  entrada: Omit<Entrada, 'ruta'>,
  error: ArchivoRechazadoError,
  { sha256, bytes }: { readonly sha256: string; readonly bytes: number },
): CargaLeida {
  return {
    id: sha256.slice(0, 16),
    sha256,
    archivo: nombreVisible(entrada),
    bytes,
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
    columnas: { faltan: [], nuevas: [] },
    dato_desde: null,
    dato_hasta: null,
    sintetico: false,
    avisos: [],
    error: { codigo: error.codigo, mensaje: error.message },
  };
}

/**
 * A file takes the place of what was received of its months: one that has nothing of them may not. Its dates are those of its facts
 * or, where the register keeps it, of when they were typed.
 * @throws ArchivoRechazadoError
 */
async function exigirPeriodo(ctx: Contexto, formato: Formato): Promise<void> {
  const limites = extremos(ctx.periodo);
  if (limites === null || !formato.datoDesde) return;
  const { desde, hasta } = await leerFila<{ desde: string | null; hasta: string | null }>(
    ctx.con,
    `SELECT (${formato.datoDesde(SIN_LIMITE)}) AS desde, (${formato.datoHasta(SIN_LIMITE)}) AS hasta`,
  );
  if (desde === null || hasta === null) return;
  const [primero, ultimo] = [primerDia(limites[0]), ultimoDia(limites[1])];
  if (desde <= ultimo && hasta >= primero) return;
  const digitadas =
    formato.columnas.some((c) => c.id === 'registro') &&
    (
      await leerFila<{ n: number }>(
        ctx.con,
        `SELECT count(*) AS n FROM filas WHERE registrado BETWEEN DATE '${primero}' AND DATE '${ultimo}'`,
      )
    ).n > 0;
  if (digitadas) return;
  const dicho = ctx.entrada.periodo ? 'se pidió cargarlo como' : 'su nombre dice que es';
  throw new ArchivoRechazadoError(
    'periodo_ajeno',
    `Ninguna de sus filas es de ${ctx.periodo}, que es lo que ${dicho}: van del ${desde} al ${hasta}. No se cargó, porque reemplazaría a lo de ese mes. ` +
      'Diga sus meses con --periodo, o corrija el nombre.',
  );
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

/** Names a person sees of the columns the reader looked for in vain. */
const queFaltan = (formato: Formato, donde: ReadonlyMap<string, number>): string[] =>
  formato.columnas.filter((c) => !donde.has(c.id)).map((c) => c.titulos.find((t) => typeof t === 'string') ?? c.id);

async function normalizarTamizado(
  con: DuckDBConnection,
  traida: Entrada,
  examen: Examen,
  tamizado: CsvTamizado,
  carpeta: string,
  deps: Deps,
): Promise<Recibido> {
  const { formato } = tamizado;
  const fase = (f: 'revisando' | 'escribiendo'): void =>
    deps.progreso?.({ fase: f, filas: tamizado.recibidas, bytes: examen.bytes, total: examen.bytes });
  try {
    fase('revisando');
    await crearCrudo(con, tamizado);
    const presentes = new Set(tamizado.columnas.keys());
    const { orden, aviso } = await ordenDeFechas(con, formato, presentes);
    const archivo = nombreVisible(traida);
    const entrada = {
      ...traida,
      nombre: basename(traida.nombre),
      emitido: traida.emitido ?? (await diaDeEmision(con, formato, orden)),
    };
    const titulos = new Map([...tamizado.columnas].map(([id, i]) => [id, normalizarTitulo(tamizado.titulos[i] ?? '')]));
    const { hojas } = tamizado;
    const previo = { con, entrada, territorio: deps.territorio, presentes, titulos, hojas, orden };
    const periodo = await formato.periodo(previo);
    const ctx: Contexto = { ...previo, periodo, limite: limiteDe(entrada, periodo) };
    const cuentas = await juzgar(ctx, formato, tamizado);
    const sintetico = await contarSinteticos(con, formato.documentos);
    await crearFilas(ctx, formato, deps.seudonimo);

    await exigirPeriodo(ctx, formato);

    fase('escribiendo');
    const precedencia = `${entrada.emitido ?? '0000-00-00'}|${entrada.modificado ?? ''}|${examen.sha256}`;
    const parquet = [];
    for (const { tabla, consulta } of deps.sinMascara ? [] : formato.salidas(ctx)) {
      const ruta = join(carpeta, `${tabla}.parquet`);
      const sinNumeros = await sinNumerosHis(con, formato, consulta, deps.seudonimo);
      parquet.push({
        tabla,
        ruta,
        filas: await escribirParquet(con, `SELECT *, ${literal(precedencia)} AS orden FROM (${sinNumeros})`, ruta),
      });
    }
    await crearSugerencias(ctx, formato, formato.reglas(ctx));
    const rechazosRuta = await escribirRechazos(
      con,
      { archivo, formato, tamizado, reglas: formato.reglas(ctx) },
      join(carpeta, 'rechazos.csv'),
      deps.sinMascara ?? false,
    );
    const { desde, hasta } = await leerFila<{ desde: string | null; hasta: string | null }>(
      con,
      `SELECT (${formato.datoDesde?.(ctx.limite) ?? 'CAST(NULL AS DATE)'}) AS desde, (${formato.datoHasta(ctx.limite)}) AS hasta`,
    );
    const alcance = enSuRegion(await formato.alcance(ctx), entrada);
    return {
      carga: {
        id: examen.sha256.slice(0, 16),
        sha256: examen.sha256,
        archivo,
        bytes: examen.bytes,
        formato: formato.id,
        alcance,
        emitido: entrada.emitido ?? null,
        modificado: entrada.modificado ?? '',
        ...cuentas,
        columnas: {
          faltan: queFaltan(formato, tamizado.columnas),
          nuevas: columnasNuevas(formato, tamizado.titulos, tamizado.columnas),
        },
        dato_desde: desde,
        dato_hasta: hasta,
        sintetico,
        avisos: [...tamizado.avisos, ...(aviso === null ? [] : [aviso]), ...(formato.avisos?.(ctx, alcance) ?? [])],
        error: null,
      },
      parquet,
      rechazosRuta,
      ...(deps.sinMascara && rechazosRuta !== null
        ? { documentosRechazados: await documentosDe(con, formato.documentos) }
        : {}),
    };
  } finally {
    rmSync(tamizado.limpio, { force: true });
    rmSync(tamizado.apartadas, { force: true });
  }
}

/** Whose rows the rejects show. Needs `escribirRechazos`. */
async function documentosDe(con: DuckDBConnection, columnas: readonly string[]): Promise<string[]> {
  if (columnas.length === 0) return [];
  const todos = columnas.map((c) => `SELECT ${c} AS d FROM juzgadas SEMI JOIN no_aceptadas USING (linea)`);
  const filas = await leerFilas<{ d: string }>(
    con,
    `SELECT DISTINCT d FROM (${todos.join(' UNION ALL ')}) WHERE d IS NOT NULL ORDER BY d`,
  );
  return filas.map((f) => f.d);
}

/** "Future" of a file: after its period, else after it was issued, else after its last modification. Never the wall clock. */
function limiteDe(entrada: Entrada, periodo: string): string {
  const fin = finDe(periodo);
  if (fin !== null) return fin;
  if (entrada.emitido && esFecha(entrada.emitido)) return entrada.emitido;
  const modificado = entrada.modificado?.slice(0, 10) ?? '';
  return esFecha(modificado) ? modificado : SIN_LIMITE;
}
