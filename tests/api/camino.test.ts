import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import fc from 'fast-check';
import { Hono } from 'hono';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crearApp } from '../../functions/api/app.ts';
import { esCaminoTorcido } from '../../functions/api/camino.ts';
import { crearSitio } from '../../functions/sitio/app.ts';
import { peticion } from '../infra/eventos.ts';
import { deps } from './deps.ts';

const api = crearApp(deps({ anfitriones: null }));
const paginas = async () => new Response('página');
const sitio = crearSitio({ api, responder: paginas });
const deUnaMaquina = crearSitio({ api, responder: paginas, conApi: true });

const TORCIDOS = [
  '/sesion/../v1/salud',
  '/sesion/%2e%2e/v1/salud',
  '/sesion/.%2E/v1/salud',
  '/sesion/..\\v1/salud',
  '/sesion/..%2fv1/salud',
  '/sesion/..%5cv1/salud',
  '/sesion/.\t./v1/salud',
  '/sesion/./../v1/salud',
  '/v1/./salud',
  '/v1/%73alud',
  '/%761/salud',
  '/sesion/x/..',
];
const DERECHOS = [
  '/',
  '/v1/salud',
  '/v1/tableros/D:050304/tendencia',
  '/v1/fichas/a..b',
  '/v1/cargas/0123456789abcdef/rechazos.csv',
  '/sector/a%20b%C3%B1',
  '/v1/buscar?q=../..&x=%2e%2e',
];

it.each(TORCIDOS)('«%s» could be read as another path', (camino) => expect(esCaminoTorcido(camino)).toBe(true));
it.each(DERECHOS)('«%s» is what it says', (camino) => expect(esCaminoTorcido(camino)).toBe(false));

/** The parser encodes what came as a space. */
const conEspacios = (parte: string): string => parte.replaceAll('%20', ' ');

it('whatever it lets by, the parser reads as it came: no part of it goes away', () => {
  const trozo = fc.constantFrom(
    '.',
    '..',
    '%2e',
    '%2E',
    '%2f',
    '%5c',
    '/',
    '\\',
    '\t',
    '\n',
    ' ',
    'a',
    'v1',
    '%20',
    '%c3',
  );
  fc.assert(
    fc.property(fc.array(trozo, { maxLength: 8 }), (trozos) => {
      const crudo = `/${trozos.join('')}`;
      if (esCaminoTorcido(crudo)) return;
      const { pathname } = new URL(`https://sala.invalid${crudo}`);
      const partes = crudo
        .replace(/[\t\n]/g, '')
        .trimEnd()
        .split(/[/\\]/);
      expect(pathname.split('/').map(conEspacios)).toEqual(partes.map(conEspacios));
    }),
    { numRuns: 5000 },
  );
});

describe('en AWS', () => {
  const codigo = async (app: Hono, camino: string): Promise<unknown> => {
    const r = await handle(app)(peticion(camino) as unknown as LambdaEvent); // the same, typed apart
    return [r.statusCode, r.statusCode === 200 ? null : (JSON.parse(r.body) as { code: string }).code];
  };

  it.each(TORCIDOS)('neither function answers «%s»', async (camino) => {
    expect(await codigo(sitio, camino)).toEqual([400, 'camino_torcido']);
    expect(await codigo(api, camino)).toEqual([400, 'camino_torcido']);
  });

  it('the API is behind its own door and not behind that of the pages, which still ask it', async () => {
    expect(await codigo(api, '/v1/salud')).toEqual([200, null]);
    for (const camino of ['/v1/salud', '/v1', '/v1/nominal/sectoristas/E:00003644?finalidad=seguimiento'])
      expect(await codigo(sitio, camino)).toEqual([404, 'ruta_desconocida']);
    const quePregunta = crearSitio({
      api,
      responder: (_, plataforma) => plataforma.api(new Request('https://sala.invalid/v1/salud')),
    });
    expect(await codigo(quePregunta, '/cortes')).toEqual([200, null]);
  });
});

describe('en una máquina', () => {
  let puerto = 0;
  const servidor = createServer(getRequestListener(deUnaMaquina.fetch));
  beforeAll(async () => {
    await new Promise<void>((listo) => servidor.listen(0, '127.0.0.1', listo));
    ({ port: puerto } = servidor.address() as AddressInfo); // a TCP server that listens has one
  });
  afterAll(() => servidor.close());

  /** Asks for the path as it is written: `fetch` would straighten it. */
  const estado = (path: string): Promise<number> =>
    new Promise((listo, fallo) =>
      request({ host: '127.0.0.1', port: puerto, path }, (r) => listo(r.resume().statusCode!))
        .on('error', fallo)
        .end(),
    );

  it('the same, and what is straight is answered', async () => {
    for (const camino of ['/sesion/../v1/salud', '/sesion/%2e%2e/v1/salud', '/sesion/..%2fv1/salud', '/v1/%73alud'])
      expect(await estado(camino), camino).toBe(400);
    expect(await estado('/v1/salud')).toBe(200);
    expect(await estado('/cortes')).toBe(200);
  });
});
