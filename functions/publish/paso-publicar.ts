import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { leerPoliticaPublica } from '../adapters/catalogos/politica.ts';
import { leerReferencia, type Referencia } from '../adapters/catalogos/referencia.ts';
import { abrirDuckdb, cerrarDuckdb } from '../adapters/duckdb/conexion.ts';
import type { AuditoriaRepo } from '../adapters/dynamo/auditoria.ts';
import { cargasRepo } from '../adapters/dynamo/cargas.ts';
import { cortesRepo } from '../adapters/dynamo/cortes.ts';
import type { OpcionesLote } from '../adapters/dynamo/lotes.ts';
import { lugaresRepo } from '../adapters/dynamo/lugares.ts';
import { punterosRepo } from '../adapters/dynamo/punteros.ts';
import { tablerosRepo } from '../adapters/dynamo/tableros.ts';
import { objetoHechos } from '../aggregate/agregar.ts';
import { leerHechos } from '../aggregate/leer-hechos.ts';
import { vigentes, type Vigente } from '../domain/carga.ts';
import type {
  Congelado,
  CorteCongelado,
  CorteHecho,
  Insumo,
  Manifiesto,
  PorPublicar,
  Publicado,
} from '../domain/corte.ts';
import type { Hecho } from '../domain/hecho.ts';
import type { Objetos } from '../domain/objetos.ts';
import type { PoliticaLeida } from '../domain/supresion/politica.ts';
import { estanteDynamo } from './estante-dynamo.ts';
import { publicarCorte } from './publicar.ts';
import { redaccion } from './redaccion.ts';
import { leerCalidad, leerContexto, publicarVigencia, type DepsVigencia, type Listo } from './publicar-vigencia.ts';

export type DepsPasoPublicar = {
  readonly db: DynamoDBClient;
  readonly tabla: string;
  readonly objetos: Objetos;
  /** Scratch folder. */
  readonly trabajo: string;
  readonly software: string;
  readonly progreso?: (mensaje: string) => void;
  /** What the close will tell whoever asked for it, as soon as it is known, and a count of it: for whoever watches. */
  readonly avisar?: (aviso: string, region: string) => void;
  readonly medir?: (que: 'PublicoNoPublicado' | 'PublicoOmitidos', cuantos: number) => void;
  readonly referencia?: Referencia;
  /** The leaf facts of a corte: what its `hechos.parquet` holds. */
  readonly leerHechos?: (objetos: Objetos, corte: string) => Promise<readonly Hecho[]>;
  readonly lotes?: OpcionesLote;
  /** Where each publication is noted, and by what clock (ISO 8601 in UTC). */
  readonly registro?: { readonly auditoria: Pick<AuditoriaRepo, 'anotar'>; readonly ahora: () => string };
  readonly escribirCubo?: NonNullable<DepsVigencia['escribirCubo']>;
  /** What the public mode may show; the built-in configuration when absent. */
  readonly politica?: PoliticaLeida;
};

async function leerHechosDe(objetos: Objetos, corte: string): Promise<readonly Hecho[]> {
  const con = await abrirDuckdb({ memoria: '1GB' });
  try {
    return await leerHechos(con, await objetos.rutaLocal(objetoHechos(corte)));
  } finally {
    cerrarDuckdb(con);
  }
}

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
export function pasoPublicar(deps: DepsPasoPublicar): (congelado: PorPublicar) => Promise<Publicado> {
  const { db, tabla, objetos, trabajo, software } = deps;
  const decir = deps.progreso ?? ((): void => undefined);
  const cargas = cargasRepo(db, tabla);
  const cortes = cortesRepo(db, tabla);
  const tableros = tablerosRepo(db, tabla);
  const estante = estanteDynamo(db, tabla, deps.lotes);
  const { catalogo, territorio } = deps.referencia ?? leerReferencia();
  const hechosDe = deps.leerHechos ?? leerHechosDe;
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
        decir(`publicando ${c.corte} (${i + 1} de ${pendientes.length})`);
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
    const fines = await Promise.allSettled([publicador(), publicador()]);
    const fallo = fines.find((f) => f.status === 'rejected');
    if (fallo) throw fallo.reason; // once nobody writes any more
    for (const { manifiesto } of listos) await anotarPublicacion(manifiesto, congelado.por);
    // Also without anything new: whoever was here before may have ended between the months and ULTIMO.
    if (listos.length > 0) decir('escribiendo series y cubo');
    const politica = deps.politica ?? leerPoliticaPublica(catalogo.fichas);
    const avisos = new Set<string>(); // the end is tried again when another close got there first
    const { sinPublico } = await publicarVigencia(congelado.region, listos, {
      objetos,
      territorio,
      punteros: punterosRepo(db, tabla),
      trabajo,
      manifiesto: (corte) => cortes.leer(corte),
      tablero: (ambito, corte) => tableros.leer(ambito, corte, 'equipo'),
      ponerTendencias: (ts, vigencia) => estante.tendencias(ts, vigencia),
      ponerLugares: (region, corte, lista) => lugaresRepo(db, tabla).poner(region, corte, lista),
      metaDe: metaDe(congelado.region),
      publico: {
        politica,
        poner: (ts, series, vigencia) => estante.publicos(ts, series, vigencia),
        avisar: (aviso) => void avisos.add(aviso),
      },
      ...(deps.escribirCubo ? { escribirCubo: deps.escribirCubo } : {}),
    });
    if (sinPublico && avisos.size === 0)
      avisos.add('el modo público no se publica: ninguna de sus fichas está en los tableros de la región');
    for (const aviso of avisos) {
      decir(aviso);
      deps.avisar?.(aviso, congelado.region);
    }
    if (sinPublico) deps.medir?.('PublicoNoPublicado', 1);
    else if (avisos.size > 0) deps.medir?.('PublicoOmitidos', avisos.size);
    const cerrados = await Promise.all(
      congelado.cortes.map(async (c) => hechos.get(c.corte) ?? (await yaPublicado(c.corte))),
    );
    return { cortes: cerrados, avisos: [...avisos] };
  };

  /** Before readers can see it: what is visible is in the record, though a publication that then failed may be too. */
  async function anotarPublicacion({ region, corte }: Manifiesto, quien: string): Promise<void> {
    await deps.registro?.auditoria.anotar({
      instante: deps.registro.ahora(),
      quien,
      que: 'publicacion',
      recurso: `corte:${corte}`,
      region,
      ambito: `G:${region}`,
      finalidad: null,
    });
  }

  async function yaPublicado(corte: string): Promise<CorteHecho> {
    const m = await cortes.leer(corte);
    if (!m) throw new Error(`El corte ${corte} figura como publicado y falta su manifiesto`);
    return { corte, sha256: m.sha256, publicado: false, hechos: m.hechos, ambitos: m.ambitos };
  }

  async function publicarUno({ region, diario }: Congelado, c: CorteCongelado, usadas: readonly Vigente[]) {
    return publicarCorte(
      encargo(
        {
          corte: c.corte,
          region,
          periodo: c.periodo,
          fecha_corte: c.fecha_corte,
          sha256_entradas: c.sha256_entradas,
          diario,
          cargas: usadas.map(insumoDe),
          catalogo: catalogo.version,
          territorio: territorio.version,
          software,
        },
        await hechosDe(objetos, c.corte),
        await leerContexto(objetos, c.corte),
        await leerCalidad(objetos, c.corte),
      ),
      { objetos, estante, territorio, metaDe: metaDe(region) },
    );
  }
}
