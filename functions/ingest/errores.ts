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
  | 'bytes_nulos'
  | 'archivo_truncado'
  | 'xls_antiguo'
  | 'comprimido'
  | 'xlsx_ilegible'
  | 'xlsx_demasiado_grande'
  | 'formato_desconocido'
  | 'maestro_innecesario'
  | 'falta_columna'
  | 'sin_filas'
  | 'region_distinta';
