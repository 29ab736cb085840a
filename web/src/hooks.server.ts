import type { Handle, HandleFetch } from '@sveltejs/kit/hooks';
import { leerOpciones } from '#lib/pantalla/opciones.ts';

/** A wall whose address says its theme has it from its first paint; its own choice wins over the one kept in the browser. */
export const handle: Handle = ({ event, resolve }) => {
  if (!event.url.pathname.endsWith('/pantalla')) return resolve(event);
  const { tema } = leerOpciones(event.url.searchParams);
  return tema === null
    ? resolve(event)
    : resolve(event, {
        transformPageChunk: ({ html }) => html.replace('<html lang="es-PE"', `<html lang="es-PE" data-tema="${tema}"`),
      });
};

/** The API lives in the same process: its own calls do not travel, so there is nothing to compress. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (!event.platform || url.origin !== event.url.origin || !url.pathname.startsWith('/v1/')) return fetch(request);
  request.headers.set('accept-encoding', 'identity');
  return event.platform.api(request);
};
