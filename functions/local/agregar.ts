import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { DuckDBConnection } from '@duckdb/node-api';
import { leerFichas } from '../adapters/catalogos/fichas.ts';
import { leerTerritorio } from '../adapters/catalogos/territorio.ts';
import { abrirDuckdb, cerrarDuckdb, leerFilas } from '../adapters/duckdb/conexion.ts';
import { consultasDe } from '../aggregate/compilar/consultas.ts';
import { agregarHechos, crearTablaHechos } from '../aggregate/hechos.ts';
import { hechosDe } from '../aggregate/leer-hechos.ts';
import { totalesPorFicha } from '../domain/acumulado.ts';
import type { Fecha } from '../domain/fecha.ts';
import { elegirVersion } from '../domain/ficha/elegir.ts';
import type { Ficha, VersionFicha } from '../domain/ficha/esquema.ts';
import { metaDe } from '../domain/ficha/metas.ts';
import { claveFicha, MEDIDA_CERO, type Hecho, type Medida } from '../domain/hecho.ts';
import { evaluarCelda } from '../domain/intervalo.ts';
import { nombrarLugares } from '../publish/lugares.ts';
import { avisarVigencia, elegirMetodo, exigirFecha } from './argumentos.ts';
import { metasDeCarpeta } from './metas-carpeta.ts';
import { nombresDeSector } from './nombres-sector.ts';
import { porNivel, type Lugar, type Nivel } from './por-nivel.ts';
import { porQueNo, prepararCarpeta } from './preparar-carpeta.ts';

export type OpcionesAgregar = {
  readonly ficha: string;
  readonly version: string;
  readonly corte: Fecha;
  /** Folder with canonical CSVs; only `personas.csv` is compulsory. */
  readonly dir: string;
  readonly metodo?: string | undefined;
  /** The finest level the ficha is measured at, when absent. */
  readonly por?: Nivel | undefined;
  /** NDJSON, one line per place. */
  readonly salida: Writable;
  readonly avisos: Writable;
};

/**
 * The facts `sala evaluar` adds up to, one line per place: also the places that reach nobody and the homes in nobody's sector, so that
 * each level adds up to the next. @returns lines written. @throws FalloError, FichaDesconocidaError, CarpetaError
 */
export async function agregar(o: OpcionesAgregar): Promise<{ lugares: number }> {
  const { ficha, version } = elegirVersion(leerFichas().fichas, o.ficha, o.version);
  exigirFecha('El corte', o.corte);
  const metodo = elegirMetodo(ficha, version, o.metodo);
  const por = o.por ?? ficha.nivel;
  avisarVigencia(version, o.corte, o.avisos);
  const con = await abrirDuckdb();
  try {
    await prepararCarpeta(con, o.dir, o.corte, o.avisos, [version]);
    const motivo = porQueNo(version, o.dir);
    if (motivo !== null) o.avisos.write(`Aviso: ${o.ficha} (${o.version}) no se reporta. ${motivo}\n`);
    const hechos = motivo === null ? await calcular(con, ficha, version, metodo) : [];
    const vacios = await lugaresConocidos(con, { ficha: ficha.ficha, version: version.version, metodo });
    const lugares = porNivel([...hechos, ...vacios], por, leerTerritorio());
    const metas = await metasDeCarpeta(con, ficha, version, o.avisos);
    const nombrar = nombrarLugares(leerTerritorio(), await nombresDeSector(con, o.corte));
    const renglon = renglonDe({ ficha, version: { ...version, metas }, metodo, corte: o.corte, por, motivo });
    for (const lugar of lugares) {
      const linea = { ambito: lugar.id, nombre: nombrar(lugar.id).nombre, ...renglon(lugar) };
      if (!o.salida.write(`${JSON.stringify(linea)}\n`)) await once(o.salida, 'drain');
    }
    return { lugares: lugares.length };
  } finally {
    cerrarDuckdb(con);
  }
}

