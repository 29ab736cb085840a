/**
 * The sala to be measured, in a process of its own so that rendering does not hold up the link: `servir.ts [CARPETA]`. Over the
 * folder it is given, or over a small province made for the occasion. Tells its parent `{ claro, cifrado, huella }`: two ports, plain
 * HTTP/1.1 as on this machine, and TLS with HTTP/2 as behind the CDN.
 */
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { AddressInfo, Server } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { abrirCarpetaDatos } from '../../../functions/local/carpeta-datos.ts';
import { aplicacionLocal } from '../../../functions/local/servidor.ts';
import { abrirServicio } from '../../../functions/local/servicio.ts';
import { abrirSala } from '../../e2e/sala.ts';
import { certificadoPropio } from './certificado.ts';

export type Servida = { readonly claro: number; readonly cifrado: number; readonly huella: string };

async function sobre(ruta: string): Promise<{ app: Hono; cerrar: () => Promise<void> }> {
  const carpeta = abrirCarpetaDatos(ruta);
  const servicio = await abrirServicio(carpeta);
  return { app: await aplicacionLocal(servicio, carpeta), cerrar: () => servicio.cerrarAlmacen() };
}

const [ruta] = process.argv.slice(2);
const { app, cerrar } = ruta ? await sobre(ruta) : await abrirSala();
const { key, cert, huella } = certificadoPropio();
const atender = getRequestListener(app.fetch);
const escuchar = async (servidor: Server): Promise<number> => {
  await new Promise<void>((listo) => servidor.listen(0, '127.0.0.1', listo));
  return (servidor.address() as AddressInfo).port; // a TCP server that listens has one
};
const claro = await escuchar(createServer(atender));
const cifrado = await escuchar(
  createSecureServer(
    { key, cert, allowHTTP1: true, minVersion: 'TLSv1.3' },
    (peticion, respuesta) => void atender(peticion, respuesta),
  ),
);
process.send?.({ claro, cifrado, huella } satisfies Servida);
process.once('disconnect', () => void cerrar().then(() => process.exit(0)));
