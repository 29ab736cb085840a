import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CortesRepo } from '../adapters/dynamo/cortes.ts';
import type { AmbitoId } from '../domain/ambito.ts';
import { parseCorteId, type CorteId, type Manifiesto } from '../domain/corte.ts';
import type { Modo } from '../domain/tablero.ts';
import type { DepsPuerta } from '../publish/publico/puerta.ts';
import { COLUMNAS, type FilaExportada } from './columnas.ts';
import { definicionesDe, selloDe, type Catalogo, type Contenido } from './contenido.ts';
import { escribirCsv } from './csv.ts';
import { ExportarError } from './errores.ts';
import { filasDe } from './filas.ts';
import { recorrerLugares, verLugar } from './lugares.ts';
import { abrirPublicado, type Almacen } from './publicado.ts';
import { contenidoPublico } from './publico.ts';
import { escribirXlsx } from './xlsx.ts';

export const FORMATOS_EXPORTAR = ['csv', 'xlsx', 'parquet'] as const;
export type FormatoExportar = (typeof FORMATOS_EXPORTAR)[number];

export type PedidoExportar = {
  readonly corte: CorteId;
  readonly formato: FormatoExportar;
  /** The whole region when absent. */
  readonly ambito?: AmbitoId;
  readonly modo: Modo;
  /** Without the list of received files: it is of the whole region, whatever the place. */
  readonly sinInsumos?: boolean;
};

export type DepsExportar = Almacen &
  DepsPuerta & {
    readonly cortes: Pick<CortesRepo, 'leer' | 'listar'>;
    readonly catalogo: () => Catalogo;
    /** null where DuckDB is not at hand. */
    readonly parquet: ((c: Contenido, ruta: string) => Promise<void>) | null;
  };

export type Exportado = {
  readonly corte: CorteId;
  readonly filas: number;
  readonly bytes: number;
  readonly sha256: string;
};

/** `sala-05-2026-10-r1.xlsx`, `sala-05-2026-10-r1-D-050304.csv`: nothing in it that a header or a disk could take amiss. */
export const nombreExportado = ({
  corte,
  ambito,
  formato,
  modo,
}: Omit<PedidoExportar, 'modo'> & { modo?: Modo }): string =>
  `sala-${[corte, ...(ambito === undefined ? [] : [ambito]), ...(modo === 'publico' ? [modo] : [])].join('-').replace(/[^A-Za-z0-9_-]/g, '-')}.${formato}`;

/** @throws ExportarError naming the cortes nearest to the one asked for */
async function leerManifiesto(corte: CorteId, cortes: DepsExportar['cortes']): Promise<Manifiesto> {
  const manifiesto = await cortes.leer(corte);
  if (manifiesto) return manifiesto;
  const pedido = parseCorteId(corte);
  if (!pedido)
    throw new ExportarError(
      'corte_desconocido',
      `«${corte}» no es un corte. Se escribe región, mes y revisión: 05-2026-10-r1.`,
    );
  const mes = (p: string): number => Number(p.slice(0, 4)) * 12 + Number(p.slice(5));
  const { elementos } = await cortes.listar(pedido.region, null, 500);
  const cercanos = elementos
    .map((m) => ({ corte: m.corte, lejos: Math.abs(mes(m.periodo) - mes(pedido.periodo)) }))
    .sort((a, b) => a.lejos - b.lejos || (a.corte < b.corte ? 1 : -1))
    .slice(0, 5);
  throw new ExportarError(
    'corte_desconocido',
    cercanos.length > 0
      ? `No hay un corte ${corte}. Los más cercanos: ${cercanos.map((c) => c.corte).join(', ')}.`
      : `No hay un corte ${corte}, ni otro de la región ${pedido.region}, en esta sala. Si lo cerró en otra carpeta, dígala con --datos.`,
  );
}

