/**
 * Stable reason codes the engine knows. `edad`, `sexo`, `sin_fecha_nacimiento` and `sin_parto_en_mes` are not written in a ficha:
 * they come from its population and always go first.
 */
export const MOTIVOS_EXCLUSION: readonly string[] = [
  'sin_documento',
  'duplicado',
  'inactivo',
  'fuera_de_padron',
  'solo_atendido',
  'seguro',
  'sin_cnv',
  'bajo_peso_o_prematuro',
  'sin_dni',
  'domicilio_desconocido',
  'parto_no_institucional',
  'eess_no_minsa_ni_regional',
  'prematuro',
];

/** Outside the population of the month: not counted as excluded in the facts. */
export const FUERA_DE_POBLACION: readonly string[] = [
  'sin_fecha_nacimiento',
  'edad',
  'sexo',
  'sin_parto_en_mes',
  'fuera_de_poblacion',
];
