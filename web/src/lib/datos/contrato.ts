import type { Anulada, Vigencia } from '../../../../functions/domain/anulacion.ts';
import type { Carga } from '../../../../functions/domain/carga.ts';

/** A carga as the journal tells it: what the pages read and not every line carries. */
export type CargaLeida = Omit<Carga, 'columnas'> & {
  /** Absent in lines written before it was kept. */
  readonly columnas?: Carga['columnas'];
  /** Whether it counts in the next close; absent in the answer to a file that could not be read. */
  readonly vigente?: Vigencia['vigente'];
  /** Ids of those that say again what it said. */
  readonly reemplazada_por?: readonly string[];
  readonly anulada?: Anulada | null;
  /** Only in the answer to a sent file: why what was declared is not used, or why it does not count. */
  readonly aviso_declaracion?: string | null;
  /** Instant of reception, ISO 8601. */
  readonly recibida?: string;
};

export type PaginaDiario = { readonly cargas: readonly CargaLeida[]; readonly cursor: string | null };
