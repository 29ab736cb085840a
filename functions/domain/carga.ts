import { abarca, claveAlcance, cruza, type Alcance, type Mapa } from './alcance.ts';
import type { Declaracion } from './declaracion.ts';
import type { Fecha } from './fecha.ts';

/** One received file, as the journal keeps it. received = accepted + observed + duplicate + rejected, always. */
export type Carga = {
  /** First 16 hex digits of `sha256`; of the sha256 of it and `declarado` when the same bytes had been received otherwise. */
  readonly id: string;
  readonly sha256: string;
  /** Base name only: no folders of the machine it came from. */
  readonly archivo: string;
  readonly bytes: number;
  readonly formato: string;
  readonly alcance: Alcance;
  /** What whoever brought it said of it; absent when nothing was. */
  readonly declarado?: Declaracion;
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
  readonly normalizado: readonly {
    readonly tabla: string;
    readonly clave: string;
    readonly filas: number;
    /** Of the object's bytes. */
    readonly sha256: string;
  }[];
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

/** Order of precedence, as text that compares: the later issue, then the later modification, then the greater sha256. Never the arrival. */
export const precedencia = (c: Pick<Carga, 'emitido' | 'modificado' | 'sha256'>): string =>
  `${c.emitido ?? '0000-00-00'}|${c.modificado}|${c.sha256}`;

/** What a close needs to know of a file. */
export type CargaUsada = Pick<
  Carga,
  | 'id'
  | 'archivo'
  | 'alcance'
  | 'emitido'
  | 'dato_hasta'
  | 'aceptadas'
  | 'observadas'
  | 'duplicadas'
  | 'rechazadas'
  | 'motivos'
  | 'sintetico'
> & { readonly normalizado: readonly Pick<Carga['normalizado'][number], 'tabla' | 'clave' | 'sha256'>[] };

/** A carga that counts, less what later issues of narrower or overlapping scope say again. */
export type Vigente<C = Carga> = { readonly carga: C; readonly sin: readonly Alcance[] };

/**
 * The cargas that count, from the earliest issue to the latest, whatever the order they arrived in. A later issue replaces an earlier
 * one whole when its scope holds the other's (rows it no longer brings are deletions), and row by row where they only overlap: the
 * rows of the earlier that lie in a scope of `sin` do not count. Refused files never count;
 * voided ones are for `enPie` to leave out before: what a close froze stays as it was frozen.
 */
export const vigentes = (cargas: readonly Carga[], mapa: Mapa): Vigente[] => {
  const porFuente = Map.groupBy(
    cargas.filter((c) => !c.error),
    (c) => c.alcance.fuente,
  );
  const quedan: Vigente[] = [];
  for (const suyas of porFuente.values()) {
    const deNueva = suyas.toSorted((a, b) => (precedencia(a) > precedencia(b) ? -1 : 1));
    const nuevas: Carga[] = [];
    for (const carga of deNueva) {
      if (nuevas.some((n) => abarca(n.alcance, carga.alcance, mapa))) continue;
      const sin = nuevas.filter((n) => cruza(n.alcance, carga.alcance, mapa)).map((n) => n.alcance);
      quedan.push({ carga, sin: sin.toSorted((a, b) => (claveAlcance(a) < claveAlcance(b) ? -1 : 1)) });
      nuevas.push(carga);
    }
  }
  return quedan.sort((a, b) => (precedencia(a.carga) < precedencia(b.carga) ? -1 : 1));
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
