import type { NombreFuncion } from '../../infra/funciones.ts';

const ALMACEN = ['TABLE_NAME', 'BUCKET_NAME'];
/** Whose tokens are believed, and where wall screens and readings are kept. */
const QUIEN = ['NOMINAL_TABLE_NAME', 'SALA_EMISOR', 'SALA_CLIENTES'];

/**
 * Every variable a deployed function is given, besides those of the runtime: the templates are held to it, and the bundles are
 * started with these and no other. None of them can switch on the identity of the demo.
 */
export const VARIABLES: Readonly<Record<NombreFuncion, readonly string[]>> = {
  Api: [...ALMACEN, ...QUIEN, 'NOMINAL_BUCKET_NAME', 'CLAVE_SECRETO'],
  Sitio: [...ALMACEN, ...QUIEN, 'SALA_INGRESO', 'SALA_DIRECCION'],
  Ingesta: [...ALMACEN, 'NOMINAL_BUCKET_NAME', 'CLAVE_SECRETO'],
  Agregar: [...ALMACEN, 'NOMINAL_BUCKET_NAME'],
  Publicar: [...ALMACEN, 'NOMINAL_TABLE_NAME'],
  Cerrar: ['TABLE_NAME', 'AGREGAR_FN', 'PUBLICAR_FN'],
  Vigilar: ['TABLE_NAME'],
};
