/** Why a row was not simply accepted, in words, by its code: the one table of the terminal, the rejects and the pages. */
const RAZONES: Readonly<Record<string, string>> = {
  // Of the row as it came.
  fila_vacia: 'La fila está vacía.',
  encabezado_repetido: 'Es la cabecera otra vez: el archivo une varios.',
  fila_total: 'Es un total del reporte, no un dato.',
  fila_pie: 'Es una nota al pie del reporte, no un dato.',
  columnas_de_mas: 'La fila trae más columnas que la cabecera: un texto lleva el separador sin comillas.',
  columnas_de_menos: 'La fila trae menos columnas que la cabecera: está cortada o un texto lleva un salto de línea.',
  fila_demasiado_larga: 'La fila es demasiado larga para ser un dato.',
  sobre_la_cabecera: 'La fila está por encima de la cabecera que se reconoció: no se sabe qué es cada columna.',
  // Of the set of rows.
  archivo_repetido: 'El mismo archivo ya se había recibido.',
  clave_repetida: 'Otra fila con la misma clave es más reciente.',
  fila_repetida: 'Otra fila dice exactamente lo mismo.',
  // Of its values.
  clave_ilegible: 'Falta o no se puede leer lo que identifica la fila.',
  sin_codigo: 'No trae el código de lo que se hizo.',
  actividad_colectiva: 'Es una actividad colectiva o animal (APP, AAA), no una persona.',
  fecha_ilegible: 'La fecha no se puede leer.',
  fecha_imposible: 'La fecha es anterior a 1900.',
  fecha_futura: 'La fecha es posterior al periodo o a la emisión del archivo.',
  nacimiento_futuro: 'La fecha de nacimiento es posterior a la emisión del archivo.',
  sin_nacimiento: 'No trae fecha de nacimiento.',
  sin_paciente: 'No dice de qué paciente es.',
  sin_documento: 'No trae DNI, CNV ni CUI.',
  documento_invalido: 'El documento no tiene los dígitos que debe.',
  documento_no_oficial: 'El documento no es DNI ni CNV: la atención no se une a ninguna persona.',
  documento_no_validado: 'El origen no validó el documento: la atención no se une a ninguna persona.',
  cnv_anulado: 'El certificado de nacido vivo está anulado.',
  poblacion_desconocida: 'No se sabe si es un niño o una gestante: el archivo no lo dice.',
  estado_desconocido: 'No se entiende el estado de la visita.',
  dispositivo_desconocido: 'No se entiende con qué dispositivo se registró la visita.',
  eess_desconocido: 'El código del establecimiento no está en el catálogo.',
  codigo_unico_ilegible: 'El código único del establecimiento no se puede leer.',
  codigo_dudoso: 'El código no es seguro: pudo perder ceros o decimales en una hoja de cálculo.',
  ubigeo_desconocido: 'El ubigeo no es de ningún distrito.',
  ubigeo_posible_reniec: 'El ubigeo parece de RENIEC y no de INEI: no se convierte por adivinanza.',
  coordenadas_imposibles: 'Las coordenadas caen fuera del Perú en los dos órdenes: no se guardan.',
  coordenadas_permutadas: 'La latitud y la longitud parecen cambiadas entre sí.',
  numero_ilegible: 'El número no se puede leer.',
  numero_truncado: 'El número perdió cifras en una hoja de cálculo (notación científica).',
  sin_dato_en_origen: 'El origen dice que no tiene el dato (SD): no es cero.',
  grupo_desconocido: 'Ni la hoja ni su título dicen de qué grupo de edad es el conteo.',
  sin_periodo: 'Ni el archivo ni su nombre dicen de qué mes es: dígalo al cargarlo.',
  suprimido: 'El origen oculta el valor por secreto estadístico (* o SD): no es cero.',
  hb_fuera_de_rango: 'La hemoglobina está fuera de lo posible (3 a 25 g/dL).',
  sin_hbc: 'Trae hemoglobina y no la corregida por altitud.',
  hbc_distinta: 'La hemoglobina corregida no es la que da la altitud del lugar.',
  sin_semanas: 'Trae hemoglobina y no las semanas de gestación que deciden su umbral.',
  dx_distinto: 'El diagnóstico escrito no es el que dan las medidas.',
  z_improbable: 'El puntaje z está fuera de lo que un niño puede medir o pesar.',
  talla_en_metros: 'La talla parece estar en metros y va en centímetros.',
  talla_fuera_de_rango: 'La talla está fuera de lo posible para la edad.',
  peso_fuera_de_rango: 'El peso está fuera de lo posible para la edad.',
  muestreo_sin_terminar: 'El muestreo de agua no ha terminado.',
  cloro_fuera_de_rango: 'El cloro está fuera de lo posible (0 a 10 mg/L).',
  punto_desconocido: 'No se entiende en qué punto se tomó la muestra de agua.',
  huso_desconocido: 'El huso de las coordenadas no es del Perú (17 a 19).',
  semanas_fuera_de_rango: 'Las semanas de gestación están fuera de lo posible.',
};

/** A code no sentence was written for is shown as it is: better than nothing, and a test finds it first. */
export const razonDe = (codigo: string): string => RAZONES[codigo] ?? codigo.replaceAll('_', ' ');

export const tieneRazon = (codigo: string): boolean => Object.hasOwn(RAZONES, codigo);

export const CODIGOS_CON_RAZON: readonly string[] = Object.keys(RAZONES);
