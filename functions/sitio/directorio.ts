import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as oauth from 'oauth4webapi';
import type { Verificar } from '../api/credencial.ts';
import { abrirSesion, cerrarSesion, seguirA, volverA, type CookieSesion } from './cookie.ts';

/** The directory of persons and how this site is known to it. */
export type Directorio = {
  readonly emisor: string;
  readonly cliente: string;
  /** Where its own sign-in pages are: `https://<dominio>`. */
  readonly ingreso: string;
  /** Address of this site as people see it, without a final slash; null to take the one it was asked by. */
  readonly direccion: string | null;
  readonly cookie: CookieSesion;
  readonly verificar: Verificar;
  /** For tests. */
  readonly fetch?: typeof globalThis.fetch;
};

/** What must come back from the directory, kept in the browser that left: it must travel with a visit that comes from another site. */
const COOKIE_IDA = '__Host-sala-ida';
const IDA_SEGUNDOS = 600;
const CAMINO_VUELTA = '/sesion';

type Ida = { readonly verificador: string; readonly estado: string; readonly nonce: string; readonly volver: string };

const leerIda = (texto: string | undefined): Ida | null => {
  try {
    const x = JSON.parse(texto ?? 'null') as Partial<Ida> | null; // whatever the browser sent: checked below
    const { verificador, estado, nonce, volver } = x ?? {};
    return [verificador, estado, nonce].every((s) => typeof s === 'string' && s.length > 20)
      ? ({ verificador, estado, nonce, volver: volverA(volver) } as Ida)
      : null;
  } catch {
    return null;
  }
};

/**
 * Signing in and out against the directory: authorization code with PKCE, for a client that keeps no secret. The code is tied to the
 * browser that left; its token stays in a cookie that no script reads.
 */
export function sesionDirectorio(d: Directorio): Hono {
  const base = d.ingreso.replace(/\/$/, '');
  const servidor: oauth.AuthorizationServer = {
    issuer: d.emisor,
    authorization_endpoint: `${base}/oauth2/authorize`,
    token_endpoint: `${base}/oauth2/token`,
  };
  const cliente: oauth.Client = { client_id: d.cliente };
  const vuelta = (url: string): string => `${d.direccion ?? new URL(url).origin}${CAMINO_VUELTA}`;
  const app = new Hono();

  app.get('/sesion/entrar', async (c) => {
    const ida: Ida = {
      verificador: oauth.generateRandomCodeVerifier(),
      estado: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      volver: volverA(c.req.query('volver')),
    };
    setCookie(c, COOKIE_IDA, JSON.stringify(ida), {
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      maxAge: IDA_SEGUNDOS,
    });
    const consulta = new URLSearchParams({
      response_type: 'code',
      client_id: d.cliente,
      redirect_uri: vuelta(c.req.url),
      scope: 'openid',
      state: ida.estado,
      nonce: ida.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(ida.verificador),
      code_challenge_method: 'S256',
      lang: 'es',
    });
    c.header('Cache-Control', 'no-store');
    return c.redirect(`${base}/oauth2/authorize?${consulta}`, 302);
  });

  app.get(CAMINO_VUELTA, async (c) => {
    const ida = leerIda(getCookie(c, COOKIE_IDA));
    deleteCookie(c, COOKIE_IDA, { path: '/', secure: true });
    const noEntro = () => seguirA(c, '/entrar?fallo=si', 'No se pudo entrar.');
    if (!ida) return noEntro();
    try {
      const parametros = oauth.validateAuthResponse(servidor, cliente, new URL(c.req.url), ida.estado);
      const respuesta = await oauth.authorizationCodeGrantRequest(
        servidor,
        cliente,
        oauth.None(),
        parametros,
        vuelta(c.req.url),
        ida.verificador,
        d.fetch ? { [oauth.customFetch]: d.fetch } : {},
      );
      const { id_token } = await oauth.processAuthorizationCodeResponse(servidor, cliente, respuesta, {
        expectedNonce: ida.nonce,
        requireIdToken: true,
      });
      const presentado = await d.verificar(id_token!); // required above
      if (presentado.quien === null) return noEntro();
      abrirSesion(c, d.cookie, id_token!, presentado.quien.vence - Date.now() / 1000);
      return seguirA(c, ida.volver, 'Entrando…');
    } catch (error) {
      if (
        error instanceof oauth.AuthorizationResponseError ||
        error instanceof oauth.ResponseBodyError ||
        error instanceof oauth.OperationProcessingError
      )
        return noEntro();
      throw error;
    }
  });

  app.post('/sesion/salir', (c) => {
    cerrarSesion(c, d.cookie);
    const consulta = new URLSearchParams({
      client_id: d.cliente,
      logout_uri: `${d.direccion ?? new URL(c.req.url).origin}/`,
    });
    return seguirA(c, `${base}/logout?${consulta}`, 'Cerrando la sesión…');
  });
  return app;
}
