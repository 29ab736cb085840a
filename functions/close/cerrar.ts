import type { Congelado, PedidoCierre, PorPublicar, Publicado } from '../domain/corte.ts';

export type Cierre = Publicado & {
  /** Seconds of each step; null where whoever runs the steps keeps that history itself. */
  readonly segundos: Readonly<Record<'congelar' | 'agregar' | 'publicar', number | null>>;
};

export type Pasos = {
  congelar(pedido: PedidoCierre): Promise<Congelado>;
  agregar(congelado: Congelado): Promise<void>;
  publicar(congelado: PorPublicar): Promise<Publicado>;
};

/** Runs one named step. In AWS it is a durable step: done once, remembered, retried; on one machine it just runs. */
export type Ejecutor = <T>(
  nombre: 'congelar' | 'agregar' | 'publicar',
  hacer: () => Promise<T>,
) => Promise<{ valor: T; segundos: number | null }>;

/**
 * The order of a close, written once. Each step is safe to repeat: what it writes is named by its content or by the corte, and the
 * pointer that readers follow is flipped at the very end of `publicar`.
 */
export async function cerrar(pedido: PedidoCierre, pasos: Pasos, paso: Ejecutor): Promise<Cierre> {
  const congelado = await paso('congelar', () => pasos.congelar(pedido));
  const agregado = await paso('agregar', () => pasos.agregar(congelado.valor));
  const publicado = await paso('publicar', () => pasos.publicar({ ...congelado.valor, por: pedido.por }));
  return {
    ...publicado.valor,
    segundos: { congelar: congelado.segundos, agregar: agregado.segundos, publicar: publicado.segundos },
  };
}
