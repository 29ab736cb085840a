import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { DuckDBConnection } from '@duckdb/node-api';
import { leerFichas } from '../adapters/catalogos/fichas.ts';
import { leerTerritorio } from '../adapters/catalogos/territorio.ts';
import { abrirDuckdb, cerrarDuckdb, leerFilas } from '../adapters/duckdb/conexion.ts';
import { alertasDe } from '../aggregate/alertas/alertas.ts';
import { LUGAR_DE_CADA_UNO } from '../aggregate/alertas/consulta.ts';
import { edicionesSeguidas, type Edicion } from '../aggregate/alertas/corte.ts';
import { esVisible, type Alerta } from '../domain/alerta.ts';
import { resumidor } from '../domain/alerta/resumen.ts';
import { seSigue, sinSeguimiento } from '../domain/alerta/seguimiento.ts';
import type { AmbitoId, LlaveHoja } from '../domain/ambito.ts';
import { diaDe, type Fecha } from '../domain/fecha.ts';
import { elegirVersion, FichaDesconocidaError } from '../domain/ficha/elegir.ts';
import { nombrarLugares } from '../publish/lugares.ts';
import { exigirFecha } from './argumentos.ts';
import { FalloError } from './errores.ts';
import { nombresDeSector } from './nombres-sector.ts';
import { lugarDe, type Nivel } from './por-nivel.ts';
import { prepararCarpeta, tablasQueFaltan } from './preparar-carpeta.ts';

export type OpcionesAlertas = {
  readonly hoy: Fecha;
  /** Folder with canonical CSVs; only `personas.csv` is compulsory. */
  readonly dir: string;
  /** Days ahead that are already announced. */
  readonly horizonte: number;
  readonly ficha?: string | undefined;
  readonly version?: string | undefined;
  /** Only what the focal point is shown. */
  readonly visibles?: boolean | undefined;
  /** Counts by place of this level, instead of persons. */
  readonly resumen?: Nivel | undefined;
  /** NDJSON: one line per person, service and dose; or per place, focal point and service. */
  readonly salida: Writable;
  readonly avisos: Writable;
};

/**
 * Follows every person of a folder as of a day. Of one `ficha`, everyone has lines; without it, over the editions marked for following,
 * only those of its ages (of a whole population nearly every line would say `excluido`). @returns lines written.
 * @throws FalloError, FichaDesconocidaError, CarpetaError
 */
export async function alertas(o: OpcionesAlertas): Promise<{ lineas: number }> {
  exigirFecha('El día', o.hoy);
  if (!Number.isInteger(o.horizonte) || o.horizonte < 0)
    throw new FalloError(`El horizonte son días enteros, 0 o más, y vino «${o.horizonte}».`, 2);
  const pedidas = edicionesDe(o);
  const con = await abrirDuckdb();
  try {
    await prepararCarpeta(
      con,
      o.dir,
      o.hoy,
      o.avisos,
      pedidas.map((e) => e.version),
    );
    const ediciones = pedidas.filter(({ ficha, version }) => {
      const motivo = tablasQueFaltan(version, o.dir);
      if (motivo !== null) o.avisos.write(`Aviso: ${ficha.ficha} (${version.version}) no se sigue. ${motivo}\n`);
      return motivo === null;
    });
    if (ediciones.length === 0)
      throw new FalloError('Ninguna ficha se puede seguir con lo que hay en la carpeta: complétela y repita.', 2);
    for (const { ficha, version } of ediciones) {
      const sueltos = sinSeguimiento(version);
      if (sueltos.length > 0)
        o.avisos.write(`Aviso: en ${ficha.ficha} no tienen dosis ni plazo que seguir: ${sueltos.join(', ')}.\n`);
    }
    return { lineas: o.resumen ? await resumir(con, ediciones, o, o.resumen) : await listar(con, ediciones, o) };
  } finally {
    cerrarDuckdb(con);
  }
}

