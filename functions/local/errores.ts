/** What went wrong, where, and what to do, in Spanish. Exit code 1: could not do it; 2: the command was written wrong. */
export class FalloError extends Error {
  override readonly name = 'FalloError';
  readonly salida: 1 | 2;
  constructor(mensaje: string, salida: 1 | 2 = 1, opciones?: ErrorOptions) {
    super(mensaje, opciones);
    this.salida = salida;
  }
}

type ConCodigo = { readonly code?: unknown; readonly path?: unknown; readonly port?: unknown };

const detalle = (error: unknown): ConCodigo => (typeof error === 'object' && error !== null ? error : {});

/** Errors of the machine that a person can mend, in words; null when it is none of them. */
export function enPalabras(error: unknown): string | null {
  const { code, path, port } = detalle(error);
  const donde = typeof path === 'string' ? ` (${path})` : '';
  switch (code) {
    case 'EADDRINUSE':
      return `El puerto ${String(port ?? '')} está ocupado. Si Sala ya está abierta, use esa ventana; si no, elija otro: npm start -- --puerto 4174`;
    case 'ENOSPC':
      return `El disco está lleno${donde}. Lo publicado sigue intacto; libere espacio y repita la orden.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `No hay permiso de escritura${donde}. Use otra carpeta con --datos CARPETA, o dé permiso a ésta.`;
    case 'ENOENT':
      return `No existe el archivo o la carpeta${donde}. Revise la ruta.`;
    case 'EISDIR':
      return `Se esperaba un archivo y es una carpeta${donde}. Nombre los archivos uno por uno, o con un comodín: carpeta/*.csv`;
    default:
      return null;
  }
}

/** The sentence to print. On one's own terminal there is nobody to hide an error's text from. */
export const mensajeDe = (error: unknown): string => {
  const palabras = enPalabras(error) ?? (error instanceof Error ? enPalabras(error.cause) : null);
  return palabras ?? (error instanceof Error ? error.message : String(error));
};
