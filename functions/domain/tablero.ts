import type { PuntoFocal } from './alerta.ts';
import type { AmbitoId, TipoAmbito } from './ambito.ts';
import type { Direccion, TipoIndicador } from './conteo.ts';
import type { Condicion, CursoVida } from './curso-vida.ts';
import type { Fecha } from './fecha.ts';
import type { ConteoComponente } from './hecho.ts';
import type { Periodo } from './periodo.ts';

/** How far a definition was checked (`indicadores.md` §0.1). Travels to the screen: what is not verified is never shown as official. */
export type Verificacion = 'V1' | 'V2' | 'sin_verificar' | 'propuesta';

export type Modo = 'equipo' | 'publico';

export type AmbitoRef = { readonly id: AmbitoId; readonly tipo: TipoAmbito; readonly nombre: string };

/** One column of a board: a ficha in one edition and one method. */
export type IndicadorTablero = {
  /** `claveFicha(...)`. */
  readonly clave: string;
  readonly ficha: string;
  readonly version: string;
  readonly metodo: string;
  readonly nombre: string;
  /** At most ~28 characters, for column heads. */
  readonly corto: string;
  /** Words for the edition and the method: "FED 2025-2026", "NTS 213, por tramos". */
  readonly edicion: string;
  readonly etiquetaMetodo: string;
  readonly codigoOficial: string | null;
  readonly cursoVida: CursoVida | 'todos';
  readonly condicion: Condicion;
  /** Groups columns in the life stage matrix: "Paquete del menor de 12 meses", "Anemia"… */
  readonly paquete: string;
  readonly direccion: Direccion;
  readonly tipo: TipoIndicador;
  /** What one unit of the denominator is, plural, for sentences: "niños", "localidades". */
  readonly unidad: string;
  /** The finest level with meaning. In finer rows the cell is `{ e: 'na' }`. */
  readonly nivel: 'sector' | 'eess' | 'distrito';
  readonly verificacion: Verificacion;
  readonly provisional: boolean;
  /** Why no value ever comes of it: a source that does not exist yet. */
  readonly noCalculable?: string;
  readonly fuente: string;
  readonly componentes: readonly { readonly id: string; readonly nombre: string }[];
  /**
   * Only in `modo publico`, whose cells are silent about it: of every ten of the region that should have been measured, how many at
   * least were not. Absent where they are fewer than those who were.
   */
  readonly sinDatoDeDiez?: number;
  /** False for older editions or second methods kept for comparing: shown in detail, not in the first matrix. */
  readonly principal: boolean;
};

/**
 * Five states stay distinct: value (`v`, of which num = 0 is zero), no aplica (`v` with den = 0 and sinDato = 0; with sinDato > 0 there
 * is somebody, and it is sin dato), no reportado (`nr`: the source did not arrive), suprimido (`s`), and `na`: the ficha has no meaning at this level. In `modo publico` a value is a band (`b`): the
 * percentage is from `pct[0]` to under `pct[1]` (fractions; 1 is inside), the denominator from `den[0]` to `den[1]`.
 */
export type Celda =
  | {
      readonly e: 'v';
      readonly num: number;
      readonly den: number;
      readonly sinDato: number;
      /** Persons out of the denominator, by reason. */
      readonly excl?: Readonly<Record<string, number>>;
      /** By component, in the order of `IndicadorTablero.componentes`. */
      readonly comp?: readonly ConteoComponente[];
    }
  | {
      readonly e: 'b';
      readonly pct: readonly [desde: number, hasta: number];
      readonly den: readonly [desde: number, hasta: number];
      /**
       * Fewer than ten comply, or fewer than ten are short of it; `pct` is then what follows from it, both ends inside. Where the
       * denominator is under 50 and it is absent, neither.
       */
      readonly menos?: 'num' | 'brecha';
    }
  /** `den`, in `modo publico`: what is said of the denominator; null is no upper bound. */
  | { readonly e: 's'; readonly den?: readonly [desde: number, hasta: number | null] }
  | { readonly e: 'nr' | 'na' };

/** What a public table adds up: the month of the corte, or the twelve that end in it. */
export type Ventana = 'mes' | '12m';
/** The widest first: what is shown unless another is asked for. */
export const VENTANAS: readonly Ventana[] = ['12m', 'mes'];

