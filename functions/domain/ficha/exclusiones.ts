/**
 * Stable reason codes the engine knows. `edad`, `sexo`, `sin_fecha_nacimiento`, `sin_parto_en_mes`, `sin_atencion_en_mes` and `quintil` are not written in a ficha:
 * they come from its population (and go first) or from what was asked.
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
