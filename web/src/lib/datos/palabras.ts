/** Titles of a refused file by its stable code; what to do comes from the server, which saw it. */
const RECHAZOS: Readonly<Record<string, string>> = {
  archivo_vacio: 'El archivo está vacío',
  archivo_binario: 'No es una tabla de texto ni un libro de Excel',
  archivo_demasiado_grande: 'El archivo es demasiado grande',
  bytes_nulos: 'El archivo tiene bytes nulos',
  archivo_truncado: 'El archivo llegó cortado',
  xls_antiguo: 'Es un Excel antiguo (.xls)',
  xlsx_ilegible: 'El libro de Excel no se puede abrir',
  xlsx_demasiado_grande: 'El libro de Excel es demasiado grande',
  xml_inseguro: 'El libro de Excel lleva algo que no se abre por seguridad',
  formato_desconocido: 'No se reconoce qué archivo es',
  maestro_innecesario: 'No hace falta cargar este maestro',
  falta_columna: 'Falta una columna obligatoria',
  sin_filas: 'El archivo no trae filas',
  region_distinta: 'El archivo es de otra región',
  no_existe: 'El archivo no existe',
  periodo_ajeno: 'Ninguna fila es del mes que se dice',
  no_es_archivo: 'No es un archivo',
  enlace_simbolico: 'Es un enlace y no se sigue',
  paquete_bomba: 'El comprimido se infla sin medida',
  paquete_vacio: 'El comprimido no trae nada que leer',
  paquete_anidado: 'Es un comprimido dentro de otro',
  paquete_cifrado: 'El comprimido tiene contraseña',
  compresion_desconocida: 'El comprimido usa un método que no se lee',
  ruta_insegura: 'El comprimido quiere escribir fuera de su carpeta',
};

export const tieneTitulo = (codigo: string): boolean => Object.hasOwn(RECHAZOS, codigo);

/** A code without a title is read from its own words. */
export const rechazoEnPalabras = (codigo: string): string => {
  const texto = codigo.replaceAll('_', ' ');
  return RECHAZOS[codigo] ?? texto.charAt(0).toUpperCase() + texto.slice(1);
};
