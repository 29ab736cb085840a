import type { DuckDBConnection } from '@duckdb/node-api';
import type { Fecha } from '../domain/fecha.ts';
import type { Alcance } from '../domain/alcance.ts';
import type { Territorio } from '../domain/territorio.ts';
import type { HojaLeida } from './hojas.ts';
import type { ColumnaEsperada } from './titulos.ts';

/** What whoever brings the file knows about it. */
export type Entrada = {
  /** Where the bytes are. */
  readonly ruta: string;
  /** Name as it came; only its base name is kept. */
  readonly nombre: string;
  /** The archive it came in, when it came in one. */
  readonly paquete?: string | undefined;
  readonly formato?: string | undefined;
  readonly region?: string | undefined;
  readonly periodo?: string | undefined;
  readonly ambito?: string | undefined;
  readonly emitido?: string | undefined;
  /** Last modification of the file, ISO 8601. */
  readonly modificado?: string | undefined;
};

/**
 * A check of one row, in SQL over the columns of `campos` (typed) and `crudo` (raw text, prefix `c_`). The first that holds
 * names the row: order them by how much the doubt takes away.
 */
export type Regla = {
  readonly codigo: string;
  readonly estado: 'rechazada' | 'observada';
  /** Id of the expected column whose value is shown. */
  readonly columna: string;
  readonly cuando: string;
};

export type Contexto = {
  readonly con: DuckDBConnection;
  readonly entrada: Entrada;
  readonly territorio: Territorio;
  /** Expected columns that the file has. The others read as NULL. */
  readonly presentes: ReadonlySet<string>;
  /** Rows per day order of slashed dates, decided for the whole file. */
  readonly orden: 'dmy' | 'mdy';
  /** Normalised title of each expected column that the file has. */
  readonly titulos: ReadonlyMap<string, string>;
  /** What was read, sheet by sheet; one without name where the file is text. */
  readonly hojas: readonly HojaLeida[];
  /** Dates after this day are in the future of the file. */
  readonly limite: Fecha;
  readonly periodo: string;
};

export type NombresDeLugar = {
  readonly ubigeo: string;
  readonly distrito: string;
  readonly provincia: string;
  readonly departamento: string;
};

/** One reader. It sees a table `crudo(linea, c_<columna>…)` of text and says, in SQL, what each row means. */
export type Formato = {
  readonly id: string;
  /** For the list of known formats, in Spanish. */
  readonly nombre: string;
  readonly columnas: readonly ColumnaEsperada[];
  /** Titles that the source is known to bring and this reader does not use, normalised: they are not news. */
  readonly conocidas?: readonly (string | RegExp)[];
  /** Heights of its header, in rows; [1] when it does not say. Titles of several rows come joined, «GRUPO NOMBRE». */
  readonly filasDeCabecera?: readonly (1 | 2 | 3)[];
  /** Column of `campos` with the district, and expected columns with the names of it and of what holds it: only to suggest. */
  readonly nombresDeLugar?: NombresDeLugar;
  /** Period of the file, when it has one: read before the rows are judged. '' when it is a whole picture. */
  readonly periodo: (ctx: Omit<Contexto, 'limite' | 'periodo'>) => Promise<string>;
  /** SQL over `crudo` of the day the file says it was issued (`dia`), when the format says it. */
  readonly emitido?: (orden: Contexto['orden']) => string;
  /** Typed columns by name, in SQL over `crudo`. */
  readonly campos: (ctx: Contexto) => Readonly<Record<string, string>>;
  readonly reglas: (ctx: Contexto) => readonly Regla[];
  /** Columns of `campos` that identify a row; rows without them are rejected before. [] when two equal rows are two facts. */
  readonly clave: readonly string[];
  /** Column of `campos` whose greatest value wins among rows of one key; ties go to the greater content. */
  readonly reciente?: string;
  /** Columns of `campos` that identify a person. */
  readonly identidad: readonly string[];
  /** Columns of `campos` with the number the HIS gives to a person: in MaestroPaciente it leads to the document. */
  readonly pacientes?: readonly string[];
  /** Columns of `campos` that say whether the file is synthetic (documents); [] when it has no persons. */
  readonly documentos: readonly string[];
  /** What to write, from `filas` (kept rows, documents pseudonymised, with `observacion`); `pacientes` by their own names. */
  readonly salidas: (ctx: Contexto) => readonly { readonly tabla: string; readonly consulta: string }[];
  readonly alcance: (ctx: Contexto) => Promise<Alcance>;
  /** What whoever loads the file should know about it as a whole. */
  readonly avisos?: (ctx: Contexto, alcance: Alcance) => readonly string[];
  /** SQL over `filas`: latest date of its facts that is not in the future of the file, or null. */
  readonly datoHasta: (limite: Fecha) => string;
  /** SQL over `filas`: earliest date of its facts, or null. Absent where the format carries none. */
  readonly datoDesde?: (limite: Fecha) => string;
};
