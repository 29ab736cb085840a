import { createHash } from 'node:crypto';
import {
  acumular,
  comprobarIdentidad,
  type Acumulado,
  type Discrepancia,
  type HechoAmbito,
} from '../domain/acumulado.ts';
import type { AmbitoId } from '../domain/ambito.ts';
import type { Calidad, CalidadCorte } from '../domain/calidad.ts';
import type { Manifiesto } from '../domain/corte.ts';
import { lineaCanonica, type Hecho } from '../domain/hecho.ts';
import type { Objetos } from '../domain/objetos.ts';
import type { IndicadorTablero, MetaVigente, SelloTablero, Tablero } from '../domain/tablero.ts';
import type { Territorio } from '../domain/territorio.ts';
import type { Contexto } from '../aggregate/contexto.ts';
import { alertasRegion } from './alertas.ts';
import { cuelgaDe, nombrarLugares } from './lugares.ts';
import { conTablero, tableros } from './tablero.ts';
import { guardarTotales, totalesDe } from './totales.ts';

export class IdentidadRotaError extends Error {
  override readonly name = 'IdentidadRotaError';
  readonly discrepancias: readonly Discrepancia[];
  constructor(corte: string, discrepancias: readonly Discrepancia[]) {
    const d = discrepancias[0]!;
    super(
      `El corte ${corte} no se publicó: en ${discrepancias.length} sumas los niveles no coinciden con los hechos de los que salen ` +
        `(la primera: ${d.clave}, nivel ${d.nivel}, ${d.campo}: ${d.hojas} en los hechos y ${d.nivelSuma} en el nivel). El corte anterior sigue vigente.`,
    );
    this.discrepancias = discrepancias;
  }
}

/** What was loaded holds nobody and nothing to count: profiles, staff or a sectorización alone. */
export class SinHechosError extends Error {
  override readonly name = 'SinHechosError';
  constructor(corte: string) {
    super(
      `El corte ${corte} no se publicó: lo cargado no trae personas ni localidades que contar. Cargue al menos el padrón, el censo o la sectorización.`,
    );
  }
}

/** Items written, and the sha256 of what they say: the sorted lines `<place> <etag of its text>`. */
export type Escrito = { readonly items: number; readonly sha256: string };

/** Where a published corte is written. Every write is named by the corte: repeating it changes nothing. */
export type Estante = {
  hechos(corte: string, ambitos: ReadonlyMap<AmbitoId, readonly HechoAmbito[]>): Promise<Escrito>;
  tableros(boletines: Iterable<Tablero>): Promise<Escrito>;
  calidad(c: Calidad): Promise<void>;
  /** The item that makes the corte known; the first one written stays, and is what comes back. */
  manifiesto(m: Manifiesto): Promise<Manifiesto>;
};

export type Encargo = {
  /** All of the manifest but the results. */
  readonly entradas: Omit<Manifiesto, 'sha256' | 'hechos' | 'ambitos' | 'sintetico' | 'resultados'>;
  readonly hechos: readonly Hecho[];
  readonly contexto: Contexto;
  readonly calidad: CalidadCorte;
  readonly indicadores: readonly IndicadorTablero[];
  readonly avisos: readonly string[];
  /** Claves whose sources did not arrive for this period. */
  readonly noReportadas: ReadonlySet<string>;
};

export type DepsPublicar = {
  readonly objetos: Objetos;
  readonly estante: Estante;
  readonly territorio: Territorio;
  readonly metaDe: (indicador: IndicadorTablero, ambito: AmbitoId, fecha: string) => MetaVigente | null;
};

/** The seal: sha256 of the facts in canonical order and text. Depends on nothing but the facts. */
export const sellar = (hechos: readonly Hecho[]): string =>
  createHash('sha256').update(hechos.map(lineaCanonica).sort().join('\n')).digest('hex');

/**
 * Writes everything of one corte but the pointer: facts by place, boards, quality, totals, manifest. Readers cannot see any of it until the
 * pointer moves. @throws SinHechosError, IdentidadRotaError before anything is written.
 */
export async function publicarCorte(
  encargo: Encargo,
  deps: DepsPublicar,
): Promise<{ manifiesto: Manifiesto; acumulado: Acumulado; items: number; ambitos: AmbitoId[] }> {
  const { entradas, hechos, contexto, indicadores, avisos, noReportadas } = encargo;
  if (hechos.length === 0) throw new SinHechosError(entradas.corte);
  const acumulado = acumular(hechos, entradas.region, cuelgaDe(deps.territorio));
  const discrepancias = comprobarIdentidad(hechos, acumulado);
  if (discrepancias.length > 0) throw new IdentidadRotaError(entradas.corte, discrepancias);

  const sha256 = sellar(hechos);
  const corte: SelloTablero = {
    id: entradas.corte,
    region: entradas.region,
    periodo: entradas.periodo,
    fechaCorte: entradas.fecha_corte,
    sha256,
    catalogo: entradas.catalogo,
    software: entradas.software,
  };
  const tablero = tableros({
    corte,
    sintetico: contexto.sintetico,
    fuentes: contexto.fuentes,
    avisos,
    noReportadas,
    alertas: contexto.alertas && alertasRegion(contexto.alertas, entradas.region, cuelgaDe(deps.territorio)),
    indicadores,
    acumulado,
    sectores: contexto.sectores,
    perfiles: contexto,
    territorio: deps.territorio,
    nombrar: nombrarLugares(deps.territorio, contexto.sectores),
    metaDe: (i, ambito) => deps.metaDe(i, ambito, entradas.fecha_corte),
  });
  const ambitos = conTablero(acumulado);
  const boletines = function* (): Generator<Tablero> {
    for (const id of ambitos) yield tablero(id);
  };
  const lugares = await deps.estante.hechos(entradas.corte, acumulado.ambitos);
  const puestos = await deps.estante.tableros(boletines());
  const { fuentes, sintetico } = contexto;
  const calidad: Calidad = { ...encargo.calidad, corte, modo: 'equipo', sintetico, fuentes };
  await deps.estante.calidad(calidad);
  const propio: Manifiesto = {
    ...entradas,
    sha256,
    resultados: {
      hechos: sha256,
      lugares: lugares.sha256,
      tableros: puestos.sha256,
      calidad: createHash('sha256').update(JSON.stringify(calidad)).digest('hex'),
    },
    hechos: hechos.length,
    ambitos: acumulado.ambitos.size,
    sintetico,
  };
  await guardarTotales(
    deps.objetos,
    entradas.corte,
    totalesDe(
      acumulado,
      indicadores.map((i) => i.clave),
      noReportadas,
    ),
  );
  const manifiesto = await deps.estante.manifiesto(propio);
  // A copy of what was kept: after it, so that both say the same.
  await deps.objetos.put(`cortes/${manifiesto.corte}/manifest.json`, Buffer.from(JSON.stringify(manifiesto, null, 2)));
  return { manifiesto, acumulado, items: lugares.items + puestos.items + 2, ambitos };
}
