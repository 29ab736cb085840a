import type { Carga } from '../../../../functions/domain/carga.ts';
import type { CorteId, Manifiesto } from '../../../../functions/domain/corte.ts';
import type { Fecha } from '../../../../functions/domain/fecha.ts';
import type { Periodo } from '../../../../functions/domain/periodo.ts';

/** An input of a corte, with what manifests made by older versions do not say. */
export type Entrada = Manifiesto['cargas'][number] & {
  readonly alcance?: Carga['alcance'];
  /** Scopes that later issues say again: its rows there do not count. */
  readonly sin?: readonly Carga['alcance'][];
  readonly emitido?: Fecha | null;
  readonly aceptadas?: number;
  readonly observadas?: number;
  readonly duplicadas?: number;
  readonly rechazadas?: number;
};

export type ManifiestoLeido = Omit<Manifiesto, 'cargas' | 'diario' | 'resultados'> & {
  readonly cargas: readonly Entrada[];
  /** Position of the journal: how many cargas it had, and the hash of all of them. */
  readonly diario?: { readonly cargas: number; readonly sha256: string; readonly anuladas?: number };
  /** What came out, by name; a hash or a count, or more of them inside. */
  readonly resultados?: Readonly<Record<string, unknown>>;
};

/** A corte as the list tells it: the manifest with the number of its inputs in their place. */
export type CorteListado = Omit<ManifiestoLeido, 'cargas'> & { readonly cargas: number };

export type ListaCortes = {
  readonly region: string;
  readonly ultimo: { readonly periodo: Periodo; readonly corte: CorteId } | null;
  readonly vigentes: readonly { readonly periodo: Periodo; readonly corte: CorteId }[];
  readonly cortes: readonly CorteListado[];
  readonly cursor: string | null;
};
