import type { ClientInit, HandleClientError } from '@sveltejs/kit/hooks';
import { navigating } from '$app/state';

const CLAVE = 'recarga-por-archivo';
const UNA_VEZ_MS = 60_000;
const ESPERA_CLIC_MS = 2_000;

/** Once in a while, and only if there is where to load it from. @returns whether it was done */
function unaVez(cargar: () => void): boolean {
  try {
    const ultima = Number(sessionStorage.getItem(CLAVE) ?? 0);
    if (!navigator.onLine || Date.now() - ultima < UNA_VEZ_MS) return false;
    sessionStorage.setItem(CLAVE, String(Date.now()));
  } catch {
    return false; // without storage there is no counting the times
  }
  cargar();
  return true;
}

/**
 * A file of this version is gone from the server: where somebody was going is loaded whole, with the new version. When they were going
 * nowhere it may have been fetched for a link they point at: this page is loaded again only if no click follows.
 */
export const init: ClientInit = () => {
  let espera: ReturnType<typeof setTimeout> | undefined;
  addEventListener('vite:preloadError', (e) => {
    clearTimeout(espera);
    const destino = navigating.to?.url.href;
    if (destino === undefined)
      espera = setTimeout(() => navigating.to ?? unaVez(() => location.reload()), ESPERA_CLIC_MS);
    else if (unaVez(() => location.assign(destino))) e.preventDefault();
  });
};

/**
 * Data of a page that could not be fetched: the browser goes to the address by itself, where the service worker has what was kept of
 * it, or says that there is no network.
 */
export const handleError: HandleClientError = ({ kind, error, event }) => {
  if (
    kind === 'unknown' &&
    error instanceof TypeError &&
    event.url.href !== location.href &&
    navigator.serviceWorker?.controller
  )
    location.assign(event.url);
};
