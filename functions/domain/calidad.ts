import type { Fecha } from './fecha.ts';
import type { Periodo } from './periodo.ts';
import type { FuenteFresca, SelloTablero } from './tablero.ts';
import type { EstadoRecepcion } from './calidad/recepcion.ts';
import type { CriterioPadron } from './calidad/padron.ts';
import type { EstadoFuente } from './calidad/frescura.ts';

/** Rows received by month of the fact, aligned with `Calidad.meses`, and what each number means beside its own history. */
export type SerieRecepcion = { readonly filas: readonly number[]; readonly estado: readonly EstadoRecepcion[] };

/** One source. `eess` is empty where its rows name no facility. */
export type RecepcionFuente = SerieRecepcion & {
  readonly fuente: string;
  readonly nombre: string;
  /** What one row is, plural: "líneas", "nacimientos". */
  readonly unidad: string;
  /** Rows of the window that no known facility of the region stands for. */
  readonly sin_eess: number;
  readonly eess: readonly (SerieRecepcion & { readonly renipress: string })[];
};

/** Days from the attendance to its registration, by month of attendance; null where no row says when it was registered. */
export type Demora = {
  readonly mediana: readonly (number | null)[];
  readonly p90: readonly (number | null)[];
  /** Rows with both dates. */
  readonly con_registro: readonly number[];
  /** Of those, registered after the limit day of the next month. */
  readonly tarde: readonly number[];
};

export type EessCalidad = { readonly renipress: string; readonly nombre: string; readonly distrito: string };
export type DistritoCalidad = { readonly ubigeo: string; readonly nombre: string };

/** `[n, den]`, or null when the padrón that arrived does not carry what the criterion needs: "no reportado", not zero. */
export type ValorCriterio = readonly [n: number, den: number] | null;

/** Children of one district born in one year, by source. null: that source did not arrive for that year. */
export type Conciliacion = {
  readonly anio: number;
  readonly padron: number;
  /** Births, and how many months of the year they cover. */
  readonly nacidos: number | null;
  readonly meses_nacidos: number;
  /** Children of the padrón born in those same months: what `nacidos` is compared with. */
  readonly padron_mismos_meses: number;
  /** null too in the year of the cut while it is not over: a projection is of the whole year. */
  readonly proyeccion: number | null;
};

export type ReglaConsistencia =
  | 'antes_de_nacer'
  | 'inactivo_atendido'
  | 'gestante_varon'
  | 'de_otra_region'
  | 'registro_antes'
  | 'hb_fuera_de_rango'
  | 'peso_fuera_de_rango'
  | 'talla_fuera_de_rango';

/** null when what the rule reads did not arrive. `eess`: those with most of them, at most five. */
export type Consistencia = {
  readonly regla: ReglaConsistencia;
  readonly valor: ValorCriterio;
  readonly eess: readonly { readonly renipress: string; readonly n: number }[];
};

/** A month far from the rest of its own series (`atipicos`). It is pointed at, never corrected. */
export type Atipico = {
  readonly fuente: string;
  readonly renipress: string;
  readonly periodo: Periodo;
  readonly valor: number;
  /** Of the months with rows. */
  readonly mediana: number;
};

export type Homologacion = 'si' | 'no' | 'no_reportado';

/** What aggregating works out: everything but whose corte it is. */
export type CalidadCorte = {
  readonly formato: 1;
  readonly region: string;
  readonly fecha_corte: Fecha;
  /** The twelve months up to that of the cut, oldest first. */
  readonly meses: readonly Periodo[];
  readonly frescura: readonly EstadoFuente[];
  readonly eess: readonly EessCalidad[];
  readonly distritos: readonly DistritoCalidad[];
  readonly recepcion: readonly RecepcionFuente[];
  /** Of the HIS; null when no row says when it was registered. */
  readonly oportunidad: {
    readonly region: Demora;
    readonly eess: readonly (Demora & { readonly renipress: string })[];
  } | null;
  /** null when no padrón arrived. Values aligned with `criterios`. */
  readonly padron: {
    readonly criterios: readonly CriterioPadron[];
    readonly region: readonly ValorCriterio[];
    /** `ubigeo` is `SIN` for children without a known district. */
    readonly distritos: readonly { readonly ubigeo: string; readonly valores: readonly ValorCriterio[] }[];
  } | null;
  readonly denominadores: {
    /** Where births and the projection came from; null when they did not. */
    readonly fuente_nacidos: 'cnv' | 'agregados' | null;
    readonly fuente_proyeccion: string | null;
    readonly region: readonly Conciliacion[];
    /** Those of whom some source says something. */
    readonly distritos: readonly { readonly ubigeo: string; readonly anios: readonly Conciliacion[] }[];
  };
  readonly consistencia: readonly Consistencia[];
  readonly atipicos: readonly Atipico[];
  /** Aligned with `distritos` and, inside, with `meses`. `no_reportado`: no minutes came, or the district has neither sectors nor minutes. */
  readonly homologacion: readonly (readonly Homologacion[])[];
};

/** The data quality document of one region in one corte: the whole of its board. At most 100 KB compressed. */
export type Calidad = CalidadCorte & {
  readonly corte: SelloTablero;
  readonly modo: 'equipo';
  readonly sintetico: boolean;
  readonly fuentes: readonly FuenteFresca[];
};
