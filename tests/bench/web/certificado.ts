import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const der = (etiqueta: number, ...partes: readonly Uint8Array[]): Buffer => {
  const cuerpo = Buffer.concat(partes);
  const largo = cuerpo.length;
  const cabeza = largo < 128 ? [largo] : largo < 256 ? [0x81, largo] : [0x82, largo >> 8, largo & 255];
  return Buffer.concat([Buffer.from([etiqueta, ...cabeza]), cuerpo]);
};
const secuencia = (...partes: readonly Uint8Array[]): Buffer => der(0x30, ...partes);
const hora = (fecha: string): Buffer => der(0x17, Buffer.from(`${fecha}000000Z`)); // UTCTime, YYMMDD

/** ecdsa-with-SHA256 and id-at-commonName, already encoded. */
const ECDSA_SHA256 = secuencia(Buffer.from('06082a8648ce3d040302', 'hex'));
const NOMBRE = secuencia(
  der(0x31, secuencia(Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('sala de medida')))),
);

/**
 * A certificate made for this run and trusted by nobody: the browser is told to accept this one key. TLS is then the real one, with
 * its round trip, and the cache of the browser works as with any other certificate.
 * @returns `huella`: base64 SHA-256 of the public key, for `--ignore-certificate-errors-spki-list`.
 */
export function certificadoPropio(): { key: string; cert: string; huella: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const clave = publicKey.export({ type: 'spki', format: 'der' });
  const serie = der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]));
  const contenido = secuencia(serie, ECDSA_SHA256, NOMBRE, secuencia(hora('200101'), hora('491231')), NOMBRE, clave);
  const firma = der(0x03, Buffer.from([0]), sign('sha256', contenido, privateKey));
  const cert = secuencia(contenido, ECDSA_SHA256, firma).toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${cert}\n-----END CERTIFICATE-----\n`,
    huella: createHash('sha256').update(clave).digest('base64'),
  };
}