/**
 * Writes a published corte, or one place of it, to a file: all of it or nothing. The same corte and software give the same bytes.
 * @throws ExportarError for what was asked; CorteIncoherenteError when what was published contradicts itself
 */
export async function exportar(pedido: PedidoExportar, ruta: string, deps: DepsExportar): Promise<Exportado> {
  if (pedido.formato === 'parquet' && !deps.parquet)
    throw new ExportarError(
      'formato_no_disponible',
      'Este servidor no escribe Parquet. Pida formato=csv o formato=xlsx, o exporte con «sala exportar» en su máquina.',
    );
  const manifiesto = await leerManifiesto(pedido.corte, deps.cortes);
  const catalogo = deps.catalogo();
  const suyo =
    pedido.modo === 'publico'
      ? await contenidoPublico(manifiesto, pedido.ambito ?? `G:${manifiesto.region}`, catalogo, deps)
      : await contenidoEquipo(manifiesto, pedido.ambito ?? `G:${manifiesto.region}`, catalogo, deps);
  let filas = 0;
  const contar = async function* (): AsyncGenerator<readonly FilaExportada[]> {
    for await (const unas of suyo.filas) {
      filas += unas.length;
      yield unas;
    }
  };
  const contenido: Contenido = { ...suyo, ...(pedido.sinInsumos ? { insumos: [] } : {}), filas: contar() };
  const borrador = `${ruta}.parcial`;
  try {
    if (pedido.formato === 'parquet')
      await deps.parquet!(contenido, borrador); // checked above
    else
      await pipeline(
        pedido.formato === 'csv' ? escribirCsv(contenido) : escribirXlsx(contenido),
        createWriteStream(borrador),
      );
    const hash = createHash('sha256');
    await pipeline(createReadStream(borrador), hash);
    const { size } = await stat(borrador);
    await rename(borrador, ruta);
    return { corte: manifiesto.corte, filas, bytes: size, sha256: hash.digest('hex') };
  } finally {
    await rm(borrador, { force: true });
  }
}

async function contenidoEquipo(
  manifiesto: Manifiesto,
  id: AmbitoId,
  catalogo: Catalogo,
  deps: DepsExportar,
): Promise<Contenido> {
  const publicado = await abrirPublicado(manifiesto, deps);
  const ambito = await verLugar(publicado, id);
  const { indicadores } = await publicado.tablero(`G:${manifiesto.region}`);
  const recorrer = async function* (): AsyncGenerator<readonly FilaExportada[]> {
    const convertir = filasDe(manifiesto);
    for await (const lugar of recorrerLugares(publicado, ambito.id)) yield convertir(lugar);
  };
  return {
    manifiesto,
    columnas: COLUMNAS,
    ambito,
    sello: selloDe(manifiesto, ambito, catalogo),
    definiciones: definicionesDe(indicadores, catalogo),
    insumos: [...manifiesto.cargas].sort((a, b) =>
      a.archivo < b.archivo ? -1 : a.archivo > b.archivo ? 1 : a.id < b.id ? -1 : 1,
    ),
    filas: recorrer(),
  };
}

export type ExportadoParaEnviar = Exportado & { readonly cuerpo: ReadableStream<Uint8Array> };

/**
 * Exports to a scratch file and sends it on from there. It is written whole first: a failure is then an answer with its reason, not
 * a file cut short. The file has no name any more when this returns; its bytes go when the stream is closed.
 */
export async function exportarParaEnviar(
  pedido: PedidoExportar,
  trabajo: string,
  deps: DepsExportar,
): Promise<ExportadoParaEnviar> {
  const ruta = join(trabajo, `exportar-${randomUUID()}`);
  try {
    const hecho = await exportar(pedido, ruta, deps);
    const archivo = await open(ruta);
    const cuerpo = Readable.toWeb(archivo.createReadStream()) as ReadableStream<Uint8Array>; // node's and the DOM's stream types differ in name only
    return { ...hecho, cuerpo };
  } finally {
    await rm(ruta, { force: true });
  }
}
