import { goto } from '$app/navigation';
import { page } from '$app/state';
import { direccionCon, type Direccion, type EstadoTablero } from './estado-url.ts';

const trasElCuadro = (): Promise<void> => new Promise((listo) => requestAnimationFrame(() => setTimeout(listo)));

/**
 * The address a board obeys. A choice is obeyed at once; the navigation that writes it comes after the frame that shows it, because
 * going anywhere measures the page, and that is most of what a choice would cost. Call it while a component starts.
 */
export function direccionViva() {
  /** Chosen, and not yet in the address. */
  let adelantada = $state.raw<URL | null>(null);
  const url: Direccion = $derived(adelantada ?? page.url);
  /** @param replace instead of adding a step to the history */
  const ir = async (cambios: Partial<EstadoTablero>, replace = false): Promise<void> => {
    const destino = new URL(direccionCon(url, cambios), page.url.href);
    adelantada = destino;
    await trasElCuadro();
    // A later choice takes this one with it.
    if (adelantada !== destino) return;
    try {
      await goto(destino, { replace, reset: false });
    } finally {
      if (adelantada === destino) adelantada = null;
    }
  };
  return {
    get url() {
      return url;
    },
    ir,
  };
}
