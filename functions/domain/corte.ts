import type { Alcance } from './alcance.ts';
import type { Periodo } from './periodo.ts';
import type { Fecha } from './fecha.ts';

/** `<region>-<periodo>-r<n>`, for example `05-2026-10-r1`. */
export type CorteId = string;

export const corteId = (region: string, periodo: Periodo, revision: number): CorteId =>
  `${region}-${periodo}-r${revision}`;

export const parseCorteId = (id: string): { region: string; periodo: Periodo; revision: number } | null => {
  const m = /^(\d{2})-(\d{4}-(?:0[1-9]|1[0-2]))-r([1-9]\d{0,3})$/.exec(id);
  return m ? { region: m[1]!, periodo: m[2]!, revision: Number(m[3]) } : null;
};

/**
 * Position of the journal when a corte was frozen: whole files received so far, and the sha256 of their sorted sha256; of those, how
 * many were voided (absent in cortes older than voiding).
 */
export type Diario = { readonly cargas: number; readonly sha256: string; readonly anuladas?: number };

/** One file a corte was made of. */
export type Insumo = {
  readonly id: string;
  readonly sha256: string;
  readonly archivo: string;
  readonly formato: string;
  readonly alcance: Alcance;
  /** Scopes that later issues say again: its rows there do not count. */
  readonly sin: readonly Alcance[];
  readonly emitido: Fecha | null;
  readonly dato_hasta: Fecha | null;
  /** Rows received; the other four add up to it. */
  readonly filas: number;
  readonly aceptadas: number;
  readonly observadas: number;
  readonly duplicadas: number;
  readonly rechazadas: number;
  readonly motivos: Readonly<Record<string, number>>;
  readonly sintetico: boolean;
  /** What was read from it, as kept: what `sala verificar` starts from. */
  readonly normalizado: readonly { readonly tabla: string; readonly clave: string; readonly sha256: string }[];
};

/** sha256 of each thing a corte published, over its text in canonical order. */
export type Resultados = {
  /** Leaf facts: the seal. */
  readonly hechos: string;
  /** Facts of every place, as served. */
  readonly lugares: string;
  /** Boards of every place, as served. */
  readonly tableros: string;
  /** The quality of its data. */
  readonly calidad: string;
};

/** What a corte was made of and what came out; immutable once published. */
export type Manifiesto = {
  readonly corte: CorteId;
  readonly region: string;
  readonly periodo: Periodo;
  readonly fecha_corte: Fecha;
  /** sha256 over inputs, definitions and territory: known before anything is computed. */
  readonly sha256_entradas: string;
  /** sha256 of the facts in canonical order and text. This is the seal shown on screen. */
  readonly sha256: string;
  readonly diario: Diario;
  /** In order of precedence, the latest issue last. */
  readonly cargas: readonly Insumo[];
  readonly catalogo: string;
  readonly territorio: string;
  readonly software: string;
  readonly resultados: Resultados;
  readonly hechos: number;
  readonly ambitos: number;
  readonly sintetico: boolean;
};

/** Short seal for people: the first 8 hex digits. */
export const selloCorto = (sha256: string): string => sha256.slice(0, 8);

/** Months of one region to close together: they share inputs, and their facts come from one scan. */
export type PedidoCierre = {
  readonly region: string;
  readonly periodos: readonly Periodo[];
  /** Who asks for it, or what does when nobody is there, for the record of publications: an identifier, never a name nor a document. */
  readonly por: string;
};

/** What of it a corte depends on: not on who asks. */
export type MesesPedidos = Omit<PedidoCierre, 'por'>;

/** One corte to be: what it is made of was fixed when it was frozen. */
export type CorteCongelado = {
  readonly corte: CorteId;
  readonly periodo: Periodo;
  readonly fecha_corte: Fecha;
  readonly sha256_entradas: string;
  /** True when the current corte of the month was made of exactly this: nothing to compute. */
  readonly repetido: boolean;
};

/** What a close will be made of: small and plain, so that it can travel between steps. */
export type Congelado = {
  readonly region: string;
  readonly cargas: readonly string[];
  readonly diario: Diario;
  readonly cortes: readonly CorteCongelado[];
};

/** A frozen close on its way to being published: who asked for it goes with it. */
export type PorPublicar = Congelado & Pick<PedidoCierre, 'por'>;

export type CorteHecho = {
  readonly corte: CorteId;
  readonly sha256: string;
  readonly publicado: boolean;
  readonly hechos: number;
  readonly ambitos: number;
};

/** What a publication leaves, and what whoever asked for it must be told, in Spanish: no person in it. */
export type Publicado = { readonly cortes: readonly CorteHecho[]; readonly avisos: readonly string[] };