function edicionesDe({ ficha: id, version }: OpcionesAlertas): Edicion[] {
  const { fichas } = leerFichas();
  const seguidas = edicionesSeguidas(fichas);
  if (id === undefined) {
    if (version !== undefined) throw new FalloError('Falta decir de qué ficha es la versión: añada --ficha.', 2);
    return seguidas;
  }
  if (version !== undefined) {
    const elegida = elegirVersion(fichas, id, version);
    const noSeSigue = porQueNoSeSigue(elegida);
    if (noSeSigue) throw new FalloError(noSeSigue, 2);
    return [elegida];
  }
  const suyas = seguidas.filter((e) => e.ficha.ficha === id);
  if (suyas.length > 0) return suyas;
  const ficha = fichas.find((f) => f.ficha === id);
  if (!ficha) throw new FichaDesconocidaError(`No existe la ficha «${id}». Se siguen: ${nombres(seguidas)}.`);
  throw new FalloError(
    `De ${id} no se sigue ninguna edición si no se pide: añada --version (${ficha.versiones.map((v) => v.version).join(', ')}).`,
    2,
  );
}

const nombres = (ediciones: readonly Edicion[]): string =>
  [...new Set(ediciones.map((e) => e.ficha.ficha))].sort().join(', ');

const porQueNoSeSigue = ({ ficha, version }: Edicion): string | null => {
  const cual = `La ficha ${ficha.ficha} (${version.version})`;
  if (version.no_calculable) return `${cual} no se puede calcular: ${version.no_calculable}`;
  if (version.poblacion.sujeto === 'parto')
    return `${cual} mira partos que ya ocurrieron: para seguir a las gestantes use --ficha gest_seguimiento.`;
  return seSigue(version) ? null : `${cual} no tiene servicios con dosis y plazo: no hay qué seguir en ella.`;
};

async function escribir(salida: Writable, linea: unknown): Promise<void> {
  if (!salida.write(`${JSON.stringify(linea)}\n`)) await once(salida, 'drain');
}

async function listar(con: DuckDBConnection, ediciones: readonly Edicion[], o: OpcionesAlertas): Promise<number> {
  const opciones = { hoy: diaDe(o.hoy), horizonte: o.horizonte, todos: o.ficha !== undefined };
  let lineas = 0;
  for (const { ficha, version } of ediciones)
    for await (const { documento, alertas } of alertasDe(con, version, opciones))
      for (const a of alertas) {
        if (o.visibles && !esVisible(a)) continue;
        await escribir(o.salida, linea(documento, ficha.ficha, version.version, a));
        lineas += 1;
      }
  return lineas;
}

const linea = (documento: string, ficha: string, version: string, a: Alerta): Record<string, unknown> => ({
  documento,
  ficha,
  version,
  servicio: a.servicio,
  dosis: a.dosis,
  estado: a.estado,
  por_vencer: a.porVencer,
  desde: a.desde,
  hasta: a.hasta,
});

const DESCONOCIDO: LlaveHoja = { eess: 'SIN', sector: 'SIN', distrito: 'SIN' };

async function resumir(
  con: DuckDBConnection,
  ediciones: readonly Edicion[],
  o: OpcionesAlertas,
  nivel: Nivel,
): Promise<number> {
  const territorio = leerTerritorio();
  const hogares = await leerFilas<{ documento: string } & LlaveHoja>(con, LUGAR_DE_CADA_UNO);
  const ubicar = lugarDe(hogares, nivel, territorio);
  const lugares = new Map<string, AmbitoId>(hogares.map((h) => [h.documento, ubicar(h)]));
  const opciones = { hoy: diaDe(o.hoy), horizonte: o.horizonte, todos: false };
  const resumen = resumidor(opciones.hoy);
  for (const { ficha, version } of ediciones)
    for await (const { documento, alertas } of alertasDe(con, version, opciones))
      resumen.agregar(lugares.get(documento) ?? ubicar(DESCONOCIDO), documento, ficha.ficha, version.version, alertas);
  const nombrar = nombrarLugares(territorio, await nombresDeSector(con, o.hoy));
  const renglones = resumen.listo();
  for (const { ambito, ...r } of renglones)
    await escribir(o.salida, { ambito, nombre: nombrar(ambito).nombre, hoy: o.hoy, ...r });
  return renglones.length;
}
