import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { abrirDuckdb, cerrarDuckdb } from '../adapters/duckdb/conexion.ts';
import { descomprimir } from '../adapters/dynamo/comprimido.ts';
import { VigenciaCambiadaError, type Cubo, type PunterosRepo } from '../adapters/dynamo/punteros.ts';
import type { AmbitoId } from '../domain/ambito.ts';
import type { CalidadCorte } from '../domain/calidad.ts';
import { parseCorteId, type Manifiesto } from '../domain/corte.ts';
import type { Objetos } from '../domain/objetos.ts';
import type { Periodo } from '../domain/periodo.ts';
import type { AmbitoRef, IndicadorTablero, MetaVigente, Tablero, Tendencia } from '../domain/tablero.ts';
import type { Territorio } from '../domain/territorio.ts';
import { ultimoDia } from '../domain/periodo.ts';
import { objetoCalidad, objetoContexto, objetoHechos } from '../aggregate/agregar.ts';
import type { Contexto } from '../aggregate/contexto.ts';
import { escribirCubo } from './cubo.ts';
import { llenarCubo, type MesCubo } from './cubo-region.ts';
import { cuelgaDe, nombrarLugares } from './lugares.ts';
import { tendenciaDe, type MesPublicado } from './tendencias.ts';
import { publicarPublico, type DepsPublico } from './publico/publicar.ts';
import { huellaPolitica } from './publico/tabla.ts';
import { leerTotales } from './totales.ts';
import { vigenciaDe } from './vigencia.ts';

const MESES_CUBO = 24;
const INTENTOS = 5;

export type DepsVigencia = {
  readonly objetos: Objetos;
  readonly territorio: Territorio;
  readonly punteros: PunterosRepo;
  readonly manifiesto: (corte: string) => Promise<Manifiesto | null>;
  /** A board of a published corte, compressed. */
  readonly tablero: (ambito: AmbitoId, corte: string) => Promise<{ readonly gzip: Uint8Array } | null>;
  readonly ponerTendencias: (tendencias: Iterable<Tendencia>, vigencia: string) => Promise<number>;
  readonly ponerLugares: (
    region: string,
    corte: string,
    lugares: readonly (AmbitoRef & { padre: AmbitoId | null; distrito?: AmbitoId })[],
  ) => Promise<void>;
  readonly metaDe: (indicador: IndicadorTablero, ambito: AmbitoId, fecha: string) => MetaVigente | null;
  readonly trabajo: string;
  /** What the public mode needs besides. */
  readonly publico: Pick<DepsPublico, 'politica' | 'poner' | 'avisar'>;
  /** Writes the cube of the current cortes: a pure function of their facts. */
  readonly escribirCubo?: typeof escribirCuboRegion;
};

/** What was just written and waits for the pointer. */
export type Listo = {
  readonly manifiesto: Manifiesto;
  readonly padre: ReadonlyMap<AmbitoId, AmbitoId>;
  readonly ambitos: readonly AmbitoId[];
};

/** Items of series; and whether what was published has no public mode. */
type Escrito = { readonly items: number; readonly sinPublico: boolean };
const NADA: Escrito = { items: 0, sinPublico: false };

type Mes = { readonly periodo: Periodo; readonly corte: string };

/** The set of current cortes once the new ones count: per month, the higher revision. */
export const vigentesCon = (actuales: readonly Mes[], nuevos: readonly Mes[]): Mes[] => {
  const porMes = new Map<Periodo, string>();
  for (const { periodo, corte } of [...actuales, ...nuevos]) {
    const otro = porMes.get(periodo);
    if (!otro || parseCorteId(corte)!.revision >= parseCorteId(otro)!.revision) porMes.set(periodo, corte); // ids written by us
  }
  return [...porMes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([periodo, corte]) => ({ periodo, corte }));
};

/**
 * The end of a publication: series, cube and list of places over the current cortes with the new ones among them, and then the
 * pointers. If another close of the region got there first, all of it is made again over what it left. Without new ones it only
 * takes ULTIMO where an interrupted publication left the months, and makes the public side what the configuration says now.
 */
