/** Something long that the sala is doing now, for whoever waits for it. Gone from the list when it ends. */
export type Tarea = {
  /** The one the petition named (`X-Sala-Tarea`), or one of the sala's own. */
  readonly id: string;
  readonly tipo: 'carga' | 'cierre' | 'diferencias';
  /** Whose it is; null while the file that is being read has not said. */
  readonly region: string | null;
  readonly titulo: string;
  /** What it is about just now, in Spanish. */
  readonly mensaje: string;
  readonly hecho: number;
  readonly total: number | null;
  readonly unidad: 'bytes' | 'pasos';
  readonly filas: number | null;
  readonly filas_por_s: number | null;
  readonly segundos: number;
  readonly restante_s: number | null;
};
