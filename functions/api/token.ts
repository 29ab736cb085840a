import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { esAmbitoDeAlguien, esFinalidad, esRol, type Identidad } from '../domain/acceso/identidad.ts';
import type { Presentado } from './deps.ts';

/** Who makes the tokens that are believed here, for which clients, and with which keys it signs them. */
export type Emisor = {
  readonly emisor: string;
  readonly clientes: readonly string[];
  readonly llaves: JWTVerifyGetKey;
};

/** What signs with a key of its own: nothing that a secret known to both could also have signed, and never nothing. */
const ALGORITMOS = ['RS256', 'ES256'];

const palabras = (x: unknown): string[] => (typeof x === 'string' ? x.split(/[\s,]+/).filter((p) => p !== '') : []);
const lista = (x: unknown): string[] =>
  Array.isArray(x) ? x.filter((p): p is string => typeof p === 'string') : palabras(x);

/**
 * The identity a verified token speaks of: groups are roles, `custom:ambitos` places, `custom:nominal` what it may read persons for.
 * A word that is not known grants nothing. @returns null when it is not the token of a person
 */
export function identidadDe(p: JWTPayload): Identidad | null {
  if (!p.sub || p.exp === undefined || (p['token_use'] !== undefined && p['token_use'] !== 'id')) return null;
  return {
    sujeto: p.sub,
    clase: 'persona',
    roles: lista(p['cognito:groups']).filter(esRol),
    ambitos: palabras(p['custom:ambitos']).filter(esAmbitoDeAlguien),
    nominal: palabras(p['custom:nominal']).filter(esFinalidad),
    vence: p.exp,
  };
}

/** @throws when the keys of the issuer could not be had: that says nothing of the token. */
export const verificadorJwt =
  ({ emisor, clientes, llaves }: Emisor, ahora: () => Date = () => new Date()) =>
  async (token: string): Promise<Presentado> => {
    try {
      const { payload } = await jwtVerify(token, llaves, {
        issuer: emisor,
        audience: [...clientes],
        algorithms: ALGORITMOS,
        requiredClaims: ['sub', 'exp', 'aud', 'iss'],
        currentDate: ahora(),
      });
      const quien = identidadDe(payload);
      return quien ? { quien } : { quien: null, por: 'sesion_invalida' };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { quien: null, por: 'sesion_vencida' };
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw error;
      return { quien: null, por: 'sesion_invalida' };
    }
  };

/** The issuer of the environment: null when it does not name one and its clients, and then nobody is believed. */
export function emisorDe(entorno: Readonly<Record<string, string | undefined>>): Emisor | null {
  const emisor = entorno['SALA_EMISOR'];
  const clientes = palabras(entorno['SALA_CLIENTES']);
  if (!emisor || clientes.length === 0) return null;
  const llaves = createRemoteJWKSet(new URL(`${emisor.replace(/\/$/, '')}/.well-known/jwks.json`));
  return { emisor, clientes, llaves };
}
