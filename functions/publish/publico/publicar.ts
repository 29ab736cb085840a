import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { abrirDuckdb, cerrarDuckdb } from '../../adapters/duckdb/conexion.ts';
import type { Cubo, Publico } from '../../adapters/dynamo/punteros.ts';
import { parseCorteId, type CorteId } from '../../domain/corte.ts';
import type { Objetos } from '../../domain/objetos.ts';
import { ultimoDia } from '../../domain/periodo.ts';
import type { PoliticaLeida } from '../../domain/supresion/politica.ts';
import type { IndicadorTablero, Tablero, Tendencia, Ventana } from '../../domain/tablero.ts';
import type { Territorio } from '../../domain/territorio.ts';
import { nombrarLugares } from '../lugares.ts';
import type { MetaDe } from '../redaccion.ts';
import { leerTotalesSiHay } from '../totales.ts';
import { escribirCuboPublico } from './cubo-publico.ts';
import { decidirRegion, type FichaVigente, type MesVigente } from './decidir-region.ts';
import { tablerosPublicos, tendenciaPublica, type Redactor } from './documentos.ts';
import { guardarTabla, huellaPolitica, objetoTabla, selloTabla, tablasDeRegion, type TablaPublica } from './tabla.ts';

export type DepsPublico = {
  readonly objetos: Objetos;
  readonly territorio: Territorio;
  readonly politica: PoliticaLeida;
  /** The team's board of a region in a corte. */
  readonly tableroRegion: (region: string, corte: CorteId) => Promise<Tablero>;
  readonly metaDe: MetaDe;
  readonly poner: (tableros: Iterable<Tablero>, tendencias: Iterable<Tendencia>, vigencia: string) => Promise<number>;
  readonly trabajo: string;
  readonly avisar: (mensaje: string) => void;
};

/** The public fichas in their editions and methods in force, in the order of the boards. */
export const fichasVigentes = (
  indicadores: readonly IndicadorTablero[],
  lista: readonly { readonly ficha: string; readonly desde: FichaVigente['desde'] }[],
): FichaVigente[] => {
  const desde = new Map(lista.map((f) => [f.ficha, f.desde]));
  return indicadores.flatMap(({ ficha, clave, principal }) => {
    const suya = desde.get(ficha);
    return principal && suya !== undefined ? [{ ficha, clave, desde: suya }] : [];
  });
};

/** sha256 of what a corte publishes in the public mode, table by table; beside its manifest. */
export type ManifiestoPublico = {
  readonly corte: CorteId;
  readonly tablas: readonly { readonly ventana: string; readonly objeto: string; readonly sha256: string }[];
};
export const objetoManifiestoPublico = (corte: CorteId): string => `cortes/${corte}/publico/manifest.json`;

/**
 * The public side of a publication: decides what may be shown, keeps the decision with each corte, and writes from it the boards,
 * series and cube of the public mode. @returns null when the configuration forbids it or there is nothing to publish.
 */
