import { createHash } from 'node:crypto';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { COOKIE_SESION } from '../../functions/api/credencial.ts';
import { verificadorJwt } from '../../functions/api/token.ts';
import { crearSitio } from '../../functions/sitio/app.ts';
import { sesionDirectorio } from '../../functions/sitio/directorio.ts';

const EMISOR = 'https://directorio.ejemplo/pool';
const INGRESO = 'https://ingreso.ejemplo';
let llave: CryptoKey;
let verificar: ReturnType<typeof verificadorJwt>;
beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  llave = privateKey;
  const llaves = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }] });
  verificar = verificadorJwt({ emisor: EMISOR, clientes: ['web'], llaves });
});

type Canje = URLSearchParams;

/** A directory that gives a token for a code, once it has seen the verifier of the challenge. */
function sitio(nonceDe: () => string, canjes: Canje[] = [], claims: Record<string, unknown> = {}) {
  const fetch: typeof globalThis.fetch = async (_, init) => {
    canjes.push(new URLSearchParams(init?.body as URLSearchParams)); // what the library sends
    const id_token = await new SignJWT({
      token_use: 'id',
      nonce: nonceDe(),
      'cognito:groups': ['iar'],
      'custom:ambitos': 'G:05',
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setIssuer(EMISOR)
      .setAudience('web')
      .setSubject('u1')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(llave);
    return Response.json({ access_token: 'a', token_type: 'Bearer', id_token });
  };
  return crearSitio({
    api: { fetch: () => new Response(null, { status: 500 }) },
    responder: async () => new Response('página'),
    puertas: [
      sesionDirectorio({
        emisor: EMISOR,
        cliente: 'web',
        ingreso: INGRESO,
        direccion: 'https://sala.ejemplo',
        cookie: { nombre: COOKIE_SESION, segura: true },
        verificar,
        fetch,
      }),
    ],
  });
}

const galletas = (r: Response): Record<string, string> =>
  Object.fromEntries(r.headers.getSetCookie().map((g) => [g.split('=')[0]!, g]));
const cookie = (r: Response): string =>
  r.headers
    .getSetCookie()
    .map((g) => g.split(';')[0])
    .join('; ');

async function ida(app: ReturnType<typeof sitio>, volver = '/iar/05') {
  const r = await app.request(`https://sala.ejemplo/sesion/entrar?volver=${encodeURIComponent(volver)}`);
  return { r, a: new URL(r.headers.get('Location')!), Cookie: cookie(r) };
}

describe('entrar con el directorio', () => {
  it('goes with a challenge and keeps its secret in the browser; comes back to where it was', async () => {
    let nonce = '';
    const canjes: Canje[] = [];
    const app = sitio(() => nonce, canjes);
    const { r, a, Cookie } = await ida(app);
    expect([r.status, a.origin + a.pathname]).toEqual([302, `${INGRESO}/oauth2/authorize`]);
    expect(Object.fromEntries(a.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'web',
      redirect_uri: 'https://sala.ejemplo/sesion',
      code_challenge_method: 'S256',
    });
    expect(galletas(r)['__Host-sala-ida']).toMatch(/Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);

    nonce = a.searchParams.get('nonce')!;
    const vuelta = await app.request(`https://sala.ejemplo/sesion?code=c1&state=${a.searchParams.get('state')}`, {
      headers: { Cookie },
    });
    expect(vuelta.status).toBe(200);
    expect(await vuelta.text()).toContain('content="0;url=/iar/05"');
    expect(galletas(vuelta)[COOKIE_SESION]).toMatch(
      /^__Host-sala=ey[^;]+; Max-Age=35\d\d; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(galletas(vuelta)['__Host-sala-ida']).toContain('Max-Age=0');
    expect(vuelta.headers.get('Clear-Site-Data')).toBe('"cache"');
    const [canje] = canjes;
    expect(canje?.get('redirect_uri')).toBe('https://sala.ejemplo/sesion');
    const reto = createHash('sha256').update(canje!.get('code_verifier')!).digest('base64url');
    expect(reto).toBe(a.searchParams.get('code_challenge'));
  });

  it.each<[string, (a: URL, Cookie: string) => [consulta: string, Cookie: string]]>([
    ['another state', (_, k) => ['code=c1&state=otro', k]],
    ['another browser', (a) => [`code=c1&state=${a.searchParams.get('state')}`, '']],
    ['a broken cookie', (a) => [`code=c1&state=${a.searchParams.get('state')}`, '__Host-sala-ida=%7B']],
    ['a refusal', (a, k) => [`error=access_denied&state=${a.searchParams.get('state')}`, k]],
    ['no code', (a, k) => [`state=${a.searchParams.get('state')}`, k]],
  ])('with %s nobody comes in', async (_, alterar) => {
    const app = sitio(() => 'x');
    const { a, Cookie } = await ida(app);
    const [consulta, k] = alterar(a, Cookie);
    const r = await app.request(`https://sala.ejemplo/sesion?${consulta}`, { headers: k === '' ? {} : { Cookie: k } });
    expect(await r.text()).toContain('/entrar?fallo=si');
    expect(galletas(r)[COOKIE_SESION]).toBeUndefined();
  });

  it('a token made for another visit, or of nobody here, does not come in', async () => {
    for (const [nonce, claims] of [
      ['otro', {}],
      [null, { token_use: 'access' }],
    ] as const) {
      let pedido = '';
      const app = sitio(() => nonce ?? pedido, [], claims);
      const { a, Cookie } = await ida(app);
      pedido = a.searchParams.get('nonce')!;
      const r = await app.request(`https://sala.ejemplo/sesion?code=c1&state=${a.searchParams.get('state')}`, {
        headers: { Cookie },
      });
      expect(galletas(r)[COOKIE_SESION]).toBeUndefined();
    }
  });

  it('leaves here and in the directory; never goes back to another site', async () => {
    const app = sitio(() => 'x');
    const r = await app.request('https://sala.ejemplo/sesion/salir', { method: 'POST' });
    expect(galletas(r)[COOKIE_SESION]).toContain('Max-Age=0');
    expect(await r.text()).toContain(`${INGRESO}/logout?client_id=web&#38;logout_uri=`);
    const { r: otra } = await ida(app, '//malo.example');
    expect(decodeURIComponent(galletas(otra)['__Host-sala-ida']!)).toContain('"volver":"/"');
  });
});
