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
import { vigentes, type Vigente } from '../domain/carga.ts';
import type { Congelado, CorteCongelado, CorteHecho, Insumo } from '../domain/corte.ts';
import type { Objetos } from '../domain/objetos.ts';
import { estanteDynamo } from './estante-dynamo.ts';
import { publicarCorte } from './publicar.ts';
import { redaccion } from './redaccion.ts';
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

const insumoDe = ({ carga: c, sin }: Vigente): Insumo => ({
  id: c.id,
  sha256: c.sha256,
  archivo: c.archivo,
  formato: c.formato,
  alcance: c.alcance,
  sin,
  emitido: c.emitido,
  dato_hasta: c.dato_hasta,
  filas: c.recibidas,
  aceptadas: c.aceptadas,
  observadas: c.observadas,
  duplicadas: c.duplicadas,
  rechazadas: c.rechazadas,
  motivos: c.motivos,
  sintetico: c.sintetico,
  normalizado: c.normalizado.map(({ tabla, clave, sha256 }) => ({ tabla, clave, sha256 })),
});

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
  const { encargo, metaDe } = redaccion(catalogo.fichas);

  return async (congelado) => {
    const pendientes = congelado.cortes.filter((c) => !c.repetido);
    const ids = new Set(congelado.cargas);
    const usadas = vigentes(
      (await cargas.todas(congelado.region)).filter((c) => ids.has(c.id)),
      territorio,
    );
    const listos: Listo[] = [];
    const hechos = new Map<string, CorteHecho>();
    const cola = pendientes.entries();
    // Two at a time: while the store takes the items of one, this thread adds up the other.
    const publicador = async (): Promise<void> => {
      for (const [i, c] of cola) {
        avisar(`publicando ${c.corte} (${i + 1} de ${pendientes.length})`);
        const { manifiesto, acumulado, ambitos } = await publicarUno(congelado, c, usadas);
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
        metaDe: metaDe(congelado.region),
      });
    }
    return Promise.all(congelado.cortes.map(async (c) => hechos.get(c.corte) ?? (await yaPublicado(c.corte))));
  };

  async function yaPublicado(corte: string): Promise<CorteHecho> {
    const m = await cortes.leer(corte);
    if (!m) throw new Error(`El corte ${corte} figura como publicado y falta su manifiesto`);
    return { corte, sha256: m.sha256, publicado: false, hechos: m.hechos, ambitos: m.ambitos };
  }

  async function publicarUno({ region, diario }: Congelado, c: CorteCongelado, usadas: readonly Vigente[]) {
    const con = await abrirDuckdb({ memoria: '1GB' });
    try {
      const contexto = await leerContexto(objetos, c.corte);
      const hechos = await leerHechos(con, await objetos.rutaLocal(objetoHechos(c.corte)));
      return await publicarCorte(
        encargo(
          {
            corte: c.corte,
            region,
            periodo: c.periodo,
            fecha_corte: c.fecha_corte,
            sha256_entradas: c.sha256_entradas,
            alertas: c.alertas,
            diario,
            cargas: usadas.map(insumoDe),
            catalogo: catalogo.version,
            territorio: territorio.version,
            software,
          },
          hechos,
          contexto,
          await leerCalidad(objetos, c.corte),
        ),
        { objetos, estante, territorio, metaDe: metaDe(region) },
      );
    } finally {
      cerrarDuckdb(con);
    }
  }
}
