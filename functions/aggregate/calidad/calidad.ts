import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar } from '../../adapters/duckdb/conexion.ts';
import type { Calidad, CalidadCorte, Demora, Homologacion, ValorCriterio } from '../../domain/calidad.ts';
import { frescuraDe } from '../../domain/calidad/frescura.ts';
import { sumarConciliacion } from '../../domain/calidad/denominadores.ts';
import { DIA_LIMITE_REGISTRO } from '../../domain/calidad/oportunidad.ts';
import { CRITERIOS_PADRON, IDS_CRITERIO } from '../../domain/calidad/padron.ts';
import type { CargaUsada } from '../../domain/carga.ts';
import type { Fecha } from '../../domain/fecha.ts';
import { periodoDe, periodosEntre, primerDia, sumarMeses, type Periodo } from '../../domain/periodo.ts';
import type { Territorio } from '../../domain/territorio.ts';
import { fuentesDe } from '../contexto.ts';
import { consistenciaDe } from './consistencia.ts';
import { cargarTerritorio } from '../../adapters/duckdb/territorio.ts';
import type { ArchivoNormal } from '../../ingest/canonicas.ts';
import { recorte } from '../../ingest/recorte.ts';
import { crearRecepcion, type Archivo } from './lineas.ts';
import { conciliar, nacimientosDe, type Nacimientos } from './nacimientos.ts';
import { crearVistaPadron, padronDe, type PadronDistrito } from './padron.ts';
import { atipicosDe, recepcionDe } from './recepcion.ts';
import { eessConocidos, homologaciones, mesesHis, mesesOtras, type Conteo, type MesHis } from './series.ts';

const MESES = 12;

type Leido = {
  readonly his: readonly MesHis[];
  readonly otras: readonly Conteo[];
  readonly eess: readonly string[];
  readonly padron: ReadonlyMap<Fecha, readonly PadronDistrito[]>;
  readonly nacimientos: Nacimientos;
  readonly homologaciones: ReadonlyMap<string, ReadonlySet<Periodo>>;
};

/**
 * The data quality of every corte of a close, by cut date: one reading of the sources for all of them. Needs the canonical tables,
 * `cortes(corte)`, and the normalized files they came from, because what the fichas leave out is what quality is about.
 */
export async function calcularCalidad(
  con: DuckDBConnection,
  region: string,
  fechas: readonly Fecha[],
  cargas: readonly CargaUsada[],
  normales: readonly ArchivoNormal[],
  territorio: Territorio,
): Promise<Map<Fecha, CalidadCorte>> {
  await cargarTerritorio(con, territorio); // what tells where a row is, when part of its file no longer counts
  const archivos = normales.map((a): Archivo => ({
    tabla: a.tabla,
    ruta: a.ruta,
    quedan: recorte(a.tabla, a.alcance, a.sin, territorio),
  }));
  const ordenadas = fechas.toSorted();
  const desde = primerDia(sumarMeses(periodoDe(ordenadas[0]!), 1 - MESES)); // a close has a cut at least
  await crearVistaPadron(con, archivos);
  await crearRecepcion(con, archivos, region, territorio, {
    desde,
    hasta: ordenadas.at(-1)!,
    diaLimite: DIA_LIMITE_REGISTRO,
  });
  const padron = await padronDe(con, region);
  const leido: Leido = {
    padron,
    nacimientos: await nacimientosDe(con, region),
    his: await mesesHis(con),
    otras: await mesesOtras(con),
    eess: await eessConocidos(con),
    homologaciones: await homologaciones(con),
  };
  for (const t of [
    'cal_padron',
    'cal_ninos',
    'cal_recepcion',
    'cal_dudosas',
    'cal_eess',
    'cal_catalogo',
    'cal_region',
    't_distritos',
    't_reniec',
    't_eess',
  ])
    await ejecutar(con, `DROP TABLE ${t}`);
  return new Map(ordenadas.map((f) => [f, calidadDe(region, f, cargas, leido, territorio)]));
}

