import * as v from 'valibot';

/** Shape of a ficha family as its YAML file holds it. Keys are Spanish: a public-health auditor reads these files. */

const texto = v.pipe(v.string(), v.trim(), v.nonEmpty('no puede estar vacío'));
const entero = v.pipe(v.number(), v.integer('debe ser un número entero'));
const fecha = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'debe ser una fecha AAAA-MM-DD'));
const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/, 'debe ir en minúsculas, con guion bajo y sin espacios'));
/** Both ends are included; `null` leaves the end open. Days before the anchor are negative. */
const rango = v.tuple([entero, v.nullable(entero)]);
const verificacion = v.picklist(['V1', 'V2', 'sin_verificar', 'propuesta']);

/** From the previous `hasta` (excluded) to this `hasta` (included), `dosis` are required. The last band has no `hasta`. */
const banda = v.strictObject({ hasta: v.optional(entero), dosis: v.pipe(entero, v.minValue(0)) });
const exigencia = v.pipe(v.array(banda), v.minLength(1));

const prestacion = v.strictObject({
  codigos: v.optional(v.array(texto)),
  prefijos: v.optional(v.array(texto)),
  /** A date of the person instead of lines of the HIS. */
  dato: v.optional(v.picklist(['fecha_emision_dni'])),
  tipo_dx: v.optional(v.array(v.picklist(['D', 'P', 'R']))),
  /** A line of another code that carries a hemoglobin value counts too. */
  o_valor_hb: v.optional(v.boolean()),
  /** Any of the three LAB values, normalised, is one of these. */
  lab: v.optional(v.array(texto)),
  /** None of the three LAB values is one of these. */
  sin_lab: v.optional(v.array(texto)),
  /** Names under `marcas`: the visit (same `id_cita` and person) carries, or does not carry, a line of each. */
  en_cita: v.optional(v.array(id)),
  sin_en_cita: v.optional(v.array(id)),
  /** The same over all lines of the person that day, or that day in that facility. */
  en_dia: v.optional(v.array(id)),
  sin_en_dia: v.optional(v.array(id)),
  en_dia_eess: v.optional(v.array(id)),
  /** Days from the last menstrual period written in the line to its date. A line without it does not count. */
  fur_dias: v.optional(rango),
});

const marca = v.strictObject({
  codigos: v.optional(v.array(texto)),
  prefijos: v.optional(v.array(texto)),
  tipo_dx: v.optional(v.array(v.picklist(['D', 'P', 'R']))),
  lab: v.optional(v.array(texto)),
});

/** From the day one completes `mes` calendar months to `dias` days later. Born on the 31st: a month without it is completed on the 1st of the next. */
const mesCumplido = v.strictObject({ mes: entero, dias: v.pipe(entero, v.minValue(0)) });

/**
 * When a line counts. `edad` are days since the anchor of the subject (birth for `persona` and `nacimiento`, last menstrual period
 * for `parto` and `embarazo`, the index event for `evento`); `edad_cumplida` are days since birth whatever the anchor. All that is
 * written must hold.
 */
const cuando = {
  edad: v.optional(rango),
  edad_cumplida: v.optional(rango),
  mes_cumplido: v.optional(mesCumplido),
};

const paso = v.strictObject({
  prestacion: id,
  ...cuando,
  /** Days since the previous step; `[1, null]` when absent. From 0 the same day is allowed. */
  intervalo: v.optional(rango),
  /** Minimum days since the previous step, by the age of this one. */
  minimo_por_edad: v.optional(v.array(v.strictObject({ hasta: v.optional(entero), minimo: entero }))),
});
const cadena = v.pipe(v.array(paso), v.minLength(1));
const ventanas = v.strictObject({
  prestacion: id,
  ventanas: v.pipe(v.array(rango), v.minLength(1)),
  minimo_intervalo: v.optional(entero, 1),
});
const lapso = v.picklist(['ultimos_12_meses', 'ano_calendario', 'mes']);
const existe = v.strictObject({ prestacion: id, ...cuando, lapso: v.optional(lapso) });

