import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { leerFichas } from '../adapters/catalogos/fichas.ts';
import { leerTerritorio } from '../adapters/catalogos/territorio.ts';
import { abrirDuckdb, cerrarDuckdb } from '../adapters/duckdb/conexion.ts';
import { cargasRepo } from '../adapters/dynamo/cargas.ts';
import { cortesRepo } from '../adapters/dynamo/cortes.ts';
import { lugaresRepo } from '../adapters/dynamo/lugares.ts';
import { punterosRepo } from '../adapters/dynamo/punteros.ts';
import { tablerosRepo } from '../adapters/dynamo/tableros.ts';
import { objetoHechos } from '../aggregate/agregar.ts';
import { leerHechos } from '../aggregate/leer-hechos.ts';
import type { AmbitoId } from '../domain/ambito.ts';
import type { Carga } from '../domain/carga.ts';
import type { Congelado, CorteCongelado, CorteHecho } from '../domain/corte.ts';
import type { Fecha } from '../domain/fecha.ts';
import { elegirVersion } from '../domain/ficha/elegir.ts';
import { indicadoresTablero } from '../domain/ficha/indicadores-tablero.ts';
import { metaDe } from '../domain/ficha/metas.ts';
import { noReportadas } from '../domain/ficha/no-reportadas.ts';
import type { Objetos } from '../domain/objetos.ts';
import type { IndicadorTablero, MetaVigente } from '../domain/tablero.ts';
import { avisosDe } from './avisos.ts';
import { estanteDynamo } from './estante-dynamo.ts';
import { publicarCorte } from './publicar.ts';
import { leerCalidad, leerContexto, publicarVigencia, type Listo } from './publicar-vigencia.ts';

export type DepsPasoPublicar = {
  readonly db: DynamoDBClient;
  readonly tabla: string;
  readonly objetos: Objetos;
  /** Scratch folder. */
  readonly trabajo: string;
  readonly software: string;
  readonly progreso?: (mensaje: string) => void;
};

/** The last step of a close over the real store: every corte whole, then series and cube, then the pointers. */
export function pasoPublicar(deps: DepsPasoPublicar): (congelado: Congelado) => Promise<readonly CorteHecho[]> {
  const { db, tabla, objetos, trabajo, software } = deps;
  const avisar = deps.progreso ?? ((): void => undefined);
  const cargas = cargasRepo(db, tabla);
  const cortes = cortesRepo(db, tabla);
  const tableros = tablerosRepo(db, tabla);
  const estante = estanteDynamo(db, tabla);
  const catalogo = leerFichas();
  const territorio = leerTerritorio();
  const indicadores = indicadoresTablero(catalogo.fichas);
  const meta =
    (region: string) =>
    (i: IndicadorTablero, ambito: AmbitoId, fecha: Fecha): MetaVigente | null => {
      const { ficha, version } = elegirVersion(catalogo.fichas, i.ficha, i.version);
      return metaDe(ficha, version, [ambito, `G:${region}`], fecha);
    };

  return async (congelado) => {
    const pendientes = congelado.cortes.filter((c) => !c.repetido);
    const ids = new Set(congelado.cargas);
    const usadas = (await cargas.todas(congelado.region)).filter((c) => ids.has(c.id));
    const listos: Listo[] = [];
    const hechos = new Map<string, CorteHecho>();
    const cola = pendientes.entries();
    // Two at a time: while the store takes the items of one, this thread adds up the other.
    const publicador = async (): Promise<void> => {
      for (const [i, c] of cola) {
        avisar(`publicando ${c.corte} (${i + 1} de ${pendientes.length})`);
        const { manifiesto, acumulado, ambitos } = await publicarUno(congelado.region, c, usadas);
        listos.push({ manifiesto, ambitos, padre: acumulado.padre });
        hechos.set(c.corte, {
          corte: c.corte,
          sha256: manifiesto.sha256,
          publicado: true,
          hechos: manifiesto.hechos,
          ambitos: manifiesto.ambitos,
        });
      }
    };
    await Promise.all([publicador(), publicador()]);
    if (listos.length > 0) {
      avisar('escribiendo series y cubo');
      await publicarVigencia(congelado.region, listos, {
        objetos,
        territorio,
        punteros: punterosRepo(db, tabla),
        trabajo,
        manifiesto: (corte) => cortes.leer(corte),
        tablero: (ambito, corte) => tableros.leer(ambito, corte, 'equipo'),
        ponerTendencias: (ts, vigencia) => estante.tendencias(ts, vigencia),
        ponerLugares: (region, lista) => lugaresRepo(db, tabla).poner(region, lista),
        metaDe: meta(congelado.region),
      });
    }
    return Promise.all(congelado.cortes.map(async (c) => hechos.get(c.corte) ?? (await yaPublicado(c.corte))));
  };

  async function yaPublicado(corte: string): Promise<CorteHecho> {
    const m = await cortes.leer(corte);
    if (!m) throw new Error(`El corte ${corte} figura como publicado y falta su manifiesto`);
    return { corte, sha256: m.sha256, publicado: false, hechos: m.hechos, ambitos: m.ambitos };
  }

  async function publicarUno(region: string, c: CorteCongelado, usadas: readonly Carga[]) {
    const con = await abrirDuckdb({ memoria: '1GB' });
    try {
      const contexto = await leerContexto(objetos, c.corte);
      const sinFuente = noReportadas(catalogo.fichas, contexto.fuentesAusentes);
      return await publicarCorte(
        {
          entradas: {
            corte: c.corte,
            region,
            periodo: c.periodo,
            fecha_corte: c.fecha_corte,
            sha256_entradas: c.sha256_entradas,
            cargas: usadas.map((u) => ({
              id: u.id,
              sha256: u.sha256,
              archivo: u.archivo,
              formato: u.formato,
              dato_hasta: u.dato_hasta,
              filas: u.recibidas,
            })),
            catalogo: catalogo.version,
            territorio: territorio.version,
            software,
          },
          hechos: await leerHechos(con, await objetos.rutaLocal(objetoHechos(c.corte))),
          contexto,
          calidad: await leerCalidad(objetos, c.corte),
          // What was not reported goes last: the first columns of a board are for numbers.
          indicadores: indicadores.toSorted((a, b) => Number(sinFuente.has(a.clave)) - Number(sinFuente.has(b.clave))),
          avisos: avisosDe(catalogo.fichas, indicadores, c.fecha_corte, contexto.mesesHis, sinFuente),
          noReportadas: sinFuente,
        },
        { objetos, estante, territorio, metaDe: meta(region) },
      );
    } finally {
      cerrarDuckdb(con);
    }
  }
}
