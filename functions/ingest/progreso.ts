/** What is being done with a file, in the order it is done. */
export const FASES = ['leyendo', 'revisando', 'escribiendo', 'anotando'] as const;
export type Fase = (typeof FASES)[number];

/** `bytes` of `total` read so far; both stay at the end while the engine works. `filas` are those received. */
export type Progreso = (p: {
  readonly fase: Fase;
  readonly filas: number;
  readonly bytes: number;
  readonly total: number;
}) => void;