/** Target that applies to a board's place and period: fraction, or absolute for counts. `de` says whose it is (often the region's). */
export type MetaVigente = {
  readonly meta: number;
  readonly basal: number | null;
  readonly de: AmbitoId;
  readonly verificacion: Verificacion;
};

/** Poverty of a district inside its department, 1 the poorest (PROPUESTA: stands for the list of the MIDIS). */
export type Quintil = 1 | 2 | 3 | 4 | 5;

export type Fila = {
  readonly ambito: AmbitoRef;
  /** For districts: province. For sectors: their facility. */
  readonly grupo: AmbitoRef | null;
  /** Aligned with `Tablero.indicadores`. */
  readonly celdas: readonly Celda[];
  /** Persons known at the cut date by life stage, plus `gestante`. null when `sec_poblacion` was not computed. */
  readonly poblacion: Readonly<Partial<Record<CursoVida | 'gestante' | 'total', number>>> | null;
  /** Districts of region and province boards, where it is known. */
  readonly quintil?: Quintil;
  /** Districts of region and province boards: the redes its facilities answer to; names in `Tablero.redes`. */
  readonly redes?: readonly AmbitoId[];
};

export type LocalidadTablero = {
  readonly codigo: string;
  readonly nombre: string;
  readonly manzana: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly altitud: number | null;
  readonly area: string;
  readonly minutos: number | null;
  readonly medio: string;
  /** Persons known to live there at the cut date. */
  readonly personas: number;
};

/** A place that harms health inside a sector: rubbish dump, riverbed, lagoon… Coordinates may be missing. */
export type Microarea = {
  readonly tipo: string;
  /** Locality it was declared in, 10 digits. */
  readonly codigo: string;
  readonly lat: number | null;
  readonly lon: number | null;
};

/** Activities of a sector's schedule whose day has come. */
export type Cumplimiento = { readonly programadas: number; readonly hechas: number };

/** What the facility declares of itself (`perfil_eess`), its latest year up to the cut. null where the column came empty. */
export type PerfilEess = {
  readonly anio: number;
  readonly poblacion: number | null;
  readonly familias: number | null;
  readonly viviendas: number | null;
  readonly medicos: number | null;
  readonly enfermeras: number | null;
  readonly obstetras: number | null;
  readonly tecnicos: number | null;
  readonly acs: number | null;
  readonly parteras: number | null;
  readonly eessMayor: AmbitoRef | null;
  readonly minutosEessMayor: number | null;
  readonly kmEessMayor: number | null;
};

/** The inputs of the directive's sectorización for a district, as they were declared: its latest year up to the cut. */
export type PerfilDistrito = {
  readonly anio: number;
  readonly entradas: readonly { readonly entrada: string; readonly valor: number | null }[];
};

export type SectorTablero = {
  readonly id: AmbitoId;
  readonly codigo: string;
  readonly nombre: string;
  readonly eess: string;
  /** The colour the facility gave it, `#rrggbb`, or '' when it gave none. */
  readonly color: string;
  readonly sectoristas: readonly { readonly nombre: string; readonly cargo: string }[];
  readonly localidades: readonly LocalidadTablero[];
  /** Sums of `perfil_localidad` over its localities, latest year; null when none came. Keys are the columns of that table. */
  readonly perfil: Readonly<Record<string, number>> | null;
  readonly superficieKm2: number | null;
  readonly accesibilidad: 'alta' | 'mediana' | 'baja' | 'no_calificado';
  readonly riesgoComunal: string | null;
  /** Of its localities; those of a locality split by blocks are in every sector that has some. Missing in cortes published before it was kept. */
  readonly microareas?: readonly Microarea[];
  /** Visits and other scheduled activities (`cronograma`), in the month of the corte and since January; null when none was scheduled that year. */
  readonly cronograma?: { readonly mes: Cumplimiento; readonly anio: Cumplimiento } | null;
};

/** Freshness of one source inside the corte. */
export type FuenteFresca = {
  readonly fuente: string;
  readonly nombre: string;
  /** null in `modo publico`, and so are the rows: how much came is a count too. */
  readonly cargas: number | null;
  readonly filas: number | null;
  /** Latest date found in its rows; null when it carries none. */
  readonly datoHasta: Fecha | null;
};