function calidadDe(
  region: string,
  fecha: Fecha,
  cargas: readonly CargaUsada[],
  leido: Leido,
  territorio: Territorio,
): CalidadCorte {
  const meses = periodosEntre(sumarMeses(periodoDe(fecha), 1 - MESES), periodoDe(fecha));
  const { fuentes, ausentes } = fuentesDe(cargas, fecha);
  const distritos = [...territorio.distritos.values()]
    .filter((d) => d.region === region)
    .map(({ ubigeo, nombre }) => ({ ubigeo, nombre }))
    .sort((a, b) => (a.ubigeo < b.ubigeo ? -1 : 1));
  const anios = conciliar(
    leido.nacimientos,
    distritos.map((d) => d.ubigeo),
    fecha,
  );
  const recepcion = recepcionDe(leido.his, leido.otras, leido.eess, meses);
  return {
    formato: 1,
    region,
    fecha_corte: fecha,
    meses,
    frescura: frescuraDe(fuentes, ausentes, fecha),
    eess: leido.eess.map((renipress) => {
      const e = territorio.eess.get(renipress);
      return { renipress, nombre: e?.nombre ?? renipress, distrito: e?.ubigeo ?? 'SIN' };
    }),
    distritos,
    recepcion,
    oportunidad: oportunidadDe(leido.his, leido.eess, meses),
    padron: padronDelCorte(leido.padron.get(fecha) ?? []),
    denominadores: {
      fuente_nacidos: leido.nacimientos.fuente_nacidos,
      fuente_proyeccion: leido.nacimientos.fuente_proyeccion,
      region: sumarAnios(anios.map((d) => d.anios)),
      distritos: anios.filter((d) =>
        d.anios.some((a) => a.padron > 0 || (a.nacidos ?? 0) > 0 || (a.proyeccion ?? 0) > 0),
      ),
    },
    consistencia: consistenciaDe(leido.his, cargas, meses),
    atipicos: atipicosDe(recepcion, meses),
    homologacion: homologacionDe(
      leido.homologaciones,
      distritos.map((d) => d.ubigeo),
      meses,
      hayActas(cargas),
    ),
  };
}

function oportunidadDe(
  his: readonly MesHis[],
  eess: readonly string[],
  meses: readonly Periodo[],
): CalidadCorte['oportunidad'] {
  const deLaVentana = his.filter((m) => meses.includes(m.periodo));
  if (deLaVentana.every((m) => m.con_registro === 0)) return null;
  const porEess = Map.groupBy(deLaVentana, (m) => m.renipress);
  const demora = (renipress: string): Demora => {
    const suyos = new Map((porEess.get(renipress) ?? []).map((m) => [m.periodo, m]));
    const serie = <T>(f: (m: MesHis | undefined) => T): T[] => meses.map((p) => f(suyos.get(p)));
    return {
      mediana: serie((m) => m?.mediana ?? null),
      p90: serie((m) => m?.p90 ?? null),
      con_registro: serie((m) => m?.con_registro ?? 0),
      tarde: serie((m) => m?.tarde ?? 0),
    };
  };
  return {
    region: demora(''),
    eess: eess.filter((e) => porEess.has(e)).map((renipress) => ({ renipress, ...demora(renipress) })),
  };
}

function padronDelCorte(distritos: readonly PadronDistrito[]): CalidadCorte['padron'] {
  if (distritos.length === 0) return null;
  const sumar = (i: number): ValorCriterio => {
    const valores = distritos.map((d) => d.valores[i]!); // aligned by the query
    return valores.some((v) => v === null)
      ? null
      : valores.reduce<readonly [number, number]>((s, v) => (v === null ? s : [s[0] + v[0], s[1] + v[1]]), [0, 0]);
  };
  return { criterios: CRITERIOS_PADRON, region: IDS_CRITERIO.map((_, i) => sumar(i)), distritos };
}

const sumarAnios = (distritos: readonly (readonly Calidad['denominadores']['region'][number][])[]) =>
  distritos.slice(1).reduce(
    (suma, d) => suma.map((a, i) => sumarConciliacion(a, d[i]!)), // every district has the same years
    distritos[0] ?? [],
  );

const hayActas = (cargas: readonly CargaUsada[]): boolean => cargas.some((c) => c.alcance.fuente === 'actas');

function homologacionDe(
  hechas: Leido['homologaciones'],
  ubigeos: readonly string[],
  meses: readonly Periodo[],
  llegaron: boolean,
): Homologacion[][] {
  return ubigeos.map((u) => {
    const suyas = llegaron ? hechas.get(u) : undefined;
    return meses.map((p) => (suyas === undefined ? 'no_reportado' : suyas.has(p) ? 'si' : 'no'));
  });
}
