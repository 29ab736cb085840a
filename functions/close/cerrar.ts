import type { Periodo } from '../domain/periodo.ts';

/** Months of one region to close together: they share inputs, and their facts come from one scan. */
export type Pedido = { readonly region: string; readonly periodos: readonly Periodo[] };

/** One corte to be: what it is made of was fixed when it was frozen. */
export type CorteCongelado = {
  readonly corte: string;
  readonly periodo: Periodo;
  readonly fecha_corte: string;
  readonly sha256_entradas: string;
  /** True when the current corte of the month was made of exactly this: nothing to compute. */
  readonly repetido: boolean;
};

export type Congelado = { readonly region: string; readonly cargas: readonly string[]; readonly cortes: readonly CorteCongelado[] };

export type CorteHecho = { readonly corte: string; readonly sha256: string; readonly publicado: boolean; readonly hechos: number; readonly ambitos: number };

export type Cierre = {
  readonly cortes: readonly CorteHecho[];
  readonly segundos: { readonly congelar: number; readonly agregar: number; readonly publicar: number };
};

export type Pasos = {
  congelar(pedido: Pedido): Promise<Congelado>;
  agregar(congelado: Congelado): Promise<void>;
  publicar(congelado: Congelado): Promise<readonly CorteHecho[]>;
};

/** Runs one named step. In AWS it is a durable step: done once, remembered, retried; on one machine it just runs. */
export type Ejecutor = <T>(nombre: 'congelar' | 'agregar' | 'publicar', hacer: () => Promise<T>) => Promise<{ valor: T; segundos: number }>;

/**
 * The order of a close, written once. Each step is safe to repeat: what it writes is named by its content or by the corte, and the
 * pointer that readers follow is flipped at the very end of `publicar`.
 */
export async function cerrar(pedido: Pedido, pasos: Pasos, paso: Ejecutor): Promise<Cierre> {
  const congelado = await paso('congelar', () => pasos.congelar(pedido));
  const agregado = await paso('agregar', () => pasos.agregar(congelado.valor));
  const publicado = await paso('publicar', () => pasos.publicar(congelado.valor));
  return {
    cortes: publicado.valor,
    segundos: { congelar: congelado.segundos, agregar: agregado.segundos, publicar: publicado.segundos },
  };
}
