import { createHash } from 'node:crypto';
import { claveAlcance, type Mapa } from '../domain/alcance.ts';
import { enPie, type CargaRecibida } from '../domain/anulacion.ts';
import { vigentes, type Carga } from '../domain/carga.ts';
import { corteId, type Congelado, type CorteCongelado, type Diario, type MesesPedidos } from '../domain/corte.ts';
import { periodoDe, ultimoDia, type Periodo } from '../domain/periodo.ts';

export type DepsCongelar = {
  /** Every carga of the region, voided or not, in any order. */
  cargas(region: string): Promise<readonly CargaRecibida[]>;
  /** The current corte of a month with the hash of its inputs, or null. */
  estado(region: string, periodo: Periodo): Promise<{ corte: string; sha256_entradas: string } | null>;
  /** Takes the next revision for these inputs; the same inputs get the same number again. */
  reservar(region: string, periodo: Periodo, sha256_entradas: string): Promise<number>;
  readonly mapa: Mapa;
  readonly catalogo: string;
  readonly territorio: string;
  readonly software: string;
};

/** A month after everything that was loaded: closing it would put an empty board in front of everybody, and for good. */
export class PeriodoFuturoError extends Error {
  override readonly name = 'PeriodoFuturoError';
  constructor(region: string, periodo: Periodo, hasta: Periodo) {
    super(
      `No se cierra ${periodo}: lo cargado de la región ${region} llega a ${hasta}. Revise el mes, o cargue antes sus archivos.`,
    );
  }
}

/** Latest month that the cargas may speak of: by their data, their issue or, at the least, when the file was written. */
const mesDeLoCargado = (cargas: readonly Carga[]): Periodo =>
  periodoDe(
    cargas
      .flatMap((c) => [c.dato_hasta ?? '', c.emitido ?? '', c.modificado.slice(0, 10)])
      .reduce((a, b) => (a > b ? a : b), ''),
  );

export class SinDatosError extends Error {
  override readonly name = 'SinDatosError';
  readonly region: string;
  constructor(region: string) {
    super(
      `No hay archivos cargados de la región ${region}: cargue al menos el padrón con «npx sala cargar ARCHIVO…» y vuelva a cerrar.`,
    );
    this.region = region;
  }
}

/** What had been received when the inputs were fixed, in force or not: how many files and the sha256 of the sorted sha256 of them. */
const diarioDe = (recibidas: readonly CargaRecibida[]): Diario => {
  const enteras = recibidas.filter((c) => !c.error);
  const sha256 = enteras.map((c) => c.sha256).sort();
  return {
    cargas: enteras.length,
    sha256: createHash('sha256').update(sha256.join('\n')).digest('hex'),
    anuladas: enteras.filter((c) => c.anulada).length,
  };
};

type DeQue = Pick<Carga, 'alcance' | 'sha256' | 'formato' | 'emitido'>;
/** The same bytes said to be of another format or issue are read otherwise. */
const insumo = (c: DeQue): string => `${claveAlcance(c.alcance)}|${c.sha256}|${c.formato}|${c.emitido ?? ''}`;

/** sha256 of what a corte is made of. The files go in the order of precedence, which decides between rows of one key. */
export const huellaEntradas = (
  de: { region: string; periodo: Periodo; catalogo: string; territorio: string; software: string },
  cargas: readonly DeQue[],
): string =>
  createHash('sha256')
    .update([de.region, de.periodo, de.catalogo, de.territorio, de.software, ...cargas.map(insumo)].join('\n'))
    .digest('hex');

/**
 * Fixes what each month is made of: the cargas in force (never by order of arrival), the catalogue, the territory and the software.
 * A month whose current corte was made of exactly the same is marked `repetido` and keeps its id. The journal is read again once the
 * numbers are taken, and everything is fixed anew if what is in force changed: otherwise, of two closes at once, the one that read
 * first could take the higher number and put the older inputs in front.
 * @throws SinDatosError, PeriodoFuturoError
 */
export async function congelar(pedido: MesesPedidos, deps: DepsCongelar): Promise<Congelado> {
  for (;;) {
    const antes = await enVigor(pedido, deps);
    const cortes = await numerar(pedido, antes.cargas, deps);
    const ahora = await enVigor(pedido, deps);
    if (ahora.insumos === antes.insumos)
      return {
        region: pedido.region,
        cargas: antes.cargas.map((c) => c.id),
        diario: diarioDe(antes.recibidas),
        cortes,
      };
  }
}

type EnVigor = {
  readonly recibidas: readonly CargaRecibida[];
  readonly cargas: readonly Carga[];
  readonly insumos: string;
};

async function enVigor({ region, periodos }: MesesPedidos, deps: DepsCongelar): Promise<EnVigor> {
  const recibidas = await deps.cargas(region);
  const cargas = vigentes(enPie(recibidas), deps.mapa).map((v) => v.carga);
  if (cargas.length === 0) throw new SinDatosError(region);
  const hasta = mesDeLoCargado(cargas);
  const futuro = periodos.find((p) => p > hasta);
  if (futuro !== undefined) throw new PeriodoFuturoError(region, futuro, hasta);
  return { recibidas, cargas, insumos: cargas.map(insumo).join('\n') };
}

async function numerar(
  { region, periodos }: MesesPedidos,
  cargas: readonly Carga[],
  deps: DepsCongelar,
): Promise<CorteCongelado[]> {
  const cortes: CorteCongelado[] = [];
  for (const periodo of [...periodos].sort()) {
    const sha256_entradas = huellaEntradas({ region, periodo, ...deps }, cargas);
    const vigente = await deps.estado(region, periodo);
    const repetido = vigente?.sha256_entradas === sha256_entradas;
    const corte = repetido
      ? vigente.corte
      : corteId(region, periodo, await deps.reservar(region, periodo, sha256_entradas));
    cortes.push({ corte, periodo, fecha_corte: ultimoDia(periodo), sha256_entradas, repetido });
  }
  return cortes;
}
