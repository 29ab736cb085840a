import { direccionBase } from './clasificar.ts';
import type { Comprobacion, Mensaje } from './marca.ts';

const CADA_HORA_MS = 3_600_000;

const enviar = (destino: ServiceWorker | null | undefined, mensaje: Mensaje, puertos: MessagePort[] = []): void =>
  destino?.postMessage(mensaje, puertos);

/**
 * Registers the worker of this origin and looks for a newer one every hour. A newer one waits until it is asked in.
 * @param alEsperar called with how to let it in, each time one is ready; not on the first visit
 * @returns how to stop looking
 */
export async function registrar(alEsperar: (entrar: () => void) => void): Promise<() => void> {
  const trabajadores = navigator.serviceWorker;
  const registro = await trabajadores.register('/service-worker.js', { updateViaCache: 'none' });
  const ofrecer = (): void => {
    const nuevo = registro.waiting;
    if (!nuevo || !trabajadores.controller) return;
    alEsperar(() => {
      trabajadores.addEventListener('controllerchange', () => location.reload(), { once: true });
      enviar(nuevo, { tipo: 'activar' });
    });
  };
  ofrecer();
  registro.addEventListener('updatefound', () => {
    registro.installing?.addEventListener('statechange', ofrecer);
  });
  const reloj = setInterval(() => void registro.update().catch(() => undefined), CADA_HORA_MS);
  return () => clearInterval(reloj);
}

/** What the network says of the stored page that is open. */
export const comprobar = (): Promise<Comprobacion> =>
  new Promise((listo) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => listo(data as Comprobacion); // the worker answers nothing else
    enviar(navigator.serviceWorker.controller, { tipo: 'comprobacion', url: location.href }, [port2]);
  });

/**
 * Keeps the page that is open, and what it used, for when there is no network.
 * @param alPaso without bringing anything else: the page may still be at its own work
 */
export async function guardarAbierta(alPaso: boolean): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const recursos = performance
    .getEntriesByType('resource')
    .map((r) => r.name)
    .filter((nombre) => nombre.startsWith(location.origin));
  enviar(active, { tipo: 'guardar', pagina: location.href, recursos: [...new Set(recursos)], alPaso });
}

/**
 * True when the worker cannot have kept the open page by itself.
 * @param sola the page came without passing by the worker: it was not there yet, or the page was reached from inside
 */
export const faltaGuardar = (sola: boolean): boolean => sola || direccionBase(new URL(location.href)) !== location.href;
