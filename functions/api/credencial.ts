import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Deps, Presentado } from './deps.ts';

/** Tells who a credential is of. */
export type Verificar = (credencial: string) => Promise<Presentado>;

export type Verificadores = {
  /** Name of the cookie of the session. */
  readonly cookie: string;
  readonly jwt: Verificar;
  /** Tokens of wall screens, which begin so. */
  readonly pantalla: Verificar;
  /** Who comes with nothing. */
  readonly sinNada?: Presentado;
};

/** Where the deployed sala keeps the session: only over TLS, only for this very host, out of reach of scripts and of other sites. */
export const COOKIE_SESION = '__Host-sala';
export const PREFIJO_PANTALLA = 'pantalla.';
/** A token of the directory takes about 1 KB. */
const MAXIMO = 4096;

const NADIE: Presentado = { quien: null, por: 'sin_sesion' };
const MALA: Presentado = { quien: null, por: 'sesion_invalida' };

/** What the request presents: its own header first; `undefined` nothing, null what cannot be read. */
const presentada = (c: Context, cookie: string): string | null | undefined => {
  const cabecera = c.req.header('Authorization');
  if (cabecera !== undefined) return /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(cabecera)?.[1] ?? null;
  return getCookie(c, cookie) || undefined;
};

/** Who makes a request. One credential is looked at: a bad one is not made up for by another. */
export const identificarCon = (v: Verificadores): Deps['identificar'] => {
  return async (c) => {
    const credencial = presentada(c, v.cookie);
    if (credencial === undefined) return v.sinNada ?? NADIE;
    if (credencial === null || credencial.length > MAXIMO) return MALA;
    return credencial.startsWith(PREFIJO_PANTALLA)
      ? v.pantalla(credencial.slice(PREFIJO_PANTALLA.length))
      : v.jwt(credencial);
  };
};
