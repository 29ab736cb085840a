/** The object store port: a folder on one machine, S3 in AWS. Whole objects; names chosen by content are never overwritten. */
export type Objetos = {
  /** Writes the whole object, atomically: a reader sees all of it or nothing. */
  put(clave: string, cuerpo: Uint8Array | { readonly ruta: string }): Promise<void>;
  /** @returns null when there is no such object. */
  get(clave: string): Promise<Uint8Array | null>;
  /** Puts a local copy at hand (DuckDB reads files only) and returns its path. @throws when there is no such object. */
  rutaLocal(clave: string): Promise<string>;
  /** Keys under a prefix, sorted. */
  list(prefijo: string): Promise<string[]>;
  existe(clave: string): Promise<boolean>;
};