export async function publicarVigencia(region: string, listos: readonly Listo[], deps: DepsVigencia): Promise<Escrito> {
  for (let intento = 1; ; intento++) {
    try {
      return await unaVez(region, listos, deps);
    } catch (error) {
      if (!(error instanceof VigenciaCambiadaError) || intento === INTENTOS) throw error;
    }
  }
}

async function unaVez(region: string, listos: readonly Listo[], deps: DepsVigencia): Promise<Escrito> {
  const nuevos = listos.map((l) => ({ periodo: l.manifiesto.periodo, corte: l.manifiesto.corte }));
  const anterior = await deps.punteros.ultimo(region);
  const esperada = anterior?.vigencia ?? null;
  const meses = vigentesCon(await deps.punteros.vigentes(region), nuevos);
  const ultimo = meses.at(-1);
  if (!ultimo) return NADA;
  const vigencia = vigenciaDe(meses);
  // Published before there was a public mode, or by another configuration: what it took out is not served until this is written.
  const { politica } = deps.publico;
  const cambiaPublico =
    (anterior?.publico?.politica ?? null) !== (politica.ok ? huellaPolitica(politica.politica) : null);
  if (nuevos.length === 0 && vigencia === esperada && !cambiaPublico) return NADA;

  const listo = listos.find((l) => l.manifiesto.corte === ultimo.corte);
  const publicados: MesPublicado[] = [];
  for (const m of meses.slice(-MESES_CUBO))
    publicados.push({ ...m, totales: await leerTotales(deps.objetos, m.corte) });
  const items = await escribirTendencias(
    listo?.ambitos ?? (await ambitosDelCorte(ultimo.corte, deps)),
    publicados,
    ultimo.corte,
    vigencia,
    deps,
  );
  // One thinks here and the other waits for DuckDB: together they take what the longer one takes.
  const [publico, cubo] = await losDos(
    publicarPublico(region, publicados, vigencia, {
      ...deps,
      ...deps.publico,
      tableroRegion: (r, corte) => leerTablero(`G:${r}`, corte, deps),
    }),
    (deps.escribirCubo ?? escribirCuboRegion)(region, meses.slice(-MESES_CUBO), deps),
  );
  if (listo) await ponerLugares(region, listo, deps);
  // Every month before ULTIMO: it names the series of all of them.
  const revision = ({ corte }: Mes): number => parseCorteId(corte)!.revision; // ids written by us
  for (const m of nuevos) await deps.punteros.adelantar({ region, ...m, revision: revision(m) });
  await deps.punteros.publicar({ region, ...ultimo, revision: revision(ultimo), vigencia, cubo, publico, esperada });
  return { items, sinPublico: publico === null };
}

const ambitosDelCorte = async (corte: string, deps: DepsVigencia): Promise<AmbitoId[]> =>
  Object.keys((await leerTotales(deps.objetos, corte)).lugares).filter(
    (id) => !id.startsWith('S:') && !id.includes('|'),
  );

/** Both answers, once both are over: what fails does not leave the other one working on its own. @throws what the first that failed did */
async function losDos<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return [await a, await b];
}

async function escribirTendencias(
  ambitos: readonly AmbitoId[],
  publicados: readonly MesPublicado[],
  ultimo: string,
  vigencia: string,
  deps: DepsVigencia,
): Promise<number> {
  const finDe = new Map(publicados.map((m) => [m.periodo, ultimoDia(m.periodo)]));
  const tendencias: Tendencia[] = [];
  for (const id of ambitos) {
    const tablero = await leerTablero(id, ultimo, deps);
    const porClave = new Map(tablero.indicadores.map((i) => [i.clave, i]));
    tendencias.push(
      tendenciaDe(
        tablero,
        publicados,
        (clave, periodo) => deps.metaDe(porClave.get(clave)!, id, finDe.get(periodo)!)?.meta ?? null,
      ),
    ); // claves come from the board, periods from the months
  }
  return deps.ponerTendencias(tendencias, vigencia);
}