/**
 * Deliveries that add up points. The value of a day is that of its most valuable line; with `ventanas` (days since the anchor) each
 * window counts once, by its most valuable day, and days outside every window count nothing. By age at the cut (`exigencia`, bands
 * as in `exigencia` of a component) `puntos` are required from the days inside `en` (any when absent). With `primera_obligatoria`
 * nothing suffices while the first window is worth 0. A band of 0 points is not required yet.
 */
const puntos = v.strictObject({
  valores: v.pipe(v.array(v.strictObject({ prestacion: id, puntos: v.pipe(entero, v.minValue(1)) })), v.minLength(1)),
  ventanas: v.optional(v.pipe(v.array(rango), v.minLength(1))),
  primera_obligatoria: v.optional(v.boolean(), false),
  exigencia: v.pipe(
    v.array(
      v.strictObject({ hasta: v.optional(entero), puntos: v.pipe(entero, v.minValue(0)), en: v.optional(rango) }),
    ),
    v.minLength(1),
  ),
});

/** Weight (grams) and weeks at birth, from the CNV: holds when any of them is known and inside its range. */
const nacimiento = v.strictObject({ peso_g: v.optional(rango), semanas: v.optional(rango) });

/** A field of the subject. Without the datum: `no_cumple` with `presente`, `no_exigible` otherwise. */
const dato = v.strictObject({
  campo: v.picklist([
    'documento',
    'dni',
    'sexo',
    'seguros',
    'ubigeo',
    'codigo_ccpp',
    'renipress',
    'estado',
    'peso_g',
    'semanas',
    'lugar',
    'edad_dias',
    'edad_meses',
  ]),
  presente: v.optional(v.literal(true)),
  /** '' is "without the datum", where that is an answer (`estado`). */
  valores: v.optional(v.array(v.string())),
  rango: v.optional(rango),
});

const via = v.strictObject({
  nombre: texto,
  exigencia: v.optional(exigencia),
  existe: v.optional(existe),
  cadena: v.optional(cadena),
  cadena_por_ventanas: v.optional(ventanas),
});

const componente = v.strictObject({
  id,
  nombre: texto,
  texto: v.optional(texto),
  exigencia: v.optional(exigencia),
  /** What `exigencia.hasta` counts. */
  exigencia_en: v.optional(v.picklist(['dias', 'anos']), 'dias'),
  existe: v.optional(existe),
  cadena: v.optional(cadena),
  cadena_por_ventanas: v.optional(ventanas),
  alguna_de: v.optional(v.pipe(v.array(via), v.minLength(1))),
  /** Whether a route that requires nothing yet already satisfies the component. */
  via_sin_exigencia: v.optional(v.picklist(['cumple', 'no_cuenta']), 'no_cuenta'),
  /** The result of `medicion`, or a fact of the person. */
  condicion: v.optional(v.picklist(['anemia', 'dci', 'riesgo_dci', 'sis'])),
  puntos: v.optional(puntos),
  dato: v.optional(dato),
  /** Given by `sql` or `sql_columnas` as the column `c_<id>`. */
  columna: v.optional(v.boolean()),
  /** Required only of these; `no_exigible` for the others. All that is written must hold. */
  solo_si: v.optional(
    v.strictObject({ sexo: v.optional(v.picklist(['M', 'F'])), nacimiento_en: v.optional(nacimiento) }),
  ),
  /** `no_exigible` from the day this happens. */
  exento_si: v.optional(existe),
  /** Shown, never required: `no_exigible` where it would be `no_cumple`. */
  informativo: v.optional(v.boolean(), false),
  /** Who gives the service, and is told of the alert (`indicadores.md` §10). */
  punto_focal: v.optional(v.picklist(['eess', 'reniec', 'sis', 'ugel', 'agua', 'municipio']), 'eess'),
});

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
export type Prestacion = v.InferOutput<typeof prestacion>;
export type Marca = v.InferOutput<typeof marca>;
export type Via = v.InferOutput<typeof via>;
export type Existe = v.InferOutput<typeof existe>;
export type Puntos = v.InferOutput<typeof puntos>;
export type Nacimiento = v.InferOutput<typeof nacimiento>;
export type Exclusion = v.InferOutput<typeof exclusion>;
export type MesCumplido = v.InferOutput<typeof mesCumplido>;
export type Banda = v.InferOutput<typeof banda>;
export type Rango = readonly [number, number | null];
export type Lapso = v.InferOutput<typeof lapso>;
