import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { identificarCon, PREFIJO_PANTALLA } from '../../../functions/api/credencial.ts';
import type { Deps } from '../../../functions/api/deps.ts';
import { verificadorPantallas } from '../../../functions/api/pantallas.ts';
import { verificadorJwt } from '../../../functions/api/token.ts';
import { createHash } from 'node:crypto';
import { AHORA } from './mundo.ts';
import { PERSONAS, type Persona } from './oraculo.ts';

export const ESTADOS = [
  'valida',
  'ausente',
  'vencida',
  'falsificada',
  'alterada',
  'sin_firma',
  'otra_audiencia',
  'otro_emisor',
  'de_acceso',
] as const;
export type Estado = (typeof ESTADOS)[number];

const EMISOR = 'https://directorio.ejemplo/pool';
const COOKIE = '__Host-sala';
const segundos = Date.parse(AHORA) / 1000;

/** Every credential of the matrix: of each person, good and in each way of being bad; and what the server tells them apart with. */
export async function crearCredenciales() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const ajena = await generateKeyPair('ES256');
  const llaves = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] });
  const claims = (nombre: string, p: Persona): JWTPayload => ({
    iss: EMISOR,
    aud: 'web',
    sub: nombre,
    exp: segundos + 3600,
    token_use: 'id',
    'cognito:groups': [...p.roles],
    'custom:ambitos': p.ambitos.join(' '),
    'custom:nominal': p.nominal.join(' '),
  });
  const firmar = (c: JWTPayload, llave = privateKey): Promise<string> =>
    new SignJWT(c).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign(llave);
  const alterar = (token: string, como: JWTPayload): string => {
    const [cabeza, , firma] = token.split('.');
    return `${cabeza}.${Buffer.from(JSON.stringify(como)).toString('base64url')}.${firma}`;
  };
  const deDispositivo = (nombre: string, estado: Estado): string =>
    `${PREFIJO_PANTALLA}${estado === 'valida' ? nombre : estado === 'vencida' ? `${nombre}-vencida` : `${nombre}-${estado}`}`;

  const tokens = new Map<string, string | null>();
  for (const [nombre, p] of Object.entries(PERSONAS)) {
    const c = claims(nombre, p);
    const bueno = await firmar(c);
    const de: Record<Estado, string | null> = {
      valida: bueno,
      ausente: null,
      vencida: await firmar({ ...c, exp: segundos - 1 }),
      falsificada: await firmar(c, ajena.privateKey),
      alterada: alterar(bueno, { ...c, 'cognito:groups': ['admin', 'iar'], 'custom:ambitos': 'N:PE' }),
      sin_firma: new UnsecuredJWT(c).encode(),
      otra_audiencia: await firmar({ ...c, aud: 'otra' }),
      otro_emisor: await firmar({ ...c, iss: 'https://otro.ejemplo' }),
      de_acceso: await firmar({ ...c, token_use: 'access' }),
    };
    for (const estado of ESTADOS)
      tokens.set(
        `${nombre}|${estado}`,
        p.clase === 'dispositivo' && estado !== 'ausente' ? deDispositivo(nombre, estado) : de[estado],
      );
  }

  const sha = (t: string): string => createHash('sha256').update(t).digest('hex');
  const pantallas = new Map(
    Object.entries(PERSONAS)
      .filter(([, p]) => p.clase === 'dispositivo')
      .flatMap(([nombre, p]) =>
        [nombre, `${nombre}-vencida`].map((token) => [
          sha(token),
          {
            id: nombre,
            ambito: p.ambitos[0]!,
            region: '05',
            nombre: '',
            creada: AHORA,
            por: 'x',
            vence: token.endsWith('-vencida') ? AHORA : '2027-01-01T00:00:00.000Z',
            revocada: null,
            emparejada: true,
          },
        ]),
      ),
  );
  const identificar: Deps['identificar'] = identificarCon({
    cookie: COOKIE,
    jwt: verificadorJwt({ emisor: EMISOR, clientes: ['web'], llaves }, () => new Date(AHORA)),
    pantalla: verificadorPantallas({ deToken: async (h) => pantallas.get(h) ?? null }, () => AHORA),
  });

  /** Half by the header and half by the cookie. */
  const cabeceras = (nombre: string, estado: Estado, n: number): Record<string, string> => {
    const token = tokens.get(`${nombre}|${estado}`);
    if (!token) return {};
    return n % 2 === 0 ? { authorization: `Bearer ${token}` } : { cookie: `otra=1; ${COOKIE}=${token}` };
  };
  return { identificar, cabeceras };
}
