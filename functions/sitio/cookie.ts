import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';

/** How a session is kept in a browser. `segura`: over TLS only, as it is everywhere but on one's own machine. */
export type CookieSesion = { readonly nombre: string; readonly segura: boolean };

const OPCIONES = { path: '/', httpOnly: true, sameSite: 'Strict' } as const;

/**
 * What the last person left in this browser goes before the next one comes: answers the browser kept. What the service worker kept it
 * takes away itself, when it sees the session change.
 */
const olvidar = (c: Context): void => c.header('Clear-Site-Data', '"cache"');

/** @param segundos how long the browser keeps it */
export function abrirSesion(c: Context, { nombre, segura }: CookieSesion, credencial: string, segundos: number): void {
  olvidar(c);
  setCookie(c, nombre, credencial, { ...OPCIONES, secure: segura, maxAge: Math.max(0, Math.floor(segundos)) });
}

export function cerrarSesion(c: Context, { nombre, segura }: CookieSesion): void {
  olvidar(c);
  deleteCookie(c, nombre, { ...OPCIONES, secure: segura });
}

/** A path of this very site, or its start: never another site, whatever it is dressed as. */
export const volverA = (pedido: unknown): string =>
  typeof pedido === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(pedido) && pedido.length <= 2000 ? pedido : '/';

const escapar = (texto: string): string => texto.replace(/[&<>"']/g, (s) => `&#${s.charCodeAt(0)};`);

/**
 * A page that goes on by itself. After coming back from another site a redirection would still carry that site's mark, and the browser
 * would not send a `SameSite=Strict` cookie; a page of ours that moves on does not.
 */
export const seguirA = (c: Context, destino: string, titulo: string): Response => {
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  const url = escapar(destino);
  return c.html(
    `<!doctype html><html lang="es-PE"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="0;url=${url}"><title>${escapar(titulo)}</title><p>${escapar(titulo)} <a href="${url}">Seguir</a></p></html>`,
  );
};