/** Persons before one focal point, each once: the three buckets of the directive (RM 085-2021-MIDIS). */
export type FocoTablero = {
  readonly punto: PuntoFocal;
  /** With some service asked of them. */
  readonly seguidas: number;
  readonly porVencer: number;
  readonly pendientes: number;
  /** Something was due already and nothing was ever received. */
  readonly sinNada: number;
};

export type AlertasTablero = {
  readonly hoy: Fecha;
  /** Days ahead that "por vencer" looks. */
  readonly horizonte: number;
  readonly propio: readonly FocoTablero[];
  /** Aligned with `Tablero.hijos`. */
  readonly hijos: readonly (readonly FocoTablero[])[];
};

/** A sentence computed from the board; `celdas` are the ids of the rows and indicators it speaks of. */
export type Frase = {
  readonly texto: string;
  readonly celdas: readonly { readonly ambito: AmbitoId; readonly clave: string }[];
};

export type SelloTablero = {
  readonly id: string;
  readonly region: string;
  readonly periodo: Periodo;
  readonly fechaCorte: Fecha;
  readonly sha256: string;
  readonly catalogo: string;
  readonly software: string;
};

/** The document one screen needs for one place in one corte and mode. It holds its own month only. */
export type Tablero = {
  readonly formato: 1;
  readonly ambito: AmbitoRef & {
    /** Nearest first, both hierarchies. */
    readonly residencia: readonly AmbitoRef[];
    readonly salud: readonly AmbitoRef[];
    readonly categoria: string | null;
    readonly altitud: number | null;
    readonly lat: number | null;
    readonly lon: number | null;
  };
  readonly corte: SelloTablero;
  readonly modo: Modo;
  /** Only in `modo publico`: what each cell adds up, and the cortes of those months, oldest first. */
  readonly ventana?: Ventana;
  readonly meses?: readonly string[];
  readonly sintetico: boolean;
  readonly fuentes: readonly FuenteFresca[];
  readonly frases: readonly Frase[];
  /** What whoever reads the numbers must know first, in plain sentences: history that did not arrive… */
  readonly avisos: readonly string[];
  readonly indicadores: readonly IndicadorTablero[];
  /** Aligned with `indicadores`; null where no target is loaded for the period. */
  readonly metas: readonly (MetaVigente | null)[];
  readonly propio: Fila;
  /** IAR and province: districts. IAL: sectors with residents in the district. EESS: its sectors. Red: microredes. Microred: EESS. Their sum is `propio`. */
  readonly hijos: readonly Fila[];
  /** null in months that were not the latest when they were closed. */
  readonly alertas: AlertasTablero | null;
  /** EESS and IAL boards; [] elsewhere. */
  readonly sectores: readonly SectorTablero[];
  /** Region and province boards: the redes named by `Fila.redes`. */
  readonly redes?: readonly AmbitoRef[];
  /** EESS boards; null when none was declared. */
  readonly perfilEess?: PerfilEess | null;
  /** IAL boards; null when none was declared. */
  readonly perfilDistrito?: PerfilDistrito | null;
};

/** num and den of one indicator over `Tendencia.periodos`; null where that month has no value. */
export type SerieCompacta = {
  readonly num: readonly (number | null)[];
  readonly den: readonly (number | null)[];
  /** In `modo publico`, instead of both: the cell of each period. */
  readonly publico?: readonly Celda[];
};

/** Series of one place over the current corte of each month (at most the last 24), with those of its children (the last 12). */
export type Tendencia = {
  readonly formato: 1;
  readonly ambito: AmbitoId;
  readonly region: string;
  readonly sintetico: boolean;
  /** Only in `modo publico`. */
  readonly ventana?: Ventana;
  /** Oldest first. */
  readonly periodos: readonly Periodo[];
  /** The corte each period was read from. */
  readonly cortes: readonly string[];
  readonly claves: readonly string[];
  /** Target in force in each period, by clave; missing where none was loaded. */
  readonly metas: Readonly<Record<string, readonly (number | null)[]>>;
  readonly propio: readonly SerieCompacta[];
  readonly hijos: readonly { readonly ambito: AmbitoId; readonly series: readonly SerieCompacta[] }[];
};
