import type { Mensaje } from '../fuera-de-linea/marca.ts';

const HORA_MS = 3_600_000;

/**
 * Loads the page again when it has been open for `horas` (0: never), so that nothing a browser forgets to free stays for months, and
 * so that a new version reaches a screen nobody touches. Call it only just after the server answered.
 */
export const reciclar = (nacida: number, horas: number): void => {
  if (horas === 0 || Date.now() - nacida < horas * HORA_MS) return;
  const activar: Mensaje = { tipo: 'activar' };
  // Not there without https or localhost: then there is no worker to change.
  const trabajadores: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  void (trabajadores?.getRegistration() ?? Promise.resolve(undefined))
    .then((r) => r?.waiting?.postMessage(activar))
    .finally(() => location.reload());
};
