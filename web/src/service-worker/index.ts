/**
 * The worker that keeps what was read. Its rule: a number never looks newer than it is. What is given instead of the network's answer
 * says when it was kept, and the page is told at once what the network says of it.
 */
import { version } from '$app/env';
import { immutable } from '$app/manifest';
import { self } from '$app/service-worker';
import { cambiaSesion, clasificar } from '../lib/fuera-de-linea/clasificar.ts';
import type { Mensaje } from '../lib/fuera-de-linea/marca.ts';
import { caducas, nombresDe } from '../lib/fuera-de-linea/memoria.ts';
import { precargar } from './armazon.ts';
import { responderDato, responderFijo, responderInmutable, responderMotor, responderNavegacion } from './datos.ts';
import { terminarSesion } from './sesion.ts';
import { comprobacionDe, guardarPagina, responderEnLinea, responderPagina } from './paginas.ts';

const nombres = nombresDe(version);

self.addEventListener('activate', (e) =>
  e.waitUntil(
    (async () => {
      for (const nombre of caducas(await caches.keys(), version)) await caches.delete(nombre);
      await self.clients.claim();
    })(),
  ),
);

self.addEventListener('fetch', (e) => {
  const { request } = e;
  // The session changes hands: what was read under it goes before the next one begins.
  if (request.mode === 'navigate' && cambiaSesion(new URL(request.url), self.location.origin))
    return e.respondWith(terminarSesion().then(() => fetch(request)));
  const clase = clasificar({
    metodo: request.method,
    url: new URL(request.url),
    origen: self.location.origin,
    esNavegacion: request.mode === 'navigate',
    esParticular: request.cache === 'no-store' || request.headers.has('authorization') || request.headers.has('range'),
  });
  if (clase === null) return;
  const despues = (tarea: Promise<unknown>): void => e.waitUntil(tarea);
  const responder = {
    pagina: () => responderPagina(request, nombres, despues),
    pagina_en_linea: () => responderEnLinea(request),
    navegacion: () => responderNavegacion(request),
    inmutable: () => responderInmutable(request, nombres, despues),
    motor: () => responderMotor(request, nombres, despues),
    dato_fijo: () => responderDato(request, nombres, despues, true),
    dato: () => responderDato(request, nombres, despues, false),
    fijo: () => responderFijo(request, nombres, despues),
  }[clase];
  e.respondWith(responder());
});

self.addEventListener('message', (e) => {
  const mensaje = e.data as Mensaje; // only our own pages can write to it
  switch (mensaje.tipo) {
    case 'activar':
      return void self.skipWaiting();
    case 'guardar':
      // What was just read first: a worker that brought everything before it worked would lose the pages left meanwhile.
      return e.waitUntil(
        guardarPagina(mensaje, nombres, self.location.origin).then(() =>
          mensaje.alPaso ? undefined : precargar(nombres, immutable),
        ),
      );
    case 'comprobacion':
      return e.waitUntil(comprobacionDe(mensaje.url).then((c) => e.ports[0]?.postMessage(c)));
  }
});
