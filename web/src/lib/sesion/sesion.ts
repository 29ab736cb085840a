import type { Finalidad, Rol } from '../../../../functions/domain/acceso/identidad.ts';
import type { AmbitoId } from '../../../../functions/domain/ambito.ts';
import * as t from '../textos/es/sesion.ts';

/** Who is looking, as the API tells it. */
export type Sesion = {
  /** Tells one from another without saying who they are. */
  readonly huella: string;
  /** Of an invented person of the demonstration. */
  readonly nombre: string | null;
  readonly clase: 'persona' | 'dispositivo';
  readonly roles: readonly Rol[];
  readonly ambitos: readonly { readonly id: AmbitoId; readonly nombre: string }[];
  readonly nominal: readonly Finalidad[];
  /** ISO 8601; null when it lasts as long as the sala is open. */
  readonly vence: string | null;
  readonly demostracion: boolean;
};

export type Entrada =
  | { readonly tipo: 'demostracion'; readonly usuarios: readonly { readonly id: string; readonly nombre: string }[] }
  | { readonly tipo: 'directorio' }
  | { readonly tipo: 'ninguna' };

export type Presentado =
  | { readonly sesion: Sesion; readonly entrada: Entrada }
  | {
      readonly sesion: null;
      readonly por: 'sin_sesion' | 'sesion_vencida' | 'sesion_invalida';
      readonly entrada: Entrada;
    };

/** Roles as they are called in the field. */
export const NOMBRE_ROL: Readonly<Record<Rol, string>> = {
  publico: t.rolPublico,
  eess: t.rolEess,
  ial: t.rolIal,
  iar: t.rolIar,
  evaluador: t.rolEvaluador,
  admin: t.rolAdmin,
};

/** Who is looking, in a few words. */
export const rotulo = (s: Sesion): string => {
  if (s.nombre !== null) return s.nombre;
  if (s.clase === 'dispositivo') return t.pantallaDe(s.ambitos.map((a) => a.nombre).join(', '));
  const [primero, ...otros] = s.ambitos;
  const donde = primero ? `${primero.nombre}${otros.length > 0 ? t.yOtros(otros.length) : ''}` : t.sinLugares;
  return `${s.roles.map((r) => NOMBRE_ROL[r]).join(', ') || t.sinRoles} · ${donde}`;
};

const CAMINOS: Readonly<Record<string, string>> = { G: '/iar/', D: '/ial/', E: '/eess/', S: '/sector/', R: '/red/' };

/** The page of a place; those without one of their own have the common page. */
export const caminoDe = (id: AmbitoId): string =>
  id === 'N:PE'
    ? '/'
    : CAMINOS[id[0]!]
      ? `${CAMINOS[id[0]!]}${encodeURIComponent(id.slice(2))}`
      : `/ambito/${encodeURIComponent(id)}`;

/** The address of this site to come back to; the start when it is none. The server looks at it again. */
export const volverA = (pedido: string | null): string =>
  pedido !== null && /^\/(?![/\\])/.test(pedido) && !pedido.startsWith('/entrar') ? pedido : '/';