async function leerTablero(id: AmbitoId, corte: string, deps: DepsVigencia): Promise<Tablero> {
  const documento = await deps.tablero(id, corte);
  if (!documento)
    throw new Error(`Falta el tablero ${id} del corte ${corte}: la publicación quedó a medias; cierre otra vez.`);
  return descomprimir<Tablero>(documento.gzip);
}

export async function escribirCuboRegion(region: string, meses: readonly Mes[], deps: DepsVigencia): Promise<Cubo> {
  const trabajo = await mkdtemp(join(deps.trabajo, 'cubo-'));
  const con = await abrirDuckdb({ memoria: '1GB', temporal: trabajo });
  try {
    const fuentes: MesCubo[] = [];
    const manifiestos: Manifiesto[] = [];
    for (const m of meses) {
      const manifiesto = await deps.manifiesto(m.corte);
      if (!manifiesto)
        throw new Error(`Falta el manifiesto del corte ${m.corte}: la publicación quedó a medias; cierre otra vez.`);
      manifiestos.push(manifiesto);
      fuentes.push({ ...m, sha256: manifiesto.sha256, ruta: await deps.objetos.rutaLocal(objetoHechos(m.corte)) });
    }
    const ultimo = manifiestos.at(-1)!; // at least one month
    const lugares = await llenarCubo(con, fuentes, region, cuelgaDe(deps.territorio));
    const contexto = await leerContexto(deps.objetos, ultimo.corte);
    const nombrar = nombrarLugares(deps.territorio, contexto.sectores);
    const { indicadores } = await leerTablero(`G:${region}`, ultimo.corte, deps);
    const ruta = join(trabajo, 'region.duckdb');
    const { bytes, sha256 } = await escribirCubo({
      con,
      ruta,
      lugares: lugares.map(nombrar),
      indicadores,
      cortes: fuentes.map(({ periodo, corte, sha256: sello }) => ({ periodo, corte, sha256: sello })),
      info: {
        region,
        nombre_region: deps.territorio.regiones.get(region) ?? region,
        modo: 'equipo',
        sintetico: manifiestos.some((m) => m.sintetico),
        catalogo: ultimo.catalogo,
        software: ultimo.software,
      },
    });
    const clave = `equipo/${region}/${sha256}.duckdb`;
    await deps.objetos.put(clave, { ruta });
    return { clave, bytes, sha256 };
  } finally {
    cerrarDuckdb(con);
    await rm(trabajo, { recursive: true, force: true });
  }
}

export async function leerContexto(objetos: Objetos, corte: string): Promise<Contexto> {
  const bytes = await objetos.get(objetoContexto(corte));
  if (!bytes) throw new Error(`Falta el contexto del corte ${corte}: agregue otra vez.`);
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Contexto; // written by agregar
}

export async function leerCalidad(objetos: Objetos, corte: string): Promise<CalidadCorte> {
  const bytes = await objetos.get(objetoCalidad(corte));
  if (!bytes) throw new Error(`Falta la calidad del corte ${corte}: agregue otra vez.`);
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as CalidadCorte; // written by agregar
}

/** The district a facility stands in: whoever answers for the district sees it. Nothing when it is of another region. */
const dondeEsta = (id: AmbitoId, region: string, { territorio }: DepsVigencia): { distrito?: AmbitoId } => {
  const ubigeo = id.startsWith('E:') ? territorio.eess.get(id.slice(2))?.ubigeo : undefined;
  return ubigeo?.startsWith(region) ? { distrito: `D:${ubigeo}` } : {};
};

/** Every place a person can look for. Provinces and districts by residence; facilities under their microred. */
async function ponerLugares(region: string, listo: Listo, deps: DepsVigencia): Promise<void> {
  const nombrar = nombrarLugares(deps.territorio, (await leerContexto(deps.objetos, listo.manifiesto.corte)).sectores);
  const conPadre = [...listo.padre].map(([id, padre]) => ({ ...nombrar(id), padre, ...dondeEsta(id, region, deps) }));
  await deps.ponerLugares(region, listo.manifiesto.corte, [
    ...conPadre.sort((a, b) => (a.id < b.id ? -1 : 1)),
    { ...nombrar(`G:${region}`), padre: null },
  ]);
}
