import * as v from 'valibot';

/** The pieces of an edition: what a line of the HIS must be, when it counts, and what a component asks for. */

export const texto = v.pipe(v.string(), v.trim(), v.nonEmpty('no puede estar vacío'));
export const entero = v.pipe(v.number(), v.integer('debe ser un número entero'));
export const fecha = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'debe ser una fecha AAAA-MM-DD'));
export const id = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]*$/, 'debe ir en minúsculas, con guion bajo y sin espacios'),
);
/** Both ends are included; `null` leaves the end open. Days before the anchor are negative. */
export const rango = v.tuple([entero, v.nullable(entero)]);
export const verificacion = v.picklist(['V1', 'V2', 'sin_verificar', 'propuesta']);

/** From the previous `hasta` (excluded) to this `hasta` (included), `dosis` are required. The last band has no `hasta`. */
const banda = v.strictObject({ hasta: v.optional(entero), dosis: v.pipe(entero, v.minValue(0)) });
const exigencia = v.pipe(v.array(banda), v.minLength(1));

export const prestacion = v.strictObject({
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

export const marca = v.strictObject({
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
export const existe = v.strictObject({ prestacion: id, ...cuando, lapso: v.optional(lapso) });

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
export const nacimiento = v.strictObject({ peso_g: v.optional(rango), semanas: v.optional(rango) });

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

export const componente = v.strictObject({
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

export type Prestacion = v.InferOutput<typeof prestacion>;
export type Marca = v.InferOutput<typeof marca>;
export type Via = v.InferOutput<typeof via>;
export type Existe = v.InferOutput<typeof existe>;
export type Puntos = v.InferOutput<typeof puntos>;
export type Nacimiento = v.InferOutput<typeof nacimiento>;
export type MesCumplido = v.InferOutput<typeof mesCumplido>;
export type Banda = v.InferOutput<typeof banda>;
export type Rango = readonly [number, number | null];
export type Lapso = v.InferOutput<typeof lapso>;
