/** What a Lambda of Sala is, before anyone says what it may touch. */
export type Hoja = {
  readonly entrada: string;
  readonly memoriaMb: number;
  readonly segundos: number;
  /** Room in /tmp: DuckDB reads local files only, so objects are copied there first. */
  readonly discoMb: number;
  /** How many may run at once: a flood of one kind of work leaves the others their share, and the bill has a ceiling. */
  readonly alaVez: number;
};

/** Every Lambda of Sala. Adding one here bundles it, starts it in the tests and counts it in the template assertions. */
export const FUNCIONES = {
  Api: { entrada: 'functions/api/handler.ts', memoriaMb: 1024, segundos: 15, discoMb: 512, alaVez: 100 },
  Ingesta: { entrada: 'functions/ingest/handler.ts', memoriaMb: 3008, segundos: 600, discoMb: 4096, alaVez: 5 },
  Agregar: { entrada: 'functions/aggregate/handler.ts', memoriaMb: 8192, segundos: 900, discoMb: 10_240, alaVez: 5 },
  Publicar: { entrada: 'functions/publish/handler.ts', memoriaMb: 4096, segundos: 900, discoMb: 4096, alaVez: 5 },
  Cerrar: { entrada: 'functions/close/handler.ts', memoriaMb: 1024, segundos: 300, discoMb: 512, alaVez: 30 },
  Sitio: { entrada: 'functions/sitio/handler.ts', memoriaMb: 1024, segundos: 15, discoMb: 512, alaVez: 100 },
  Vigilar: { entrada: 'functions/watch/handler.ts', memoriaMb: 512, segundos: 60, discoMb: 512, alaVez: 1 },
} as const satisfies Record<string, Hoja>;

export type NombreFuncion = keyof typeof FUNCIONES;
export const NOMBRES = Object.keys(FUNCIONES) as NombreFuncion[]; // keys of a literal object
