/** A file format that Sala reads, as `/v1/formatos` publishes it. */
export type FormatoPublicado = {
  readonly id: string;
  readonly nombre: string;
  /** Who issues it: `propio` for our own tables. */
  readonly origen: string;
  readonly columnas: readonly {
    readonly titulos: readonly string[];
    readonly obligatoria: boolean;
    readonly descripcion?: string;
  }[];
  /** Where its template is; null where the file comes from another system. */
  readonly plantilla: string | null;
};
