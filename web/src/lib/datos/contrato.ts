import type { Anulada, Vigencia } from '../../../../functions/domain/anulacion.ts';
import type { Carga } from '../../../../functions/domain/carga.ts';
import type { Fecha } from '../../../../functions/domain/fecha.ts';

/** A carga as the journal tells it: what the pages read and not every line carries. */
export type CargaLeida = Carga & {
  /** Titles that were expected and did not come, and titles that came and nobody reads. */
  readonly columnas?: { readonly faltan: readonly string[]; readonly nuevas: readonly string[] };
  readonly dato_desde?: Fecha | null;
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

/** Something the server is doing now. `total` and `restante_s` are null while nobody can tell. */
export type Tarea = {
  readonly id: string;
  readonly tipo: 'carga' | 'cierre' | 'diferencias';
  readonly titulo: string;
  readonly mensaje: string;
  readonly hecho: number;
  readonly total: number | null;
  readonly unidad: 'bytes' | 'pasos';
  readonly filas: number | null;
  readonly filas_por_s: number | null;
  readonly segundos: number;
  readonly restante_s: number | null;
};

export type FormatoPublicado = {
  readonly id: string;
  readonly nombre: string;
  /** Who makes such files, in words. */
  readonly origen: string;
  readonly columnas: readonly { readonly titulos: readonly string[]; readonly obligatoria: boolean }[];
  /** Name of the table whose empty CSV can be downloaded; null when the file comes from another system. */
  readonly plantilla: string | null;
};
