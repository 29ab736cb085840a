import { isHttpError } from '@sveltejs/kit';
import { pedir } from '../api.ts';
import type { Tarea } from '../../../../functions/domain/tarea.ts';

const CADA_MS = 1000;

/**
 * Asks what the server is doing, once a second, while `activo()`. Call it while a component starts. An answer that does not come is
 * only a second without news; a server that has no such route is not asked again.
 */
export function seguirTareas(activo: () => boolean, llegaron: (tareas: readonly Tarea[]) => void): void {
  let hay = true;
  $effect(() => {
    if (!activo()) return;
    const fin = new AbortController();
    const preguntar = async (): Promise<void> => {
      if (!hay || document.hidden) return;
      try {
        const { tareas } = await pedir<{ tareas: Tarea[] }>(fetch, '/v1/tareas', fin.signal);
        if (!fin.signal.aborted) llegaron(tareas);
      } catch (e) {
        if (isHttpError(e, 404)) hay = false;
      }
    };
    const reloj = setInterval(() => void preguntar(), CADA_MS);
    return () => {
      clearInterval(reloj);
      fin.abort();
    };
  });
}
