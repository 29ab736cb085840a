import type { Periodo } from './periodo.ts';
import type { Fecha } from './fecha.ts';

/** One received file, as the journal keeps it. received = accepted + observed + duplicate + rejected, always. */
export type Carga = {
  /** First 16 hex digits of `sha256`. */
  readonly id: string;
  readonly sha256: string;
  /** Base name only: no folders of the machine it came from. */
  readonly archivo: string;
  readonly bytes: number;
  readonly formato: string;
  readonly alcance: Alcance;
  readonly emitido: Fecha | null;
  /** Last modification of the file, ISO 8601. Breaks ties of `emitido`. */
  readonly modificado: string;
  readonly recibidas: number;
  readonly aceptadas: number;
  readonly observadas: number;
  readonly duplicadas: number;
  readonly rechazadas: number;
  readonly motivos: Readonly<Record<string, number>>;
  /** Object key of the rejects CSV, or null when there is none. */
  readonly rechazos: string | null;
  /** Normalized Parquet objects this file produced. */
  readonly normalizado: readonly { readonly tabla: string; readonly clave: string; readonly filas: number }[];
  readonly columnas: ColumnasArchivo;
  /** Earliest date of the facts inside, null when the format carries none. */
  readonly dato_desde: Fecha | null;
  /** Latest date of the facts inside (not of the file), null when it carries none. */
  readonly dato_hasta: Fecha | null;
  /** True when every document in it is synthetic (starts with 99) or the file says so. */
  readonly sintetico: boolean;
  /** Warnings about the file as a whole: repaired encoding, what was passed over in its archive… */
  readonly avisos: readonly string[];
  /** Set when the whole file was refused: what, where and what to do, in Spanish. */
  readonly error: { readonly codigo: string; readonly mensaje: string } | null;
};

/** Names of the columns that did not come, and of those of the file that no reader knows. */
export type ColumnasArchivo = { readonly faltan: readonly string[]; readonly nuevas: readonly string[] };

/** What a file replaces: source × period × place. A later issue of the same scope replaces the earlier one whole. */
export type Alcance = { readonly fuente: string; readonly periodo: Periodo | ''; readonly ambito: string };

export const claveAlcance = (a: Alcance): string => `${a.fuente}|${a.periodo}|${a.ambito}`;

const posterior = (a: Carga, b: Carga): boolean => {
  const orden = (c: Carga): string => `${c.emitido ?? '0000-00-00'}|${c.modificado}|${c.sha256}`;
  return orden(a) > orden(b);
};

/**
 * The cargas that count, in an order that does not depend on arrival: one per scope, the latest issued; ties go to the later
 * modification, then to the greater sha256. Refused files never count.
 */
export const vigentes = (cargas: readonly Carga[]): Carga[] => {
  const mejor = new Map<string, Carga>();
  for (const c of cargas) {
    if (c.error) continue;
    const k = claveAlcance(c.alcance);
    const otra = mejor.get(k);
    if (!otra || posterior(c, otra)) mejor.set(k, c);
  }
  return [...mejor.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, c]) => c);
};

/** A file whose exact bytes were received before: every row is a duplicate, nothing is counted again. */
export const repetida = (carga: Carga, archivo: string): Carga => ({
  ...carga,
  archivo,
  aceptadas: 0,
  observadas: 0,
  rechazadas: 0,
  duplicadas: carga.recibidas,
  motivos: carga.recibidas === 0 ? {} : { archivo_repetido: carga.recibidas },
  rechazos: null,
});
