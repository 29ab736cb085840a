import * as v from 'valibot';

/** Shape of a ficha family as its YAML file holds it. Keys are Spanish: a public-health auditor reads these files. */

const texto = v.pipe(v.string(), v.trim(), v.nonEmpty('no puede estar vacío'));
const entero = v.pipe(v.number(), v.integer('debe ser un número entero'));
const fecha = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'debe ser una fecha AAAA-MM-DD'));
const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/, 'debe ir en minúsculas, con guion bajo y sin espacios'));
/** Both ends are included; `null` leaves the end open. */
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
  /** Names under `marcas_de_cita`: the visit carries (or does not carry) such a line. */
  en_cita: v.optional(v.array(id)),
  sin_en_cita: v.optional(v.array(id)),
});

const marca = v.strictObject({
  codigos: v.optional(v.array(texto)),
  prefijos: v.optional(v.array(texto)),
  tipo_dx: v.optional(v.array(v.picklist(['D', 'P', 'R']))),
});

const paso = v.strictObject({
  prestacion: id,
  edad: v.optional(rango),
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
const existe = v.strictObject({ prestacion: id, edad: v.optional(rango), lapso: v.optional(lapso) });

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
  /** Given by `sql` as the column `c_<id>`. */
  columna: v.optional(v.boolean()),
});

const exclusion = v.strictObject({ motivo: id, texto });
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
  corte: v.strictObject({
    tipo: v.picklist(['fin_de_mes', 'cumple_dia_N', 'atencion_en_mes']),
    dia: v.optional(entero),
    /** Also whoever turns this many days old within the month, judged at that age. */
    o_cumple_dia: v.optional(entero),
  }),
  denominador: texto,
  numerador: texto,
  poblacion: v.strictObject({
    sujeto: v.picklist(['persona', 'parto', 'localidad']),
    edad_dias: v.optional(rango),
    edad_meses: v.optional(rango),
    edad_anos: v.optional(rango),
    sexo: v.optional(v.picklist(['M', 'F'])),
    /** With `sql`: the reason of those it does not return. */
    fuera: v.optional(id, 'sin_atencion_en_mes'),
    /** Without this datum the person is in the population but not in the denominator. */
    requiere: v.optional(v.picklist(['seguros'])),
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
  marcas_de_cita: v.optional(v.record(id, marca), {}),
  prestaciones: v.optional(v.record(id, prestacion), {}),
  componentes: v.array(componente),
  /**
   * What the primitives cannot say, as DuckDB SQL over `cortes` and the canonical tables. Columns: corte, documento, den, num,
   * excluido, falta (reason why there is no datum, or NULL), curso_vida, condicion, renipress, ubigeo and one `c_<id>` a component.
   */
  sql: v.optional(texto),
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
  tipo: v.picklist(['cobertura', 'conteo']),
  versiones: v.pipe(v.array(version), v.minLength(1)),
});

export type Ficha = v.InferOutput<typeof esquemaFicha>;
export type VersionFicha = Ficha['versiones'][number];
export type Componente = VersionFicha['componentes'][number];
export type Prestacion = v.InferOutput<typeof prestacion>;
export type Marca = v.InferOutput<typeof marca>;
export type Via = v.InferOutput<typeof via>;
export type Existe = v.InferOutput<typeof existe>;
export type Banda = v.InferOutput<typeof banda>;
export type Rango = readonly [number, number | null];
export type Lapso = v.InferOutput<typeof lapso>;
