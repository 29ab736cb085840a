import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Verificar } from '../../api/credencial.ts';
import { verificadorJwt } from '../../api/token.ts';
import type { UsuarioDemo } from './usuarios.ts';

const EMISOR = 'urn:sala:demostracion';
const CLIENTE = 'sala-local';
const HORAS = 12;

export type EmisorLocal = {
  /** A token as those of the directory, of a person who does not exist. */
  firmar(
    de: Omit<UsuarioDemo, 'nombre'>,
    horas?: number,
  ): Promise<{ readonly token: string; readonly segundos: number }>;
  readonly verificar: Verificar;
};

/**
 * The issuer of one machine, for the demonstration: its keys are made each time the sala opens and never leave the process, so that
 * no token of it is believed anywhere else, nor here after closing.
 */
export async function crearEmisorLocal(): Promise<EmisorLocal> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const llaves = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'local', alg: 'ES256' }] });
  return {
    verificar: verificadorJwt({ emisor: EMISOR, clientes: [CLIENTE], llaves }),
    async firmar({ id, roles, ambitos, nominal }, horas = HORAS) {
      const segundos = horas * 3600;
      const token = await new SignJWT({
        token_use: 'id',
        'cognito:groups': [...roles],
        'custom:ambitos': ambitos.join(' '),
        'custom:nominal': nominal.join(' '),
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'local' })
        .setIssuer(EMISOR)
        .setAudience(CLIENTE)
        .setSubject(id)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + segundos)
        .sign(privateKey);
      return { token, segundos };
    },
  };
}
