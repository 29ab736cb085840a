import type { Handle, HandleFetch } from '@sveltejs/kit/hooks';
import { estilosATiempo } from '#lib/arranque/estilos-a-tiempo.ts';
import { modulosAlFinal } from '#lib/arranque/modulos-al-final.ts';
import { leerOpciones } from '#lib/pantalla/opciones.ts';

/** The explorer compiles WebAssembly. Its worker obeys its own policy; the page says it too for the browsers that ask the page. */
function conWebAssembly(respuesta: Response): Response {
  const politica = respuesta.headers.get('content-security-policy');
  if (politica !== null)
    respuesta.headers.set(
      'content-security-policy',
      politica.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
    );
  return respuesta;
}

/**
 * Modules, and the styles of what is not shown yet, come after the content. A wall whose address says its theme has it from its first paint; its own choice wins over the one
 * kept in the browser.
 */
export const handle: Handle = async ({ event, resolve }) => {
  const tema = event.url.pathname.endsWith('/pantalla') ? leerOpciones(event.url.searchParams).tema : null;
  const respuesta = await resolve(event, {
    transformPageChunk: ({ html }) =>
      estilosATiempo(
        modulosAlFinal(
          tema === null ? html : html.replace('<html lang="es-PE"', `<html lang="es-PE" data-tema="${tema}"`),
        ),
      ),
  });
  return event.route.id?.startsWith('/explorar') ? conWebAssembly(respuesta) : respuesta;
};

/** The API lives in the same process: its own calls do not travel, so there is nothing to compress, and nobody else to be. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (!event.platform || url.origin !== event.url.origin || !url.pathname.startsWith('/v1/')) return fetch(request);
  request.headers.set('accept-encoding', 'identity');
  // Whoever asked for the page is who asks for its data.
  for (const de of ['cookie', 'authorization', 'host']) {
    const valor = event.request.headers.get(de);
    if (valor !== null) request.headers.set(de, valor);
  }
  return event.platform.api(request);
};
