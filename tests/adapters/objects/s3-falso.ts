import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';

const leerCuerpo = async (peticion: IncomingMessage): Promise<Buffer> => {
  const trozos: Buffer[] = [];
  for await (const t of peticion) trozos.push(t as Buffer);
  const crudo = Buffer.concat(trozos);
  if (!String(peticion.headers['content-encoding'] ?? '').includes('aws-chunked')) return crudo;
  // aws-chunked: <hex>[;extensions]\r\n<bytes>\r\n … 0\r\n<trailers>
  const partes: Buffer[] = [];
  for (let i = 0; ;) {
    const fin = crudo.indexOf('\r\n', i);
    const n = parseInt(crudo.subarray(i, fin).toString(), 16);
    if (n === 0) return Buffer.concat(partes);
    partes.push(crudo.subarray(fin + 2, fin + 2 + n));
    i = fin + 2 + n + 2;
  }
};

const xml = (texto: string) => texto.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The five requests of S3 the adapter makes, over real HTTP and with the real client; lists two keys a page. */
export async function abrirS3Falso() {
  const objetos = new Map<string, Buffer>();
  const servidor = createServer(async (peticion, respuesta) => {
    const url = new URL(peticion.url ?? '/', 'http://x');
    const [deposito, ...partes] = decodeURIComponent(url.pathname).slice(1).split('/');
    const clave = partes.join('/');
    const donde = `${deposito}/${clave}`;
    if (peticion.method === 'PUT') {
      objetos.set(donde, await leerCuerpo(peticion));
      respuesta.writeHead(200, { etag: '"x"' }).end();
    } else if (clave === '') {
      const desde = url.searchParams.get('continuation-token') ?? '';
      const claves = [...objetos.keys()]
        .filter((c) => c.startsWith(`${deposito}/`))
        .map((c) => c.slice(donde.length))
        .sort()
        .filter((c) => c.startsWith(url.searchParams.get('prefix') ?? '') && c > desde);
      const pagina = claves.slice(0, 2);
      const sigue = claves.length > 2 ? `<NextContinuationToken>${xml(pagina[1]!)}</NextContinuationToken>` : '';
      respuesta.writeHead(200, { 'content-type': 'application/xml' });
      respuesta.end(
        `<?xml version="1.0"?><ListBucketResult><IsTruncated>${claves.length > 2}</IsTruncated>${sigue}` +
          pagina.map((c) => `<Contents><Key>${xml(c)}</Key></Contents>`).join('') +
          '</ListBucketResult>',
      );
    } else {
      const cuerpo = objetos.get(donde);
      if (cuerpo)
        respuesta
          .writeHead(200, { 'content-length': cuerpo.length })
          .end(peticion.method === 'HEAD' ? undefined : cuerpo);
      else
        respuesta
          .writeHead(404, { 'content-type': 'application/xml' })
          .end(peticion.method === 'HEAD' ? undefined : '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>');
    }
  });
  await new Promise<void>((listo) => servidor.listen(0, '127.0.0.1', listo));
  const cliente = new S3Client({
    endpoint: `http://127.0.0.1:${(servidor.address() as AddressInfo).port}`,
    forcePathStyle: true,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    cliente,
    cerrar: async () => {
      cliente.destroy();
      servidor.closeAllConnections();
      await new Promise((listo) => servidor.close(listo));
    },
  };
}
