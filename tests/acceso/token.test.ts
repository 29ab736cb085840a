import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { identificarCon } from '../../functions/api/credencial.ts';
import type { Presentado } from '../../functions/api/deps.ts';
import { emisorDe, identidadDe, verificadorJwt, type Emisor } from '../../functions/api/token.ts';

const EMISOR = 'https://directorio.ejemplo/pool';
const AHORA = new Date('2026-11-06T15:00:00Z');
const segundos = AHORA.getTime() / 1000;
let emisor: Emisor;
let verificar: (token: string) => Promise<Presentado>;
let firmar: (p?: JWTPayload, llave?: CryptoKey | Uint8Array, alg?: string) => Promise<string>;
let publica: CryptoKey;
let ajena: CryptoKey;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  publica = publicKey;
  ajena = (await generateKeyPair('RS256')).privateKey;
  const llaves = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }] });
  emisor = { emisor: EMISOR, clientes: ['web', 'telefono'], llaves };
  verificar = verificadorJwt(emisor, () => AHORA);
  firmar = (p = {}, llave = privateKey, alg = 'RS256') =>
    new SignJWT({
      iss: EMISOR,
      aud: 'web',
      sub: 'u1',
      exp: segundos + 60,
      token_use: 'id',
      'cognito:groups': ['eess', 'jefa_de_todo'],
      'custom:ambitos': 'E:00003644, S:1-2 X:05 E:SIN-050304 G:',
      'custom:nominal': 'seguimiento curiosidad',
      ...p,
    })
      .setProtectedHeader({ alg, kid: 'k' })
      .sign(llave);
});

const por = async (token: string) => {
  const r = await verificar(token);
  return r.quien === null ? r.por : 'vale';
};

it('groups are roles, and the places and purposes are those it knows', async () => {
  expect(await verificar(await firmar())).toEqual({
    quien: {
      sujeto: 'u1',
      clase: 'persona',
      roles: ['eess'],
      ambitos: ['E:00003644', 'S:1-2'],
      nominal: ['seguimiento'],
      vence: segundos + 60,
    },
  });
});

describe('lo que no vale', () => {
  it('expired, of another issuer, for another client, without subject or end, or not of a person', async () => {
    expect(await por(await firmar({ exp: segundos }))).toBe('sesion_vencida');
    expect(await por(await firmar({ iss: 'https://otro.ejemplo/pool' }))).toBe('sesion_invalida');
    expect(await por(await firmar({ aud: 'otra' }))).toBe('sesion_invalida');
    expect(await por(await firmar({ aud: ['otra', 'telefono'] }))).toBe('vale');
    for (const falta of ['aud', 'iss', 'sub', 'exp'])
      expect(await por(await firmar({ [falta]: undefined }))).toBe('sesion_invalida');
    expect(await por(await firmar({ token_use: 'access' }))).toBe('sesion_invalida');
    expect(await por(await firmar({ nbf: segundos + 30 }))).toBe('sesion_invalida');
  });

  it('signed by another, by nobody, with the public key as a secret, or altered', async () => {
    expect(await por(await firmar({}, ajena))).toBe('sesion_invalida');
    const nadie = new UnsecuredJWT({ 'cognito:groups': ['admin'], 'custom:ambitos': 'N:PE' });
    nadie
      .setIssuer(EMISOR)
      .setAudience('web')
      .setSubject('u1')
      .setExpirationTime(segundos + 60);
    expect(await por(nadie.encode())).toBe('sesion_invalida');
    const secreto = new TextEncoder().encode(JSON.stringify(await exportJWK(publica)));
    expect(await por(await firmar({}, secreto, 'HS256'))).toBe('sesion_invalida');
    const [cabeza, cuerpo, firma] = (await firmar()).split('.') as [string, string, string];
    const otro = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(cuerpo, 'base64url').toString()), sub: 'u2' }));
    expect(await por([cabeza, otro.toString('base64url'), firma].join('.'))).toBe('sesion_invalida');
    for (const basura of ['', 'x', 'a.b.c', '..']) expect(await por(basura)).toBe('sesion_invalida');
  });

  it('keys that could not be had are not a fault of the token', async () => {
    const sinRed = verificadorJwt({ ...emisor, llaves: () => Promise.reject(new TypeError('fetch failed')) });
    await expect(firmar().then(sinRed)).rejects.toThrow('fetch failed');
  });
});

it('an environment that does not name its issuer and clients believes nobody', () => {
  expect(emisorDe({})).toBeNull();
  expect(emisorDe({ SALA_EMISOR: EMISOR })).toBeNull();
  expect(emisorDe({ SALA_EMISOR: EMISOR, SALA_CLIENTES: ' ' })).toBeNull();
  expect(emisorDe({ SALA_EMISOR: EMISOR, SALA_CLIENTES: 'a b' })?.clientes).toEqual(['a', 'b']);
});

it('an unsigned claim of being several is one of nobody', () => {
  expect(
    identidadDe({ sub: 'u', exp: 1, 'cognito:groups': { admin: true }, 'custom:ambitos': ['N:PE'] }),
  ).toMatchObject({
    roles: [],
    ambitos: [],
  });
});

describe('qué se mira de una petición', () => {
  const app = new Hono().get('/', async (c) => {
    const identificar = identificarCon({
      cookie: 'sala',
      jwt: async (t) => (t === 'bueno' ? { quien: { ...ANA } } : { quien: null, por: 'sesion_invalida' }),
      pantalla: async (t) =>
        t === 'pared' ? { quien: { ...ANA, clase: 'dispositivo' } } : { quien: null, por: 'sesion_vencida' },
    });
    const r = await identificar(c);
    return c.text(r.quien === null ? r.por : r.quien.clase);
  });
  const ANA = { sujeto: 'a', clase: 'persona', roles: [], ambitos: [], nominal: [], vence: 1 } as const;
  const con = async (headers: Record<string, string>) => (await app.request('/', { headers })).text();

  it.each([
    [{}, 'sin_sesion'],
    [{ Cookie: 'otra=bueno' }, 'sin_sesion'],
    [{ Cookie: 'sala=bueno' }, 'persona'],
    [{ Cookie: 'sala=pantalla.pared' }, 'dispositivo'],
    [{ Cookie: 'sala=pantalla.otra' }, 'sesion_vencida'],
    [{ Authorization: 'Bearer bueno' }, 'persona'],
    [{ Authorization: 'Basic bueno' }, 'sesion_invalida'],
    [{ Authorization: 'Bearer malo', Cookie: 'sala=bueno' }, 'sesion_invalida'],
    [{ Authorization: '', Cookie: 'sala=bueno' }, 'sesion_invalida'],
    [{ Authorization: `Bearer ${'b'.repeat(5000)}` }, 'sesion_invalida'],
  ])('%o is %s', async (headers, esperado) => expect(await con(headers)).toBe(esperado));
});
