/** A key of the object store that could leave it, or that no store keeps the same way. It is a mistake of the caller. */
export class ClaveInvalidaError extends Error {
  override readonly name = 'ClaveInvalidaError';
  readonly code = 'clave_invalida';
  readonly clave: string;
  constructor(clave: string) {
    super(
      `La clave de objeto «${clave}» no es válida: use segmentos separados por «/», sin «..», sin «\\» y sin «/» inicial.`,
    );
    this.clave = clave;
  }
}

/** No room left on the disk or no permission on the folder: the operation did not happen and nothing was left half written. */
export class AlmacenError extends Error {
  override readonly name = 'AlmacenError';
  readonly code: 'disco_lleno' | 'sin_permiso';
  readonly ruta: string;
  constructor(code: 'disco_lleno' | 'sin_permiso', ruta: string, options?: ErrorOptions) {
    super(
      code === 'disco_lleno'
        ? `No queda espacio en el disco para escribir en ${ruta}. Libere espacio, o elija otra carpeta con --datos, y repita.`
        : `Sin permiso sobre ${ruta}. Dé permiso de lectura y escritura a su usuario, o elija otra carpeta con --datos, y repita.`,
      options,
    );
    this.code = code;
    this.ruta = ruta;
  }
}

export class ObjetoInexistenteError extends Error {
  override readonly name = 'ObjetoInexistenteError';
  readonly code = 'objeto_inexistente';
  readonly clave: string;
  constructor(clave: string) {
    super(`No existe el objeto «${clave}» en el almacén.`);
    this.clave = clave;
  }
}

const PROHIBIDO = /[\\\u0000-\u001f\u007f]/;

/** @throws ClaveInvalidaError unless every segment is a plain name. */
export const validarClave = (clave: string): string => {
  const mala =
    clave === '' ||
    clave.length > 900 ||
    PROHIBIDO.test(clave) ||
    clave.split('/').some((s) => s === '' || s === '.' || s === '..');
  if (mala) throw new ClaveInvalidaError(clave);
  return clave;
};

/** Prefixes follow the same rules and may end in `/` or be empty. */
export const validarPrefijo = (prefijo: string): string => {
  if (prefijo !== '') validarClave(prefijo.replace(/\/$/, ''));
  return prefijo;
};
