import type { MiddlewareHandler } from 'hono';
import { problema } from './problema.ts';

/** What the path was before anybody parsed it: in the event of Lambda, or in the request line under Node. */
type Entorno = { readonly event?: { readonly rawPath?: string }; readonly incoming?: { readonly url?: string } };

const SEPARA = /[/\\]|%2f|%5c/i;
/** Parsers drop these wherever they are. */
const SE_PIERDEN = /[\t\n\r]/g;
/** Letters, digits and `-._~`: an address means the same with them written or encoded, and who guards a door may look at only one. */
const SIN_FALTA = /%(?:2[de]|3\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/i;

/** Whether a path could be read as another one: with `.` or `..` among its parts, or with encoded what needs no encoding. */
export function esCaminoTorcido(crudo: string): boolean {
  const camino = crudo.split(/[?#]/, 1)[0]!.replace(SE_PIERDEN, ''); // a text always has a first part
  return SIN_FALTA.test(camino) || camino.split(SEPARA).some((parte) => /^\.{1,2}$/.test(parte.trim()));
}

/**
 * Refuses what whoever stands before reads as one path and the parser as another: `/sesion/../v1/…` would pass by the door of one and
 * go in by that of the other. A call made in process has no path but its own.
 */
export const soloCaminosDerechos: MiddlewareHandler = async (c, next) => {
  const { event, incoming } = (c.env ?? {}) as Entorno; // what the adapters of Lambda and of Node hand over
  const crudo = event?.rawPath ?? incoming?.url;
  if (crudo !== undefined && esCaminoTorcido(crudo))
    return problema(
      c,
      400,
      'camino_torcido',
      'La dirección lleva «.», «..» o signos codificados sin necesidad. Escríbala entera, sin rodeos.',
    );
  await next();
  return undefined;
};