export async function publicarPublico(
  region: string,
  meses: readonly MesVigente[],
  vigencia: string,
  deps: DepsPublico,
): Promise<Publico | null> {
  const { objetos, politica, territorio } = deps;
  if (!politica.ok) {
    deps.avisar(`el modo público no se publica. ${politica.motivos.join(' ')}`);
    return null;
  }
  const ultimo = meses.at(-1);
  if (!ultimo) return null;
  const base = await deps.tableroRegion(region, ultimo.corte);
  const fichas = fichasVigentes(base.indicadores, politica.politica.fichas);
  if (fichas.length === 0) return null;

  const anteriores = await tablasDeRegion(objetos, region);
  const { tablas, repetidas } = await decidirRegion({
    region,
    politica: politica.politica,
    fichas,
    meses,
    anteriores,
    totalesDe: (corte) => leerTotalesSiHay(objetos, corte),
  });
  for (const { clave, como, periodos } of repetidas)
    deps.avisar(
      `el modo público no publica ${clave}${periodos ? ` en ${periodos.join(', ')}` : ''}: cuenta a las mismas personas que ${como}`,
    );
  const guardadas = new Set(anteriores.map(objetoTabla));
  for (const t of tablas) if (!guardadas.has(objetoTabla(t))) await guardarTabla(objetos, t);
  // The manifest is written last: what is not in it may have been cut short before its boards were.
  const publicadas = await tablasPublicadas(objetos, [...new Set(tablas.map((t) => t.corte))]);
  const nuevas = tablas.filter((t) => !publicadas.has(objetoTabla(t)));

  const nombrar = nombrarLugares(territorio, []);
  const redactor = (corte: CorteId): Redactor => ({
    territorio,
    nombrar,
    metaDe: (i, ambito) => deps.metaDe(i, ambito, ultimoDia(parseCorteId(corte)!.periodo)), // ids written by us
  });
  const bases = new Map([[ultimo.corte, base]]);
  for (const { corte } of nuevas) if (!bases.has(corte)) bases.set(corte, await deps.tableroRegion(region, corte));
  const boletines = function* (): Generator<Tablero> {
    for (const t of nuevas) {
      const hacer = tablerosPublicos(t, bases.get(t.corte)!, redactor(t.corte)); // just read
      for (const id of t.lugares) yield hacer(id);
    }
  };
  const indicador = new Map(base.indicadores.map((i) => [i.clave, i]));
  const series = function* (): Generator<Tendencia> {
    for (const ventana of ['mes', '12m'] as const) {
      const suyas = tablas.filter((t) => t.ventana === ventana);
      for (const id of suyas.at(-1)?.lugares ?? [])
        yield tendenciaPublica(id, ventana, suyas, base.sintetico, (clave, ambito, periodo) => {
          const i = indicador.get(clave);
          return i ? (deps.metaDe(i, ambito, ultimoDia(periodo))?.meta ?? null) : null;
        });
    }
  };
  await deps.poner(boletines(), series(), vigencia);
  for (const corte of new Set(nuevas.map((t) => t.corte))) await ponerManifiesto(objetos, corte, tablas);
  const cortesDe = (ventana: Ventana): CorteId[] => tablas.filter((t) => t.ventana === ventana).map((t) => t.corte);
  return {
    ...(await cuboPublico(region, tablas, base, deps)),
    politica: huellaPolitica(politica.politica),
    tablas: { mes: cortesDe('mes'), '12m': cortesDe('12m') },
    claves: tablas.at(-1)?.fichas.map((f) => f.clave) ?? [],
  };
}

export async function leerManifiesto(objetos: Pick<Objetos, 'get'>, corte: CorteId): Promise<ManifiestoPublico | null> {
  const bytes = await objetos.get(objetoManifiestoPublico(corte));
  return bytes && (JSON.parse(Buffer.from(bytes).toString('utf8')) as ManifiestoPublico); // written by ponerManifiesto
}

async function tablasPublicadas(objetos: Objetos, cortes: readonly CorteId[]): Promise<ReadonlySet<string>> {
  const manifiestos = await Promise.all(cortes.map((c) => leerManifiesto(objetos, c)));
  return new Set(manifiestos.flatMap((m) => (m ? m.tablas.map((t) => t.objeto) : [])));
}

async function ponerManifiesto(objetos: Objetos, corte: CorteId, tablas: readonly TablaPublica[]): Promise<void> {
  const manifiesto: ManifiestoPublico = {
    corte,
    tablas: tablas
      .filter((t) => t.corte === corte)
      .map((t) => ({ ventana: t.ventana, objeto: objetoTabla(t), sha256: selloTabla(t) })),
  };
  await objetos.put(objetoManifiestoPublico(corte), Buffer.from(JSON.stringify(manifiesto, null, 2)));
}

async function cuboPublico(
  region: string,
  tablas: readonly TablaPublica[],
  base: Tablero,
  { objetos, territorio, trabajo }: DepsPublico,
): Promise<Cubo> {
  const carpeta = await mkdtemp(join(trabajo, 'publico-'));
  const con = await abrirDuckdb({ memoria: '400MB', temporal: carpeta });
  try {
    const claves = new Set(tablas.at(-1)?.fichas.map((f) => f.clave));
    const ruta = join(carpeta, 'publico.duckdb');
    const { bytes, sha256 } = await escribirCuboPublico({
      con,
      ruta,
      tablas,
      lugares: (tablas.at(-1)?.lugares ?? []).map(nombrarLugares(territorio, [])),
      indicadores: base.indicadores.filter((i) => claves.has(i.clave)),
      info: {
        region,
        nombre_region: territorio.regiones.get(region) ?? region,
        modo: 'publico',
        sintetico: base.sintetico,
        catalogo: base.corte.catalogo,
        software: base.corte.software,
      },
    });
    const clave = `publico/${region}/${sha256}.duckdb`;
    await objetos.put(clave, { ruta });
    return { clave, bytes, sha256 };
  } finally {
    cerrarDuckdb(con);
    await rm(carpeta, { recursive: true, force: true });
  }
}
