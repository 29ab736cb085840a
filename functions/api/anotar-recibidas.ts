import type { Deps, Recibida } from './deps.ts';

/** Who brought each file that enters: it may leave others without counting. */
export async function anotarRecibidas(
  { auditoria, cargas, ahora }: Pick<Deps, 'auditoria' | 'cargas' | 'ahora'>,
  quien: string,
  recibidas: readonly Recibida[],
): Promise<void> {
  for (const { nueva, carga: una } of recibidas) {
    const guardada = nueva && !una.error ? await cargas.recibida(una.id) : null;
    if (!guardada) continue;
    await auditoria?.anotar({
      instante: ahora(),
      quien,
      que: 'carga_recibida',
      recurso: `carga:${una.id}`,
      region: guardada.region,
      ambito: una.alcance.ambito,
      finalidad: null,
    });
  }
}
