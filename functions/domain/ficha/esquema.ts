import * as v from 'valibot';
import {
  texto,
  entero,
  fecha,
  id,
  rango,
  verificacion,
  prestacion,
  marca,
  existe,
  nacimiento,
  componente,
} from './esquema-componente.ts';

/** Shape of a ficha family as its YAML file holds it. Keys are Spanish: a public-health auditor reads these files. */

/**
 * Takes out of the denominator. `motivo` alone is one of those the engine knows; with conditions it is a code of the ficha's own,
 * and all conditions written must hold.
 */
const exclusion = v.strictObject({
  motivo: id,
  texto,
  /** It happened, up to the cut. */
  tiene: v.optional(existe),
  /** It did not happen, up to the cut. */
  falta: v.optional(existe),
  nacimiento_en: v.optional(nacimiento),
  /** None of the fields is known and inside its range. */
  nacimiento_fuera_de: v.optional(nacimiento),
  /** Only with these methods. */
  metodos: v.optional(v.array(id)),
});
const meta = v.strictObject({
  ambito: texto,
  desde: fecha,
  hasta: fecha,
  basal: v.nullable(v.number()),
  meta: v.number(),
  verificacion,
});

const version = v.strictObject({
  version: id,
  principal: v.optional(v.boolean(), false),
  nombre: v.optional(texto),
  codigo_oficial: v.nullable(texto),
  edicion: texto,
  vigencia: v.strictObject({ desde: fecha, hasta: v.nullable(fecha) }),
  verificacion,
  provisional: v.optional(v.boolean(), false),
  fuente: texto,
  /**
   * Who enters the month of the cut, which goes from its first day to the cut date:
   * - `fin_de_mes`: whoever has the age of `poblacion` at the cut;
   * - `cumple_dia_N`: whoever turns `dia` days old in the month;
   * - `cumple_N_desde_evento`: whoever completes `dia` days since the index event in the month;
   * - `atencion_en_mes`: whoever had the index event (birth, for `parto` and `nacimiento`) in the month or, with `dias_antes`, in
   *   that many days before its first day;
   * - `solapa_rango`: whoever goes through at least one day of one of `rangos` (days of age) in the month.
   */
  corte: v.strictObject({
    tipo: v.picklist(['fin_de_mes', 'cumple_dia_N', 'cumple_N_desde_evento', 'atencion_en_mes', 'solapa_rango']),
    dia: v.optional(entero),
    /** Also whoever turns this many days old within the month, judged at that age. */
    o_cumple_dia: v.optional(entero),
    dias_antes: v.optional(v.pipe(entero, v.minValue(1))),
    rangos: v.optional(v.pipe(v.array(rango), v.minLength(1))),
  }),
  denominador: texto,
  numerador: texto,
  poblacion: v.strictObject({
    /**
     * `persona`; `parto`: a mother by birth in the CNV; `nacimiento`: a newborn of the CNV; `embarazo`: the latest last menstrual
     * period written in the HIS, without a later birth, up to 294 days; `evento`: an `indice` event of a person; `localidad`,
     * `distrito`, `sector`: only with `sql`.
     */
    sujeto: v.picklist(['persona', 'parto', 'nacimiento', 'embarazo', 'evento', 'localidad', 'distrito', 'sector']),
    /** For `evento`: the days of the first of these that has any. One subject a person, or one for each day with `cada`. */
    indice: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            prestacion: id,
            edad_cumplida: v.optional(rango),
            cual: v.optional(v.picklist(['primera', 'ultima', 'cada']), 'primera'),
          }),
        ),
        v.minLength(1),
      ),
    ),
    /** Where it is counted: the home, or the facility of the index event, without sector. */
    atribuir: v.optional(v.picklist(['residencia', 'eess']), 'residencia'),
    edad_dias: v.optional(rango),
    edad_meses: v.optional(rango),
    edad_anos: v.optional(rango),
    /** Month and day (`03-31`) of the year of the cut at which `edad_anos` is completed, instead of the cut itself. */
    edad_al: v.optional(v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/, 'debe ser MM-DD'))),
    /** Born in the calendar year of the cut. */
    nacido_en_el_ano: v.optional(v.boolean(), false),
    sexo: v.optional(v.picklist(['M', 'F'])),
    /** In the nómina of the month, and in that of this many months in a row ending with it. */
    nomina: v.optional(
      v.strictObject({ poblacion: v.picklist(['nino', 'gestante']), meses_seguidos: v.pipe(entero, v.minValue(1)) }),
    ),
    /** With `sql`, `parto`, `nacimiento`, `embarazo` or `evento`: the reason of those without a subject. */
    fuera: v.optional(id, 'sin_atencion_en_mes'),
    /** Without this datum the person is in the population but not in the denominator. */
    requiere: v.optional(v.picklist(['seguros', 'peso_g', 'semanas'])),
  }),
  exclusiones: v.array(exclusion),
  metodos: v.optional(
    v.array(
      v.strictObject({ id, etiqueta: texto, principal: v.optional(v.boolean(), false), nota: v.optional(texto) }),
    ),
    [],
  ),
  medicion: v.optional(
    v.strictObject({ tipo: v.picklist(['hemoglobina', 'talla_edad']), lapso: v.picklist(['ultimos_12_meses', 'mes']) }),
  ),
  marcas: v.optional(v.record(id, marca), {}),
  prestaciones: v.optional(v.record(id, prestacion), {}),
  componentes: v.array(componente),
  /**
   * What the primitives cannot say, as DuckDB SQL over `cortes`, the canonical tables and, for the HIS, `motor_lineas`: the lines that
   * `prestaciones`, `marcas` and `lineas_de` name, and those with hemoglobin, height or last menstrual period. Columns: corte, documento, den, num,
   * excluido, falta (reason why there is no datum, or NULL), curso_vida, condicion, renipress, ubigeo and one `c_<id>` a component.
   */
  sql: v.optional(texto),
  /** All the lines of these persons are read too, besides those that `prestaciones` and `marcas` name. */
  lineas_de: v.optional(v.strictObject({ sexo: v.picklist(['M', 'F']), edad_anos: rango })),
  /**
   * The components marked `columna`, as DuckDB SQL over `cortes` and the canonical tables: corte, documento, one `c_<id>` each and
   * `falta`. The engine does the population and the exclusions; whoever has no row is `no_cumple`.
   */
  sql_columnas: v.optional(texto),
  /** Why no number comes of this edition: a source that does not exist yet. It is shown instead of a value. */
  no_calculable: v.optional(texto),
  /** Its components are services followed person by person by `sala alertas`. */
  alertas: v.optional(v.boolean(), false),
  metas: v.optional(v.array(meta), []),
  notas: v.optional(v.array(texto), []),
});

export const esquemaFicha = v.strictObject({
  ficha: id,
  nombre: texto,
  corto: v.pipe(texto, v.maxLength(28, 'tiene más de 28 caracteres')),
  unidad: texto,
  usuarios: v.array(texto),
  direccion: v.picklist(['mayor', 'menor', 'ninguna']),
  nivel: v.picklist(['sector', 'eess', 'distrito']),
  curso_vida: v.picklist(['nino', 'adolescente', 'joven', 'adulto', 'adulto_mayor', 'todos']),
  condicion: v.optional(v.picklist(['', 'gestante', 'puerpera']), ''),
  paquete: texto,
  /** `densidad`: num over a den in hectares, shown per square kilometre. */
  tipo: v.picklist(['cobertura', 'conteo', 'densidad']),
  versiones: v.pipe(v.array(version), v.minLength(1)),
});

export type Ficha = v.InferOutput<typeof esquemaFicha>;
export type VersionFicha = Ficha['versiones'][number];
export type Componente = VersionFicha['componentes'][number];
export type Exclusion = v.InferOutput<typeof exclusion>;
