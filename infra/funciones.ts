/** What a Lambda of Sala is, before anyone says what it may touch. */
export type Hoja = {
  readonly entrada: string;
  readonly memoriaMb: number;
  readonly segundos: number;
  /** Room in /tmp: DuckDB reads local files only, so objects are copied there first. */
  readonly discoMb: number;
};

/** Every Lambda of Sala. Adding one here bundles it, starts it in the tests and counts it in the template assertions. */
export const FUNCIONES = {
  Api: { entrada: 'functions/api/handler.ts', memoriaMb: 1024, segundos: 15, discoMb: 512 },
  Ingesta: { entrada: 'functions/ingest/handler.ts', memoriaMb: 3008, segundos: 600, discoMb: 4096 },
  Agregar: { entrada: 'functions/aggregate/handler.ts', memoriaMb: 8192, segundos: 900, discoMb: 10_240 },
  Publicar: { entrada: 'functions/publish/handler.ts', memoriaMb: 4096, segundos: 900, discoMb: 4096 },
  Cerrar: { entrada: 'functions/close/handler.ts', memoriaMb: 1024, segundos: 300, discoMb: 512 },
  Sitio: { entrada: 'functions/sitio/handler.ts', memoriaMb: 1024, segundos: 15, discoMb: 512 },
} as const satisfies Record<string, Hoja>;

export type NombreFuncion = keyof typeof FUNCIONES;
export const NOMBRES = Object.keys(FUNCIONES) as NombreFuncion[]; // keys of a literal object
