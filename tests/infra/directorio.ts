import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export type DirectorioLocal = {
  readonly emisor: string;
  readonly cliente: string;
  /** The token of a session as the directory signs it: groups are roles, places separated by spaces. */
  firmar(grupos: readonly string[], ambitos: string): Promise<string>;
  cerrar(): Promise<void>;
};

/** An issuer of tokens on this machine: whoever is told of it finds its keys where a directory has them. */
export async function abrirDirectorio(): Promise<DirectorioLocal> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const llaves = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }] };
  const servidor = createServer((req, res) => {
    if (req.url !== '/personas/.well-known/jwks.json') return void res.writeHead(404).end();
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(llaves));
  });
  await new Promise<void>((listo) => servidor.listen(0, '127.0.0.1', listo));
  const emisor = `http://127.0.0.1:${(servidor.address() as AddressInfo).port}/personas`; // listening on a port
  const cliente = 'navegador';
  return {
    emisor,
    cliente,
    firmar: (grupos, ambitos) =>
      new SignJWT({ token_use: 'id', 'cognito:groups': grupos, 'custom:ambitos': ambitos })
        .setProtectedHeader({ alg: 'RS256', kid: 'k' })
        .setIssuer(emisor)
        .setAudience(cliente)
        .setSubject('quien-mira')
        .setExpirationTime('1h')
        .sign(privateKey),
    async cerrar() {
      servidor.closeAllConnections();
      await new Promise((listo) => servidor.close(listo));
    },
  };
}
