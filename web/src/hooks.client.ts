import type { ClientInit, HandleClientError } from '@sveltejs/kit/hooks';
import { navigating } from '$app/state';

const CLAVE = 'recarga-por-archivo';
const UNA_VEZ_MS = 60_000;

/**
 * A file of this version is gone from the server: where somebody was going is loaded whole, with the new version, or this same page when
 * they were going nowhere; once in a while, and only if there is where to load it from. A page fetched beforehand can wait for its click.
 */
export const init: ClientInit = () => {
  addEventListener('vite:preloadError', (e) => {
    const destino = navigating.to?.url.href ?? null;
    if (destino === null && document.readyState === 'complete') return;
    try {
      const ultima = Number(sessionStorage.getItem(CLAVE) ?? 0);
      if (!navigator.onLine || Date.now() - ultima < UNA_VEZ_MS) return;
      sessionStorage.setItem(CLAVE, String(Date.now()));
    } catch {
      return; // without storage there is no counting the times
    }
    e.preventDefault();
    if (destino === null) location.reload();
    else location.assign(destino);
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
