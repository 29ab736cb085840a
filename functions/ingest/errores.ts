/** A whole file was refused. `codigo` is stable; the message says what, where and what to do, in Spanish, without personal data. */
export class ArchivoRechazadoError extends Error {
  override readonly name = 'ArchivoRechazadoError';
  readonly codigo: CodigoArchivo;
  constructor(codigo: CodigoArchivo, mensaje: string, options?: ErrorOptions) {
    super(mensaje, options);
    this.codigo = codigo;
  }
}

export type CodigoArchivo =
  | 'archivo_vacio'
  | 'archivo_binario'
  | 'archivo_demasiado_grande'
  | 'bytes_nulos'
  | 'archivo_truncado'
  | 'xls_antiguo'
  | 'xlsx_ilegible'
  | 'xlsx_demasiado_grande'
  | 'xml_inseguro'
  | 'formato_desconocido'
  | 'maestro_innecesario'
  | 'falta_columna'
  | 'sin_filas'
  | 'region_distinta'
  | 'periodo_ajeno'
  | 'no_existe'
  | 'no_es_archivo'
  | 'enlace_simbolico'
  | 'paquete_bomba'
  | 'paquete_vacio'
  | 'paquete_anidado'
  | 'paquete_cifrado'
  | 'compresion_desconocida'
  | 'ruta_insegura';
