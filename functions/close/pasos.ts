import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { leerFichas } from '../adapters/catalogos/fichas.ts';
import { leerTerritorio } from '../adapters/catalogos/territorio.ts';
import { abrirDuckdb, cerrarDuckdb } from '../adapters/duckdb/conexion.ts';
import { cargasRepo } from '../adapters/dynamo/cargas.ts';
import { cortesRepo } from '../adapters/dynamo/cortes.ts';
import { lugaresRepo } from '../adapters/dynamo/lugares.ts';
import { punterosRepo } from '../adapters/dynamo/punteros.ts';
import { tablerosRepo } from '../adapters/dynamo/tableros.ts';
import { agregar, objetoHechos } from '../aggregate/agregar.ts';
import { consultasDe } from '../aggregate/compilar/consultas.ts';
import { prepararMotor, prepararSujetos } from '../aggregate/compilar/motor.ts';
import { leerHechos } from '../aggregate/leer-hechos.ts';
import type { AmbitoId } from '../domain/ambito.ts';
import type { Carga } from '../domain/carga.ts';
import type { Fecha } from '../domain/fecha.ts';
import { elegirVersion } from '../domain/ficha/elegir.ts';
import { indicadoresTablero } from '../domain/ficha/indicadores-tablero.ts';
import { metaDe } from '../domain/ficha/metas.ts';
import type { Objetos } from '../domain/objetos.ts';
import type { IndicadorTablero, MetaVigente } from '../domain/tablero.ts';
import { crearCanonicas } from '../ingest/canonicas.ts';
import { estanteDynamo } from '../publish/estante-dynamo.ts';
import { noReportadas } from '../publish/no-reportadas.ts';
import { publicarCorte } from '../publish/publicar.ts';
import { leerContexto, publicarVigencia, type Listo } from '../publish/publicar-vigencia.ts';
import type { Congelado, CorteCongelado, CorteHecho, Pasos } from './cerrar.ts';
import { congelar } from './congelar.ts';

export type DepsPasos = {
  readonly db: DynamoDBClient;
  readonly tabla: string;
  readonly objetos: Objetos;
  /** Scratch folder. */
  readonly trabajo: string;
  readonly software: string;
  readonly memoria?: string;
  readonly progreso?: (mensaje: string) => void;
};

/** The three steps of a close over the real store. The same on one machine and in each Lambda. */
export function pasosDe(deps: DepsPasos): Pasos {
  const { db, tabla, objetos, trabajo, software } = deps;
  const avisar = deps.progreso ?? ((): void => undefined);
  const cargas = cargasRepo(db, tabla);
  const cortes = cortesRepo(db, tabla);
  const punteros = punterosRepo(db, tabla);
  const tableros = tablerosRepo(db, tabla);
  const lugares = lugaresRepo(db, tabla);
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

  const cargasDe = async (congelado: Congelado): Promise<Carga[]> => {
    const ids = new Set(congelado.cargas);
    return (await cargas.todas(congelado.region)).filter((c) => ids.has(c.id));
  };
  const porHacer = (congelado: Congelado): CorteCongelado[] => congelado.cortes.filter((c) => !c.repetido);

  return {
    congelar: (pedido) =>
      congelar(pedido, {
        cargas: (region) => cargas.todas(region),
        async estado(region, periodo) {
          const vigente = await punteros.vigente(region, periodo);
          const manifiesto = vigente && (await cortes.leer(vigente.corte));
          return manifiesto ? { corte: manifiesto.corte, sha256_entradas: manifiesto.sha256_entradas } : null;
        },
        reservar: (region, periodo, dueno) => cortes.reservar(region, periodo, dueno),
        catalogo: catalogo.version,
        territorio: territorio.version,
        software,
      }),

    async agregar(congelado) {
      const pendientes = porHacer(congelado);
      if (pendientes.length === 0) return;
      await agregar(pendientes, await cargasDe(congelado), {
        objetos,
        territorio,
        consultas: consultasDe(catalogo.fichas),
        crearCanonicas,
        async prepararMotor(con) {
          await prepararMotor(con);
          await prepararSujetos(con);
        },
        trabajo,
        ...(deps.memoria ? { memoria: deps.memoria } : {}),
        progreso: (mensaje, fraccion) => avisar(`calculando ${Math.round(fraccion * 100)} %: ${mensaje}`),
      });
    },

    async publicar(congelado) {
      const pendientes = porHacer(congelado);
      const usadas = await cargasDe(congelado);
      const listos: Listo[] = [];
      const hechos = new Map<string, CorteHecho>();
      for (const [i, c] of pendientes.entries()) {
        avisar(`publicando ${c.corte} (${i + 1} de ${pendientes.length})`);
        const { manifiesto, acumulado, ambitos } = await publicarUno(congelado.region, c, usadas);
        listos.push({ manifiesto, ambitos, padre: acumulado.padre });
        hechos.set(c.corte, { corte: c.corte, sha256: manifiesto.sha256, publicado: true, hechos: manifiesto.hechos, ambitos: manifiesto.ambitos });
      }
      if (listos.length > 0) {
        avisar('escribiendo series y cubo');
        await publicarVigencia(congelado.region, listos, {
          objetos,
          territorio,
          punteros,
          trabajo,
          manifiesto: (corte) => cortes.leer(corte),
          tablero: (ambito, corte) => tableros.leer(ambito, corte, 'equipo'),
          ponerTendencias: (ts, vigencia) => estante.tendencias(ts, vigencia),
          ponerLugares: (region, lista) => lugares.poner(region, lista),
          metaDe: meta(congelado.region),
        });
      }
      return Promise.all(congelado.cortes.map(async (c) => hechos.get(c.corte) ?? (await yaPublicado(c.corte))));
    },
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
      return await publicarCorte(
        {
          entradas: {
            corte: c.corte,
            region,
            periodo: c.periodo,
            fecha_corte: c.fecha_corte,
            sha256_entradas: c.sha256_entradas,
            cargas: usadas.map((u) => ({ id: u.id, sha256: u.sha256, archivo: u.archivo, formato: u.formato, dato_hasta: u.dato_hasta, filas: u.recibidas })),
            catalogo: catalogo.version,
            territorio: territorio.version,
            software,
          },
          hechos: await leerHechos(con, await objetos.rutaLocal(objetoHechos(c.corte))),
          contexto,
          indicadores,
          noReportadas: noReportadas(catalogo.fichas, contexto.fuentesAusentes),
        },
        { objetos, estante, territorio, metaDe: meta(region) },
      );
    } finally {
      cerrarDuckdb(con);
    }
  }
}