async function calcular(con: DuckDBConnection, ficha: Ficha, version: VersionFicha, metodo: string): Promise<Hecho[]> {
  await crearTablaHechos(con);
  for (const consulta of consultasDe([{ ...ficha, versiones: [version] }]))
    if (consulta.metodo === metodo) await agregarHechos(con, consulta);
  return hechosDe(con, 'hechos');
}

type LlaveDeFicha = Pick<Hecho, 'ficha' | 'version' | 'metodo'>;

/** Empty facts where someone lives or a sector is drawn: a place that reaches nobody has a line too. */
async function lugaresConocidos(con: DuckDBConnection, llave: LlaveDeFicha): Promise<Hecho[]> {
  const filas = await leerFilas<Pick<Hecho, 'eess' | 'sector' | 'distrito'>>(
    con,
    `SELECT eess, sector, distrito FROM hogar_hoja UNION
     SELECT renipress, sector, coalesce(left(codigo_ccpp, 6), 'SIN') FROM sector_dia ORDER BY ALL`,
  );
  return filas.map((f) => ({ ...f, ...llave, ...MEDIDA_CERO, curso_vida: '', condicion: '' }));
}

type Pedido = {
  readonly ficha: Ficha;
  readonly version: VersionFicha;
  readonly metodo: string;
  readonly corte: Fecha;
  readonly por: Nivel;
  /** Why nothing can be said; null when it can. */
  readonly motivo: string | null;
};

const FINURA: readonly Nivel[] = ['region', 'distrito', 'eess', 'sector'];

function renglonDe({ ficha, version, metodo, corte, por, motivo }: Pedido): (lugar: Lugar) => Record<string, unknown> {
  const demasiadoFino = FINURA.indexOf(por) > FINURA.indexOf(ficha.nivel);
  const nivel = demasiadoFino ? `No se mide por ${por}: pídalo con --por ${ficha.nivel}.` : null;
  const llave = { ficha: ficha.ficha, version: version.version, metodo };
  return ({ id, region, hechos }) => {
    const m = totalesPorFicha(hechos).get(claveFicha(llave)) ?? MEDIDA_CERO;
    const meta = metaDe(ficha, version, [id, `G:${region}`], corte)?.meta ?? null;
    const porque = motivo ?? nivel;
    const celda =
      porque === null
        ? ({ e: 'v', num: m.num, den: m.den, sinDato: m.sin_dato } as const)
        : ({ e: motivo === null ? 'na' : 'nr' } as const);
    const { estado, valor, luz, intervalo, pocos, brecha, faltan } = evaluarCelda(celda, {
      meta,
      direccion: ficha.direccion,
      tipo: ficha.tipo,
    });
    const dicho = porque === null;
    return {
      ...llave,
      corte,
      num: dicho ? m.num : null,
      den: dicho ? m.den : null,
      valor,
      excluidos: dicho ? m.excluidos : {},
      sin_dato: dicho ? m.sin_dato : null,
      componentes: dicho
        ? Object.fromEntries(version.componentes.map((c) => [c.id, m.componentes[c.id] ?? [0, 0, 0]]))
        : {},
      falla_mas: dicho && ficha.direccion === 'mayor' ? fallaMas(version, m) : null,
      meta,
      luz,
      intervalo,
      pocos,
      brecha,
      faltan,
      estado,
      ...(porque === null ? {} : { motivo: porque }),
    };
  };
}

/** The component most persons lack; of equals, the first of the ficha. null when nobody lacks any. */
const fallaMas = (version: VersionFicha, m: Medida): string | null => {
  const fallas = (id: string): number => m.componentes[id]?.[1] ?? 0;
  const peor = version.componentes
    .map((c) => c.id)
    .reduce<string | null>((a, b) => (a !== null && fallas(a) >= fallas(b) ? a : b), null);
  return peor !== null && fallas(peor) > 0 ? peor : null;
};
